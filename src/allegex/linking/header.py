"""The header: reference, date, addressee, mandates with resolutions and signatories, deadline, copies, related."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from allegex.facts.communications import communication_types
from allegex.facts.mandates import by_id
from allegex.facts.titles import titles
from allegex.linking.addressee import addressee
from allegex.linking.copies import copied_to
from allegex.linking.mandates import named_titles, senders, signed_by, with_resolutions
from allegex.linking.reference import NEAR, own_reference, related_letters
from allegex.linking.releases import press_releases
from allegex.linking.replies import greeted, replying
from allegex.linking.response import response
from allegex.linking.signatures import signatures
from allegex.linking.wording import wording
from allegex.records.citation import CitationMention
from allegex.records.date import DateMention
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Addressee, Header, LetterDate, Reference
from allegex.records.mention import Mention, ReferenceMention
from allegex.records.name import NameMention
from allegex.resources import Resources

M = TypeVar("M", bound=Mention)
DATED: tuple[SectionKind, ...] = (
    "date",
    "reference",
    "salutation",
    "mandates",
    "addressee",
    "letterhead",
    "reply_header",
)
"""Sections where a letter's date may stand, likeliest first. Not the cover: a fax has a day of its own."""
DATED_AT_END: tuple[SectionKind, ...] = ("closing", "signatories", "reply_closing")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def resolve_header(document: Document, mentions: Sequence[Mention], resources: Resources) -> Header:
    """The header of the letter."""
    words = resources.of(wording)
    names, dates = _of(mentions, NameMention), _of(mentions, DateMention)
    references = _of(mentions, ReferenceMention)
    reference = own_reference(document, references, words.labels)
    written = letter_date(document, dates, reference)
    year = int(written.value[:4]) if written is not None else reference.year if reference else None
    to: Addressee | None = None
    is_reply = document.kind == "reply"
    if is_reply:
        to = greeted(document, names, words)
    elif document.kind == "letter":
        to = addressee(document, reference, names, words, resources)

    table, known = resources.of(titles), resources.of(by_id)
    signed = signatures(document, names, table, words)
    heading, opening = named_titles(document, table, words, year)
    mandates = senders(heading, opening, signed, table, year)
    mandates = with_resolutions(document, mandates, opening, _of(mentions, CitationMention), known)
    mandates, signatories = signed_by(mandates, signed, table, known, year)

    kind = None
    if reference is not None and not is_reply:
        kind = resources.of(communication_types).get(reference.type or "")
    return Header(
        reference=reference,
        date=written,
        addressee=to,
        mandates=mandates,
        signatories=signatories,
        response=response(document, written, dates, kind.urgent if kind else None, words),
        copied_to=copied_to(document, to, names, words, resources),
        related=(
            *related_letters(document, references, reference, dates, words),
            *press_releases(document, dates, resources),
        ),
        replying=replying(document, references, resources),
    )


def letter_date(
    document: Document, dates: Sequence[DateMention], reference: Reference | None
) -> LetterDate | None:
    """The day on which the letter was written: a whole date in its own section, else nearest the reference."""
    whole = [d for d in dates if d.edtf is not None and _DAY.fullmatch(d.edtf) and _is_day(d.edtf)]
    if document.kind == "reply" and reference is not None:
        # "Your letter AL XXX 3/2022 of 25 November" dates the letter that is answered.
        whole = [d for d in whole if not _says_of(document.content, reference, d)]
    for kind in DATED:
        inside = [d for d in whole for s in document.spans(kind) if s.start <= d.start < s.end]
        if inside:
            best = min(
                inside, key=lambda d: abs(d.start - reference.end) if reference is not None else d.start
            )
            return LetterDate(start=best.start, end=best.end, value=best.edtf or "", by=f"header:{kind}")
    for kind in DATED_AT_END:
        inside = [d for d in whole for s in document.spans(kind) if s.start <= d.start < s.end]
        if inside:
            return LetterDate(
                start=inside[-1].start, end=inside[-1].end, value=inside[-1].edtf or "", by=f"header:{kind}"
            )
    return None


def _says_of(content: str, reference: Reference, day: DateMention) -> bool:
    """Whether a date stands in the line of a reference, near after it."""
    between = content[reference.end : day.start]
    return reference.end <= day.start <= reference.end + NEAR and "\n" not in between


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _of(mentions: Sequence[Mention], kind: type[M]) -> tuple[M, ...]:
    return tuple([mention for mention in mentions if isinstance(mention, kind)])
