"""The extractor of a pattern file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from allegex.contracts import Extractor
from allegex.extractors.patterns.match import Match, Matcher
from allegex.extractors.patterns.rows import read_rows
from allegex.records.document import Document
from allegex.records.mention import CustomMention, Mention
from allegex.resources import Resources


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`file` is the pattern file; `name` the key under `custom`, by default the name of the block."""

    file: str
    name: str = "patterns"


def build(settings: Settings, resources: Resources) -> Extractor:
    """The extractor of a pattern file. Raises ConfigError."""
    matcher = Matcher(read_rows(Path(settings.file)))

    def extract(document: Document) -> Iterable[Mention]:
        for found in find(matcher, document):
            row = matcher.rows[found.row]
            yield CustomMention(
                start=found.start,
                end=found.end,
                by=f"{settings.name}:{found.row + 1}",
                extractor=settings.name,
                label=row.label,
                value=found.value,
            )

    return extract


def find(matcher: Matcher, document: Document) -> list[Match]:
    """The matches of a document in order; inside a match another one with the same label is dropped."""
    found: list[Match] = []
    for number, section in enumerate(document.sections):
        if any(s.parent == number for s in document.sections[number + 1 :]):
            # The children hold the text of their parent; what lies before the first child is the parent's own.
            first = next(s for s in document.sections[number + 1 :] if s.parent == number)
            end = first.start
        else:
            end = section.end
        for match in matcher.find(document.content, section.start, end):
            row = matcher.rows[match.row]
            if (not row.sections or section.kind in row.sections) and (
                not row.languages or section.language in row.languages
            ):
                found.append(match)
    found.sort(key=lambda m: (m.start, -m.end, m.row))
    return _outermost(found, matcher)


def _outermost(found: list[Match], matcher: Matcher) -> list[Match]:
    kept: list[Match] = []
    reach: dict[str, int] = {}
    for match in found:
        label = matcher.rows[match.row].label
        if match.end > reach.get(label, -1):
            reach[label] = match.end
            kept.append(match)
    return kept
