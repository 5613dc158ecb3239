"""The walk: bytes -> pages -> text -> document -> mentions -> links -> letter. The only file that knows its order."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from allegex import config as configuration
from allegex.assembly import assemble
from allegex.contracts import Extractor
from allegex.errors import ConfigError
from allegex.layout.compose import compose
from allegex.linking.link import link, link_passage
from allegex.linking.overlaps import settle
from allegex.plugins import build_extractor
from allegex.readers.read import read
from allegex.records.letter import Addressee, Header, Letter, LetterDate, Model, RunInfo
from allegex.records.link import Links
from allegex.records.mention import Mention
from allegex.resources import Resources
from allegex.segmentation.segment import passage, segment
from allegex.version import VERSION


class Pipeline:
    """Sources to letters. Built once by `build`; holds tables and models, nothing of a letter."""

    def __init__(
        self, config: configuration.Config, resources: Resources, extractors: tuple[Extractor, ...]
    ) -> None:
        self.config = config
        self.resources = resources
        self._extractors = extractors
        models: tuple[Model, ...] = tuple(m for e in extractors for m in getattr(e, "models", ()))
        self._run = RunInfo(VERSION, config.digest, models)

    def __call__(self, source: str | Path | bytes) -> Letter:
        """The record of one source: a path, or the bytes of a file. Raises ReadError or StageError."""
        with _uncollected():
            return self._read(source)

    def _read(self, source: str | Path | bytes) -> Letter:
        """The record of a source. What it was made from is let go on return, before anything can be collected."""
        pages = read(source, self.config.read)
        document = segment(compose(pages, self.resources), self.resources)
        mentions: list[Mention] = []
        for extract in self._extractors:
            mentions += extract(document)
        return assemble(pages, document, link(document, mentions, self.resources), self._run)

    def read_text(
        self, content: str, language: str, *, state: str | None = None, written: date | None = None
    ) -> Links:
        """What stands in a piece of text that is no letter: one section, no header but what the caller knows.

        `state` is whose law is meant where the text does not say; `written` the day the text was written.
        """
        if language not in self.config.languages:
            raise ConfigError(f"no language {language!r}; possible: {', '.join(self.config.languages)}")
        document = passage(content, language, self.resources)
        mentions = settle(document, tuple(m for extract in self._extractors for m in extract(document)))
        header = Header(
            date=LetterDate(value=written.isoformat(), start=0, end=0) if written else None,
            addressee=Addressee(kind="government", name=None, state=state) if state else None,
        )
        return link_passage(document, mentions, header, self.resources)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection while a letter is read: its values hold no circles, and the tables that every collection would
    walk through stay. What a letter leaves is freed as soon as it is let go."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def build(config: configuration.Config) -> Pipeline:
    """A pipeline with its tables and models loaded. Raises ConfigError, ResourceError or ModelError."""
    resources = Resources(languages=config.languages)
    extractors = tuple(
        build_extractor(name, block, resources)
        for name, block in config.extractors.items()
        if block.get("enabled", True)
    )
    return Pipeline(config, resources, extractors)
