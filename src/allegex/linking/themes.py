"""Themes: the rights at issue, each with the spans that speak for it.

What speaks for a theme is gathered by kind: the senders' mandates, the laws cited as standards, the words of the subject, of the
concerns, of the requests, of the facts. The kinds are added up by weights that were fitted on letters annotated by hand. A theme
needs clear signs from two sides: no mandate, no law, no sentence makes one alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from allegex.config import shipped
from allegex.errors import ModelError
from allegex.facts.violations import Law, violations
from allegex.linear import logistic
from allegex.linking.passages import build_themes, build_topics
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Citation, Evidence, Header, Theme
from allegex.records.text import Span
from allegex.resources import Resources

Kind = Literal["mandate", "law", "also", "standard", "subject", "concerns", "requests", "facts", "length"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SIDES: Mapping[Kind, str] = {kind: kind for kind in KINDS} | {"also": "law", "standard": "law"}
"""Kinds that come from one place are one side: a law cited and the right that its sentence names."""
SPEAKS = 0.4
"""Strength from which a sign counts as one of its side, and its span as evidence."""
DWELT = 0.5
"""Strength of the facts from which a reply dwells on a right: one sentence in passing is less."""
NEEDED = 0.4
"""Score from which a theme is told; best for F1 over the letters annotated by hand, left out one by one."""
ZONES: tuple[tuple[Kind, tuple[SectionKind, ...]], ...] = (
    ("subject", ("subject",)),
    ("concerns", ("concerns",)),
    ("requests", ("requests", "interim_measures")),
    ("facts", ("allegations", "reply_body")),
    ("standard", ("annex", "legal_framework")),
)
MEASURED: frozenset[SectionKind] = frozenset(
    {"subject", "background", "allegations", "concerns", "legal_framework", "requests", "reply_body"}
)
USUAL = 4000
"""Characters of these sections in a letter of usual length. The longer a letter, the more rights it touches in passing."""
OBJECTIONS: tuple[tuple[Kind, tuple[SectionKind, ...]], ...] = (("concerns", ("legal_framework",)),)
COMMENT = "OL"
"""Type of the letters that comment on laws and policies."""
RESTRICTIVE = "restrictive_legislation"
"""What is at issue in such a letter before its first word."""
LEGISLATION = "legislation_policy"
"""Topic of what speaks of a law."""
CITING: frozenset[SectionKind] = frozenset({"annex", "legal_framework", "concerns", "requests", "subject"})
"""Sections whose citations are standards: those of the facts are what people were charged with."""
TOLD = ("requests", "facts")
"""Kinds in whose sections the work of victims is told, which is no violation."""
SAID = {"subject", "concerns"}
"""Sides where the experts say themselves what is at issue: the field in which a victim works must be taken up there."""


class Weighing(Struct, frozen=True, forbid_unknown_fields=True):
    """signals.json: what each kind of sign is worth, in log-odds."""

    bias: float
    weights: dict[Kind, float]


class Signs(Struct):
    """What was found for one theme: the strength of each kind, 0 to 1; the sides of clear signs, and where they stand."""

    strength: dict[Kind, float]
    sides: set[str]
    spans: list[Span]


class Laws:
    """Which themes a citation speaks for."""

    def __init__(self, resources: Resources) -> None:
        self._laws: dict[str, dict[str, list[tuple[str, Kind]]]] = {}
        """By instrument and provision; those of the whole instrument under no provision."""
        self.mandates: dict[str, list[str]] = {}
        for row in violations(resources):
            named: tuple[tuple[Kind, tuple[Law, ...]], ...] = (("law", row.laws), ("also", row.also))
            for kind, laws in named:
                for law in laws:
                    provisions = self._laws.setdefault(law.instrument, {})
                    for provision in law.provisions or ("",):
                        provisions.setdefault(provision, []).append((row.id, kind))
            for mandate in row.mandates:
                self.mandates.setdefault(mandate, []).append(row.id)

    def of(self, citation: Citation) -> Iterator[tuple[str, Kind]]:
        """The themes that a citation speaks for, and how: those of a provision also where a part of it is cited."""
        laws = self._laws.get(citation.instrument or "")
        if laws is not None:
            yield from laws.get("", ())
            for provision in citation.provisions:
                value = provision.value
                yield from laws.get(value, ())
                for place, letter in enumerate(value):
                    if place and not letter.isalnum():
                        yield from laws.get(value[:place], ())


def find_themes(
    document: Document, header: Header, citations: Sequence[Citation], resources: Resources
) -> tuple[Theme, ...]:
    """The themes of the letter, most certain first."""
    weighing = resources.of(build_weighing)
    field = _field(document, resources)
    found = []
    for theme, signs in gather(document, header, citations, resources).items():
        score = weigh(signs, weighing)
        taken_up = theme not in field or signs.sides & SAID
        if len(signs.sides) > 1 and taken_up and score >= NEEDED:
            evidence = tuple(Evidence(start=s.start, end=s.end) for s in sorted(set(signs.spans)))
            found.append(Theme(id=theme, score=round(score, 2), evidence=evidence))
    return tuple(sorted(found, key=lambda theme: (-(theme.score or 0), theme.id)))


def weigh(signs: Signs, weighing: Weighing) -> float:
    """The probability of a theme with these signs."""
    return logistic(
        weighing.bias + sum(weighing.weights.get(kind, 0) * s for kind, s in signs.strength.items())
    )


def gather(
    document: Document, header: Header, citations: Sequence[Citation], resources: Resources
) -> dict[str, Signs]:
    """All signs in the letter, by theme."""
    signs: dict[str, Signs] = {}
    laws = resources.of(Laws)
    for mandate in header.mandates:
        for theme in laws.mandates.get(mandate.id or "", ()):
            _add(signs, theme, "mandate", 1.0, Span(mandate.start, mandate.end))
    for citation in citations:
        if citation.section is not None and document.sections[citation.section].kind in CITING:
            for theme, kind in laws.of(citation):
                _add(signs, theme, kind, 1.0, Span(citation.start, citation.end))
                if document.sections[citation.section].kind == "requests":
                    _add(
                        signs,
                        theme,
                        "requests",
                        0.8 if kind == "law" else 0.3,
                        Span(citation.start, citation.end),
                    )
    comment = header.reference is not None and header.reference.type == COMMENT
    if comment and header.reference is not None:
        _add(signs, RESTRICTIVE, "mandate", 1.0, Span(header.reference.start, header.reference.end))
        _law_named(document, resources, signs)
    _words(document, resources, signs, comment=comment)
    if document.kind == "reply":
        _answered(signs)
    length = _length(document)
    for found in signs.values():
        found.strength["length"] = length
    return signs


def _length(document: Document) -> float:
    """How long a letter is beside a usual one: the logarithm, 0 for a usual one. A reply is as long as what it answers."""
    if document.kind == "reply":
        return 0.0
    told = sum(s.end - s.start for s in document.sections if s.parent is None and s.kind in MEASURED)
    return math.log((told + 300) / USUAL)


def _answered(signs: dict[str, Signs]) -> None:
    """A reply has no subject and no concerns: what it dwells on is what it was asked about."""
    for found in signs.values():
        told = found.strength.get("facts", 0.0)
        found.strength["concerns"] = told
        if told >= DWELT:
            found.sides.add("concerns")


def _words(document: Document, resources: Resources, signs: dict[str, Signs], *, comment: bool) -> None:
    """Adds what the sentences of the sections say. A comment on a law says under the law what it objects to."""
    passages = resources.of(build_themes)
    for kind, sections in (*ZONES, *OBJECTIONS) if comment else ZONES:
        for section in document.sections:
            if section.parent is not None or section.kind not in sections:
                continue
            spans = document.sentences_in(section.start, section.end)
            language = section.language
            if kind == "standard":
                found = passages.named(document.content, spans, language)
            else:
                found = passages.read(document.content, spans, language, work=kind in TOLD)
            for passage in found:
                for theme, score in passage.scores.items():
                    _add(signs, theme, kind, score, Span(passage.start, passage.end))


def _law_named(document: Document, resources: Resources, signs: dict[str, Signs]) -> None:
    """Adds that the subject of a comment names a law or policy, whatever it is called."""
    topics = resources.of(build_topics)
    for section in document.sections:
        if section.kind == "subject":
            spans = document.sentences_in(section.start, section.end)
            for passage in topics.read(document.content, spans, section.language):
                if strength := passage.scores.get(LEGISLATION):
                    _add(signs, RESTRICTIVE, "subject", strength, Span(passage.start, passage.end))


def _field(document: Document, resources: Resources) -> set[str]:
    """The themes that persons and bodies of the letter work on, as it introduces them."""
    passages = resources.of(build_themes)
    found: set[str] = set()
    for section in document.sections:
        if section.parent is None and section.kind == "background":
            spans = document.sentences_in(section.start, section.end)
            found |= passages.worked_on(document.content, spans, section.language, SPEAKS)
    return found


def _add(signs: dict[str, Signs], theme: str, kind: Kind, strength: float, span: Span) -> None:
    """Adds one sign. Facts grow with each sentence that tells them; of the other kinds the strongest counts."""
    known = signs.get(theme)
    if known is None:
        known = signs[theme] = Signs({}, set(), [])
    before = known.strength.get(kind, 0.0)
    if kind == "facts":
        known.strength[kind] = 1 - (1 - before) * (1 - strength / 2)
    elif strength > before:
        known.strength[kind] = strength
    if strength >= SPEAKS:
        known.sides.add(SIDES[kind])
        known.spans.append(span)


def build_weighing(resources: Resources) -> Weighing:
    """The weights of the kinds that allegex ships. Raises ModelError."""
    path = shipped("models") / "themes" / "signals.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Weighing)
    except OSError as error:
        raise ModelError(f"model themes: {path} cannot be read: {error.strerror}") from error
    except msgspec.MsgspecError as error:
        raise ModelError(f"model themes: {path}: {error}") from error
