"""Letters to JSON and back: strict both ways, and the JSON Schema from the same types."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from allegex.errors import ReadError
from allegex.records.letter import Letter, Notice

_ENCODER = msgspec.json.Encoder()


class _Told(Struct, frozen=True):
    """Of a record, its warnings alone."""

    warnings: tuple[Notice, ...]


def encode(letter: Letter) -> bytes:
    """One line of JSON, without a line break."""
    return _ENCODER.encode(letter)


def pretty(letter: Letter) -> bytes:
    """The same JSON over several lines, ending in a line break."""
    return msgspec.json.format(_ENCODER.encode(letter), indent=1) + b"\n"


def decode(data: bytes | str) -> Letter:
    """The letter that `encode` wrote. Raises ReadError naming the field that does not fit."""
    try:
        return msgspec.json.decode(data, type=Letter)
    except msgspec.ValidationError as error:
        raise ReadError(f"not a record of allegex.letter/1: {error}") from error
    except msgspec.DecodeError as error:
        raise ReadError(f"not JSON: {error}") from error


def warnings_of(data: bytes) -> tuple[Notice, ...]:
    """The warnings of a record that `encode` wrote, the rest of which is passed over."""
    return msgspec.json.decode(data, type=_Told).warnings


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the letter record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "allegex.letter/1",
        **msgspec.json.schema(Letter),
    }
