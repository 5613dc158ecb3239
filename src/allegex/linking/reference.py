"""The letter's own reference, told from the references of other letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from allegex.facts.folding import flat, plain
from allegex.linking.wording import Wording
from allegex.records.date import DateMention
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Reference, Related
from allegex.records.mention import ReferenceMention
from allegex.records.text import Span

Relation = Literal["earlier", "parallel", "reply", "unknown"]
FRONT: tuple[SectionKind, ...] = ("mandates", "date", "letterhead", "cover", "addressee", "salutation")
"""Where the own reference may stand when no section is the reference's, likeliest first."""
NEAR = 90
"""Characters between a reference and the date said of it: "(AL CHL 1/2020), sent on 3 May 2020"."""


def own_reference(
    document: Document, mentions: Sequence[ReferenceMention], labels: tuple[str, ...]
) -> Reference | None:
    """The reference of this letter; of a reply, that of the letter it answers. Another text has none."""
    if document.kind == "other":
        return None
    mention = _answered(document, mentions) if document.kind == "reply" else _own(document, mentions, labels)
    if mention is None:
        return None
    text = document.content[mention.start : mention.end]
    again = [
        m for m in mentions if (m.state, m.number, m.year) == (mention.state, mention.number, mention.year)
    ]
    return Reference(
        start=mention.start,
        end=mention.end,
        value=mention.value or " ".join(text.split()),
        type=mention.type,
        state=mention.state,
        number=mention.number,
        year=mention.year,
        codes=mention.codes or next((m.codes for m in again if m.codes), ()),
        by=mention.by,
        inferred=mention.inferred,
    )


def _own(
    document: Document, mentions: Sequence[ReferenceMention], labels: tuple[str, ...]
) -> ReferenceMention | None:
    for kind in ("reference", *FRONT):
        for span in document.spans(kind):
            inside = [m for m in mentions if span.start <= m.start < span.end]
            if inside:
                numbered = [m for m in inside if m.number is not None]
                return (numbered or inside)[0]
    for mention in mentions:
        before = flat(document.content[max(0, mention.start - 40) : mention.start]).rstrip(" .:-")
        if any(before.endswith(label) for label in labels) and mention.start < len(document.content) // 4:
            return mention
    return None


def _answered(document: Document, mentions: Sequence[ReferenceMention]) -> ReferenceMention | None:
    """The letter that a reply answers: the first one its head names, else the only one that it names at all."""
    heads = document.spans("reply_header", "reply_opening")
    numbered = [m for m in mentions if m.number is not None]
    for mention in numbered:
        if any(span.start <= mention.start < span.end for span in heads):
            return mention
    return numbered[0] if len({m.value for m in numbered}) == 1 else None


def related_letters(
    document: Document,
    mentions: Sequence[ReferenceMention],
    own: Reference | None,
    dates: Sequence[DateMention],
    words: Wording,
) -> tuple[Related, ...]:
    """Every other letter once, in the order of first mention, with the date said of it; of a reply, the answered one too."""
    own = None if document.kind == "reply" else own
    found: dict[str, Related] = {}
    for mention in mentions:
        value = mention.value or " ".join(document.content[mention.start : mention.end].split())
        if own is not None and (value == own.value or _same(mention, own)):
            continue
        sentence = _sentence(document, mention)
        letter = Related(
            start=mention.start,
            end=mention.end,
            reference=value,
            relation=_relation(document, mention, own, sentence, words),
            date=_said_date(mention, mentions, dates, sentence),
        )
        first = found.setdefault(value, letter)
        relation = letter.relation if first.relation == "unknown" else first.relation
        found[value] = replace(first, relation=relation, date=first.date or letter.date)
    return tuple(found.values())


def _same(mention: ReferenceMention, own: Reference) -> bool:
    """Whether a mention is the own reference, written without its type or misread."""
    return (
        mention.state is not None
        and (mention.state, mention.number, mention.year) == (own.state, own.number, own.year)
        and (mention.type is None or own.type is None or mention.type[-2:] == own.type[-2:])
    )


def _sentence(document: Document, mention: ReferenceMention) -> Span:
    for span in document.sentences:
        if span.start <= mention.start < span.end:
            return span
    return Span(max(0, mention.start - 200), min(len(document.content), mention.end + 200))


def _relation(
    document: Document, mention: ReferenceMention, own: Reference | None, sentence: Span, words: Wording
) -> Relation:
    """earlier, parallel, reply or unknown, from the sentence, the section, and the numbers."""
    text = plain(document.content[sentence.start : sentence.end])
    section = document.section_at(mention.start)
    kind = document.sections[section].kind if section is not None else "other"
    if document.kind == "reply":
        return (
            "reply" if kind in ("reply_header", "reply_opening") or words.replied.within(text) else "unknown"
        )
    if kind in ("reference", "copy_notice") or (
        words.parallel.within(text) and not words.earlier.within(text)
    ):
        return "parallel"
    if kind == "correspondence" or words.earlier.within(text):
        return "earlier"
    if words.parallel.within(text):
        return "parallel"
    if own is not None and mention.year is not None and own.year is not None:
        older = mention.year < own.year
        same_series = mention.state == own.state and mention.year == own.year
        if older or (same_series and (mention.number or 0) < (own.number or 0)):
            return "earlier"
    return "unknown"


def _said_date(
    mention: ReferenceMention,
    mentions: Sequence[ReferenceMention],
    dates: Sequence[DateMention],
    sentence: Span,
) -> str | None:
    """The day or month said of a letter in its sentence.

    Where the sentence begins with a reference, the date after each; where it begins with a date, the one before.
    """
    inside = [d for d in dates if d.edtf and "/" not in d.edtf and sentence.start <= d.start < sentence.end]
    letters = [m for m in mentions if sentence.start <= m.start < sentence.end]
    if not inside or not letters:
        return None
    before = inside[0].start < letters[0].start
    place = letters.index(mention)
    if before:
        first = letters[place - 1].end if place else sentence.start
        fitting = [d for d in inside if first <= d.start and d.end <= mention.start]
        date = fitting[-1] if fitting else None
        gap = mention.start - date.end if date else 0
    else:
        last = letters[place + 1].start if place + 1 < len(letters) else sentence.end
        date = next((d for d in inside if mention.end <= d.start < last), None)
        gap = date.start - mention.end if date else 0
    return date.edtf if date is not None and gap <= NEAR else None
