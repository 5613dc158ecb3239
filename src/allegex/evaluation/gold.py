"""Gold: what a careful reader takes from a letter, as values and quotes. Its format stands in corpus/FORMAT.md."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from allegex.errors import ReadError
from allegex.facts.folding import fold
from allegex.facts.instruments import instrument_ids
from allegex.resources import Resources


class Communication(Struct, frozen=True, forbid_unknown_fields=True):
    """The header's values. `copied_to` holds alpha-3 codes or names."""

    reference: str | None = None
    type: str | None = None
    state: str | None = None
    number: int | None = None
    year: int | None = None
    date: str | None = None
    language: str = "en"
    addressee: str | None = None
    response_days: int | None = None
    response_due: str | None = None
    copied_to: tuple[str, ...] = ()
    joint: bool = False


class GoldMandate(Struct, frozen=True, forbid_unknown_fields=True):
    """A sender."""

    title: str
    resolution: str | None = None
    signatory: str | None = None


class Stretch(Struct, frozen=True, forbid_unknown_fields=True):
    """A section (`type`) or a request (`number`), by its first and last words."""

    starts: str
    ends: str
    type: str = ""
    number: int | None = None
    optional: bool = False


class Name(Struct, frozen=True, forbid_unknown_fields=True):
    """A person, body or place with all its names."""

    name: str
    id: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    code: str | None = None
    optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


class GoldDate(Struct, frozen=True, forbid_unknown_fields=True):
    """A date expression and its EDTF value."""

    text: str
    edtf: str
    optional: bool = False


class GoldCitation(Struct, frozen=True, forbid_unknown_fields=True):
    """A citation: international (`instruments`) or domestic (`law`, `jurisdiction`)."""

    quote: str
    instruments: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    law: str | None = None
    jurisdiction: str | None = None
    label: str | None = None
    labels: tuple[str, ...] = ()
    anaphoric: bool = False
    optional: bool = False


class GoldCharge(Struct, frozen=True, forbid_unknown_fields=True):
    """One person charged under one law."""

    person: str
    provisions: tuple[str, ...] = ()
    law: str | None = None
    jurisdiction: str | None = None
    opened: str | int | None = None
    closed: str | int | None = None
    outcome: str = "unknown"
    optional: bool = False


class GoldNote(Struct, frozen=True, forbid_unknown_fields=True):
    """A footnote."""

    marker: str
    text: str


class GoldMention(Struct, frozen=True, forbid_unknown_fields=True):
    """One marked run: `type` PER ORG AUT PLC DATE CIT RED, its text, and the section where it stands."""

    type: str
    text: str
    section: str = ""
    id: str | None = None
    code: str | None = None
    edtf: str | None = None
    instruments: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    law: str | None = None
    jurisdiction: str | None = None
    label: str | None = None
    labels: tuple[str, ...] = ()
    anaphoric: bool = False
    footnote: str | None = None
    before: str = ""
    after: str = ""


class Gold(Struct, frozen=True, forbid_unknown_fields=True):
    """The gold of one letter. `mentions` is unset where only the values were written down."""

    source: str
    communication: Communication
    about: str = msgspec.field(default="", name="_about")
    kind: str = "letter"
    mandates: tuple[GoldMandate, ...] = ()
    sections: tuple[Stretch, ...] = ()
    persons: tuple[Name, ...] = ()
    organisations: tuple[Name, ...] = ()
    authorities: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    citations: tuple[GoldCitation, ...] = ()
    requests: tuple[Stretch, ...] = ()
    charges: tuple[GoldCharge, ...] = ()
    footnotes: tuple[GoldNote, ...] = ()
    mentions: tuple[GoldMention, ...] | UnsetType = UNSET


class Corpus(Struct, frozen=True):
    """Gold letters by file stem, and the digest of their files."""

    letters: dict[str, Gold]
    digest: str


def read_corpus(source: Path) -> Corpus:
    """The gold file, or all of a folder. Raises ReadError naming file and field."""
    return read_corpora([source])


def read_corpora(sources: Iterable[Path]) -> Corpus:
    """The gold of several files or folders. Raises ReadError naming file and field."""
    digest = hashlib.sha256()
    letters = {}
    ids = Resources().of(instrument_ids)
    for file in (file for source in sources for file in _files(source)):
        try:
            data = file.read_bytes()
            letters[file.stem] = _by_id(msgspec.json.decode(data, type=Gold), ids)
        except OSError as error:
            raise ReadError(f"{file}: cannot be read: {error.strerror}") from error
        except msgspec.MsgspecError as error:
            raise ReadError(f"{file}: not a gold file: {error}") from error
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(data).digest())
    return Corpus(letters, f"sha256:{digest.hexdigest()}")


def _by_id(gold: Gold, ids: dict[str, str]) -> Gold:
    """The gold with the instruments that the facts know by a name, an alias or an acronym under their id."""
    citations = tuple(_known(one, ids) for one in gold.citations)
    if gold.mentions is UNSET:
        return replace(gold, citations=citations)
    return replace(gold, citations=citations, mentions=tuple(_known(one, ids) for one in gold.mentions))


_Cited = TypeVar("_Cited", GoldCitation, GoldMention)


def _known(one: _Cited, ids: dict[str, str]) -> _Cited:
    if not one.instruments:
        return one
    return replace(one, instruments=tuple(ids.get(fold(name), name) for name in one.instruments))


def _files(source: Path) -> list[Path]:
    files = sorted(source.glob("*.json")) if source.is_dir() else [source]
    if not files:
        raise ReadError(f"{source}: no gold here; gold files end in .json")
    return files
