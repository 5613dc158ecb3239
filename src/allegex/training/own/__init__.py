"""Training on a user's own corpus: `train` takes a recipe to a model folder with card and report."""
