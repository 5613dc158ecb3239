"""A record as a page that a person reads in a minute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten, wrap

from allegex.records.letter import Charge, Citation, Entity, Letter

WIDTH = 100
INDENT = 14
TYPES = {
    "AL": "allegation letter",
    "UA": "urgent appeal",
    "OL": "other letter",
    "JAL": "joint allegation letter",
    "JUA": "joint urgent appeal",
    "JOL": "joint other letter",
}
QUOTE = 120
"""Characters of a request shown."""


def summary(letter: Letter) -> bytes:
    """Plain text, UTF-8: the header, who it is about, what is alleged and asked, what does not fit together."""
    rows = [*_header(letter), *_content(letter), *_care(letter)]
    return ("\n".join(line for label, value in rows for line in _lines(label, value)) + "\n\n").encode()


def _header(letter: Letter) -> Iterator[tuple[str, str]]:
    header, source = letter.header, letter.source
    reference = header.reference
    kind = TYPES.get(reference.type or "", letter.kind) if reference else letter.kind
    date = f", {header.date.value}" if header.date else ""
    yield (
        reference.value if reference else "no reference",
        f"{kind}{date}, {_language(letter)}, {_pages(letter)}",
    )
    if header.addressee:
        yield "To", f"{header.addressee.name or header.addressee.kind}{_of(header.addressee.state)}"
    for label, mandate in zip(_label("From"), header.mandates, strict=False):
        signed = f", signed {mandate.signatory}" if mandate.signatory else ""
        yield label, f"{mandate.title} ({mandate.resolution or 'no resolution'}{signed})"
    response = header.response
    if response.due or response.days or response.urgent:
        days = f"{response.days} days" if response.days else "no number of days"
        yield "Answer", f"{'urgent, ' if response.urgent else ''}{days}, due {response.due or 'on no date'}"
    if header.copied_to:
        yield "Copied to", ", ".join(copy.name for copy in header.copied_to)
    for label, related in zip(_label("Related"), header.related, strict=False):
        yield label, f"{related.reference} ({related.relation})"
    if source.text_layer != "digital":
        yield "Text", source.text_layer


def _content(letter: Letter) -> Iterator[tuple[str, str]]:
    if letter.sections:
        yield "Sections", ", ".join(s.kind for s in letter.sections if s.parent is None)
    for title, kind in (("Persons", "person"), ("Bodies", "authority"), ("Others", "organisation")):
        found = [_entity(entity) for entity in letter.entities if entity.kind == kind]
        if found:
            yield title, "; ".join(found)
    places = [entity.name for entity in letter.entities if entity.kind == "place"]
    if places:
        yield "Places", ", ".join(places)
    for label, charge in zip(_label("Charges"), letter.charges, strict=False):
        yield label, _charge(letter, charge)
    for label, law in zip(_label("Law"), _laws(letter.citations), strict=False):
        yield label, law
    days = sorted(date.earliest for date in letter.dates if date.earliest)
    if days:
        yield "Dates", f"{len(letter.dates)}, the first {days[0]} (see --format timeline)"
    asked, items = ("Answered", letter.answers) if letter.answers else ("Asked", letter.requests)
    for label, request in zip(_label(asked), items, strict=False):
        text = shorten(letter.text[request.start : request.end], QUOTE, placeholder=" ...")
        number = f"{request.number}. " if request.number is not None else ""
        yield label, text if text.startswith(number) else number + text
    if letter.themes:
        yield "Themes", ", ".join(theme.id for theme in letter.themes)
    if letter.footnotes:
        yield "Footnotes", str(len(letter.footnotes))
    for name, customs in letter.custom.items():
        yield name, ", ".join(custom.value or letter.text[custom.start : custom.end] for custom in customs)


def _care(letter: Letter) -> Iterator[tuple[str, str]]:
    if letter.checks:
        yield "Checks", f"{sum(check.ok for check in letter.checks)} of {len(letter.checks)} hold"
    for check in letter.checks:
        if not check.ok:
            yield "", f"not: {check.name}: {check.detail}"
    for label, warning in zip(_label("Warnings"), letter.warnings, strict=False):
        pages = ", ".join(str(place.page) for place in warning.places)
        yield label, f"{warning.detail}{f' (page {pages})' if pages else ''}"


def _language(letter: Letter) -> str:
    others = {s.language for s in letter.sections} - {letter.language}
    return letter.language + (f" with {', '.join(sorted(others))}" if others else "")


def _pages(letter: Letter) -> str:
    return f"{letter.source.pages} page{'s' if letter.source.pages != 1 else ''}"


def _entity(entity: Entity) -> str:
    notes = [role.replace("_", " ") for role in entity.roles]
    attributes = entity.attributes
    notes += attributes.occupations
    notes += [f"aged {attributes.age}"] if attributes.age is not None else []
    notes += [f"also {', '.join(entity.aliases)}"] if entity.aliases else []
    told = "; ".join(dict.fromkeys(notes))
    return f"{entity.name} ({told})" if told else entity.name


def _charge(letter: Letter, charge: Charge) -> str:
    names = {entity.id: entity.name for entity in letter.entities}
    person = names.get(charge.person or "", "nobody named")
    law = (
        " of ".join(filter(None, (", ".join(charge.provisions), charge.law)))
        or charge.offence
        or "no law named"
    )
    dates = [f"opened {charge.opened}"] if charge.opened else []
    dates += [f"closed {charge.closed}"] if charge.closed else []
    outcome = [charge.outcome] if charge.outcome != "opened" else []
    return ", ".join([f"{person}: {law}{_of(charge.jurisdiction)}", *dates, *outcome])


def _laws(citations: Iterable[Citation]) -> list[str]:
    """Each law once, with all provisions cited of it, in the order of the text."""
    laws: dict[str, list[str]] = {}
    for citation in citations:
        name = citation.instrument or citation.title
        if name is None:
            continue
        name += _of(citation.jurisdiction)
        cited = laws.setdefault(name, [])
        cited += [p.value for p in citation.provisions if p.value not in cited]
    return [f"{name}: {', '.join(cited)}" if cited else name for name, cited in laws.items()]


def _of(state: str | None) -> str:
    return f" [{state}]" if state else ""


def _label(label: str) -> Iterator[str]:
    """The label once, then blanks."""
    yield label
    while True:
        yield ""


def _lines(label: str, value: str) -> list[str]:
    wrapped = wrap(value, WIDTH - INDENT, break_on_hyphens=False) or [""]
    if len(label) >= INDENT:
        return [label, *(" " * INDENT + line for line in wrapped)]
    return [f"{label:{INDENT}}{wrapped[0]}".rstrip(), *(" " * INDENT + line for line in wrapped[1:])]
