"""Who else gets the letter: States and bodies of the copy notice. A similar letter is a letter of its own, no copy."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.facts.folding import plain
from allegex.linking.places import state_names
from allegex.linking.wording import Wording, squeeze
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Addressee, Copy
from allegex.records.name import NameMention
from allegex.records.text import Span
from allegex.resources import Resources

NOTICES: tuple[SectionKind, ...] = (
    "copy_notice",
    "response_deadline",
    "interim_measures",
    "public_statement",
    "procedure_notice",
    "closing",
)
"""Sections at a letter's end: the sentence on copies may share its paragraph with others."""


def copied_to(
    document: Document,
    addressee: Addressee | None,
    names: Sequence[NameMention],
    words: Wording,
    resources: Resources,
) -> tuple[Copy, ...]:
    """The recipients of copies, in order, each once; the addressee and the senders are none."""
    content = document.content
    found: dict[str, Copy] = {}
    for span in document.spans(*NOTICES):
        for part in _copy_parts(document, span, words):
            states = state_names(content, part.start, part.end, resources)
            copies = [
                Copy(start=s.start, end=s.end, name=squeeze(content[s.start : s.end]), state=s.code)
                for s in states
            ]
            copies += [
                Copy(start=n.start, end=n.end, name=squeeze(content[n.start : n.end]), state=None)
                for n in names
                if n.kind == "organisation"
                and part.start <= n.start < part.end
                and not any(s.start < n.end and n.start < s.end for s in states)
            ]
            for copy in sorted(copies, key=lambda c: c.start):
                if addressee is None or copy.state is None or copy.state != addressee.state:
                    found.setdefault(copy.state or copy.name, copy)
    return tuple(found.values())


def _copy_parts(document: Document, span: Span, words: Wording) -> list[Span]:
    """The sentences of a notice that speak of copies, each up to where it begins to speak of another letter."""
    parts = []
    for sentence in document.sentences_in(span.start, span.end) or (span,):
        text = plain(document.content[sentence.start : sentence.end])
        copied = words.copied.starts(text)
        if not copied:
            continue
        parallel = words.parallel.starts(text)
        stop = next((p for p in parallel if p > copied[0]), None)
        # "A copy of this letter has also been sent to": the words for a parallel letter belong to the copy.
        end = sentence.end if stop is None or stop - copied[0] < 60 else sentence.start + stop
        parts.append(Span(sentence.start + copied[0], end))
    return parts
