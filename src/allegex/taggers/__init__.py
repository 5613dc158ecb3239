"""Taggers: trained models that mark spans. `open_tagger` opens what training wrote."""
