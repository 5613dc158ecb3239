"""Markers of lists: "1.", "(a)", "ii)", "•" at the beginning of a paragraph, and what series each belongs to."""

from __future__ import annotations

import re

from msgspec import Struct

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")

_MARKER = re.compile(
    r"(?P<marker>(?P<arabic>\d{1,2})\s?[.)°](?!\d)[-–]?|\((?P<closed>\d{1,2})\)"
    r"|\(?(?P<letter>[a-z]|[A-H]|[ivx]{2,5}|[IVX]{1,5})\)|(?P<dotted>[a-z]|[ivx]{2,5}|[IVX]{1,5})\."
    r"|(?P<bullet>[-–—•●▪◦‣·*\uf0b7\uf0a7]))\s+(?=\S)"
)


class Marker(Struct, frozen=True):
    """A marker as printed, and where the text after it begins.

    `readings` are the series it can belong to with its place there: "i)" is the first Roman number or the ninth letter.
    A bullet has no place.
    """

    printed: str
    text: int
    readings: tuple[tuple[str, int | None], ...]


def marker_at(content: str, start: int, end: int) -> Marker | None:
    """The marker that `content[start:end]` begins with."""
    match = _MARKER.match(content, start, end)
    if match is None:
        return None
    printed = match["marker"].strip()
    if match["arabic"]:
        return Marker(printed, match.end(), (("1", int(match["arabic"])),))
    if match["closed"]:
        return Marker(printed, match.end(), (("(1)", int(match["closed"])),))
    if match["bullet"]:
        return Marker(printed, match.end(), ((printed, None),))
    letter = match["letter"] or match["dotted"]
    upper, letter, shape = letter.isupper(), letter.lower(), "(" if printed.startswith("(") else ""
    readings: list[tuple[str, int | None]] = []
    if letter in ROMAN:
        readings.append((shape + ("I" if upper else "i"), ROMAN.index(letter) + 1))
    if len(letter) == 1:
        readings.append((shape + ("A" if upper else "a"), ord(letter) - ord("a") + 1))
    return Marker(printed, match.end(), tuple(readings))


class Series:
    """The series open in one list, outermost first. Tells at which level a marker stands; holds what it has seen."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int | None]] = []

    def level(self, marker: Marker) -> tuple[int, int | None] | None:
        """Depth of the marker and its place in its series; None if it is no marker there ("v. Other" after "1.").

        A series begins with its first member or, for numbers, anywhere: scans lose items. It goes on with the next.
        """
        for style, value in marker.readings:
            for depth, (name, last) in enumerate(self._open):
                if style == name and (value is None or style in {"1", "(1)"} or value == (last or 0) + 1):
                    return self._enter(depth, style, value)
        for style, value in marker.readings:
            if value is None or value == 1 or (style in {"1", "(1)"} and not self._open):
                known = [name for name, _ in self._open]
                depth = known.index(style) if style in known else len(self._open)
                return self._enter(depth, style, value)
        return None

    def _enter(self, depth: int, style: str, value: int | None) -> tuple[int, int | None]:
        self._open[depth:] = [(style, value)]
        return depth, value
