"""Any spaCy pipeline, trained anywhere, by its path or the name of its package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from allegex.errors import ModelError
from allegex.records.letter import Model
from allegex.records.text import Span
from allegex.taggers.card import digest_of
from allegex.taggers.windows import windows

MOST = 50_000
"""Characters read at once; longer texts are read in windows of whole words."""


class Labelled(Struct, frozen=True):
    """A span with its label and, where the pipeline links it to something, its id there."""

    start: int
    end: int
    label: str
    value: str | None


class SpacyPipeline:
    """Entities and span groups of a pipeline."""

    def __init__(self, nlp: Any, model: Model) -> None:
        self.model = model
        self._nlp = nlp

    def __call__(self, content: str, span: Span) -> Iterator[Labelled]:
        """What the pipeline finds in a part of a text: entities and spans of all groups, each once, in order."""
        starts = [span.start]
        for at in range(span.start + 1, span.end):
            if content[at - 1].isspace() and not content[at].isspace():
                starts.append(at)
        ends = [*starts[1:], span.end]
        sizes = [end - start for start, end in zip(starts, ends, strict=True)]
        for part in windows(sizes, MOST):
            first, last = starts[part.first], ends[part.last - 1]
            base = starts[part.start]
            doc = self._nlp(content[base : ends[part.end - 1]])
            spans = [*doc.ents, *(s for name in sorted(doc.spans) for s in doc.spans[name])]
            found = {
                (s.start_char + base, s.end_char + base, s.label_): s.kb_id_ or s.ent_id_ or None
                for s in spans
            }
            for (start, end, label), value in sorted(found.items(), key=lambda item: item[0]):
                if first <= start < last and end > start:
                    yield Labelled(start, end, label, value)


def open_pipeline(name: str) -> SpacyPipeline:
    """The pipeline at a path or in an installed package. Raises ModelError."""
    try:
        import spacy
    except ImportError as error:
        raise ModelError(f"{name} is to be run by spaCy: pip install 'allegex[spacy]'") from error
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"spaCy finds no pipeline {name!r} that it can read; name a folder that nlp.to_disk wrote or an installed"
            f" package ({type(error).__name__})"
        ) from error
    meta = nlp.meta
    folder = Path(nlp.path) if nlp.path is not None else Path(name)
    return SpacyPipeline(
        nlp,
        Model(
            f"{meta.get('lang', 'xx')}_{meta.get('name') or 'pipeline'}",
            str(meta.get("version", "0")),
            f"sha256:{digest_of(folder)}",
        ),
    )
