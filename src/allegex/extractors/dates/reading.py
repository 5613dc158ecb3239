"""A text made ready: plain letters, set phrases read, and the stretches in which words of time stand.

Most of a letter says nothing of time. Only what stands near a word or number that a date can be made of is cut into
words, which is what costs.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from msgspec.structs import replace

from allegex.extractors.dates.drafts import Draft
from allegex.extractors.dates.feasts import feast_draft
from allegex.extractors.dates.lexicon import (
    ARTICLE,
    CENTURY,
    DENIAL,
    RESPELLED,
    ROMAN_MONTH,
    SIGN,
    THOUSANDS,
    TIME,
    Lexicon,
)
from allegex.extractors.dates.names import stands
from allegex.extractors.dates.parts import third_of_decade

QUOTES = (("«", "»"), ("“", "”"))
DENIED = 6
"""Characters that a denied day can have, with the end of its bracket."""
REACH = 30
"""Characters before a set phrase in which a word can make it something else."""
MARGIN = 70
"""Characters before and after a word of time that are read with it: more than the other words of a date take."""
_WORD = re.compile(r"\s*(?:\w+'?|\S)")
_SIGNS = frozenset("/.-")
"""Signs between day, month and year."""
_PLAIN = {"’": "'", "°": "º", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " "}
_NUMBER_WORD = re.compile(r"[ -]([^\W\d]+)")
_GAP = "\0"
"""The word that stands for what was not read."""


class Reading(NamedTuple):
    """The text in plain letters, what set phrases say, and where words of time stand."""

    text: str
    drafts: list[Draft]
    marks: list[int]


def read_text(content: str, start: int, end: int, words: Lexicon) -> Reading:
    """The text with set phrases as one word, Roman months in capitals, brackets that say what the day was not left
    out."""
    text = plain(content)
    out: list[Draft] = []
    marks: list[int] = []
    for last, (phrase, row) in words.phrases.iter(text, start, end):
        place, stop = last + 1 - len(phrase), last + 1
        if row is TIME or row is ARTICLE:
            if not (text[place - 1 : place].isalpha() or (row is TIME and text[stop : stop + 1].isalpha())):
                marks.append(place)
        elif row is CENTURY:
            if text[stop : stop + 2].isdecimal() or text[place - 1 : place] in _SIGNS:
                marks.append(place)
        elif row is SIGN:
            middle = 2 if text[place - 2 : place - 1] in _SIGNS else 3
            at = place - middle
            if at > 0 and text[at] in _SIGNS and text[at - 1].isdecimal():
                marks.append(place)
        elif row is RESPELLED:
            if text[place - 1 : place] == "_":  # part of another one
                continue
            if text[place] != phrase[0] or text[last] != phrase[-1]:  # part of a longer one, already read
                continue
            text = text[:place] + words.data.respelled[phrase] + text[stop:]
            marks.append(place)
        elif row is THOUSANDS:
            year, stop = _year_in_words(text, stop, words)
            said = year > 2000 or text[stop : stop + 1] in {",", ".", ";", ")", ""}
            if said and _lead(place, text, "or", words)[0] == "M":
                text = text[:place] + f"{year}".rjust(stop - place) + text[stop:]
                marks.append(place)
        elif row is DENIAL:
            stop = text.find(")", stop, stop + DENIED) + 1
            if stop and text[last + 1 : stop - 1].strip().isalnum():
                text = text[:place] + " " * (stop - place) + text[stop:]
        elif row is ROMAN_MONTH:
            if text[place - 1 : place].isdecimal() and text[stop : stop + 1].isdecimal():
                text = text[:place] + phrase.upper() + text[stop:]
                marks.append(place)
        elif text[place - 1 : place].isalnum() or text[stop : stop + 1].isalnum():
            continue
        elif isinstance(row, str):
            draft = feast_draft(text, place, stop, row)
            if (
                draft is not None
                and not (draft.expression[0] == "_" and _is_quoted(text, place))
                and stands(draft, text, content, words)
                and (" " in phrase or draft.expression[0] != "_" or _is_day(draft, text, content, words))
            ):
                out.append(_related(draft, text, words))
        elif not text[max(0, place - REACH) : place].rstrip().endswith(row.unless_after):
            if (
                row.expression == "now"
                and row.relation == "at"
                and text[stop : stop + 2] == ", "
                and _has_digit(text, stop + 2)
            ):
                continue  # today, 3 May 2020
            expression = row.expression
            if expression[-1] == "X":
                expression, stop = _decades(expression, text, stop, words)
            draft = Draft(place, stop, expression, row.relation)
            out.append(_related(draft, text, words) if row.expression[-1] == "X" else draft)
    return Reading(text, out, marks)


def _decades(expression: str, text: str, stop: int, words: Lexicon) -> tuple[str, int]:
    """A decade, or with those named after it a set ("los años ochenta y noventa"), and where that ends."""
    said = [expression]
    while text[stop : stop + 1] in {",", " "}:
        joint, _, rest = text[stop + 1 : stop + REACH].partition(" ")
        gap = 1
        if text[stop] == " " and words.classes.get(joint, "w") == "&":
            gap, joint = len(joint) + 2, rest.partition(" ")[0]
        elif text[stop] == ",":
            gap, joint = 2, rest.partition(" ")[0]
        else:
            break
        name = joint.rstrip(".,;:)")
        if name not in words.decade_names:
            break
        said.append(words.decade_names[name])
        stop += gap + len(name)
    return (expression if len(said) == 1 else "{" + ",".join(said) + "}"), stop


def _is_quoted(text: str, place: int) -> bool:
    """Whether words stand in a quotation: what someone said of Christmas is no day of the account."""
    paragraph = max(text.rfind("\0", 0, place), 0)
    if text.count('"', paragraph, place) % 2:
        return True
    return any(
        text.rfind(left, paragraph, place) > text.rfind(right, paragraph, place) for left, right in QUOTES
    )


def _has_digit(text: str, start: int) -> bool:
    """Whether a number follows, perhaps after an article."""
    return any(map(str.isdecimal, text[start : start + 4]))


def _year_in_words(text: str, start: int, words: Lexicon) -> tuple[int, int]:
    """The year that "two thousand" and what stands from `start` on say, and where it ends."""
    year, end = 2000, start
    for found in _NUMBER_WORD.finditer(text, start, start + REACH):
        code, value = words.classes.get(found[1], "w"), words.values.get(found[1], "")
        if code in "NW1" and value.isdecimal() and year % 100 in {0, 10, 20, 30}:
            year += int(value)
            end = found.end()
        elif code != "&":
            break
    return year, end


def words_near(text: str, start: int, end: int, marks: list[int]) -> tuple[list[str], list[int]]:
    """The words of text[start:end] that stand near a mark, and where each ends; a gap is one word of its own."""
    words: list[str] = []
    ends = [start]
    marks.sort()
    marks.append(end + 2 * MARGIN)
    first, last = start, -MARGIN
    for mark in marks:
        if mark - MARGIN >= last:
            if last > 0:
                stop = text.find(" ", last, end)
                found = _WORD.findall(text, first, stop if stop >= 0 else end)
                words.append(_GAP)
                words += found
                ends += accumulate(map(len, found), initial=first)
            first = max(text.rfind(" ", start, max(start, mark - MARGIN)), start)
        last = mark + MARGIN
    return words, ends


def _lead(start: int, text: str, skipped: str, words: Lexicon) -> tuple[str, int]:
    """The letter of the last word before `start` that is none of those skipped, and where it starts."""
    lead = text[max(0, start - REACH) : start].split()
    classes = words.classes
    word = next((word for word in reversed(lead) if classes.get(word, "w") not in skipped), "")
    return classes.get(word, "w"), text.rfind(word, 0, start)


def _is_day(draft: Draft, text: str, content: str, words: Lexicon) -> bool:
    """Whether a feast called by one word is one, and no name ("Mr. Noël"): a preposition stands before it."""
    after = content[draft.end + 1 : draft.end + 2]
    return _lead(draft.start, text, "t", words)[0] in "iqdslbak" and not after.isupper()


def _related(draft: Draft, text: str, words: Lexicon) -> Draft:
    """A feast or decade as a start, an end or in part, where the word before it says so."""
    code, start = _lead(draft.start, text, "to", words)
    if code in "EIL" and draft.expression[-1] == "X":
        template = third_of_decade(code, draft.expression).template()
        draft = replace(draft, start=start, expression=template, relation="about")
        code, start = _lead(start, text, "toi", words)
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


def plain(content: str) -> str:
    """The text in lower case with plain apostrophes and blanks, character for character as long as before."""
    text = content.lower()
    if len(text) != len(content):
        text = "".join(low if len(low := char.lower()) == 1 else char for char in content)
    text = text.replace("\n\n", "\0\0")
    for char, other in _PLAIN.items():
        text = text.replace(char, other)
    return text
