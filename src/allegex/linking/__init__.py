"""Mentions to links: one file per step, conducted by `link`."""
