"""The list numbers and looks of a Word file, which stand in its definitions and not in its text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LEVEL = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_ONES = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_BASES = 20


def value(element: Any) -> str | None:
    """The w:val of an element, None where there is no element."""
    found = element.get(W + "val") if element is not None else None
    return None if found is None else str(found)


def is_on(element: Any) -> bool | None:
    """Whether a switch such as w:b is set; None where it is not there."""
    return None if element is None else value(element) not in {"0", "false", "off", "none"}


class Styles:
    """The style definitions by id."""

    def __init__(self, root: Any) -> None:
        found = [] if root is None else root.iter(W + "style")
        self._styles: dict[str | None, Any] = {style.get(W + "styleId"): style for style in found}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}
            ),
            None,
        )

    def chain(self, style: str | None) -> list[Any]:
        """The style and those that it is based on, nearest first."""
        out: list[Any] = []
        while style in self._styles and len(out) < _MOST_BASES:
            out.append(self._styles[style])
            style = value(out[-1].find(W + "basedOn"))
        return out

    def looks(self, properties: Any, paragraph_style: str | None, switch: str) -> bool:
        """Whether a run is bold ("b") or italic ("i"): by itself, by its style, by its paragraph's style."""
        places = []
        if properties is not None:
            places.append(properties.find(W + switch))
            own = value(properties.find(W + "rStyle"))
            places += [style.find(f"{W}rPr/{W}{switch}") for style in self.chain(own)]
        places += [
            style.find(f"{W}rPr/{W}{switch}") for style in self.chain(paragraph_style or self._default)
        ]
        return next((on for on in map(is_on, places) if on is not None), False)


class Numbering:
    """Counts the list items of a document: ask in the order of the paragraphs."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str | None, dict[int, Any]] = {}
        self._lists: dict[str | None, tuple[str | None, dict[int, int]]] = {}
        self._counts: dict[str | None, dict[int, int]] = defaultdict(dict)
        self._begun: set[str | None] = set()
        if root is None:
            return
        for abstract in root.iter(W + "abstractNum"):
            levels = {_number(level.get(W + "ilvl")): level for level in abstract.iter(W + "lvl")}
            self._levels[abstract.get(W + "abstractNumId")] = levels
        for one in root.iter(W + "num"):
            starts = {
                _number(override.get(W + "ilvl")): _number(value(override.find(W + "startOverride")))
                for override in one.iter(W + "lvlOverride")
                if override.find(W + "startOverride") is not None
            }
            self._lists[one.get(W + "numId")] = (value(one.find(W + "abstractNumId")), starts)

    def marker(self, paragraph: Any) -> tuple[str, int]:
        """The number printed before a paragraph, "" where it is no list item, and its level from 0."""
        properties = self._properties(paragraph)
        number = value(properties.find(W + "numId")) if properties is not None else None
        if number not in self._lists:
            return "", 0
        level = _number(value(properties.find(W + "ilvl"))) if properties is not None else 0
        abstract, starts = self._lists[number]
        levels = self._levels.get(abstract, {})
        definition = levels.get(level)
        if definition is None:
            return "", 0
        counts = self._counts[abstract]
        if number not in self._begun:
            # A list of its own that says where it begins starts again; one that does not goes on.
            self._begun.add(number)
            for at in starts:
                counts.pop(at, None)
        first = starts.get(level, _number(value(definition.find(W + "start")), 1))
        counts[level] = counts[level] + 1 if level in counts else first
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return self._text(definition, levels, counts), level

    def _properties(self, paragraph: Any) -> Any:
        """w:numPr of the paragraph or of its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            return own
        for style in self._styles.chain(value(paragraph.find(f"{W}pPr/{W}pStyle"))):
            found = style.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
        return None

    @staticmethod
    def _text(definition: Any, levels: dict[int, Any], counts: dict[int, int]) -> str:
        if value(definition.find(W + "numFmt")) == "bullet":
            return "•"

        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            level = levels.get(at)
            kind = value(level.find(W + "numFmt")) if level is not None else None
            start = _number(value(level.find(W + "start")), 1) if level is not None else 1
            return _written(counts.get(at, start), kind)

        return _LEVEL.sub(one, value(definition.find(W + "lvlText")) or "").strip()


def _written(number: int, kind: str | None) -> str:
    """A list number as its format writes it."""
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in {"lowerRoman", "upperRoman"}:
        roman = ""
        for amount, sign in _ROMAN + _ROMAN_ONES:
            roman += sign * (number // amount)
            number %= amount
        return roman.upper() if kind == "upperRoman" else roman
    if kind == "none":
        return ""
    return f"{number:02d}" if kind == "decimalZero" else str(number)


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text is not None and text.isdigit() and len(text) < 6 else otherwise
