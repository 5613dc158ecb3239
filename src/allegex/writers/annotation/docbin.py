"""spaCy's DocBin: spans in the group "sc", non-overlapping ones as entities too, the rest in user data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from allegex.errors import ConfigError, ReadError
from allegex.records.annotated import AnnotatedSpan, AnnotatedText
from allegex.writers.annotation.lines import read_bytes, write_bytes
from allegex.writers.annotation.tokens import tokens

KEY = "allegex"
GROUP = "sc"
"""The group spaCy's own span categorizer reads."""


def write(texts: Sequence[AnnotatedText], target: Path) -> None:
    """Writes the texts as one DocBin."""
    spacy = _spacy()
    vocab = spacy.blank("xx").vocab
    docs = [to_doc(text, vocab) for text in texts]
    write_bytes(target, spacy.tokens.DocBin(docs=docs, store_user_data=True).to_bytes())


def to_doc(text: AnnotatedText, vocab: Any) -> Any:
    """A spaCy Doc with the very characters of the text."""
    spacy = _spacy()
    words: list[str] = []
    spaces: list[bool] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for token in tokens(text.text, text.spans):
        written = text.text[token.start : token.end]
        edge = (
            any(s.start == token.start or s.end == token.end for s in text.spans)
            if written.isspace()
            else False
        )
        if written == " " and words and not spaces[-1] and not words[-1].isspace() and not edge:
            spaces[-1] = True
            continue
        starts[token.start] = len(words)
        words.append(written)
        spaces.append(False)
        ends[token.end] = len(words)
    doc = spacy.tokens.Doc(vocab, words=words, spaces=spaces)
    found = [spacy.tokens.Span(doc, starts[s.start], ends[s.end], label=s.label) for s in text.spans]
    doc.spans[GROUP] = found
    doc.ents = spacy.util.filter_spans(found)
    doc.user_data[KEY] = msgspec.json.encode(text).decode()
    return doc


def read(source: Path) -> Iterator[AnnotatedText]:
    """The texts of a DocBin. Spans that are as they were written keep id, value, score and places."""
    spacy = _spacy()
    try:
        found = spacy.tokens.DocBin(store_user_data=True).from_bytes(read_bytes(source))
        docs = list(found.get_docs(spacy.blank("xx").vocab))
    except (ValueError, msgspec.MsgspecError, OSError, KeyError, TypeError) as error:
        raise ReadError(f"{source}: not a DocBin of spaCy") from error
    for number, doc in enumerate(docs):
        yield from_doc(doc, f"{source.name}:{number + 1}")


def from_doc(doc: Any, name: str) -> AnnotatedText:
    """A Doc's spans in the corpus form; entities where it has no span group."""
    known = msgspec.json.decode(doc.user_data[KEY], type=AnnotatedText) if KEY in doc.user_data else None
    group = list(doc.spans[GROUP]) if GROUP in doc.spans else list(doc.ents)
    before: dict[tuple[int, int, str], list[AnnotatedSpan]] = {}
    for span in known.spans if known else ():
        before.setdefault((span.start, span.end, span.label), []).append(span)
    spans = []
    for span in group:
        key = (span.start_char, span.end_char, span.label_)
        spans.append(before[key].pop(0) if before.get(key) else AnnotatedSpan(*key))
    if known is None:
        return AnnotatedText(name, doc.text, doc.lang_ if doc.lang_ != "xx" else "en", tuple(spans))
    kept = {span.id for span in spans}
    relations = tuple(r for r in known.relations if {r.source, r.target} <= kept)
    return msgspec.structs.replace(known, spans=tuple(spans), relations=relations)


def _spacy() -> Any:
    try:
        import spacy
        import spacy.tokens
    except ImportError as error:
        raise ConfigError("this format needs spacy: pip install 'allegex[spacy]'") from error
    return spacy
