"""Letters as annotated texts: what the pipeline found, to be corrected by people."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from allegex.records.annotated import AnnotatedSpan, AnnotatedText, Relation
from allegex.records.document import SectionKind
from allegex.records.letter import Letter

LABELS = {
    "person": "PERSON",
    "organisation": "ORGANISATION",
    "authority": "AUTHORITY",
    "place": "PLACE",
    "group": "GROUP",
}
"""Labels of entities by kind; dates and citations are DATE and CITATION, custom spans keep their own."""


def annotated(letter: Letter) -> AnnotatedText:
    """The whole letter with its entities, dates, citations and custom spans; charges as relations."""
    spans: list[AnnotatedSpan] = []
    for entity in letter.entities:
        for n, m in enumerate(entity.mentions):
            label = LABELS[entity.kind]
            key = f"{entity.id}.{n}"
            spans.append(AnnotatedSpan(m.start, m.end, label, key, entity.name, m.score, m.by, m.places))
    for n, d in enumerate(letter.dates):
        spans.append(AnnotatedSpan(d.start, d.end, "DATE", f"d{n}", d.edtf, d.score, d.by, d.places))
    for n, c in enumerate(letter.citations):
        law = c.instrument or c.title or ""
        value = f"{law} {', '.join(p.value for p in c.provisions)}".strip()
        spans.append(AnnotatedSpan(c.start, c.end, "CITATION", f"c{n}", value, c.score, c.by, c.places))
    for name, found in sorted(letter.custom.items()):
        for n, v in enumerate(found):
            key = f"{name}.{n}"
            spans.append(AnnotatedSpan(v.start, v.end, v.label, key, v.value, v.score, name, v.places))
    spans.sort(key=lambda s: (s.start, -s.end, s.label, s.id))
    mentioned = {span.id for span in spans}
    relations = tuple(
        Relation(f"{charge.person}.0", f"c{c}", "charged_under")
        for charge in letter.charges
        for c in charge.citations
        if f"{charge.person}.0" in mentioned
    )
    header = letter.header
    fields = {
        "reference": header.reference.value if header.reference else None,
        "date": header.date.value if header.date else None,
        "state": header.addressee.state if header.addressee else None,
        "kind": letter.kind,
    }
    return AnnotatedText(
        id=letter.id,
        text=letter.text,
        language=letter.language,
        spans=tuple(spans),
        relations=tuple(dict.fromkeys(relations)),
        fields={key: value for key, value in fields.items() if value is not None},
        letter=letter.id,
    )


def paragraphs(letter: Letter, kinds: Sequence[SectionKind] = ()) -> tuple[AnnotatedText, ...]:
    """One text per paragraph, in sections of these kinds (all where none is given)."""
    whole = annotated(letter)
    found: list[AnnotatedText] = []
    start = 0
    for number, words in enumerate(whole.text.split("\n\n")):
        end = start + len(words)
        section = next((s for s in reversed(letter.sections) if s.start <= start < s.end), None)
        if words.strip() and (not kinds or (section is not None and section.kind in kinds)):
            language = section.language if section else whole.language
            found.append(replace(_cut(whole, start, end), id=f"{whole.id}#{number}", language=language))
        start = end + 2
    return tuple(found)


def _cut(whole: AnnotatedText, start: int, end: int) -> AnnotatedText:
    spans = tuple(
        replace(s, start=s.start - start, end=s.end - start)
        for s in whole.spans
        if start <= s.start and s.end <= end
    )
    ids = {span.id for span in spans}
    relations = tuple(r for r in whole.relations if r.source in ids and r.target in ids)
    return replace(whole, text=whole.text[start:end], spans=spans, relations=relations, offset=start)


def with_labels(texts: Iterable[AnnotatedText], labels: Sequence[str]) -> list[AnnotatedText]:
    """The texts with only these labels; relations whose spans are gone go too."""
    found = []
    for text in texts:
        spans = tuple(s for s in text.spans if s.label in labels)
        ids = {span.id for span in spans}
        relations = tuple(r for r in text.relations if r.source in ids and r.target in ids)
        found.append(replace(text, spans=spans, relations=relations))
    return found


def sample(texts: Sequence[AnnotatedText], count: int, seed: int) -> list[AnnotatedText]:
    """`count` of the texts at random, in their order."""
    chosen = random.Random(seed).sample(range(len(texts)), min(count, len(texts)))
    return [texts[n] for n in sorted(chosen)]


def most_uncertain(texts: Sequence[AnnotatedText], count: int) -> list[AnnotatedText]:
    """The texts whose spans are least sure, least sure first: what a person's minute teaches most.

    A span is as unsure as its score is low; one found by a single tagger where others disagree carries a low score too.
    """
    return sorted(texts, key=lambda t: (-uncertainty(t), t.id))[:count]


def uncertainty(text: AnnotatedText) -> float:
    """One minus the lowest score of a span; 0 where rules found everything or nothing is there."""
    return max((1 - span.score for span in text.spans if span.score is not None), default=0.0)
