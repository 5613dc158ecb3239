"""The letter record: what `allegex extract` writes. The public contract, version `allegex.letter/1`.

Linking makes these values without `places`; assembly fills them in from the text's map.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from allegex.records.citation import CitationKind, Provision, TreatyStatus
from allegex.records.date import DateRelation
from allegex.records.document import DocumentKind, SectionKind
from allegex.records.name import Attributes, EntityKind, EntityRole
from allegex.records.page import TextLayer
from allegex.records.text import Place

SCHEMA: Literal["allegex.letter/1"] = "allegex.letter/1"

Status = Literal["alleged", "stated_by_government", "stated_by_experts", "denied", "recommended"]


class Value(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """Something read off the letter: `text[start:end]` is the quote, `places` where it is printed."""

    start: int
    end: int
    places: tuple[Place, ...] = ()


class Evidence(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A span that speaks for a value."""


class OcrPage(Struct, frozen=True, forbid_unknown_fields=True):
    """A page that was read by OCR, with its mean confidence 0..1 over characters."""

    page: int
    score: float | None


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """The bytes that were read. `size` in bytes."""

    media_type: str
    size: int
    pages: int
    text_layer: TextLayer
    ocr: tuple[OcrPage, ...] = ()


class Model(Struct, frozen=True, forbid_unknown_fields=True):
    """A trained model that took part; `digest` is sha256 of its weights."""

    name: str
    version: str
    digest: str


class RunInfo(Struct, frozen=True, forbid_unknown_fields=True):
    """What made this record: version of allegex, digest of the effective configuration, models."""

    version: str
    config: str
    models: tuple[Model, ...] = ()


class Reference(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The letter's own reference. `value` "AL FRA 3/2021"; parts are None where they are not printed."""

    value: str
    type: str | None
    state: str | None
    number: int | None
    year: int | None
    codes: tuple[str, ...] = ()
    by: str = ""
    inferred: bool = False


class LetterDate(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The date of the letter, ISO."""

    value: str
    by: str = ""


class Addressee(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who is written to. Offsets are None where the addressee follows from the reference alone."""

    kind: Literal["government", "company", "organisation", "other"]
    name: str | None
    state: str | None
    start: int | None = None
    end: int | None = None
    places: tuple[Place, ...] = ()
    by: str = ""


class Mandate(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One sender: `id` of the mandates file (None if unknown), title as printed in the heading."""

    id: str | None
    title: str
    resolution: str | None
    signatory: str | None
    by: str = ""


class Signatory(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One signature: name, title as printed, index of the mandate it signs for (None if none fits)."""

    name: str
    title: str | None
    mandate: int | None
    by: str = ""


class Response(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What answer is asked for: `days`, `due` (ISO, date + days), `urgent`."""

    days: int | None
    due: str | None
    urgent: bool
    publication: str | None = None
    """Publication rule as ISO 8601 duration: P60D, PT48H."""
    start: int | None = None
    end: int | None = None
    places: tuple[Place, ...] = ()


class Copy(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who else gets the letter."""

    name: str
    state: str | None


class Related(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Another letter or document named in this one."""

    reference: str
    relation: Literal["earlier", "parallel", "reply", "unknown"]
    date: str | None = None
    """EDTF date said of it."""
    kind: Literal["letter", "press_release"] = "letter"
    """A press release has no number: its reference is its address or the words that name it."""


class Header(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who wrote to whom, when, under which reference, and what answer is asked for."""

    reference: Reference | None = None
    date: LetterDate | None = None
    addressee: Addressee | None = None
    mandates: tuple[Mandate, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    response: Response = Response(days=None, due=None, urgent=False)
    copied_to: tuple[Copy, ...] = ()
    related: tuple[Related, ...] = ()
    replying: str | None = None
    """Of a reply: the State that answers, ISO 3166-1 alpha-3. `reference` is then that of the letter it answers."""


class Section(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of the letter. Top sections tile the text; `parent` is the index of the section around a child."""

    kind: SectionKind
    heading: str | None
    language: str
    parent: int | None
    by: str = ""
    score: float | None = None


class EntityMention(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One place where an entity is named."""

    by: str
    score: float | None


class Entity(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A person, body, place or group with all its mentions. `id` is "e1", "e2" ... in order of first mention."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[EntityRole, ...] = ()
    attributes: Attributes = Attributes()
    state: str | None = None
    mentions: tuple[EntityMention, ...] = ()


class Date(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A date in the letter. `edtf` None where it could not be resolved; `earliest`/`latest` are ISO days."""

    edtf: str | None
    earliest: str | None
    latest: str | None
    relation: DateRelation = "at"
    relative: bool = False
    inferred: tuple[str, ...] = ()
    event: int | None = None
    """Index of the event dated by it."""
    time: str | None = None
    calendar: str | None = None
    anchor: int | None = None
    """Index of the date that it was resolved against; None for the letter's own date or none."""
    ambiguous: bool = False
    section: int | None = None
    by: str = ""
    score: float | None = None


class Citation(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One law cited. `section` is the index of the section it stands in: a charge in the facts, a standard in the annex."""

    kind: CitationKind | None
    instrument: str | None
    title: str | None
    jurisdiction: str | None
    number: str | None = None
    year: int | None = None
    date: str | None = None
    provisions: tuple[Provision, ...] = ()
    resolved_from: str | None = None
    candidates: tuple[str, ...] = ()
    jurisdiction_by: str | None = None
    status: tuple[TreatyStatus, ...] = ()
    section: int | None = None
    by: str = ""
    score: float | None = None


class RequestItem(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sub-item of a request."""

    marker: str | None


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """A topic of the request topics file with its score."""

    id: str
    score: float | None


class Request(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing the letter asks for; of a reply, the answer to the question of that number.

    `entities` are entity ids, `citations` indexes.
    """

    number: int | None
    items: tuple[RequestItem, ...] = ()
    topics: tuple[Topic, ...] = ()
    entities: tuple[str, ...] = ()
    citations: tuple[int, ...] = ()
    marker: str | None = None


class Participant(Struct, frozen=True, forbid_unknown_fields=True):
    """An entity in an event."""

    entity: str
    role: Literal["agent", "patient", "participant"]


class Event(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A dated statement: what is said to have happened, with whom, and who says so."""

    type: str
    date: int | None
    edtf: str | None
    status: Status
    participants: tuple[Participant, ...] = ()
    citations: tuple[int, ...] = ()


Outcome = Literal[
    "opened",
    "suspended",
    "discontinued",
    "dismissed",
    "acquitted",
    "convicted",
    "sentenced",
    "pending",
    "reopened",
    "unknown",
]


class Charge(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One person charged in one case under one law. `person` is an entity id."""

    person: str | None
    citations: tuple[int, ...]
    provisions: tuple[str, ...]
    law: str | None
    jurisdiction: str | None
    opened: str | None
    closed: str | None
    outcome: Outcome
    authority: str | None = None
    penalty: str | None = None
    offence: str | None = None
    status: Status = "alleged"
    alternatives: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Theme(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A right at issue: id of the violations file, calibrated score, the spans that speak for it."""

    id: str
    score: float | None
    evidence: tuple[Evidence, ...] = ()


class Footnote(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A footnote; `anchor` is the offset of its call."""

    marker: str
    anchor: int | None


class Custom(Value, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a user's own extractor found."""

    label: str
    value: str | None = None
    score: float | None = None


class Check(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that should fit together, and whether it does. `detail` tells a reviewer what to look at."""

    name: str
    ok: bool
    detail: str = ""


class Notice(Struct, frozen=True, forbid_unknown_fields=True):
    """A warning of the record."""

    code: str
    detail: str
    places: tuple[Place, ...] = ()


class Letter(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The record of one source."""

    schema: Literal["allegex.letter/1"] = SCHEMA
    id: str
    source: Source
    run: RunInfo
    kind: DocumentKind
    kind_score: float | None = None
    language: str
    text: str
    header: Header = Header()
    sections: tuple[Section, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[Date, ...] = ()
    citations: tuple[Citation, ...] = ()
    requests: tuple[Request, ...] = ()
    answers: tuple[Request, ...] = ()
    """Of a reply: what it answers, numbered like the questions. It asks for nothing."""
    events: tuple[Event, ...] = ()
    charges: tuple[Charge, ...] = ()
    themes: tuple[Theme, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    custom: dict[str, tuple[Custom, ...]] = {}
    checks: tuple[Check, ...] = ()
    warnings: tuple[Notice, ...] = ()
