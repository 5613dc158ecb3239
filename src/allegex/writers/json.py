"""The record as JSON, and its schema."""

from __future__ import annotations

import msgspec

from allegex.records.codec import pretty, schema
from allegex.records.letter import Letter


def json(letter: Letter) -> bytes:
    """The record over several lines, ending in a line break."""
    return pretty(letter)


def schema_text() -> str:
    """The JSON Schema of the record, as committed in data/letter.schema.json."""
    text = msgspec.json.encode(schema(), order="deterministic")
    return msgspec.json.format(text, indent=1).decode() + "\n"
