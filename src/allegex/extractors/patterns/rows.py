"""The rows of a pattern file: what is looked for, where, and what it is called."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec import Struct

from allegex.errors import ConfigError
from allegex.records.document import SectionKind


class Row(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One pattern. Exactly one of `literal`, `regex` and `shape` says what is looked for.

    literal    words as they stand, or a list of them; upper and lower case are equal unless `case` is true
    regex      a regular expression of the library `regex`
    shape      words and token shapes, e.g. "Camp <number>": <Title> <UPPER> <lower> <number> <any>, each with + or ?
    value      the normal form; with a regex it may refer to groups as \\1 or \\g<name>
    languages  en, fr, es ...: only in sections of these languages; all where none is given
    sections   only in sections of these kinds; all where none is given
    examples, counterexamples   texts in which the row must and must not find something
    """

    label: str
    literal: str | tuple[str, ...] | None = None
    regex: str | None = None
    shape: str | None = None
    value: str | None = None
    case: bool = False
    languages: tuple[str, ...] = ()
    sections: tuple[SectionKind, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def literals(self) -> tuple[str, ...]:
        """The literals, one or several."""
        return (self.literal,) if isinstance(self.literal, str) else self.literal or ()


class PatternFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern file: `[[pattern]]` tables in TOML, {"pattern": [...]} in JSON."""

    pattern: tuple[Row, ...]


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of a pattern file. Raises ConfigError naming file and row."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"pattern file {path} cannot be read: {error.strerror}") from error
    raw = _decode(path, data)
    rows = raw.get("pattern") if isinstance(raw, dict) else None
    if not isinstance(rows, list) or not rows:
        raise ConfigError(
            f'pattern file {path}: no rows; write [[pattern]] tables, or a list under "pattern" in JSON'
        )
    return tuple(_row(path, number, row) for number, row in enumerate(rows, 1))


def _decode(path: Path, data: bytes) -> Any:
    try:
        if path.suffix == ".json":
            return msgspec.json.decode(data)
        return tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise ConfigError(f"pattern file {path}: {error}") from error


def _row(path: Path, number: int, raw: object) -> Row:
    try:
        row = msgspec.convert(raw, Row)
    except msgspec.ValidationError as error:
        hint = f"; kinds of section: {', '.join(get_args(SectionKind))}" if "sections" in str(error) else ""
        raise ConfigError(f"pattern file {path}, row {number}: {error}{hint}") from error
    kinds = [name for name in ("literal", "regex", "shape") if getattr(row, name)]
    if len(kinds) != 1:
        raise ConfigError(
            f"pattern file {path}, row {number} ({row.label}): give one of literal, regex and shape"
        )
    return row
