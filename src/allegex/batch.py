"""Many sources to outcomes, over any concurrent.futures executor."""
