"""What people call from Python: load, extract, citations, dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from allegex import config as configuration
from allegex.pipeline import Pipeline, build
from allegex.records.letter import Citation, Date, Letter


def load(config: str | Path | configuration.Config | None = None, *settings: str) -> Pipeline:
    """A pipeline: `load()`, `load("fast")`, `load("my.toml", "read.ocr=never")`."""
    if not isinstance(config, configuration.Config):
        config = configuration.load(config, settings)
    return build(config)


def extract(source: str | Path | bytes, config: str | Path | None = None) -> Letter:
    """The record of one letter. For many letters, `load` once and call the pipeline."""
    return load(config)(source)


def citations(
    text: str, language: str, *, state: str | None = None, pipeline: Pipeline | None = None
) -> tuple[Citation, ...]:
    """The citations of a piece of text, as in the letter record.

    `language` is en, fr or es; `state` (ISO 3166-1 alpha-3) is whose law is meant where the text does not say.
    Pass a `pipeline` to reuse its tables over many texts.
    """
    return (pipeline or load("fast")).read_text(text, language, state=state).citations


def dates(
    text: str, language: str, *, reference_date: date | None = None, pipeline: Pipeline | None = None
) -> tuple[Date, ...]:
    """The dates of a piece of text, as in the letter record.

    `reference_date` is the day the text was written, against which "last month" is resolved.
    """
    return (pipeline or load("fast")).read_text(text, language, written=reference_date).dates
