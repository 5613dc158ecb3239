"""Sections, requests and footnotes against gold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from allegex.evaluation.count import Count, compared
from allegex.evaluation.gold import Gold, Stretch
from allegex.evaluation.quotes import Quotes, squeeze
from allegex.records.letter import Letter

_WORD = re.compile(r"\S*\w\S*")

Located = list[tuple[Stretch, tuple[int, int] | None]]


def locate(gold: Gold, quotes: Quotes) -> Located:
    """Each gold section with its span in the text, None where its first or last words are not there in order."""
    located: Located = []
    place = 0
    for section in gold.sections:
        span = quotes.stretch(section.starts, section.ends, place)
        located.append((section, span))
        place = span[1] if span else place
    return located


def sections(letter: Letter, located: Located) -> Iterator[tuple[str, Count]]:
    """Words in the right section; sections of the right kind from the first word to the last."""
    words = bounds = Count()
    have = {(s.kind, *_trimmed(letter.text, s.start, s.end)) for s in letter.sections if s.parent is None}
    for section, span in located:
        if span is None:
            lost = 0 if section.optional else 1
            bounds += Count(missed=lost)
            words += Count(missed=lost * len({*section.starts.split(), *section.ends.split()}))
            continue
        right = (section.type, *span) in have
        have.discard((section.type, *span))
        if section.optional:
            have = {s for s in have if s[0] != section.type}
            continue
        bounds += Count(right=int(right), missed=int(not right))
        words += _words(letter, section.type, *span)
    yield "sections.words", words
    yield "sections.bounds", bounds + Count(wrong=len(have))


def _words(letter: Letter, kind: str, start: int, end: int) -> Count:
    right = total = 0
    inside = [s for s in letter.sections if s.kind == kind]
    for word in _WORD.finditer(letter.text, start, end):
        total += 1
        right += any(s.start <= word.start() < s.end for s in inside)
    return Count(right, total - right, total - right)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip())


def requests(gold: Gold, letter: Letter) -> Iterator[tuple[str, Count]]:
    """Requests with the right number, first and last words."""
    have = []
    for request in letter.requests:
        text = letter.text[request.start : request.end].strip()
        have.append((request.number, squeeze(text.removeprefix(request.marker or ""))))
    right = 0
    for want in gold.requests:
        for index, (number, text) in enumerate(have):
            if number == want.number and _fits(text, want):
                right += 1
                del have[index]
                break
    yield "requests", Count(right, len(have), len(gold.requests) - right)


def _fits(text: str, want: Stretch) -> bool:
    return text.startswith(squeeze(want.starts)) and text.endswith(squeeze(want.ends))


def footnotes(gold: Gold, letter: Letter) -> Iterator[tuple[str, Count]]:
    """Footnotes with the right marker and text, their call found."""
    have = []
    for note in letter.footnotes:
        text = letter.text[note.start : note.end].strip().removeprefix(note.marker)
        have.append((note.marker, squeeze(text)))
    yield "footnotes", compared([(note.marker, squeeze(note.text)) for note in gold.footnotes], have)
    called = sum(note.anchor is not None for note in letter.footnotes)
    yield "footnotes.call", Count(called, 0, max(len(gold.footnotes) - called, 0))
