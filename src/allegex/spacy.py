"""allegex and spaCy: letters as Docs, a pipeline component, and pieces of text read inside a spaCy pipeline."""

from __future__ import annotations

from typing import Any

from allegex.errors import ConfigError
from allegex.face import load
from allegex.pipeline import Pipeline
from allegex.records.letter import Letter
from allegex.writers.annotation.docbin import to_doc as annotated_to_doc
from allegex.writers.annotation.letters import annotated

GROUPS = {
    "PERSON": "entities",
    "ORGANISATION": "entities",
    "AUTHORITY": "entities",
    "PLACE": "entities",
    "GROUP": "entities",
    "DATE": "dates",
    "CITATION": "citations",
}
"""Span groups of a Doc by label; custom labels stand in "custom", sections in "sections"."""


def to_doc(letter: Letter, vocab: Any = None) -> Any:
    """A spaCy Doc with the letter's very characters.

    `doc.spans` holds the groups entities, dates, citations, custom and sections; `doc.ents` the entities that do not
    overlap; `doc._.allegex` the record; `span._.allegex_value` the normal form: a name, an EDTF date, a law with its
    provisions.
    """
    spacy = _spacy()
    text = annotated(letter)
    doc = annotated_to_doc(
        text, vocab if vocab is not None else spacy.blank(_known(spacy, letter.language)).vocab
    )
    doc._.allegex = letter
    groups: dict[str, list[Any]] = {name: [] for name in ("entities", "dates", "citations", "custom")}
    for span, source in zip(doc.spans.pop("sc"), text.spans, strict=True):
        span._.allegex_value = source.value
        groups[GROUPS.get(source.label, "custom")].append(span)
    for name, spans in groups.items():
        doc.spans[name] = spans
    doc.ents = spacy.util.filter_spans(groups["entities"])
    found = [
        doc.char_span(s.start, s.end, label=s.kind, alignment_mode="expand")
        for s in letter.sections
        if s.end > s.start
    ]
    doc.spans["sections"] = [span for span in found if span is not None]
    return doc


def add_to(nlp: Any, config: str | None = None) -> Any:
    """Registers the factory `allegex` and adds it to a spaCy pipeline: `add_to(spacy.blank("en"))`. Returns `nlp`."""
    register()
    nlp.add_pipe("allegex", config={"config": config})
    return nlp


def register() -> None:
    """Makes the factory `allegex` known to spaCy, for `nlp.add_pipe("allegex")`. Also done by spaCy itself on entry
    points, so that an installed allegex needs no call."""
    spacy = _spacy()
    if not spacy.Language.has_factory("allegex"):
        spacy.Language.factory("allegex", default_config={"config": None})(create)


def create(nlp: Any, name: str, config: str | None = None) -> Component:
    """The component of the factory `allegex`; `config` is a configuration file or profile, by default the rules."""
    return Component(load(config or "fast"), nlp.lang)


class Component:
    """Adds dates and citations to a Doc. Holds a pipeline, which is built once."""

    def __init__(self, pipeline: Pipeline, language: str) -> None:
        if language not in pipeline.config.languages:
            raise ConfigError(
                f"the pipeline is for {language!r}; possible: {', '.join(pipeline.config.languages)}"
            )
        self._pipeline = pipeline
        self._language = language
        _spacy()

    def __call__(self, doc: Any) -> Any:
        """Fills the groups dates and citations of `doc.spans`, the normal form in `span._.allegex_value`."""
        links = self._pipeline.read_text(doc.text, self._language)
        doc.spans["dates"] = [self._span(doc, d.start, d.end, "DATE", d.edtf) for d in links.dates]
        doc.spans["citations"] = [
            self._span(
                doc,
                c.start,
                c.end,
                "CITATION",
                f"{c.instrument or c.title or ''} {', '.join(p.value for p in c.provisions)}".strip(),
            )
            for c in links.citations
        ]
        return doc

    def _span(self, doc: Any, start: int, end: int, label: str, value: str | None) -> Any:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        span._.allegex_value = value
        return span


def _known(spacy: Any, language: str) -> str:
    try:
        spacy.util.get_lang_class(language)
    except ImportError:
        return "xx"
    return language


def _spacy() -> Any:
    """spaCy, with the attributes that allegex sets on Docs and Spans."""
    try:
        import spacy
        from spacy.tokens import Doc, Span
    except ImportError as error:
        raise ConfigError("allegex.spacy needs spacy: pip install 'allegex[spacy]'") from error
    if not Doc.has_extension("allegex"):
        Doc.set_extension("allegex", default=None)
    if not Span.has_extension("allegex_value"):
        Span.set_extension("allegex_value", default=None)
    return spacy
