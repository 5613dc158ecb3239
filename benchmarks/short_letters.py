"""Short made-up letters of `corpus/gold/short.json` as documents: sections as given, sentences as the splitter finds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from allegex.linking.themes import Signs, find_themes, gather
from allegex.linking.topics import topics_of
from allegex.records.citation import Provision
from allegex.records.document import Document, DocumentSection, SectionKind
from allegex.records.letter import Citation, Header, Mandate
from allegex.records.text import Block, Span, Text
from allegex.resources import Resources
from allegex.segmentation.sentences import split_sentences

GOLD = Path(__file__).parents[1] / "corpus" / "gold" / "short.json"


class ShortLetter(Struct, frozen=True, forbid_unknown_fields=True):
    """Mandates and laws stand for what the heading and citations of a whole letter would say."""

    id: str
    language: str
    mandates: tuple[str, ...]
    laws: tuple[tuple[str, tuple[str, ...], SectionKind], ...]
    """Instrument, provisions, the kind of section that cites them."""
    sections: tuple[tuple[SectionKind, str], ...]
    requests: tuple[tuple[str, tuple[str, ...]], ...]
    """Each with its topics."""
    themes: tuple[str, ...]


def short_letters() -> tuple[ShortLetter, ...]:
    """All of them."""
    return msgspec.json.decode(GOLD.read_bytes(), type=tuple[ShortLetter, ...])


def document(letter: ShortLetter, resources: Resources) -> tuple[Document, Header, tuple[Citation, ...]]:
    """What linking would have of it."""
    parts = [*letter.sections, ("requests", "\n\n".join(text for text, _ in letter.requests))]
    content = "\n\n".join(text for _, text in parts)
    sections: list[DocumentSection] = []
    sentences: list[Span] = []
    start = 0
    for kind, text in parts:
        sections.append(
            DocumentSection(kind, start, min(start + len(text) + 2, len(content)), letter.language)  # type: ignore[arg-type]
        )
        for paragraph in text.split("\n\n"):
            sentences += split_sentences(content, start, start + len(paragraph), letter.language, resources)
            start += len(paragraph) + 2
    blocks = (Block(0, len(content), "body", 1, size=1.0),)
    made = Document(
        text=Text(content=content, blocks=blocks, segments=()),
        kind="letter",
        language=letter.language,
        sections=tuple(sections),
        sentences=tuple(sentences),
    )
    header = Header(
        mandates=tuple(
            Mandate(start=0, end=1, id=m, title="", resolution=None, signatory=None) for m in letter.mandates
        )
    )
    return made, header, tuple(_cited(letter, sections))


def _cited(letter: ShortLetter, sections: Sequence[DocumentSection]) -> Iterator[Citation]:
    for instrument, provisions, kind in letter.laws:
        place = next(n for n, section in enumerate(sections) if section.kind == kind)
        yield Citation(
            start=sections[place].start,
            end=sections[place].start + 5,
            kind="treaty",
            instrument=instrument,
            title=None,
            jurisdiction=None,
            provisions=tuple(Provision(value, "article") for value in provisions),
            section=place,
        )


def themes(letter: ShortLetter, resources: Resources) -> set[str]:
    """The themes found in it."""
    return {theme.id for theme in find_themes(*document(letter, resources), resources)}


def signs(letter: ShortLetter, resources: Resources) -> dict[str, Signs]:
    """The signs found in it."""
    return gather(*document(letter, resources), resources)


def topics(letter: ShortLetter, resources: Resources) -> set[tuple[str, str]]:
    """The topics found, each with its request."""
    made, _, _ = document(letter, resources)
    found: set[tuple[str, str]] = set()
    for text, _ in letter.requests:
        start = made.content.rindex(text)
        found |= {(text, topic.id) for topic in topics_of(made, Span(start, start + len(text)), resources)}
    return found
