"""One number of a provision as written: digits, roman, ordinals, suffixes, letters; and the label after it."""

from __future__ import annotations

import re

from msgspec import Struct

from allegex.extractors.citations.grammar import Grammar
from allegex.extractors.citations.lawwords import QUOTES
from allegex.extractors.citations.lexicon import Unit
from allegex.extractors.citations.part import Part, expand
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.words import plain

NUMBER = re.compile(
    r"(?P<pre>[a-z]\.? ?(?=\d))?(?P<num>\d{1,4}(?:\.\d{1,3})*+)(?![\d])(?P<dot>\.(?:[a-z]|[ivx]{2,4})(?:\.\d{1,2})?(?![a-z0-9]))?"
    r"(?P<hyphen>(?:-\d{1,3}){1,3}(?![\d/-]|\.\d))?(?P<slash>/\d{1,2}(?![\d/]))?(?P<letter>/[a-z](?![a-z0-9]))?(?P<slashes>(?:/\d{1,3}){2,3}(?![\d/]))?"
)
_GLUED = re.compile(r"(?P<suffix>-?[a-z]{1,3})(?![a-z0-9])")
_CAPITAL = re.compile(r" (?P<suffix>[a-z])(?= ?\(|,| (?P<next>))")
_QUOTED = re.compile(r" ?\"(?P<suffix>[a-z])\"")
BRACKET = re.compile(r" ?\((?P<in>\d{1,3}[a-z]?|[a-z]{1,2}|[ivxl]{1,6})\)")
ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?:-[A-Z])?(?![A-Za-z0-9]|\.? ?\d)")
_ROMAN_LETTERS = frozenset("IVXLC")
_LETTER = re.compile(r"(?P<open>[\"'(«]?)(?P<in>[a-z]|[ivxl]{1,6})(?P<close>[\"')»]{0,2})(?![a-z0-9])")
_LETTER_END = re.compile(r"[,.;:)]|\0|$")
_LABEL = re.compile(r" ?(?:\((?P<label>[^()\0]{3,160})\)|[\"«] ?(?P<quote>[^\"«»\0]{3,160})[\"»])")
_FIRST = re.compile(r"[a-z]+'?")
CLOSE = 40
"""Characters before a number in which a bracket that is still open may have begun."""
LONGEST_TITLED = 30
"""Characters of words like ", which is entitled" before a quotation mark."""
_TITLED = frozenset(", ")
_QUOTES_NEAR = re.compile(r"[\"«]")
_LABEL_MARKS = frozenset('("«')
_PERCENT = re.compile(r" ?%|[.,]\d{3}")
_ENDS = frozenset(",;:)(/\0")
"""Marks after a number that no suffix begins with."""
SUB_ONLY = frozenset({"sub", "number", "sign"})
_LETTERED = frozenset({"letter", "point", "fraction", "indent", "clause", "subclause", "subparagraph"})


class Item(Struct, frozen=True):
    """A number read: its path, where it ends, and the numbers before it where it was a range like 5-8."""

    path: tuple[str, ...]
    end: int
    leading: tuple[str, ...] = ()


class Items:
    """Reads the numbers of one text."""

    def __init__(self, found: Scan, rules: Grammar) -> None:
        self._scan = found
        self._low = found.flat
        self._text = found.text
        self._rules = rules

    def read(self, place: int, unit: Unit, before: list[Part] | None) -> Item | None:
        """The number at `place`; `before` are the parts of the list it would go on."""
        low, text = self._low, self._text
        if unit.role in {"sub", "container", "note"} or unit.unit in {
            "article",
            "section",
            "principle",
            "rule",
        }:
            roman = ROMAN.match(text, place) if text[place : place + 1] in _ROMAN_LETTERS else None
            if (
                roman is not None
                and roman.group()
                and (unit.role != "top" or len(roman.group()) > 1 or before is None)
            ):
                return Item((roman.group(),), roman.end())
        word = _FIRST.match(low, place)
        if (
            word is not None
            and (unit.role == "top" or unit.many)
            and self._rules.ordinals.get(word.group(), "last") != "last"
        ):
            return Item((self._rules.ordinals[word.group()],), word.end())
        number = NUMBER.match(low, place)
        if number is None and unit.role in SUB_ONLY and (inner := BRACKET.match(low, place)) is not None:
            return Item((inner["in"],), inner.end())
        if number is None or (number["pre"] and not text[place].isupper()):
            if unit.role in SUB_ONLY and before is None:
                return self._lettered(place, unit)
            return None
        value, end = number["num"], number.end("num")
        if number["pre"]:
            value = text[place : number.start("num")].rstrip() + " " + value
        if number["hyphen"]:
            left, right = number["num"], number["hyphen"][1:]
            if (
                unit.many
                and not number["pre"]
                and (inside := [left, *expand(left, right)])
                and len(inside) > 1
            ):
                return Item((inside[-1],), number.end("hyphen"), tuple(inside[:-1]))
            value, end = value + number["hyphen"], number.end("hyphen")
        if number["letter"] and not number["slash"]:
            end = number.end("letter")
            value += text[number.start("letter") : end]
        elif number["slashes"]:
            end = number.end("slashes")
            value += number["slashes"]
        path = [value]
        if number["dot"]:
            end = number.end("dot")
            if low.startswith(")", end) and low.rfind("(", place - CLOSE, place) <= low.rfind(
                ")", place - CLOSE, place
            ):
                end += 1
            below = number["dot"] if len(number["dot"]) == 2 else text[number.start("dot") : end]
            path = [*value.split("."), *below[1:].split(".")]
        elif number["slash"] and not number["hyphen"]:
            path, end = [value, number["slash"][1:]], number.end("slash")
        end = self._suffixed(path, end)
        if unit.unit == "paragraph" and path[-1][-1].islower() and path[-1][:-1].isdigit():
            path[-1:] = [path[-1][:-1], path[-1][-1]]
        if unit.role == "sub" and low.startswith(")", end) and "(" not in low[max(place - 60, 0) : place]:
            end += 1
        if before is not None and not self._may_follow(number, end, unit, before):
            return None
        return Item(tuple(path), end)

    def _suffixed(self, path: list[str], end: int) -> int:
        """Adds bis, A, -A, D to the last element of the path; drops ordinal endings."""
        mark = self._low[end : end + 1]
        if mark in _ENDS:
            return end
        suffix = self._rules.suffix(self._low, end)
        if suffix is not None:
            words, end = suffix
            # As printed: "quáter" has an accent that flat text lost, "-bis" a hyphen.
            words = self._text[end - len(words) : end].lower()
            if mark == "-":
                path[-1] += "-"
            else:
                path[-1] += " "
            if "(" in words:
                name, _, inner = words.partition(" (")
                path[-1] += name
                path.append(inner.rstrip(")"))
            else:
                path[-1] += words
            return end
        if mark != " ":
            if (ending := self._rules.ending(self._low, end)) is not None:
                return ending
            glued = _GLUED.match(self._low, end)
            if glued is not None:
                printed = self._text[glued.start() : glued.end()]
                letters = printed.lstrip("-")
                if not (letters.isupper() or len(letters) == 1):
                    return end
                path[-1] += printed
                return glued.end()
        letter = _QUOTED.match(self._low, end) or _CAPITAL.match(self._low, end)
        if letter is None or not self._text[letter.start("suffix")].isupper():
            return end
        if (
            letter.re is _CAPITAL
            and letter["next"] is not None
            and not self._rules.goes_to_law(self._low, letter.end())
        ):
            return end
        path[-1] += f" {self._text[letter.start('suffix')]}"
        return letter.end()

    def _may_follow(self, number: re.Match[str], end: int, unit: Unit, before: list[Part]) -> bool:
        """Whether a number after a separator goes on the list: not "article 5 and 12 men", "article 9, 3 May 2020"."""
        low = self._low
        if _PERCENT.match(low, end):
            return False
        if not unit.many and low[end : end + 1] == " " and low[end + 1 : end + 2].isalpha():
            return self._goes_on(end + 1)
        if low[end : end + 1] == " " and low[end + 1 : end + 2].isalpha():
            if self._goes_on(end + 1):
                return True
            return not self._rules.month(low, end + 1)
        return True

    def _goes_on(self, place: int) -> bool:
        """Whether a unit or a joining word stands at `place`."""
        word = _FIRST.match(self._low, place)
        return place in self._scan.units or (word is not None and word.group() in self._rules.go_on)

    def _lettered(self, place: int, unit: Unit) -> Item | None:
        """A letter or small roman number after a sub-unit: "point b)", "paragraph "b""."""
        letter = _LETTER.match(self._low, place)
        if letter is None:
            return None
        marked = bool(letter["open"] or letter["close"])
        upper = self._text[letter.start("in")].isupper()
        if not marked and not (self._ends(letter.end()) and (unit.unit in _LETTERED or upper)):
            return None
        value = self._text[letter.start("in") : letter.end("in")]
        return Item((value,), letter.end())

    def _ends(self, place: int) -> bool:
        """Whether a mark or a joining word stands after a letter."""
        if _LETTER_END.match(self._low, place) is not None or self._rules.goes_to_law(self._low, place):
            return True
        return self._low.startswith(" ", place) and self._text[place + 1 : place + 3].isupper()

    def label(self, end: int) -> tuple[str, int] | None:
        """The offence or title in brackets or quotation marks right after a provision."""
        mark = self._low[end : end + 1]
        if (
            mark in _TITLED
            and self._low[end + 1 + (mark == ",") : end + 2 + (mark == ",")]
            in self._rules.labels.titled_letters
            and _QUOTES_NEAR.search(self._low, end, end + LONGEST_TITLED)
        ):
            end = self._rules.labels.quoted(self._low, end)
            mark = self._low[end : end + 1]
        if mark == " ":
            mark = self._low[end + 1 : end + 2]
        found = _LABEL.match(self._low, end) if mark in _LABEL_MARKS else None
        if found is None:
            return None
        text = self._text[slice(*found.span("label" if found["label"] else "quote"))].strip(QUOTES)
        if not text[:1].isalpha() or text.isupper() or not self._rules.labels.is_title(plain(text)):
            return None
        if len(text.split()) == 1 and (len(text) < 4 or sum(c.isupper() for c in text) > 1):
            return None
        return text, found.end()
