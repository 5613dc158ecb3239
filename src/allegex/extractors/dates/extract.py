"""The walk from text to date mentions: words to letters, runs of time words, points, rules, drafts, mentions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import repeat

from msgspec.structs import replace

from allegex.extractors.dates.builders import build_drafts
from allegex.extractors.dates.drafts import Context, Draft
from allegex.extractors.dates.grammar import ALONE, CORE, PLAIN, compile_rules
from allegex.extractors.dates.lexicon import Lexicon
from allegex.extractors.dates.line import Line
from allegex.extractors.dates.names import stands
from allegex.extractors.dates.point import IMPOSSIBLE, Item
from allegex.extractors.dates.points import read_point
from allegex.extractors.dates.reading import plain, read_text, words_near
from allegex.extractors.dates.settle import settled
from allegex.extractors.dates.shapes import Shapes
from allegex.extractors.dates.times import bound, time_alone, time_beside
from allegex.records.date import DateMention, DateRelation
from allegex.records.edtf import ENDS, month_end, parse
from allegex.records.text import Span
from allegex.resources import Resources

_GO_ON = frozenset("&|-ql")
"""Letters after the dot of an abbreviation that show that it ended no sentence ("28 Nov. to")."""
_GAPS = re.compile(r"[_SNPLKVRUAF$]|--")

_OPERATIONS = re.compile(r"[a-z]")
OPENABLE = frozenset({"weekday", "letter_unit", "next", "previous"})
"""Rules for days that "since" or "until" may open ("since last Saturday", "jusqu'au lendemain")."""
_OPENED = re.compile(r"[sl][oqitr]*$")
_LEAD = re.compile(r"U[or]?t?(?=[MY])")
"""The words "the month of", "the year" before a point, which are no part of its quote."""


class Finder:
    """The date mentions of a stretch of text in one language. Holds its tables."""

    def __init__(self, words: Lexicon, resources: Resources) -> None:
        self._words = words
        self._points, self._rules = resources.of(_shapes)
        self._counted = (*words.data.counted, *words.data.eras)

    def find(self, content: str, start: int, end: int) -> Iterator[DateMention]:
        """Mentions in content[start:end], in order."""
        text, drafts, marks = read_text(content, start, end, self._words)
        words, ends = words_near(text, start, end, marks)
        if "  " in text:
            _without_blanks(words, ends, text, start)
        codes = "".join(map(self._words.classes.get, words, repeat("w")))
        line = Line(text, content, words, codes, ends, self._words.values)
        if self._words.data.capital_months:
            line = line.without_low_months()
        for first, last in _regions(line.codes):
            drafts += self._region(line, first, last)
        for draft in settled(drafts, text, self._words):
            yield self._mention(draft, text)

    def time_row(self, content: str, row: Span) -> Iterator[DateMention]:
        """The row as a date, where it is a time of day and nothing else, as in a list of what happened on one day."""
        time = time_alone(plain(content[row.start : row.end]), self._words)
        if time is not None and ":" in time:
            yield DateMention(
                start=row.start,
                end=row.end,
                by="dates:time",
                edtf=None,
                expression="clock",
                time=time,
                language=self._words.code,
            )

    def _region(self, line: Line, first: int, last: int) -> list[Draft]:
        """The drafts of one run of words of time; rules may look two words beyond it, at what an event is called."""
        found = PLAIN.fullmatch(line.codes, first, min(last + 2, len(line.words)))
        if found is not None:
            draft = line.plain_draft(found)
            if draft is not None and not (found[6] and line.text.startswith(self._counted, draft.end + 1)):
                return [draft] if stands(draft, line.text, line.content, self._words) else []
        if line.is_long_number(last):
            line = line._replace(codes=f"{line.codes[:last]}5{line.codes[last + 1 :]}")
        code, places = self._with_points(line, first, min(last + 2, len(line.words)))
        before = line.codes[max(first - 2, 0) : first]
        place = 0
        if ALONE.fullmatch(code):
            at = code.index("@")
            alone = [item for item in places[at : at + 1] if isinstance(item, Item)]
            context = Context(line.text, line.content, self._words, (before + code[:at])[-2:])
            drafts = build_drafts("point", alone, context)
            return [draft for draft in drafts if stands(draft, line.text, line.content, self._words)]
        out: list[Draft] = []
        while True:
            a, b, rule = self._rules.find(code[place:])
            if b == 0:
                break
            a, b = a + place, b + place
            items = [line.item(at) if isinstance(at, int) else at for at in places[a:b]]
            context = Context(line.text, line.content, self._words, (before + code[:a])[-2:])
            drafts = build_drafts(rule, items, context)
            if rule in OPENABLE:
                drafts = _opened(drafts, code[:a], places, line)
            kept = [draft for draft in drafts if stands(draft, line.text, line.content, self._words)]
            out += kept
            place = b if kept else a + 1
            if code.find("@", place) < 0 and CORE.search(code, place) is None:
                break
        return out

    def _with_points(self, line: Line, first: int, last: int) -> tuple[str, list[int | Item]]:
        """Letters and words of a run, with each point as one item "@"; words are still numbers, read where needed."""
        codes = line.codes
        code = ""
        places: list[int | Item] = []
        place = search = first
        while True:
            a, b, _ = self._points.find(codes[search:last])
            if b == 0:
                break
            a, b = a + search, b + search
            items = [line.item(at) for at in range(a, b)]
            point = read_point(items, self._words.data.month_first, self._words.data.decades)
            if point is None:
                search = a + 1
                continue
            stop = b
            while codes[b - 1] in ",.":
                b -= 1
            lead = _LEAD.match(codes, a, b) if codes[a] == "U" and "X" not in point.year else None
            quoted = items[(lead.end() if lead else a) - a : b - a]
            word, value = (quoted[0].word, quoted[0].value) if len(quoted) == 1 else ("", "")
            if quoted[0].code == "F" and point.year.isdigit():  # following 9 November 2020
                quoted = quoted[1:]
                a += 1
            code += codes[place:a] + "@"
            places += range(place, a)
            places.append(Item("@", quoted[0].start, quoted[-1].end, word, value, point))
            if codes[b:stop] == "." and quoted[-1].value.endswith(".") and codes[stop : stop + 1] in _GO_ON:
                b = stop
            place = search = b
        places += range(place, last)
        return code + codes[place:last], places

    def _mention(self, draft: Draft, text: str) -> DateMention:
        expression, edtf, rule = _month_ends(draft.expression), None, "relative"
        if _is_plain(expression):
            edtf, expression, rule = expression, "", "full"
        elif IMPOSSIBLE in expression:
            expression, rule = "", "impossible"
        elif _OPERATIONS.match(expression):
            pass
        elif _GAPS.search(expression):
            rule, expression = "partial", f"fill {expression}"
        else:
            try:
                edtf, expression, rule = _checked(expression), "", "full"
            except ValueError:
                expression, rule = "", "impossible"
        time = draft.time or time_beside(text, draft.start, draft.end, self._words)
        start, relation = draft.start, draft.relation
        if draft.time is None and time is not None and ":" in time and relation == "at":
            opened = bound(text, start, self._words)
            if opened is not None and draft.expression[-1:].isdecimal() and rule in {"full", "partial"}:
                said, start = opened
                relation = "since" if said == "since" else "until"
                whole = f"{draft.expression}/.." if said == "since" else f"../{draft.expression}"
                edtf, expression = (whole, "") if rule == "full" else (None, f"fill {whole}")
        return DateMention(
            start=start,
            end=draft.end,
            by=f"dates:{rule}",
            edtf=edtf,
            relation=relation,
            expression=expression,
            time=time,
            language=self._words.code,
            calendar=draft.calendar,
            ambiguous=draft.ambiguous,
            members=draft.members,
        )


def _without_blanks(words: list[str], ends: list[int], text: str, start: int) -> None:
    """Takes all blanks from the words that stand behind more than one."""
    at = text.find("  ", start, ends[-1])
    while at >= 0:
        while text[at : at + 1] == " ":
            at += 1
        place = bisect_right(ends, at) - 1
        if place < len(words):
            words[place] = words[place].lstrip()
        at = text.find("  ", at, ends[-1])


def _is_plain(template: str) -> bool:
    """Whether a template is a day that any month has, a month or a year: its own value."""
    if not template.replace("-", "").isdecimal():
        return False
    size = len(template)
    return size == 4 or (
        size in {7, 10} and "01" <= template[5:7] <= "12" and (size == 7 or "01" <= template[8:] <= "28")
    )


def _checked(template: str) -> str:
    """The template as EDTF. Raises ValueError for a day that the calendar does not have."""
    if len(template) == 10 and template.replace("-", "").isdigit():
        date.fromisoformat(template)
        return template
    return str(parse(template))


def _opened(drafts: Sequence[Draft], lead: str, places: Sequence[int | Item], line: Line) -> Sequence[Draft]:
    """Drafts as a start or an end, where the word before them says so; "dès le lendemain" is that day."""
    found = _OPENED.search(lead)
    at = None if found is None else places[found.start()]
    if found is None or not isinstance(at, int) or (word := line.item(at)).value == "at":
        return drafts
    relation: DateRelation = "since" if word.code == "s" else "until"
    return [replace(draft, start=word.start, relation=relation) for draft in drafts]


def _regions(codes: str) -> Iterator[tuple[int, int]]:
    """The runs of words of time that hold enough to be a date: from other word to other word around each core."""
    last = 0
    for core in CORE.finditer(codes):
        if core.start() < last:
            continue
        end = codes.find("w", core.end())
        last = end if end >= 0 else len(codes)
        yield codes.rfind("w", 0, core.start()) + 1, last


def _month_ends(template: str) -> str:
    """The template with the last days of months that are known."""
    return ENDS.sub(month_end, template) if "$" in template else template


def _shapes(resources: Resources) -> tuple[Shapes, Shapes]:
    points, rules = compile_rules()
    return Shapes(points), Shapes(rules)
