"""Types of communications: what AL, UA, OL and their joint forms stand for."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from allegex.resources import Resources


class CommunicationType(Struct, frozen=True, forbid_unknown_fields=True):
    """One type. `urgent` is None where the type alone does not tell."""

    code: str
    name: dict[str, str]
    also: dict[str, tuple[str, ...]]
    urgent: bool | None
    joint: bool
    in_references: bool
    """Whether the code is known to stand in the references of letters."""
    sections: dict[str, int]
    """Kinds of section that every letter of this type has, with the first year from which it has them."""
    used: str
    purpose: str
    reply: str | None
    source: str


class AddresseeCode(Struct, frozen=True, forbid_unknown_fields=True):
    """A code that references carry for an addressee that is no State of the table."""

    code: str
    meaning: str
    confidence: Literal["high", "low"]
    source: str


def addressee_codes(resources: Resources) -> tuple[AddresseeCode, ...]:
    """Codes of addressees beside the States."""
    return resources.read("facts/addressee_codes.json", tuple[AddresseeCode, ...])


def communication_types(resources: Resources) -> dict[str, CommunicationType]:
    """Types by code, in the order of the file."""
    rows = resources.read("facts/communication_types.json", tuple[CommunicationType, ...])
    return {row.code: row for row in rows}
