"""The document: the composed text cut into sections and sentences. What every extractor sees."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import Literal

from msgspec import Struct

from allegex.records.page import Warning
from allegex.records.text import Span, Text

DocumentKind = Literal["letter", "reply", "other"]

SectionKind = Literal[
    "cover",
    "letterhead",
    "mandates",
    "reference",
    "date",
    "addressee",
    "salutation",
    "opening",
    "correspondence",
    "subject",
    "background",
    "allegations",
    "concerns",
    "legal_framework",
    "requests",
    "response_deadline",
    "interim_measures",
    "public_statement",
    "procedure_notice",
    "copy_notice",
    "closing",
    "signatories",
    "annex",
    "footnotes",
    "reply_header",
    "reply_opening",
    "reply_body",
    "reply_closing",
    "other",
]


class DocumentSection(Struct, frozen=True):
    """A stretch of the text of one kind. Top sections tile the text; a child lies inside its parent."""

    kind: SectionKind
    start: int
    end: int
    language: str
    """ISO 639-1 of this section."""
    heading: str | None = None
    parent: int | None = None
    """Index of the parent section in `Document.sections`."""
    by: str = ""
    score: float | None = None


class Document(Struct, frozen=True):
    """Text, sections and sentences. `language` is the main language of the letter's body."""

    text: Text
    kind: DocumentKind
    language: str
    sections: tuple[DocumentSection, ...]
    """Sorted by (start, -end): a parent stands before its children."""
    sentences: tuple[Span, ...]
    kind_score: float | None = None
    warnings: tuple[Warning, ...] = ()

    @property
    def content(self) -> str:
        """The composed text as a string."""
        return self.text.content

    def spans(self, *kinds: SectionKind) -> tuple[Span, ...]:
        """Spans of the top-level sections of these kinds, in order."""
        return tuple(Span(s.start, s.end) for s in self.sections if s.parent is None and s.kind in kinds)

    def section_at(self, offset: int) -> int | None:
        """Index of the innermost section that holds `offset`, None when the document has no sections."""
        index = bisect_right(self.sections, offset, key=_start) - 1
        while index >= 0 and self.sections[index].end <= offset:
            index -= 1
        return index if index >= 0 else None

    def sentences_in(self, start: int, end: int) -> tuple[Span, ...]:
        """The sentences that begin in the characters [start, end)."""
        first = bisect_left(self.sentences, start, key=_start)
        return self.sentences[first : bisect_left(self.sentences, end, lo=first, key=_start)]

    def sentences_over(self, start: int, end: int) -> tuple[Span, ...]:
        """The sentences that share characters with [start, end)."""
        first = bisect_right(self.sentences, start, key=_end)
        return self.sentences[first : bisect_left(self.sentences, end, lo=first, key=_start)]


_start = attrgetter("start")
_end = attrgetter("end")
