"""Annotated texts in the formats of annotation tools and trainers, out and back in: one file per format."""
