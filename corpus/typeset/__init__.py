"""Marked letters to PDF and gold."""
