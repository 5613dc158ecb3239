"""The walk from text to date mentions: words to letters, runs of time words, points, rules, drafts, mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from allegex.extractors.dates.builders import Context, Draft, build_drafts
from allegex.extractors.dates.grammar import REGION, compile_rules
from allegex.extractors.dates.lexicon import Lexicon
from allegex.extractors.dates.points import IMPOSSIBLE, Item, read_point
from allegex.extractors.dates.times import time_alone, time_beside
from allegex.records.date import DateMention
from allegex.records.edtf import ENDS, month_end, parse
from allegex.records.text import Span
from allegex.resources import Resources

_WORD = re.compile(r"\s*(?:\w+'?|\S)")
_GAPS = re.compile(r"[_SNPLKRU$]|--")

_OPERATIONS = re.compile(r"[a-z]")
_LEAD = re.compile(r"U[or]?t?(?=[MY])")
"""The words "the month of", "the year" before a point, which are no part of its quote."""
_PLAIN = {"’": "'", "°": "º", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " "}


class Finder:
    """The date mentions of a stretch of text in one language. Holds its tables."""

    def __init__(self, words: Lexicon, resources: Resources) -> None:
        self._words = words
        self._points, self._rules = resources.of(_patterns)

    def find(self, content: str, start: int, end: int) -> Iterator[DateMention]:
        """Mentions in content[start:end], in order."""
        text = plain(content)
        words = _WORD.findall(text, start, end)
        classes = self._words.classes
        known = words if "  " not in text else [word.lstrip() for word in words]
        codes = "".join([classes.get(word, "w") for word in known])
        ends = [start, *accumulate(map(len, words), initial=start)][1:]
        drafts: list[Draft] = []
        for region in REGION.finditer(codes):
            drafts.extend(self._region(text, content, words, codes, ends, region.span()))
        drafts.extend(self._fixed(text, start, end))
        for draft in _settled(drafts, text, self._words):
            yield self._mention(draft, text, content)

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

    def _region(
        self,
        text: str,
        content: str,
        words: Sequence[str],
        codes: str,
        ends: Sequence[int],
        span: tuple[int, int],
    ) -> Iterator[Draft]:
        first, last = span
        last = min(last + 3, len(words))
        items = [self._item(words[i], codes[i], ends[i + 1], text) for i in range(first, last)]
        items = self._with_points(items)
        code = "".join(item.code for item in items)
        before = codes[max(first - 2, 0) : first]
        place = 0
        while found := self._rules.search(code, place):
            a, b = found.span()
            context = Context(text, content, self._words, (before + code[:a])[-2:])
            rule = found.lastgroup or ""
            drafts = [d for d in build_drafts(rule, items[a:b], context) if self._stands(d, text, content)]
            yield from drafts
            place = b if drafts else a + 1

    def _item(self, word: str, code: str, end: int, text: str) -> Item:
        token = word.lstrip()
        if code == "w" and token[0].isdigit() and token.isdigit() and len(token) > 4:
            code = "5"
        return Item(code, end - len(token), end, token, self._words.values.get(token, ""))

    def _with_points(self, items: list[Item]) -> list[Item]:
        """The items with each point collapsed to one item "@"."""
        code = "".join(item.code for item in items)
        out: list[Item] = []
        place = 0
        search = 0
        while found := self._points.search(code, search):
            a, b = found.span()
            point = read_point(items[a:b], self._words.data.month_first, self._words.data.decades)
            if point is None:
                search = a + 1
                continue
            first = a
            while items[b - 1].code in ",.":
                b -= 1
            lead = None if "X" in point.year else _LEAD.match(code, a, b)
            a = lead.end() if lead else a
            out.extend(items[place:first])
            word = items[a].word if b - a == 1 else ""
            value = items[a].value if b - a == 1 else ""
            out.append(Item("@", items[a].start, items[b - 1].end, word, value, point))
            place = search = b
        out.extend(items[place:])
        return out

    def _fixed(self, text: str, start: int, end: int) -> Iterator[Draft]:
        for row in self._words.data.fixed:
            for phrase in row.phrases:
                place = text.find(phrase, start, end)
                while place >= 0:
                    stop = place + len(phrase)
                    if not (text[place - 1 : place].isalnum() or text[stop : stop + 1].isalnum()):
                        yield Draft(place, stop, row.expression, row.relation)  # type: ignore[arg-type]
                    place = text.find(phrase, stop, end)

    def _stands(self, draft: Draft, text: str, content: str) -> bool:
        """False where the words belong to something else: an address, a symbol, the name of a law or a movement."""
        start, end = draft.start, draft.end
        before, after = text[start - 1 : start], text[end : end + 2]
        if before and before in "/-_=#&@§" or (after[:1] in {"/", "_", "=", "@"} and after[1:].strip()):
            return False
        if after[:1] == "-" and after[1:2].isalnum():
            return False
        if before == "." and text[start - 2 : start - 1].isalnum():
            return False
        data = self._words.data
        if draft.expression[:1] in "0123456789_{":
            lead = text[max(0, start - 90) : start]
            if self._words.law.search(lead):
                return False
            rest = text[end + 1 : end + 16]
            if after[:1] == " " and rest.startswith(data.names_after) and content[end + 1].isupper():
                return False
            if draft.expression[0] == "_" and lead.rstrip().endswith(data.names_before):
                return False
        return True

    def _mention(self, draft: Draft, text: str, content: str) -> DateMention:
        expression, edtf, rule = _month_ends(draft.expression), None, "relative"
        if IMPOSSIBLE in expression:
            expression, rule = "", "impossible"
        elif _OPERATIONS.match(expression):
            pass
        elif _GAPS.search(expression):
            rule, expression = "partial", f"fill {expression}"
        else:
            try:
                edtf, expression, rule = str(parse(expression)), "", "full"
            except ValueError:
                expression, rule = "", "impossible"
        time = draft.time or time_beside(text, draft.start, draft.end, self._words)
        return DateMention(
            start=draft.start,
            end=draft.end,
            by=f"dates:{rule}",
            edtf=edtf,
            relation=draft.relation,
            expression=expression,
            time=time,
            language=self._words.code,
            calendar=draft.calendar,
            ambiguous=draft.ambiguous,
            members=draft.members,
        )


def plain(content: str) -> str:
    """The text in lower case with plain apostrophes and blanks, character for character as long as before."""
    text = content.lower()
    if len(text) != len(content):
        text = "".join(low if len(low := char.lower()) == 1 else char for char in content)
    text = text.replace("\n\n", "\0\0").replace(".º", "º ")
    for char, other in _PLAIN.items():
        text = text.replace(char, other)
    return text


def _month_ends(template: str) -> str:
    """The template with the last days of months that are known."""
    return ENDS.sub(month_end, template) if "$" in template else template


def _patterns(resources: Resources) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return compile_rules()


def _settled(drafts: Iterable[Draft], content: str, words: Lexicon) -> Sequence[Draft]:
    """Drafts in order without overlaps (the longer one stays); a converted date beside its Gregorian day goes."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if kept and draft.start < kept[-1].end:
            if draft.end - draft.start > kept[-1].end - kept[-1].start:
                kept[-1] = draft
            continue
        kept.append(draft)
    out: list[Draft] = []
    for index, draft in enumerate(kept):
        beside = kept[index + 1] if index + 1 < len(kept) else None
        if draft.calendar and beside is not None and not beside.calendar:
            between = content[draft.end : beside.start]
            if "(" in between and len(between) < 16 and ")" not in between:
                continue
        out.append(draft)
    return _years_lent(out, content, words)


def _years_lent(drafts: Sequence[Draft], content: str, words: Lexicon) -> Sequence[Draft]:
    """Drafts in which "11 March and 17 to 18 July 2021" gives its year to the first."""
    out = list(drafts)
    for index in range(len(out) - 2, -1, -1):
        draft, after = out[index], out[index + 1]
        between = content[draft.end : after.start].split()
        if not (
            draft.expression.startswith("_-")
            and after.expression[:4].isdigit()
            and "_" not in after.expression
        ):
            continue
        if len(between) > 3 or not between or words.classes.get(between[0], "w") not in "&|,q":
            continue
        year = int(after.expression[:4])
        if draft.expression[2:7] > after.expression[5:10]:
            year -= 1
        out[index] = Draft(
            draft.start,
            draft.end,
            draft.expression.replace("_", str(year)),
            draft.relation,
            draft.time,
            draft.calendar,
            draft.ambiguous,
        )
    return out
