"""allegex: structured, traceable records from letters of the UN Special Procedures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegex.version import VERSION as __version__

if TYPE_CHECKING:
    from allegex.face import citations, dates, extract, load
    from allegex.records.letter import Letter

__all__ = ["Letter", "__version__", "citations", "dates", "extract", "load"]


def __getattr__(name: str) -> Any:
    # Looked up on first use, so that `allegex --help` does not pay for the readers and grammars.
    if name == "Letter":
        from allegex.records.letter import Letter

        return Letter
    if name in __all__:
        from allegex import face

        return getattr(face, name)
    raise AttributeError(f"module 'allegex' has no attribute {name!r}")
