"""An encoded record in the form that a user asked for."""

from __future__ import annotations

import msgspec

from allegex.errors import ConfigError
from allegex.records.codec import decode
from allegex.writers.summary import summary
from allegex.writers.timeline import text as timeline

SUFFIXES = {"json": ".json", "jsonl": ".jsonl", "summary": ".summary.txt", "timeline": ".timeline.txt"}
"""The forms, with the ending of a file in each."""


def render(line: bytes, form: str) -> bytes:
    """One record, given as a line of JSON, as `form`. Raises ConfigError for an unknown form."""
    if form == "json":
        return msgspec.json.format(line, indent=1) + b"\n"
    if form == "jsonl":
        return line + b"\n"
    if form == "summary":
        return summary(decode(line))
    if form == "timeline":
        return (timeline(decode(line)) + "\n").encode()
    raise ConfigError(f"no form {form!r}; possible: {', '.join(SUFFIXES)}")
