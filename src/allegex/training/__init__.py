"""Training: labelled text to models. Imported by its command alone."""
