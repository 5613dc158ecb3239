"""The walk from text to date mentions: words to letters, runs of time words, points, rules, drafts, mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, repeat

from msgspec.structs import replace

from allegex.extractors.dates.builders import build_drafts
from allegex.extractors.dates.drafts import Context, Draft
from allegex.extractors.dates.feasts import feast_draft
from allegex.extractors.dates.grammar import ALONE, CORE, PLAIN, compile_rules
from allegex.extractors.dates.lexicon import DENIAL, ROMAN_MONTH, Lexicon
from allegex.extractors.dates.line import Line
from allegex.extractors.dates.parts import third_of_decade
from allegex.extractors.dates.point import IMPOSSIBLE, Item
from allegex.extractors.dates.points import read_point
from allegex.extractors.dates.settle import settled
from allegex.extractors.dates.times import time_alone, time_beside
from allegex.records.date import DateMention
from allegex.records.edtf import ENDS, month_end, parse
from allegex.records.text import Span
from allegex.resources import Resources

_WORD = re.compile(r"\s*(?:\w+'?|\S)")
_GO_ON = frozenset("&|-ql")
"""Letters after the dot of an abbreviation that show that it ended no sentence ("28 Nov. to")."""
_GAPS = re.compile(r"[_SNPLKRUAF$]|--")

DENIED = 6
"""Characters that a denied day can have, with the end of its bracket."""
REACH = 30
"""Characters before a set phrase in which a word can make it something else."""
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
        text, drafts = self._read(content, start, end)
        words = _WORD.findall(text, start, end)
        classes = self._words.classes
        known = words if "  " not in text else [word.lstrip() for word in words]
        codes = "".join(map(classes.get, known, repeat("w")))
        ends = list(accumulate(map(len, words), initial=start))
        line = Line(text, content, words, codes, ends, self._words.values)
        if self._words.data.capital_months:
            line = line.without_low_months()
        drafts = [*drafts]
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
            if draft is not None:
                return [draft] if self._stands(draft, line.text, line.content) else []
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
            return [draft for draft in drafts if self._stands(draft, line.text, line.content)]
        out: list[Draft] = []
        while found := self._rules.search(code, place):
            a, b = found.span()
            items = [line.item(at) if isinstance(at, int) else at for at in places[a:b]]
            context = Context(line.text, line.content, self._words, (before + code[:a])[-2:])
            drafts = build_drafts(found.lastgroup or "", items, context)
            kept = [draft for draft in drafts if self._stands(draft, line.text, line.content)]
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
        while found := self._points.search(codes, search, last):
            a, b = found.span()
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

    def _read(self, content: str, start: int, end: int) -> tuple[str, Sequence[Draft]]:
        """The text in plain letters, set phrases as one word, Roman months in capitals, brackets that say what the
        day was not left out; and what set phrases and names of days say."""
        text = plain(content)
        for spelling, other in self._words.data.respelled.items():
            text = text.replace(spelling, other)
        out: list[Draft] = []
        for last, (phrase, row) in self._words.phrases.iter(text, start, end):
            place, stop = last + 1 - len(phrase), last + 1
            if row is DENIAL:
                stop = text.find(")", stop, stop + DENIED) + 1
                if stop and text[last + 1 : stop - 1].strip().isalnum():
                    text = text[:place] + " " * (stop - place) + text[stop:]
                continue
            if row is ROMAN_MONTH:
                if text[place - 1 : place].isdecimal() and text[stop : stop + 1].isdecimal():
                    text = text[:place] + phrase.upper() + text[stop:]
                continue
            if text[place - 1 : place].isalnum() or text[stop : stop + 1].isalnum():
                continue
            if isinstance(row, str):
                draft = feast_draft(text, place, stop, row)
                if (
                    draft is not None
                    and self._stands(draft, text, content)
                    and (" " in phrase or draft.expression[0] != "_" or self._is_day(draft, text, content))
                ):
                    out.append(self._related(draft, text))
            elif not text[max(0, place - REACH) : place].rstrip().endswith(row.unless_after):
                draft = Draft(place, stop, row.expression, row.relation)
                out.append(self._related(draft, text) if row.expression[-1] == "X" else draft)
        return text, out

    def _lead(self, start: int, text: str, skipped: str) -> tuple[str, int]:
        """The letter of the last word before `start` that is none of those skipped, and where it starts."""
        lead = text[max(0, start - REACH) : start].split()
        classes = self._words.classes
        word = next((word for word in reversed(lead) if classes.get(word, "w") not in skipped), "")
        return classes.get(word, "w"), text.rfind(word, 0, start)

    def _is_day(self, draft: Draft, text: str, content: str) -> bool:
        """Whether a feast called by one word is one, and no name ("Mr. Noël"): a preposition stands before it."""
        after = content[draft.end + 1 : draft.end + 2]
        return self._lead(draft.start, text, "t")[0] in "iqdslbak" and not after.isupper()

    def _related(self, draft: Draft, text: str) -> Draft:
        """A feast or decade as a start, an end or in part, where the word before it says so."""
        code, start = self._lead(draft.start, text, "to")
        if code in "EIL" and draft.expression[-1] == "X":
            template = third_of_decade(code, draft.expression).template()
            draft = replace(draft, start=start, expression=template, relation="about")
            code, start = self._lead(start, text, "toi")
        if code not in {"s", "l"}:
            return draft
        if draft.relation == "about":
            first, _, last = draft.expression.partition("/")
            draft = replace(draft, expression=first if code == "s" else last)
        elif draft.expression[-1] == "X":
            draft = replace(draft, expression=draft.expression[:-1] + ("0" if code == "s" else "9"))
        if code == "s":
            return replace(draft, start=start, expression=f"{draft.expression}/..", relation="since")
        return replace(draft, start=start, expression=f"../{draft.expression}", relation="until")

    def _stands(self, draft: Draft, text: str, content: str) -> bool:
        """False where the words belong to something else: an address, a symbol, the name of a law or a movement."""
        start, end = draft.start, draft.end
        before, after = text[start - 1 : start], text[end : end + 2]
        if (before and before in "/-_=#&@§") or (after[:1] in {"/", "_", "=", "@"} and after[1:].strip()):
            return False
        if after[:1] == "-" and after[1:2].isalnum():
            return False
        if before == "." and text[start - 2 : start - 1].isalnum():
            return False
        data = self._words.data
        if draft.expression[:1] in "0123456789_{":
            lead = text[max(0, start - 90) : start]
            if draft.relation not in {"since", "until"} and self._in_law(lead):
                return False
            rest = text[end + 1 : end + 16]
            if (
                after[:1] == " "
                and rest.startswith(data.names_after)
                and (content[end + 1].isupper() or draft.expression[0] == "_")
            ):
                return False
            if draft.expression[0] == "_" and lead.rstrip().endswith(data.names_before):
                return False
        return True

    def _in_law(self, lead: str) -> bool:
        """Whether the words before a date end in the name of a law that the date is part of."""
        words = self._words
        if not lead.endswith(words.law_ends):
            last = lead.rpartition(" ")[0].rpartition(" ")[2].rstrip(",")
            if words.classes.get(last, "x") != "x" or not last.isalpha():
                return False
        return words.law.search(lead) is not None

    def _mention(self, draft: Draft, text: str) -> DateMention:
        expression, edtf, rule = _month_ends(draft.expression), None, "relative"
        if IMPOSSIBLE in expression:
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


def _checked(template: str) -> str:
    """The template as EDTF. Raises ValueError for a day that the calendar does not have."""
    if len(template) == 10 and template.replace("-", "").isdigit():
        date.fromisoformat(template)
        return template
    return str(parse(template))


def _regions(codes: str) -> Iterator[tuple[int, int]]:
    """The runs of words of time that hold enough to be a date: from other word to other word around each core."""
    last = 0
    for core in CORE.finditer(codes):
        if core.start() < last:
            continue
        end = codes.find("w", core.end())
        last = end if end >= 0 else len(codes)
        yield codes.rfind("w", 0, core.start()) + 1, last


def plain(content: str) -> str:
    """The text in lower case with plain apostrophes and blanks, character for character as long as before."""
    text = content.lower()
    if len(text) != len(content):
        text = "".join(low if len(low := char.lower()) == 1 else char for char in content)
    text = text.replace("\n\n", "\0\0")
    for char, other in _PLAIN.items():
        text = text.replace(char, other)
    return text


def _month_ends(template: str) -> str:
    """The template with the last days of months that are known."""
    return ENDS.sub(month_end, template) if "$" in template else template


def _patterns(resources: Resources) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return compile_rules()
