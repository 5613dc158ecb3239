"""Fictional letters that show every layout of the archive, set by several programs, with the text they should yield."""
