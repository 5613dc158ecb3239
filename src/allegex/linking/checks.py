"""Checks: what should fit together and whether it does. A detail says which values to look at, never a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from allegex.facts.communications import CommunicationType, communication_types
from allegex.facts.folding import plain
from allegex.facts.mandates import by_id, by_resolution, held
from allegex.linking.wording import wording
from allegex.records.document import Document
from allegex.records.letter import Check
from allegex.records.link import Links
from allegex.records.page import Warning
from allegex.resources import Resources

MANY = 8
"""Values named in a detail; the others are counted."""


def run_checks(
    document: Document, links: Links, resources: Resources
) -> tuple[tuple[Check, ...], tuple[Warning, ...]]:
    """All checks that the kind of document allows, in a fixed order, and warnings of linking."""
    checks = [_provisions(links)]
    warnings: list[Warning] = []
    if document.kind == "letter":
        checks = [check(document, links, resources) for check in LETTER] + checks
        warnings = list(_warnings(document, links))
    return tuple(checks), tuple(warnings)


def _signatories(document: Document, links: Links, resources: Resources) -> Check:
    """Each mandate has a signatory, and each signatory a mandate."""
    header = links.header
    unsigned = [f"mandate {n}" for n, m in enumerate(header.mandates) if m.signatory is None]
    loose = [f"signatory at {s.start}-{s.end}" for s in header.signatories if s.mandate is None]
    counts = f"{len(header.mandates)} mandates, {len(header.signatories)} signatories"
    return _check("signatories_match_mandates", [*unsigned, *loose], counts)


def _resolutions(document: Document, links: Links, resources: Resources) -> Check:
    """Each mandate has a resolution, by order."""
    without = [f"mandate {n}" for n, m in enumerate(links.header.mandates) if m.resolution is None]
    opening = document.spans("opening")
    cited = sum(
        c.kind == "resolution" and any(s.start <= c.start < s.end for s in opening) for c in links.citations
    )
    counts = f"{len(links.header.mandates)} mandates, {cited} resolutions in the opening"
    return _check("resolutions_match_mandates", without, counts)


def _resolutions_known(document: Document, links: Links, resources: Resources) -> Check:
    """No resolution that the table knows is another mandate's. One that it does not know is no fault."""
    known = resources.of(by_resolution)
    faults = [
        f"mandate {n}: {m.resolution} is of {', '.join(known[m.resolution])}, not of {m.id}"
        for n, m in enumerate(links.header.mandates)
        if m.id is not None
        and m.resolution in known
        and m.id not in known[m.resolution]
        # A decision may prolong all mandates at once.
        and "/DEC/" not in m.resolution
    ]
    return _check("resolutions_known_for_mandates", faults)


def _holders(document: Document, links: Links, resources: Resources) -> Check:
    """Nobody known signs outside his or her years. An unknown name is no fault."""
    header, table = links.header, resources.of(by_id)
    year = _year(links)
    faults = []
    for signatory in header.signatories:
        mandate = (
            None if signatory.mandate is None else table.get(header.mandates[signatory.mandate].id or "")
        )
        if year is not None and mandate is not None and held(mandate, signatory.name, year) is False:
            faults.append(
                f"signatory at {signatory.start}-{signatory.end}: not known to hold {mandate.id} in {year}"
            )
    return _check("signatories_held_mandates", faults)


def _mandates_known(document: Document, links: Links, resources: Resources) -> Check:
    unknown = [
        f"mandate {n} at {m.start}-{m.end}" for n, m in enumerate(links.header.mandates) if m.id is None
    ]
    if not links.header.mandates:
        return Check("mandates_known", False, "no mandate found")
    return _check("mandates_known", unknown)


def _mandates_in_office(document: Document, links: Links, resources: Resources) -> Check:
    """Each mandate existed in the year of the letter."""
    table, year = resources.of(by_id), _year(links)
    faults = []
    for n, mandate in enumerate(links.header.mandates):
        known = table.get(mandate.id or "")
        if known is not None and year is not None and not known.since <= year <= (known.until or year):
            faults.append(
                f"mandate {n}: {known.id} ran {known.since}-{known.until or ''}, the letter is of {year}"
            )
    return _check("mandates_existed", faults)


def _reference_year(document: Document, links: Links, resources: Resources) -> Check:
    reference, written = links.header.reference, links.header.date
    if reference is None or written is None or reference.year is None:
        missing = [n for n, v in (("reference", reference), ("date", written)) if v is None]
        return _check("reference_year_is_date_year", [f"no {name}" for name in missing])
    same = str(reference.year) == written.value[:4]
    return _check(
        "reference_year_is_date_year",
        [] if same else [f"reference of {reference.year}, letter of {written.value}"],
    )


def _due(document: Document, links: Links, resources: Resources) -> Check:
    response, written = links.header.response, links.header.date
    if response.days is None:
        return Check("due_date_after_date", True)
    if written is None or response.due is None:
        return Check("due_date_after_date", False, f"{response.days} days without a letter date")
    return _check(
        "due_date_after_date",
        [] if response.due > written.value else [f"{response.due}, letter of {written.value}"],
    )


def _urgency(document: Document, links: Links, resources: Resources) -> Check:
    """A letter with a reply period is no urgent appeal."""
    response = links.header.response
    odd = response.urgent and response.days is not None and response.days > 30
    return _check("urgency_fits_deadline", [f"urgent, with {response.days} days to reply"] if odd else [])


def _numbers(document: Document, links: Links, resources: Resources) -> Check:
    """Printed numbers run 1..n; a second list may begin at 1 again."""
    numbers = [r.number for r in links.requests if r.number is not None]
    faults = [f"{a} then {b}" for a, b in pairwise(numbers) if b not in (a + 1, 1)]
    if numbers and numbers[0] != 1:
        faults.insert(0, f"first is {numbers[0]}")
    return _check("requests_numbered", faults, f"{len(links.requests)} requests")


def _sections(document: Document, links: Links, resources: Resources) -> Check:
    """Every kind of section that a letter of this type and year has was found."""
    kind = _type(links, resources)
    if kind is None:
        return Check("expected_sections_found", True, "no type to expect sections from")
    found = {section.kind for section in document.sections}
    year = _year(links) or 9999
    missing = [name for name, since in kind.sections.items() if since <= year and name not in found]
    return _check("expected_sections_found", missing, kind.code)


def _one_letter(document: Document, links: Links, resources: Resources) -> Check:
    faults = [
        f"{len(document.spans(kind))} sections of kind {kind}"
        for kind in ("mandates", "signatories", "salutation")
        if len(document.spans(kind)) > 1
    ]
    return _check("one_letter", faults)


def _facts_before_date(document: Document, links: Links, resources: Resources) -> Check:
    """No date of the facts lies after the letter, unless its sentence speaks of what is planned."""
    written, words = links.header.date, resources.of(wording)
    spans = document.spans("background", "allegations")
    late = [
        d
        for d in links.dates
        if written is not None
        and d.earliest is not None
        and d.earliest > written.value
        and any(s.start <= d.start < s.end for s in spans)
    ]
    faults = []
    for date in late:
        sentence = next((s for s in document.sentences if s.start <= date.start < s.end), None)
        if sentence is None or not words.planned.within(
            plain(document.content[sentence.start : sentence.end])
        ):
            faults.append(f"date at {date.start}-{date.end}")
    return _check("facts_before_letter_date", faults)


def _notes(document: Document, links: Links, resources: Resources) -> Check:
    loose = [f"note at {n.start}-{n.end}" for n in document.text.notes if n.anchor is None]
    return _check("footnotes_have_calls", loose)


def _provisions(links: Links) -> Check:
    """Every provision belongs to a law: an instrument or, for domestic law, a title."""
    loose = [
        f"citation {n} at {c.start}-{c.end}"
        for n, c in enumerate(links.citations)
        if c.provisions and c.instrument is None and c.title is None
    ]
    return _check("provisions_have_instrument", loose)


LETTER: tuple[Callable[[Document, Links, Resources], Check], ...] = (
    _signatories,
    _resolutions,
    _resolutions_known,
    _holders,
    _mandates_known,
    _mandates_in_office,
    _reference_year,
    _due,
    _urgency,
    _numbers,
    _sections,
    _one_letter,
    _facts_before_date,
    _notes,
)


def _warnings(document: Document, links: Links) -> Iterable[Warning]:
    """What a reader of the record must know of its header."""
    reference = links.header.reference
    if reference is None:
        yield Warning("reference_missing", "no reference of the letter's own was found")
    elif reference.inferred:
        yield Warning(
            "reference_repaired", f"read from misread characters at {reference.start}-{reference.end}"
        )
    if links.header.date is None:
        yield Warning("date_missing", "no date of the letter was found")


def _type(links: Links, resources: Resources) -> CommunicationType | None:
    reference = links.header.reference
    return None if reference is None else resources.of(communication_types).get(reference.type or "")


def _year(links: Links) -> int | None:
    header = links.header
    if header.date is not None:
        return int(header.date.value[:4])
    return None if header.reference is None else header.reference.year


def _check(name: str, faults: list[str], counts: str = "") -> Check:
    """The check, with the faults in its detail or else the counts."""
    more = f" and {len(faults) - MANY} more" if len(faults) > MANY else ""
    detail = "; ".join(faults[:MANY]) + more
    return Check(name, not faults, f"{counts}: {detail}" if counts and detail else detail or counts)
