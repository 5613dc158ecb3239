"""Citations resolved: elliptic ones to the law they stand for, jurisdictions from the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from allegex.facts.instruments import Instrument, instruments_by_id, optional_protocols
from allegex.facts.laws import Jurisdictions, jurisdictions
from allegex.facts.states import named
from allegex.linking.antecedents import Antecedents, Law, law_of
from allegex.linking.law_state import letter_state
from allegex.linking.numbering import numbered
from allegex.records.citation import CitationMention, Provision
from allegex.records.document import Document
from allegex.records.letter import Citation, Header
from allegex.resources import Resources

REVIEWS = frozenset({"OL", "JOL"})
"""Types of letters that are about a law or a bill."""
_ACRONYM = re.compile(r"[A-Z]{2,}")
DOMESTIC = frozenset({"statute", "constitution"})


class Facts(Struct, frozen=True):
    """What resolution looks up."""

    instruments: dict[str, Instrument]
    protocols: dict[str, tuple[str, ...]]
    jurisdictions: Jurisdictions
    states: dict[str, str | None]


def facts(resources: Resources) -> Facts:
    """The tables of these resources."""
    return Facts(
        resources.of(instruments_by_id),
        resources.of(optional_protocols),
        resources.of(jurisdictions),
        resources.of(named),
    )


def resolve_citations(
    document: Document, mentions: Sequence[CitationMention], header: Header, resources: Resources
) -> tuple[Citation, ...]:
    """One citation per mention, sorted by start. `header.reference` and `addressee` give the letter's State."""
    return tuple(_resolved(document, mentions, header, resources.of(facts)))


def _resolved(
    document: Document, mentions: Sequence[CitationMention], header: Header, known: Facts
) -> Iterator[Citation]:
    state = letter_state(header, document, known.states)
    reviews = header.reference is not None and header.reference.type in REVIEWS
    before = Antecedents(known.instruments, known.protocols, document, reviews)
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, m.instrument or "")):
        law, resolved_from = law_of(mention), None
        provisions = mention.provisions
        if mention.elliptic is not None and not _complete(mention):
            law, provisions = before.stand_in(mention)
            resolved_from = mention.elliptic
            if law.kind is None and _says_nothing(mention):
                continue
        if law.kind in DOMESTIC and law.jurisdiction is None and not _of_union(law, known.jurisdictions):
            law = _placed(law, before, state)
        law = replace(law, provisions=provisions)
        before.remember(mention, law)
        yield _citation(document, mention, law, resolved_from, known)


def _of_union(law: Law, known: Jurisdictions) -> bool:
    """Whether the law is of a union of States: "Regulation (EU) 2016/679", "Règlement n° 5/CM/UEMOA"."""
    words = f"{law.title or ''} {law.number or ''}".strip()
    # The acronym alone is a law's own: the Constitution of Spain, not the European Community.
    return words not in known.unions and any(word in known.unions for word in _ACRONYM.findall(words))


def _says_nothing(mention: CitationMention) -> bool:
    """Whether words without a law before them are no citation: "in principle 12 visits", "as a rule 40 prisoners"."""
    if "?part" in mention.candidates or "?its_part" in mention.candidates:
        return True
    return mention.elliptic == "" and all(
        one.unit in {"principle", "rule", "guideline", "clause"} for one in mention.provisions
    )


def _complete(mention: CitationMention) -> bool:
    """Whether the extractor said itself what a short form stands for."""
    return mention.kind is not None


def _placed(law: Law, before: Antecedents, state: str | None) -> Law:
    """The law with a jurisdiction: that of a law of the same title before it, the letter's State, or the last one named."""
    same = before.same_title(law)
    if same is not None:
        return replace(law, jurisdiction=same, jurisdiction_by="earlier")
    if state is not None:
        return replace(law, jurisdiction=state, jurisdiction_by="letter")
    last = before.last_jurisdiction()
    return replace(law, jurisdiction=last, jurisdiction_by="context") if last else law


def _citation(
    document: Document, mention: CitationMention, law: Law, resolved_from: str | None, known: Facts
) -> Citation:
    provisions: tuple[Provision, ...] = numbered(law, mention.language, known.jurisdictions)
    return Citation(
        start=mention.start,
        end=mention.end,
        kind=law.kind,
        instrument=law.instrument,
        title=law.title,
        jurisdiction=law.jurisdiction,
        number=law.number,
        year=law.year,
        date=law.date,
        provisions=provisions,
        resolved_from=resolved_from,
        candidates=law.candidates,
        jurisdiction_by=law.jurisdiction_by,
        status=mention.status,
        section=document.section_at(mention.start),
        by=mention.by,
        score=mention.score,
    )
