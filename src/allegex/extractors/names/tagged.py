"""Names that trained taggers find where no rule has spoken, by what their models are sure of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from allegex.extractors.names.bodies import in_title
from allegex.extractors.names.explained import past_noun
from allegex.extractors.names.persons import person_end
from allegex.extractors.names.scan import Scan
from allegex.records.document import Document
from allegex.records.name import EntityKind
from allegex.records.text import Span
from allegex.taggers.bio import Tagged, tokenize
from allegex.taggers.open import Tagger

SURE = {"PER": 0.5, "LOC": 0.65, "ORG": 0.75}
"""Least confidence by label for a name that no rule has found; a second tagger that agrees lifts the bar."""
CERTAIN = 0.92
"""Least confidence for an English body without a head noun or capitals inside; in French and Spanish these are mostly
titles of laws."""
ALONE = 0.85
"""Least confidence for a single word."""


def find_tagged(document: Document, spans: Sequence[Span], scan: Scan, taggers: Sequence[Tagger]) -> None:
    """Claims what taggers find in words that are free; of several taggers two must agree."""
    sentences = [
        s for s in document.sentences if any(span.start <= s.start and s.end <= span.end for span in spans)
    ]
    tokens = [tokenize(document.content, sentence) for sentence in sentences]
    found = [[spot for part in tagger(tokens, scan.grammar.language) for spot in part] for tagger in taggers]
    for number, spots in enumerate(found):
        others = [spot for at, more in enumerate(found) if at != number for spot in more]
        for spot in spots:
            agreed = any(o.label == spot.label and o.start < spot.end and spot.start < o.end for o in others)
            if agreed or (len(taggers) == 1 and spot.score >= SURE[spot.label]):
                _claim(scan, spot, taggers[number].model.name)


def _claim(scan: Scan, spot: Tagged, model: str) -> None:
    """Takes a span where it is a name by its words, and its kind by its head."""
    grammar = scan.grammar
    first = bisect_left(scan.words.start, spot.start)
    end = bisect_left(scan.words.start, spot.end)
    while first < end and not scan.open[first]:
        first += 1
    if spot.label == "PER" and first < end - 1:
        first = past_noun(scan, first)  # "Economist X Y".
    while end > first and not scan.open[end - 1]:
        end -= 1
    if first >= end or not scan.free(first, end):
        return
    words = scan.text[first:end]
    if len(words) == 1 and (spot.score < ALONE or len(words[0]) < 3):
        return
    if any(w in grammar.stops and w.lower() not in grammar.particles and w[0].isupper() for w in words):
        return
    bracket = scan.words.content[spot.start - 1 : spot.start] == "("
    if bracket and any(word in grammar.law for word in scan.text[max(first - 8, 0) : first]):
        return  # "the Anti-Terrorism Act (ATA)".
    if (
        in_title(scan, first)
        or any(word in grammar.law for word in words)
        or words[0] in grammar.demonyms
        or words[0] in grammar.honorifics
    ):
        return
    kind = _kind(scan, spot.label, first, end, spot.score)
    if kind is not None:
        mention = replace(
            scan.mention(first, end, kind, model), by=f"names:{model}", score=round(spot.score, 3)
        )
        scan.claim(first, end, kind, model, mention=mention)


def _kind(scan: Scan, label: str, first: int, end: int, score: float) -> EntityKind | None:
    """Our kind for a label, None where the words speak against it."""
    grammar = scan.grammar
    words = scan.text[first:end]
    if label == "PER" and any(word.lower() in grammar.demonyms for word in words):
        return None
    if label == "PER":
        return "person" if person_end(scan, first, strict=True) == end else None
    if any(word in grammar.inner for word in words) and len(words) < 3:
        return None
    if label == "LOC":
        return None if any(word in grammar.heads for word in words) else "place"
    proper = [w for w in words if w[0].isupper() and w not in grammar.inner and w not in grammar.heads]
    if label == "ORG" and not proper:
        return None
    heads = [grammar.heads[word] for word in words if word in grammar.heads]
    if len(words) == 1 and heads:
        return None
    if heads and heads[0].kind == "organisation" and any(word in grammar.forbidden for word in words):
        return None
    if (
        not heads
        and (score < CERTAIN or grammar.language != "en")
        and not any(word[1:].lower() != word[1:] for word in words)
    ):
        return None
    if heads and heads[-1 if grammar.language == "en" else 0].kind == "authority":
        return "authority"
    return "organisation"
