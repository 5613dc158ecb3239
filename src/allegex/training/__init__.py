"""Training of taggers and classifiers from a corpus."""
