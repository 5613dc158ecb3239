"""Dates of bare texts, for tests: the extractor and the resolver alone."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.extractors.dates import Settings, build
from allegex.linking.dates import resolve_dates
from allegex.records.date import DateMention
from allegex.records.document import Document
from allegex.records.letter import Date, Header, LetterDate
from allegex.resources import Resources
from allegex.segmentation.segment import passage


def dates_in(document: Document, letter: str | None, resources: Resources) -> tuple[Date, ...]:
    """The dates of a document written on the day `letter`."""
    mentions = [m for m in build(Settings(), resources)(document) if isinstance(m, DateMention)]
    header = Header(date=LetterDate(value=letter, start=0, end=0) if letter else None)
    return resolve_dates(document, mentions, (), header, resources)


def dates_of(
    text: str, language: str, resources: Resources, letter: str | None = "2024-03-18"
) -> tuple[Date, ...]:
    """The dates of a piece of text."""
    return dates_in(passage(text, language, resources), letter, resources)


def values(dates: Sequence[Date]) -> list[str | None]:
    """Their values, in order."""
    return [date.edtf for date in dates]
