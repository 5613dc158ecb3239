"""Text to document: language, sections that tile the text, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

from msgspec.structs import replace

from allegex.records.document import Document, DocumentKind, DocumentSection, SectionKind
from allegex.records.page import Warning
from allegex.records.text import Block, Span, Text
from allegex.resources import Resources
from allegex.segmentation.anatomy import HEAD
from allegex.segmentation.anchors import build_anchor_sets
from allegex.segmentation.borders import cut_further
from allegex.segmentation.labels import label
from allegex.segmentation.language import Languages, build_languages
from allegex.segmentation.sections import PARENTS, Part, as_reply, first_letter, kind_of, parts_of, with_head
from allegex.segmentation.sentences import split_sentences
from allegex.segmentation.units import Unit, units_of

SECOND = "sections:second-letter"
"""What stands in `by` of the section that holds all that follows the first letter."""

FALLBACK = "en"
"""The language of a text in which none can be told (numbers, names): the one most letters are written in."""


def segment(text: Text, resources: Resources) -> Document:
    """The document of a composed text."""
    languages = resources.of(build_languages)
    anchors = resources.of(build_anchor_sets).of(languages.present(text))
    units = units_of(text, anchors)
    kinds = label(units, anchors, resources)
    if cut := cut_further(text.content, units, kinds, anchors):
        units = cut
        kinds = label(units, anchors, resources)
    parts = parts_of(units, kinds)
    kind, score = kind_of(units, parts)
    if kind == "other":
        parts = _runs_of_script(units)
    count = first_letter(parts) if kind != "other" else len(parts)
    if kind == "reply":
        replies = [p._replace(kind=as_reply(p.kind)) if i < count else p for i, p in enumerate(parts)]
        parts = _merged([*with_head(replies[:count]), *replies[count:]])
        count = first_letter(parts)
    writer = _Writer(text, units, languages, _main_language(text, units, parts[:count], languages))
    for part in parts[:count]:
        writer.add(part)
    writer.add_further(parts[count:])
    sections = writer.finish()
    return Document(
        text=text,
        kind=kind,
        language=writer.main,
        sections=sections,
        sentences=_sentences(text, sections, resources),
        kind_score=score,
        warnings=_warnings(kind, sections),
    )


def passage(content: str, language: str, resources: Resources) -> Document:
    """A piece of text that is no letter, as a document of one section."""
    text = Text(content=content, blocks=(Block(0, len(content), "body", 1),), segments=())
    section = DocumentSection(kind="other", start=0, end=len(content), language=language, by="passage")
    sentences = split_sentences(content, 0, len(content), language, resources)
    return Document(text=text, kind="other", language=language, sections=(section,), sentences=sentences)


class _Writer:
    """Writes sections down one after another, each up to where the next one starts."""

    def __init__(self, text: Text, units: Sequence[Unit], languages: Languages, main: str) -> None:
        self.main = main
        self._text = text
        self._units = units
        self._languages = languages
        self._sections: list[DocumentSection] = []

    def add(self, part: Part, parent: int | None = None) -> None:
        """A section and, where headings stand in it, its children."""
        units = self._units[part.first : part.last]
        start = units[0].start if self._sections else 0
        end = self._end(part)
        language = self._language(part, self.main if parent is None else self._sections[parent].language)
        index = len(self._sections)
        opening = 0
        if part.kind not in HEAD:
            while opening < len(units) and units[opening].heading:
                opening += 1
        heading = " ".join(self._words(unit) for unit in units[:opening]) or None
        self._sections.append(
            DocumentSection(
                kind=part.kind,
                start=start,
                end=end,
                language=language,
                heading=heading,
                parent=parent,
                by=_by(part.kind, units),
            )
        )
        if part.kind in PARENTS and parent is None:
            self._add_children(part, index, opening)

    def _add_children(self, part: Part, parent: int, opening: int) -> None:
        """One child per run of headings after the opening ones; a heading that opens the section with text under it
        and further headings after it is a child too when it names a case."""
        units = self._units[part.first : part.last]
        starts = [
            i for i in range(opening, len(units)) if units[i].heading and not (i > 0 and units[i - 1].heading)
        ]
        if starts and opening and opening < len(units) and part.kind != "annex":
            starts.insert(0, opening - 1)
        for first, last in pairwise((*starts, len(units))):
            self.add(Part(part.kind, part.first + first, part.first + last), parent)

    def add_further(self, parts: Sequence[Part]) -> None:
        """What follows the first letter: one section `other`, with the parts of the second letter as its children."""
        if not parts:
            return
        whole = Part("other", parts[0].first, parts[-1].last)
        index = len(self._sections)
        self.add(whole)
        self._sections[index] = replace(self._sections[index], by=SECOND)
        for part in parts:
            self.add(part, index)

    def finish(self) -> tuple[DocumentSection, ...]:
        """All sections, footnotes last, tiling the text."""
        notes = [b.start for b in self._text.blocks if b.role == "footnote"]
        if notes:
            end = len(self._text.content)
            language = self._languages.of_text(self._text.content[notes[0] : end]) or self.main
            self._sections.append(
                DocumentSection("footnotes", notes[0] if self._sections else 0, end, language, by="layout")
            )
        if not self._sections and self._text.content:
            # Nothing but white space.
            end = len(self._text.content)
            self._sections.append(DocumentSection("other", 0, end, self.main, by="sections:order"))
        return tuple(self._sections)

    def _end(self, part: Part) -> int:
        if part.last < len(self._units):
            return self._units[part.last].start
        notes = (b.start for b in self._text.blocks if b.role == "footnote")
        return next(notes, len(self._text.content))

    def _language(self, part: Part, otherwise: str) -> str:
        units = self._units[part.first : part.last]
        if any(unit.foreign for unit in units):
            return self._languages.of_text(self._text.content[units[0].start : units[-1].end]) or otherwise
        return self._languages.of_words(_sample(units), otherwise)[0] or otherwise

    def _words(self, unit: Unit) -> str:
        return " ".join(self._text.content[unit.start : unit.end].split())


def _sample(units: Sequence[Unit], limit: int = 36) -> list[str]:
    """The first words of some units: enough to tell a language."""
    words: list[str] = []
    for unit in units:
        words.extend(unit.head)
        if len(words) >= limit:
            break
    return words[:limit]


def _main_language(text: Text, units: Sequence[Unit], parts: Sequence[Part], languages: Languages) -> str:
    """The language of the body: of the longest paragraphs outside the head of the letter."""
    body = [
        unit
        for part in parts
        if part.kind not in HEAD and part.kind != "annex"
        for unit in units[part.first : part.last]
        if not unit.short
    ]
    for chosen in (body, [unit for unit in units if not unit.foreign]):
        told, _ = languages.of_words(_sample(chosen, 120))
        if told:
            return told
    foreign = next((unit for unit in units if unit.foreign), None)
    return (languages.of_text(text.content[foreign.start :]) if foreign else None) or FALLBACK


def _merged(parts: Sequence[Part]) -> list[Part]:
    merged: list[Part] = []
    for part in parts:
        if merged and merged[-1].kind == part.kind:
            merged[-1] = merged[-1]._replace(last=part.last)
        else:
            merged.append(part)
    return merged


def _runs_of_script(units: Sequence[Unit]) -> list[Part]:
    """A text that is no letter: one section, or one per run of Latin and of other script."""
    parts: list[Part] = []
    for index, unit in enumerate(units):
        if parts and units[index - 1].foreign == unit.foreign:
            parts[-1] = parts[-1]._replace(last=index + 1)
        else:
            parts.append(Part("other", index, index + 1))
    return parts


def _by(kind: SectionKind, units: Sequence[Unit]) -> str:
    """What decided for a section: its strongest anchor, or the order of letters where none spoke."""
    found = [e for unit in units if (e := unit.evidence.get(kind)) is not None]
    best = max(found, key=lambda e: e.weight, default=None)
    return f"sections:{best.anchor}" if best else "sections:order"


def _sentences(text: Text, sections: Sequence[DocumentSection], resources: Resources) -> tuple[Span, ...]:
    """Sentences block by block, each in the language of its section."""
    top = [section for section in sections if section.parent is None]
    at = 0
    found = []
    for block in text.blocks:
        while at + 1 < len(top) and top[at + 1].start <= block.start:
            at += 1
        language = top[at].language if top else FALLBACK
        found.append(split_sentences(text.content, block.start, block.end, language, resources))
    return tuple(chain.from_iterable(found))


def _warnings(kind: DocumentKind, sections: Sequence[DocumentSection]) -> tuple[Warning, ...]:
    """What a reader of the record must know of the anatomy."""
    warnings = []
    if kind == "other":
        warnings.append(
            Warning("not_a_letter", "no letter and no reply was recognised; the text is one section")
        )
    if any(section.by == SECOND for section in sections):
        further = next(s for s in sections if s.by == SECOND)
        detail = "a second letter follows the first one; it is kept as one section 'other' with its own parts"
        if further.language != sections[0].language:
            detail += f" (language {further.language})"
        warnings.append(Warning("second_letter", detail))
    return tuple(warnings)
