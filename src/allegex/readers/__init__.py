"""Bytes to pages: one file per format; `read` finds the right one."""
