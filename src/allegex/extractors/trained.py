"""The extractor of a model that `allegex train` made: what it marks comes out under `custom`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from allegex.contracts import Extractor
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Model
from allegex.records.mention import CustomMention, Mention
from allegex.records.text import Span
from allegex.resources import Resources
from allegex.taggers.bio import tokenize
from allegex.taggers.open import Tagger, open_tagger


class Packaged(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`name` is the key under `custom`, by default the name of the block; `sections` are those read, by default all;
    what is less sure than `least` is left out."""

    name: str = "trained"
    sections: tuple[SectionKind, ...] = ()
    least: float = 0.0


class Settings(Packaged, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """And `model`, the folder that training wrote."""

    model: str


class TrainedExtractor:
    """Reads paragraph by paragraph, as in training; the tagger itself reads long ones in windows that overlap."""

    def __init__(self, tagger: Tagger, settings: Packaged) -> None:
        self.models: tuple[Model, ...] = (tagger.model,)
        self._tagger = tagger
        self._settings = settings

    def __call__(self, document: Document) -> Iterable[Mention]:
        """What the model marks, with its score."""
        settings = self._settings
        languages: dict[str, list[Span]] = {}
        for block in document.text.blocks:
            number = document.section_at(block.start)
            section = document.sections[number] if number is not None else None
            if not settings.sections or (section is not None and section.kind in settings.sections):
                language = section.language if section is not None else document.language
                languages.setdefault(language, []).append(Span(block.start, block.end))
        for language, blocks in languages.items():
            tokens = [tokenize(document.content, block) for block in blocks]
            for found in self._tagger([t for t in tokens if t.text], language):
                for span in found:
                    if span.score >= settings.least:
                        yield CustomMention(
                            start=span.start,
                            end=span.end,
                            by=f"{settings.name}:{self._tagger.model.name}",
                            score=round(span.score, 3),
                            extractor=settings.name,
                            label=span.label,
                            value=" ".join(document.content[span.start : span.end].split()),
                        )


def build(settings: Settings, resources: Resources) -> Extractor:
    """The extractor of a model folder. Raises ModelError."""
    return TrainedExtractor(open_tagger(settings.model, None), settings)


def build_packaged(folder: Path, settings: Packaged) -> Extractor:
    """The extractor of a model that an installed package brings. Raises ModelError."""
    return TrainedExtractor(open_tagger(str(folder), None), settings)
