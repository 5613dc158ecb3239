"""Names to factories: the built-in table, entry points of the group `allegex.extractors`, and "module:attr"."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, get_type_hints

import msgspec

from allegex.config import explain
from allegex.contracts import Extractor, ExtractorFactory
from allegex.errors import ConfigError
from allegex.resources import Resources

BUILT_IN: Mapping[str, str] = {
    "citations": "allegex.extractors.citations:build",
    "dates": "allegex.extractors.dates:build",
    "names": "allegex.extractors.names:build",
    "patterns": "allegex.extractors.patterns:build",
    "references": "allegex.extractors.references:build",
    "requests": "allegex.extractors.requests:build",
    "spacy": "allegex.extractors.spacy:build",
    "trained": "allegex.extractors.trained:build",
}
GROUP = "allegex.extractors"


def build_extractor(name: str, block: Mapping[str, Any], resources: Resources) -> Extractor:
    """The extractor that a configuration block describes. Raises ConfigError naming block and key."""
    settings = {key: value for key, value in block.items() if key not in {"use", "enabled"}}
    use = block.get("use")
    if not isinstance(use, str):
        raise ConfigError(
            f"extractors.{name}: `use` is missing; possible: {', '.join(known())} or module:attr"
        )
    factory = find(use)
    shape = get_type_hints(factory).get("settings")
    if shape is None:
        raise ConfigError(f"extractors.{name}: {use} has no annotated parameter `settings`")
    if "name" in getattr(shape, "__struct_fields__", ()):
        settings.setdefault("name", name)
    try:
        return factory(msgspec.convert(settings, shape), resources)
    except msgspec.ValidationError as error:
        raise ConfigError(f"extractors.{name}: {explain(error, shape)}") from error


def find(use: str) -> ExtractorFactory:
    """The factory called `use`."""
    target = BUILT_IN.get(use)
    if target is None and ":" not in use:
        target = installed().get(use)
    if target is None:
        target = use
    module, colon, attribute = target.partition(":")
    if not colon:
        raise ConfigError(f"no extractor {use!r}; possible: {', '.join(known())} or module:attr")
    try:
        return getattr(import_module(module), attribute)  # type: ignore[no-any-return]
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"extractor {use!r}: {error}") from error


def known() -> list[str]:
    """Names that `use` can take, without module:attr."""
    return sorted({*BUILT_IN, *installed()})


def installed() -> dict[str, str]:
    """Extractors that other installed packages offer. Looked up only for a name that is not built in: it is slow."""
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=GROUP)}
