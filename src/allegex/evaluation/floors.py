"""The gate: floors of F1 beside the digest of the gold they were measured on. They only rise."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from allegex.errors import ConfigError, WriteError
from allegex.evaluation.run import Result

ABOUT = """\
# Floors of F1 per field: for all letters, and per language. `allegex evaluate GOLD RECORDS --gate FILE` fails below one;
# `--raise` writes those that are exceeded. Floors only rise: lowering one, or another gold, takes an edit by hand.
"""


class Gate(Struct, frozen=True, forbid_unknown_fields=True):
    """Floors by group ("all", or a language) and field."""

    digest: str
    floors: dict[str, dict[str, float]]


def read_gate(path: Path) -> Gate:
    """The gate in a file; one without floors where there is no file yet. Raises ConfigError."""
    if not path.exists():
        return Gate("", {})
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Gate)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ConfigError(f"gate {path}: {error}") from error


def check(gate: Gate, result: Result) -> list[str]:
    """A line for each floor that is not met, and one if the gold is not that of the gate."""
    if gate.digest != result.digest:
        return ["gate: the gold differs from that of the floors; review it, then change the gate's digest"]
    measured = _measured(result)
    return [
        f"gate: {group} {field}: F1 {measured.get(group, {}).get(field, 0.0):.3f} is below the floor {floor:.3f}"
        for group, floors in gate.floors.items()
        for field, floor in floors.items()
        if measured.get(group, {}).get(field, 0.0) < floor
    ]


def raised(gate: Gate, result: Result) -> Gate:
    """The gate with every floor that is exceeded lifted to what was measured. Raises ConfigError for another gold."""
    if gate.floors and gate.digest != result.digest:
        raise ConfigError("gate: the gold differs from that of the floors; change the gate's digest first")
    measured = _measured(result)
    floors = {
        group: {
            field: max(value, gate.floors.get(group, {}).get(field, 0.0)) for field, value in fields.items()
        }
        for group, fields in measured.items()
    }
    return Gate(result.digest, floors)


def write_gate(path: Path, gate: Gate) -> None:
    """Writes the gate. Raises WriteError."""
    lines = [ABOUT, f'digest = "{gate.digest}"']
    for group, floors in gate.floors.items():
        lines += ["", f"[floors.{group}]", *(f'"{field}" = {floor:.3f}' for field, floor in floors.items())]
    try:
        path.write_text("\n".join(lines) + "\n", "utf-8")
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror}") from error


def _measured(result: Result) -> dict[str, dict[str, float]]:
    """F1 cut (never rounded up) to three places."""
    groups = {"all": result.totals(), **{lang: result.totals(lang) for lang in result.languages}}
    return {
        group: {field: math.floor(count.f1 * 1000 + 1e-9) / 1000 for field, count in totals.items()}
        for group, totals in groups.items()
    }
