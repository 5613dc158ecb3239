"""The extractor of any spaCy pipeline: its entities and span groups come out under `custom`."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from allegex.contracts import Extractor
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Model
from allegex.records.mention import CustomMention, Mention
from allegex.records.text import Span
from allegex.resources import Resources
from allegex.taggers.pipeline import SpacyPipeline, open_pipeline


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`model` is a path or a package; `name` the key under `custom`, by default the name of the block; `labels`,
    `sections` and `languages` are those wanted, by default all."""

    model: str
    name: str = "spacy"
    labels: tuple[str, ...] = ()
    sections: tuple[SectionKind, ...] = ()
    languages: tuple[str, ...] = ()


class SpacyExtractor:
    """Reads block by block."""

    def __init__(self, pipeline: SpacyPipeline, settings: Settings) -> None:
        self.models: tuple[Model, ...] = (pipeline.model,)
        self._pipeline = pipeline
        self._settings = settings

    def __call__(self, document: Document) -> Iterable[Mention]:
        """What the pipeline marks. spaCy tells no score."""
        settings = self._settings
        for block in document.text.blocks:
            number = document.section_at(block.start)
            section = document.sections[number] if number is not None else None
            language = section.language if section is not None else document.language
            if settings.sections and (section is None or section.kind not in settings.sections):
                continue
            if settings.languages and language not in settings.languages:
                continue
            for found in self._pipeline(document.content, Span(block.start, block.end)):
                if not settings.labels or found.label in settings.labels:
                    yield CustomMention(
                        start=found.start,
                        end=found.end,
                        by=f"{settings.name}:{self._pipeline.model.name}",
                        extractor=settings.name,
                        label=found.label,
                        value=found.value,
                    )


def build(settings: Settings, resources: Resources) -> Extractor:
    """The extractor of a pipeline. Raises ModelError."""
    return SpacyExtractor(open_pipeline(settings.model), settings)
