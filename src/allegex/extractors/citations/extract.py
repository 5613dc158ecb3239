"""From a document to citation mentions: scan, read provisions and names, join, resolve short forms, add treaty status."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from allegex.extractors.citations.after import after_law
from allegex.extractors.citations.bare import BareWords, bare, bare_words
from allegex.extractors.citations.cases import advisory_opinions, cases, communications, named_cases
from allegex.extractors.citations.comments import comments
from allegex.extractors.citations.gaps import Gaps, build_gaps
from allegex.extractors.citations.grammar import Grammar, grammar
from allegex.extractors.citations.inserted import Inserted, instruments_inserted
from allegex.extractors.citations.join import join
from allegex.extractors.citations.jurisdiction import Jurisdiction, build_jurisdiction
from allegex.extractors.citations.labels import LabelWords, label_words
from allegex.extractors.citations.laws import laws
from allegex.extractors.citations.lawwords import LawWords, law_words
from allegex.extractors.citations.lexicon import Lexicon, lexicon
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.names import joined_names
from allegex.extractors.citations.offences import OffenceWords, offence_words, offences
from allegex.extractors.citations.part import Part, Pin
from allegex.extractors.citations.provisions import Reader
from allegex.extractors.citations.resolutions import resolutions
from allegex.extractors.citations.scan import Scan, scan
from allegex.extractors.citations.special import code_titles, short_forms, unknown_acronyms
from allegex.extractors.citations.status import StatusFacts, statuses
from allegex.extractors.citations.symbols import kind_of, symbols
from allegex.extractors.citations.tables import Tables, build_tables
from allegex.extractors.citations.universal import (
    instruments_named,
    labour_conventions,
    numbered_labour,
    opinions,
    stand_ins,
)
from allegex.extractors.citations.work import Cited
from allegex.facts.laws import jurisdictions
from allegex.records.citation import CitationMention, Provision
from allegex.records.document import Document
from allegex.resources import Resources

IN_PARAGRAPHS = frozenset({"document", "general_comment", "opinion", "case"})
"""Kinds of texts of which paragraphs are cited."""


class Built(Struct, frozen=True):
    """Everything the extractor reads with."""

    lexicon: Lexicon
    grammar: Grammar
    tables: Tables
    words: LawWords
    places: Jurisdiction
    gaps: Gaps
    status: StatusFacts
    bare: BareWords
    inserted: Inserted
    labels: LabelWords
    offences: OffenceWords


def built(resources: Resources) -> Built:
    """The tables and patterns of these resources."""
    words = resources.of(lexicon)
    tables, labels = build_tables(resources, words), label_words(words)
    return Built(
        words,
        grammar(words, labels),
        tables,
        law_words(words, resources.of(jurisdictions).eras),
        build_jurisdiction(resources, words),
        build_gaps(words),
        StatusFacts(words.months, tables.states),
        bare_words(words),
        Inserted(words),
        labels,
        offence_words(words),
    )


def extract(document: Document, parts: Built) -> list[CitationMention]:
    """The citation mentions of a document, sorted."""
    found = scan(document.content, parts.lexicon, document.language)
    names = joined_names(_names(found, parts), found, parts.gaps)
    reader = Reader(found, parts.grammar, tuple((n.start, n.end) for n in names if n.rule != "elliptic"))
    pins = _outside(reader.all(), names)
    names = short_forms(found, names, parts.words)
    names = unknown_acronyms(found, names, pins, parts.words)
    joined = sorted(join(found, pins, names, reader, parts.gaps), key=_place)
    labels = offences(found, joined, parts.offences, parts.gaps)
    mentions = [
        mention
        for cited in joined
        for mention in _mentions(found, cited, parts, document, labels.get(cited.start, ()))
    ]
    return sorted(mentions, key=lambda m: (m.start, -m.end, m.by, m.instrument or ""))


def _place(cited: Cited) -> tuple[int, int]:
    return cited.start, -cited.end


def _names(found: Scan, parts: Built) -> list[Name]:
    tables = parts.tables
    return [
        *symbols(found, tables),
        *instruments_named(found, tables),
        *instruments_inserted(found, tables, parts.words, parts.inserted),
        *labour_conventions(found, tables),
        *numbered_labour(found, tables),
        *comments(found, tables),
        *opinions(found, tables),
        *resolutions(found, tables),
        *cases(found, tables),
        *named_cases(found, tables),
        *advisory_opinions(found, tables),
        *communications(found, tables),
        *code_titles(found),
        *laws(found, parts.words, parts.places),
        *stand_ins(found, parts.words, tables),
    ]


def _outside(pins: list[Pin], names: list[Name]) -> list[Pin]:
    """The pins that are not part of a name."""
    kept: list[Pin] = []
    at = 0
    for pin in pins:
        while at < len(names) and names[at].end <= pin.start:
            at += 1
        if at < len(names) and names[at].start <= pin.start < names[at].end and names[at].rule != "elliptic":
            continue
        kept.append(pin)
    return kept


def _mentions(
    found: Scan, cited: Cited, parts: Built, document: Document, offence: tuple[str, ...]
) -> Iterator[CitationMention]:
    """The mentions of one citation; `offence` has the label of each provision where one stands before them."""
    name = cited.name
    section = document.section_at(cited.start)
    language = document.sections[section].language if section is not None else document.language
    if name is None:
        alone = bare(found, cited.pins[0], parts.bare)
        if alone is None:
            return
        yield CitationMention(
            start=cited.start,
            end=alone.end,
            by="citations:bare",
            kind=None,
            instrument=None,
            title=None,
            provisions=_labelled(_provisions(cited.pins, None, parts), offence),
            elliptic=alone.elliptic,
            candidates=(f"?{alone.sought}",) if alone.sought else (),
            language=language,
        )
        return
    label, defines = after_law(found, cited.end, parts.words, parts.labels)
    provisions = _provisions(cited.pins, name, parts)
    if label and provisions and not provisions[-1].label:
        last = max((place for place, one in enumerate(provisions) if one.label), default=-1)
        provisions = (*provisions[: last + 1], *(replace(one, label=label) for one in provisions[last + 1 :]))
    provisions = _labelled(provisions, offence)
    status = statuses(found, cited, name, parts.status)
    for ident in name.ids or (None,):
        yield CitationMention(
            start=cited.start,
            end=cited.end,
            by=f"citations:{name.rule}",
            kind=name.kind,
            instrument=ident,
            title=name.title if name.rule != "elliptic" else None,
            provisions=provisions,
            jurisdiction=name.jurisdiction,
            jurisdiction_by=name.jurisdiction_by,
            number=name.number,
            year=name.year,
            date=name.date,
            elliptic=name.elliptic,
            defines=(*name.defines, *defines),
            candidates=name.candidates if name.rule != "elliptic" else (f"?{name.title}",),
            status=status,
            language=language,
        )


def _labelled(provisions: tuple[Provision, ...], labels: tuple[str, ...]) -> tuple[Provision, ...]:
    """The provisions with their labels, where none has one of its own."""
    if len(labels) != len(provisions) or any(one.label for one in provisions):
        return provisions
    return tuple(replace(one, label=label) for one, label in zip(provisions, labels, strict=True))


def _provisions(pins: list[Pin], name: Name | None, parts: Built) -> tuple[Provision, ...]:
    return tuple(_provision(part, pin, name, parts) for pin in pins for part in pin.parts)


def _provision(part: Part, pin: Pin, name: Name | None, parts: Built) -> Provision:
    """Values as the record writes them: "412(2)", "PP10", "OP3", "para56"."""
    first, rest = part.path[0], "".join(_bracketed(one) for one in part.path[1:])
    unit = part.unit
    prefix = ""
    if unit in {"PP", "OP"}:
        prefix = unit
    elif name is not None and (
        (unit == "paragraph" and pin.unit.role == "sub")
        or (name.kind in IN_PARAGRAPHS and pin.unit.role == "sign")
    ):
        prefix = _paragraph(name, parts)
    return Provision(value=f"{prefix}{first}{rest}", unit=unit, path=part.path, label=part.label)


def _bracketed(inner: str) -> str:
    """ "b" as "(b)", "b bis" as "(b) bis"."""
    letter, _, suffix = inner.partition(" ")
    return f"({letter}) {suffix}" if suffix else f"({letter})"


def _paragraph(name: Name, parts: Built) -> str:
    """How a paragraph of this text is written."""
    if name.kind in IN_PARAGRAPHS:
        return "para"
    if name.kind == "declaration" and name.ids and kind_of(name.ids[0]) == "document":
        return "para"
    if name.kind == "resolution" and name.ids:
        for body in parts.tables.bodies.values():
            if body.resolution and re.fullmatch(
                re.escape(body.resolution).replace(r"\{\}", r"[\w/().-]+"), name.ids[0]
            ):
                return body.paragraph
    return "OP" if name.kind == "resolution" else ""
