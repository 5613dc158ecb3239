"""Requests: the numbered questions of a letter with their sub-items, or the unnumbered ones in its prose.

Of a reply, its answers: what stands under "Question 1", "Question 2", else the parts of its body that it numbers like the
questions. Nothing pairs what a reply does not number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from allegex.extractors.markers import ROMAN, Marker, Series, marker_at
from allegex.facts.folding import flat
from allegex.records.document import Document
from allegex.records.mention import RequestItemMention
from allegex.records.text import Span
from allegex.resources import Resources

# Inside a paragraph only after a sentence or clause: "article 5 (a)" is no item.
_INLINE = re.compile(r"(?<=[.;:?!,])\s+(?:\w{1,3}\s+)?(?P<marker>\(?(?P<letter>[a-z]|[ivx]{2,5})\))\s+(?=\S)")
_RUN_ON = re.compile(r"(?<=[.;:?!])\s+(?P<marker>(?P<arabic>\d{1,2})[.)])\s+(?=[^\W\d_]|¿)")
MOST_ANSWERS = 15
"""Letters ask six questions as a rule and rarely more than ten; what numbers more numbers its paragraphs."""
ARABIC = frozenset({"1", "(1)"})
"""Series of Arabic numbers."""
ADVERB = 6
"""Words that may stand before the comma after which a sentence asks."""
_MISREAD_ONE = frozenset({"l.", "I.", "l)", "I)"})


class Forms(Struct, frozen=True, forbid_unknown_fields=True):
    """Beginnings of sentences, with such sentences and others."""

    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """What a language file says of requests."""

    asks: Forms
    """How a sentence that asks begins."""
    ends: Forms
    """How the first sentence after the requests begins."""
    item_words: tuple[str, ...]
    """Words that may stand before a number."""


class Cues:
    """The beginnings of sentences in all languages."""

    def __init__(self, words: list[Words]) -> None:
        self._asks = tuple(sorted({flat(form) for w in words for form in w.asks.forms}))
        self._ends = tuple(sorted({flat(form) for w in words for form in w.ends.forms}))
        labels = "|".join(sorted({flat(label) for w in words for label in w.item_words}))
        self._label = re.compile(rf"(?:{labels})\s+(\d{{1,2}})\s?[:.)-]*\s+")

    def asks(self, sentence: str) -> bool:
        """Whether a sentence asks for something."""
        text = sentence.rstrip()
        if text.endswith(":"):
            return False
        if text.endswith("?"):
            return True
        start = flat(text[:120]).lstrip("¿ \"'«(")
        # "In particular, we would like to know": what stands before the comma says nothing.
        before, _, after = start.partition(", ")
        return start.startswith(self._asks) or (before.count(" ") < ADVERB and after.startswith(self._asks))

    def ends(self, paragraph: str) -> bool:
        """Whether a paragraph is the first after the requests."""
        return flat(paragraph[:90]).lstrip().startswith(self._ends)

    def label(self, content: str, start: int) -> Marker | None:
        """A marker in words: "Question 1:"."""
        match = self._label.match(flat(content[start : start + 40]))
        if match is None:
            return None
        return Marker(content[start : start + match.end(1)], start + match.end(), (("1", int(match[1])),))


class Line(Struct, frozen=True):
    """A paragraph or the part of one that a marker begins."""

    start: int
    end: int
    marker: Marker | None
    heading: bool


def cues(resources: Resources) -> Cues:
    """The cues of all languages."""
    return Cues([resources.language(lang, "requests.json", Words) for lang in resources.languages])


def extract(document: Document, words: Cues) -> list[RequestItemMention]:
    """The items of a letter, or the answers of a reply, in order."""
    if document.kind == "reply":
        return _answers(document, words)
    lines = [line for span in document.spans("requests") for line in _lines(document, span, words)]
    return list(_marked(document.content, _repaired(lines), words)) or list(_prose(document, lines, words))


def _answers(document: Document, words: Cues) -> list[RequestItemMention]:
    """What stands under the questions that a reply names, else its numbered parts, unless it numbers all its paragraphs."""
    lines = _repaired(
        [line for span in document.spans("reply_body") for line in _lines(document, span, words)]
    )
    named = sum(_names_question(line) for line in lines) > 1
    counted = any(line.marker is not None and line.marker.readings[0][0] in ARABIC for line in lines)
    kept = [line if _is_answer(line, named, counted) else replace(line, marker=None) for line in lines]
    found = [item for item in _marked(document.content, kept, words) if item.start < item.end]
    return list(found) if named or sum(item.level == 0 for item in found) <= MOST_ANSWERS else []


def _names_question(line: Line) -> bool:
    """Whether the marker of a line is a word and a number: "Question 1"."""
    return line.marker is not None and line.marker.printed[0].isalpha() and line.marker.printed[-1].isdigit()


def _is_answer(line: Line, named: bool, counted: bool) -> bool:
    """Whether the marker of a line numbers an answer or a part of one.

    Bullets and headings do not; nor do Roman numbers and capitals where answers are counted: they number the reply's parts.
    """
    if line.marker is None:
        return False
    if named:
        return _names_question(line)
    series, place = line.marker.readings[0]
    return place is not None and not line.heading and not (counted and series.isupper())


def _lines(document: Document, section: Span, words: Cues) -> Iterator[Line]:
    """The paragraphs of a section, cut where a kept line break or a run-on sentence begins with a marker."""
    content, expected = document.content, 1
    for block in document.text.blocks:
        if block.end <= section.start or section.end <= block.start or block.role == "footnote":
            continue
        first, last = max(block.start, section.start), min(block.end, section.end)
        starts = {first}
        for match in re.finditer("\n", content[first:last]):
            if marker_at(content, first + match.end(), last):
                starts.add(first + match.end())
        head = marker_at(content, first, last)
        if head is not None and head.readings[0][0] == "1":
            expected = (head.readings[0][1] or 0) + 1
        for match in _RUN_ON.finditer(content, first, last):
            if int(match["arabic"]) == expected:
                starts.add(match.start("marker"))
                expected += 1
        ordered = sorted(starts)
        for start, end in zip(ordered, [*ordered[1:], last], strict=True):
            end = start + len(content[start:end].rstrip())
            marker = marker_at(content, start, end) or words.label(content, start)
            yield Line(start, end, marker, block.role == "heading")


def _repaired(lines: list[Line]) -> list[Line]:
    """The lines with a first "l." or "I." read as 1 where the next number is 2."""
    marked = [n for n, line in enumerate(lines) if line.marker is not None]
    if len(marked) > 1:
        first, second = (lines[n].marker for n in marked[:2])
        assert first is not None and second is not None
        if first.printed in _MISREAD_ONE and second.readings[0] == ("1", 2):
            one = replace(lines[marked[0]], marker=replace(first, readings=(("1", 1),)))
            return [*lines[: marked[0]], one, *lines[marked[0] + 1 :]]
    return lines


def _marked(content: str, lines: list[Line], words: Cues) -> Iterator[RequestItemMention]:
    """Items with a marker. An item goes on over unmarked paragraphs until the next marker or the deadline."""
    series = Series()
    items: list[list[RequestItemMention]] = []
    for place, line in enumerate(lines):
        level = series.level(line.marker) if line.marker is not None else None
        if level is None or line.marker is None:
            if items and words.ends(content[line.start : line.end]):
                break
            if items and not line.heading and not _leads_in(content, lines[place:]):
                items[-1] = [
                    _longer(m, line.end) if m in (items[-1][0], items[-1][-1]) else m for m in items[-1]
                ]
            continue
        depth, value = level
        mention = RequestItemMention(
            start=line.marker.text,
            end=line.end,
            by="requests:marked",
            marker=line.marker.printed,
            number=None,
        )
        if depth == 0:
            again = value == 1 and line.marker.readings[0][0] in ARABIC
            printed = value if line.marker.readings[0][0] in ARABIC else None
            count = 1 if again or not items else (items[-1][0].number or 0) + 1
            items.append([replace(mention, number=printed if printed is not None else count)])
        else:
            items[-1] = [_longer(items[-1][0], line.end), *items[-1][1:], replace(mention, level=1)]
    for item in items:
        yield item[0]
        yield from item[1:] or _inline(content, item[0])


def _longer(mention: RequestItemMention, end: int) -> RequestItemMention:
    return replace(mention, end=end)


def _leads_in(content: str, lines: list[Line]) -> bool:
    """Whether an unmarked paragraph introduces a new list: it ends in a colon, and 1 comes next."""
    if not content[lines[0].start : lines[0].end].endswith(":"):
        return False
    following = lines[1].marker if len(lines) > 1 else None
    return following is not None and following.readings[0] in {("1", 1), ("(1)", 1)}


def _inline(content: str, item: RequestItemMention) -> Iterator[RequestItemMention]:
    """Sub-items written in the text of their item: "(a) ...; (b) ...", two at least and in order."""
    run: list[re.Match[str]] = []
    for match in _INLINE.finditer(content, item.start, item.end):
        letters = "abcdefghijklmnop"
        place = len(run)
        orders = [order for order in (letters, ROMAN) if not run or run[0]["letter"] == order[0]]
        if any(place < len(order) and match["letter"] == order[place] for order in orders):
            run.append(match)
    if len(run) < 2:
        return
    for match, end in zip(run, [*(m.start() for m in run[1:]), item.end], strict=True):
        yield RequestItemMention(
            start=match.end(), end=end, by="requests:inline", marker=match["marker"], number=None, level=1
        )


def _asked(sentence: str, words: Cues) -> int | None:
    """Where in a sentence the question begins: after a lead-in with a colon; None where it asks nothing."""
    _, colon, rest = sentence.partition(": ")
    if colon and rest.endswith("?"):
        return len(sentence) - len(rest.lstrip())
    return 0 if words.asks(sentence) else None


def _prose(document: Document, lines: list[Line], words: Cues) -> Iterator[RequestItemMention]:
    """Unnumbered questions: sentences that ask, each with what follows it in its paragraph."""
    content = document.content
    items: list[RequestItemMention] = []
    for line in lines:
        fresh = True
        for sentence in document.sentences:
            if sentence.start < line.start or line.end < sentence.end:
                continue
            text = content[sentence.start : sentence.end].rstrip()
            if items and words.ends(text):
                return (yield from items)
            end = sentence.start + len(text)
            asked = _asked(text, words)
            if asked is not None:
                number, fresh = len(items) + 1, False
                items.append(
                    RequestItemMention(
                        start=sentence.start + asked, end=end, by="requests:prose", marker=None, number=number
                    )
                )
            elif not fresh:
                items[-1] = _longer(items[-1], end)
    yield from items
