"""Generated letters: a grammar per section, fictional persons, gold known by construction."""
