"""Provisions as written: a unit word, numbers with their parts, lists and ranges, labels in brackets."""

from __future__ import annotations

import re

from allegex.extractors.citations.grammar import Grammar
from allegex.extractors.citations.item import BRACKET, NUMBER, ROMAN, SUB_ONLY, Items
from allegex.extractors.citations.lexicon import Unit
from allegex.extractors.citations.neighbours import CLOSED, WORD_AT, alike, jumps, numbered, ordinal, sibling
from allegex.extractors.citations.part import Part, Pin, expand, roman_range
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.words import after_sign, separated

MOST = 400
"""Numbers of one list that are read; a longer run is no citation but a table."""


_QUOTE_MARKS = ('"', "«")
_QUOTED_LETTER = re.compile(r"[\"«] ?(?P<in>[a-z]) ?[\"»]")


_DEGREE = re.compile(r"\d{1,2}[°º](?![a-z0-9])")
"""An item of a paragraph: "§ 3, 6°"."""


_WORD = re.compile(r"([a-z]+) ")


class Reader:
    """Reads provisions of one text. `taken` are the names of laws: no unit stands in them, and no list of numbers goes on there."""

    def __init__(self, found: Scan, rules: Grammar, taken: tuple[tuple[int, int], ...]) -> None:
        self._scan = found
        self._low = found.flat
        self._text = found.text
        self._rules = rules
        self._items = Items(found, rules)
        self._spans = taken
        self._taken = frozenset(start for start, _ in taken)

    def all(self) -> list[Pin]:
        """The pins of the text in order; none begins inside another."""
        pins: list[Pin] = []
        done = -1
        at = 0
        for start in sorted(self._scan.units):
            while at < len(self._spans) and self._spans[at][1] <= start:
                at += 1
            if start < done or (at < len(self._spans) and self._spans[at][0] <= start):
                continue
            pin = self.at(start)
            if pin is not None:
                pins.append(pin)
                done = pin.end
        return pins

    def at(self, start: int) -> Pin | None:
        """The pin whose unit word stands at `start`."""
        end, unit = self._scan.units[start]
        if unit.role == "number":
            return None
        begun = ordinal(self._low, self._rules, (start, end), unit)
        if begun is not None:
            return begun
        return self.numbers(start, after_sign(self._rules.signs, self._low, end), unit)

    def numbers(self, start: int, place: int, unit: Unit) -> Pin | None:
        """The pin of `unit` whose first number stands at `place`."""
        parts: list[Part] = []
        read = self._item(place, unit, None)
        if read is None:
            return None
        found, place = read
        parts += found
        while len(parts) < MOST:
            step = self._next(place, unit, parts)
            if step is None:
                break
            found, place = step
            parts += found
        place = self._rules.following(self._low, place) or place
        return Pin(start, place, unit, tuple(parts[:MOST]))

    def _next(self, place: int, unit: Unit, parts: list[Part]) -> tuple[list[Part], int] | None:
        """What a separator or a range word leads to: another number, or another bracket of the last one."""
        low = self._low
        to = self._rules.span(low, place)
        if to is not None and (ranged := self._range(to, unit, parts)) is not None:
            return ranged
        separator = separated(self._rules.conjunctions, low, place)
        if separator is None:
            return None
        after = separator[0]
        closes = ")" in low[after + 1 : after + 8]
        bracket = BRACKET.match(low, after) if closes and low.startswith("(", after) else None
        if bracket is not None:
            beside = sibling(parts[-1], bracket["in"])
            if beside is None:
                return None
            return self._tail(beside, bracket.end(), unit)
        quoted = _QUOTED_LETTER.match(low, after) if low.startswith(_QUOTE_MARKS, after) else None
        if quoted is not None and not parts[-1].path[-1][:1].isdigit():
            beside = sibling(parts[-1], quoted["in"])
            return None if beside is None else self._tail(beside, quoted.end(), unit)
        closed = CLOSED.match(low, after) if closes else None
        if closed is not None and not low[after].isdigit():
            if (
                separator[1]
                and not separator[2]
                and len(parts[-1].path) == 1
                and parts[-1].path[0][-1:].isdigit()
            ):
                # "article 6, a) et b)": letters of the article.
                return self._tail(Part(parts[-1].unit, (*parts.pop().path, closed["in"])), closed.end(), unit)
            beside = sibling(parts[-1], closed["in"])
            return None if beside is None else self._tail(beside, closed.end(), unit)
        if after in self._scan.units or after in self._taken:
            return None
        item = self._item(after, unit, parts)
        if item is not None and not unit.many and len(item[0]) == 1 and _DEGREE.match(low, after):
            again = low[place - 1] in "°º"
            last = parts[-1] if again else parts.pop()
            return [numbered(last, item[0][0], again)], item[1]
        return item

    def _range(self, place: int, unit: Unit, parts: list[Part]) -> tuple[list[Part], int] | None:
        """Numbers or letters from the last part to the one at `place`."""
        last = parts[-1]
        bracket = BRACKET.match(self._low, place) or CLOSED.match(self._low, place)
        if bracket is not None and len(last.path) > 1:
            inside = expand(last.path[-1], bracket["in"])
            parts_in = [Part(last.unit, (*last.path[:-1], value)) for value in inside]
            return (parts_in, bracket.end()) if inside else None
        number = NUMBER.match(self._low, place)
        word = WORD_AT.match(self._low, place) if number is None else None
        if word is not None and (inside := expand(last.path[-1], self._rules.ordinals.get(word.group(), ""))):
            return [Part(last.unit, (*last.path[:-1], value)) for value in inside], word.end()
        if number is None:
            roman = ROMAN.match(self._text, place)
            inside = roman_range(last.path[-1], roman.group()) if roman else []
            return (
                ([Part(unit.unit, (value,)) for value in inside], roman.end()) if roman and inside else None
            )
        if len(last.path) > 1:
            inside = expand(last.path[-1], number["num"])
            return ([Part(last.unit, (*last.path[:-1], v)) for v in inside], number.end()) if inside else None
        inside = expand(last.path[0], number["num"])
        if inside:
            found = [Part(unit.unit, (value,)) for value in inside[:-1]]
            item = self._item(place, unit, None)
            if item is not None:
                return found + item[0], item[1]
        # The ends of a range of numbers like 312-13 are certain, what lies between is not.
        return None if last.path[0].replace(".", "").isdigit() else self._item(place, unit, None)

    def _item(self, place: int, unit: Unit, before: list[Part] | None) -> tuple[list[Part], int] | None:
        """One number with brackets, parts and label; several parts where the sub-unit is a list."""
        item = self._items.read(place, unit, before)
        if item is None:
            return None
        found, end = self._tail(Part(unit.unit, item.path), item.end, unit)
        return [*(Part(unit.unit, (one,)) for one in item.leading), *found], end

    def _tail(self, part: Part, end: int, unit: Unit) -> tuple[list[Part], int]:
        """Brackets, then sub-units, then a label, of one part."""
        path = part.path
        low = self._low
        while ")" in low[end + 1 : end + 9] and (
            (bracket := BRACKET.match(low, end)) is not None
            or (bracket := CLOSED.match(low, end)) is not None
        ):
            path = (*path, bracket["in"])
            end = bracket.end()
        if (
            len(path) > 1
            and low.startswith(" ", end)
            and (suffix := self._rules.suffix(low, end)) is not None
        ):
            path, end = (*path[:-1], f"{path[-1]} {suffix[0]}"), suffix[1]
        found = [Part(part.unit, path)]
        below = self._below(found[0], end, unit)
        if below is not None:
            found, end = below
        label = self._items.label(end)
        if label is not None:
            text, end = label
            found = [Part(p.unit, p.path, text) for p in found]
        return found, end

    def _below(self, part: Part, end: int, above: Unit) -> tuple[list[Part], int] | None:
        """Sub-units after a number: "part 2", ", paragraphs 2 and 3", "§ 4", ", segundo párrafo", " No. 2"."""
        low = self._low
        place = end
        bracket = low.startswith(" (", place)
        if bracket or low.startswith(", ", place):
            place += 2
        elif low.startswith((",", " "), place):
            place += 1
        word = _WORD.match(low, place)
        at = place
        if word is not None and word[1] in self._rules.ordinals and word.end() in self._scan.units:
            at = word.end()
        here = self._scan.units.get(at)
        if here is None or (place == end and not low.startswith("§", place)):
            return None
        unit_end, unit = here
        allowed = unit.role in SUB_ONLY or (
            unit.unit == "section" and above.unit in {"rule", "article", "principle", "regulation"}
        )
        if not allowed or (unit.role == "number" and above.role == "top" and low.startswith(",", end)):
            return None
        if unit.unit == above.unit and above.role != "sub":
            return None
        if at != place:
            value = self._rules.ordinals[word[1]] if word else ""
            inner: list[Part] = [Part(unit.unit, (value,))]
            stop = unit_end
        else:
            read = self._sublist(at, unit_end, unit, above)
            if read is None:
                return None
            inner, stop = read
            if low.startswith(",", end) and not bracket and self._of_another(stop, above):
                return None
        if bracket:
            if low.startswith(")", stop):
                stop += 1
            elif low[stop - 1] != ")" or low.count("(", place, stop) >= low.count(")", place, stop):
                return None
        return [Part(part.unit, (*part.path, *one.path), one.label) for one in inner], stop

    def _of_another(self, stop: int, above: Unit) -> bool:
        """Whether sub-units before `stop` are of the provision after them: "article 5, parts 1 and 2 of article 6"."""
        after = self._rules.of.ahead(self._low, stop + 1) if self._low.startswith(" ", stop) else None
        if after is None:
            return False
        unit = self._scan.units.get(after) or self._scan.units.get(
            self._rules.articles.several(self._low, after, 1)
        )
        return unit is not None and unit[1].role == "top" and unit[1].unit == above.unit

    def _sublist(self, start: int, end: int, unit: Unit, above: Unit) -> tuple[list[Part], int] | None:
        """The numbers of a sub-unit. One "and" closes the list where the unit above goes on after it."""
        counted = ordinal(self._low, self._rules, (start, end), unit)
        if counted is not None and counted.start == start:
            return list(counted.parts), counted.end
        first = self._item(after_sign(self._rules.signs, self._low, end), unit, None)
        if first is None:
            return None
        parts, stop = list(first[0]), first[1]
        closed = above.many and not unit.many
        while not closed and len(parts) < MOST:
            more = self._ranged(stop, unit, parts)
            if more is None:
                more, closed = self._listed(stop, unit, above, parts)
            if more is None:
                break
            parts += more[0]
            stop = more[1]
        return parts, stop

    def _ranged(self, stop: int, unit: Unit, parts: list[Part]) -> tuple[list[Part], int] | None:
        """The numbers after the last one where a range begins with it."""
        to = self._rules.span(self._low, stop)
        return None if to is None else self._range(to, unit, parts)

    def _listed(
        self, stop: int, unit: Unit, above: Unit, parts: list[Part]
    ) -> tuple[tuple[list[Part], int] | None, bool]:
        """The next number of a list of sub-units, and whether the list ends with it."""
        separator = separated(self._rules.conjunctions, self._low, stop)
        if separator is None or separator[0] in self._scan.units:
            return None, False
        after, mark, word = separator
        # "art. 11, par. 1, et 12" goes back to the article.
        if word and not unit.many and (mark or jumps(self._low, parts[-1], after)):
            return None, False
        more = self._next(stop, unit, parts) if alike(self._low, parts, after, self._rules.ordinals) else None
        return more, word and above.many
