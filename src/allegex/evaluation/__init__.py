"""Letters against gold: precision, recall and F1 per field, floors that may only rise."""
