"""Document to mentions: one file per kind, each with `build(settings, resources)`."""
