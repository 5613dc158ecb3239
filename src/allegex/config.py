"""The configuration: packaged default <- a file <- `key=value` settings, decoded strictly."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from allegex.errors import ConfigError


class ReadSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How sources are read. Limits of one source: `max_bytes`, `max_pages` read, and, where the reader runs in a process
    of its own (`isolate`), CPU `seconds` and `memory` in bytes; `ocr_seconds` by the clock for each page."""

    ocr: Literal["auto", "never", "force"] = "auto"
    ocr_languages: tuple[str, ...] = ("eng", "fra", "spa")
    ocr_dpi: int = 200
    ocr_warn_below: float = 0.8
    ocr_cache: str | None = None
    ocr_seconds: float = 60.0
    max_bytes: int = 200_000_000
    max_pages: int = 2500
    pdf: Literal["pdfium", "oxide"] = "pdfium"
    isolate: Literal["auto", "always", "never"] = "auto"
    seconds: float = 60.0
    memory: int = 2_000_000_000


class Config(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The effective configuration. `extractors` maps a name to its block: `use` and that extractor's settings."""

    languages: tuple[Literal["en", "fr", "es"], ...] = ("en", "fr", "es")
    read: ReadSettings = ReadSettings()
    extractors: dict[str, dict[str, Any]] = {}

    @property
    def digest(self) -> str:
        """First 16 hex digits of the sha256 of the effective values."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()[:16]


def load(source: str | Path | None = None, settings: Iterable[str] = ()) -> Config:
    """The effective configuration: default.toml, then `source` (a path, or the name of a shipped profile),
    then `key.sub=value` settings with TOML values. Raises ConfigError naming an unknown key."""
    merged: Mapping[str, Any] = _parse(default_text(), "default.toml")
    if source is not None:
        path = _find(source)
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"configuration {source} cannot be read: {_reason(error)}") from error
        merged = _merge(merged, _parse(text, str(source)))
    for setting in settings:
        merged = _merge(merged, _setting(setting))
    try:
        return msgspec.convert(merged, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(f"configuration: {explain(error, Config)}") from error


def default_text() -> str:
    """The packaged, commented default.toml."""
    return (Path(__file__).parent / "data/default.toml").read_text("utf-8")


def shipped(folder: Literal["configs", "models"]) -> Path:
    """Where profiles or models lie: inside the installed package, else beside the source tree."""
    inside = Path(__file__).parent / folder
    return inside if inside.is_dir() else Path(__file__).parents[2] / folder


def explain(error: msgspec.ValidationError, shape: type) -> str:
    """The message of a validation error, with the known keys when one is unknown."""
    from difflib import get_close_matches

    message = str(error)
    if "unknown field" in message:
        unknown = message.split("`")[1]
        known = sorted(_field_names(shape))
        near = get_close_matches(unknown, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}"
        where = message.split(" - at ")[1] if " - at " in message else "top level"
        return f"unknown key {unknown!r} ({where.strip('`')}); {hint}"
    return message


def _field_names(shape: type) -> set[str]:
    """Field names of a settings type and of the settings types inside it."""
    names: set[str] = set()
    for field in msgspec.structs.fields(shape):
        names.add(field.encode_name)
        if isinstance(field.type, type) and issubclass(field.type, Struct):
            names |= _field_names(field.type)
    return names


def _find(source: str | Path) -> Path:
    path = Path(source)
    if path.exists() or path.suffix:
        return path
    folder = shipped("configs")
    profile = folder / f"{source}.toml"
    if not profile.exists():
        known = sorted(p.stem for p in folder.glob("*.toml"))
        raise ConfigError(f"no configuration {str(source)!r}: neither a file nor one of {', '.join(known)}")
    return profile


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"configuration {name}: {error}") from error


def _setting(setting: str) -> dict[str, Any]:
    """`read.ocr=never` as a nested mapping; a value that is no TOML is taken as a string."""
    key, equals, value = setting.partition("=")
    if not equals or not key.strip():
        raise ConfigError(f"setting {setting!r} is not of the form key=value, e.g. read.ocr=never")
    try:
        parsed: Any = tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        parsed = value
    for part in reversed(key.strip().split(".")):
        parsed = {part: parsed}
    return parsed  # type: ignore[no-any-return]


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """`over` laid over `base`; tables merge, everything else replaces."""
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            merged[key] = _merge(old, value)
        else:
            merged[key] = value
    return merged


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else "it is not UTF-8"
