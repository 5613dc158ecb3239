"""The three doors as types: a reader, an extractor and a writer are functions of these shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from allegex.records.document import Document
from allegex.records.letter import Letter, Model
from allegex.records.mention import Mention
from allegex.records.page import Pages
from allegex.resources import Resources

Extractor = Callable[[Document], Iterable[Mention]]
"""Pure: the same document gives the same mentions, and no extractor sees another's."""

Writer = Callable[[Letter], bytes]


class ExtractorFactory(Protocol):
    """`build(settings, resources)`; the annotation of `settings` is the schema of its block in the configuration."""

    def __call__(self, settings: object, resources: Resources) -> Extractor: ...


class Reader(Protocol):
    """Bytes of one media type to pages. Raises ReadError."""

    def __call__(self, data: bytes, settings: object) -> Pages: ...


class Trained(Protocol):
    """An extractor that carries models names them, so that the record can."""

    models: tuple[Model, ...]

    def __call__(self, document: Document) -> Iterable[Mention]: ...
