"""Topics of requests: what each item asks the addressee to say or do."""

from __future__ import annotations

from allegex.linking.passages import build_topics
from allegex.records.document import Document
from allegex.records.letter import Topic
from allegex.records.text import Span
from allegex.resources import Resources

NEEDED = 0.5
"""Probability from which a topic is told."""
SOLE = 0.35
"""The same for the first of an item that has no other: few items ask for nothing that the topics describe."""
BESIDE = 0.8
"""Share of the first topic's probability that a further one needs."""
MOST = 3
"""Topics of one item; more of them would say nothing."""
OTHER = Topic("other", None)


def topics_of(document: Document, item: Span, resources: Resources) -> tuple[Topic, ...]:
    """The topics of one request, most certain first; "other" where none fits."""
    section = document.section_at(item.start)
    language = document.language if section is None else document.sections[section].language
    sentences = [
        Span(max(s.start, item.start), min(s.end, item.end))
        for s in document.sentences_over(item.start, item.end)
    ] or [item]
    scores: dict[str, float] = {}
    for passage in resources.of(build_topics).read(document.content, sentences, language):
        for topic, score in passage.scores.items():
            scores[topic] = max(score, scores.get(topic, 0.0))
    ranked = sorted((-score, topic) for topic, score in scores.items())
    best = -ranked[0][0] if ranked else 0.0
    least = SOLE if best < NEEDED else max(NEEDED, BESIDE * best)
    told = [Topic(topic, round(-score, 2)) for score, topic in ranked if -score >= least]
    return tuple(told[: MOST if best >= NEEDED else 1]) or (OTHER,)
