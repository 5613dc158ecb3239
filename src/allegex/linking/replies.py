"""Replies: which State answers, and whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allegex.facts.folding import plain
from allegex.linking.places import state_names
from allegex.linking.wording import Wording, squeeze
from allegex.records.document import Document
from allegex.records.letter import Addressee
from allegex.records.mention import ReferenceMention
from allegex.records.name import NameMention
from allegex.records.text import Span
from allegex.resources import Resources

_CAPITAL = re.compile(r"[^\W\d_a-zà-ÿ]")
_MARK = re.compile(r"[,;:(.]")
ARTICLE = 10
"""Characters between a greeting and the name of whom it greets: "to the", "a la"."""


def greeted(document: Document, names: Sequence[NameMention], words: Wording) -> Addressee | None:
    """The body to which a note verbale presents its compliments. None where the reply greets nobody by name."""
    for span in document.spans("reply_opening", "reply_header"):
        for place in words.greets.ends(plain(document.content[span.start : span.end])):
            start = span.start + place
            near = [n for n in names if start <= n.start <= start + ARTICLE and n.kind == "organisation"]
            best = min(near, key=lambda n: (n.start, -n.end), default=None)
            name = best or _capitalised(document.content, start, span.end, words)
            if name is not None:
                return Addressee(
                    kind="organisation",
                    name=squeeze(document.content[name.start : name.end]),
                    state=None,
                    start=name.start,
                    end=name.end,
                    by="header:greeting",
                )
    return None


def _capitalised(content: str, start: int, end: int, words: Wording) -> Span | None:
    """The words from the first capital on, up to a mark or to what begins a new clause."""
    first = _CAPITAL.search(content, start, min(end, start + ARTICLE))
    if first is None:
        return None
    mark = _MARK.search(content, first.start(), end)
    stops = [mark.start() if mark else end]
    stops += [first.start() + stop for stop in words.greets_ends.starts(plain(content[first.start() : end]))]
    return Span(first.start(), min(stops))


def replying(document: Document, references: Sequence[ReferenceMention], resources: Resources) -> str | None:
    """The State of a reply: that of the letter it answers, else the first that its head names. None for letters."""
    if document.kind != "reply":
        return None
    heads = document.spans("reply_header", "reply_opening")
    for reference in references:
        if reference.state not in {None, "OTH"} and any(s.start <= reference.start < s.end for s in heads):
            return reference.state
    for span in heads:
        for state in state_names(document.content, span.start, span.end, resources):
            return state.code
    return None
