"""Trained sequence models opened for use: one interface, one file per backend."""
