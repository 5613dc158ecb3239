"""Many records at once: read back, compared, counted, linked."""
