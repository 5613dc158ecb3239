"""Letters to files of other forms: one file per form."""
