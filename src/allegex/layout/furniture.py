"""What is printed on pages beside the letter: running heads and feet, page numbers, letterhead, fax cover."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from allegex.layout.lines import Line
from allegex.layout.words import Words

_ZONE = 0.13
"""Heads and feet stand within this share of the page's height from its edges (margins of 2 to 3.5 cm on A4)."""
_DEEPEST = 4
"""Lines that a running head or foot may have."""
_DIGITS = re.compile(r"\d+")
_CONTACT = re.compile(r"www\.|@|\+\s?41\b|\b(?:TEL|FAX|TÉL)\b", re.I)


class Sheet:
    """The lines of one page. `height` of the page in points."""

    def __init__(
        self,
        number: int,
        height: float,
        lines: list[Line],
        cover: bool = False,
        _edges: tuple[list[tuple[int, Line]], list[tuple[int, Line]]] | None = None,
    ) -> None:
        self.number = number
        self.height = height
        self.lines = lines
        self.cover = cover
        self._edges: tuple[list[tuple[int, Line]], list[tuple[int, Line]]] | None = _edges

    def edges(self) -> tuple[list[tuple[int, Line]], list[tuple[int, Line]]]:
        """The outermost lines at the top and at the bottom with their index, outermost first, as they are at first."""
        if self._edges is None:
            order = sorted(enumerate(self.lines), key=_height)
            top = [item for item in order[:_DEEPEST] if item[1].baseline < _ZONE * self.height]
            foot = (1 - _ZONE) * self.height
            bottom = [item for item in order[: -_DEEPEST - 1 : -1] if item[1].baseline > foot]
            self._edges = top, bottom
        return self._edges


def _height(item: tuple[int, Line]) -> float:
    return item[1].baseline


_PHONE = 6
"""Digits from which a line gives a telephone number."""


def take_cover(sheets: list[Sheet], words: Words) -> None:
    """Marks the first page as a fax cover where it says so at its top and the letter begins on another page."""
    if len(sheets) < 2 or not sheets[0].lines:
        return
    top = sheets[0].lines[:14]
    # "Telefax: (41-22) 917 90 06" is a line of a letterhead and no title.
    titles = [
        line
        for line in top
        if len(line.text) < 90 and words.cover.search(line.text) and sum(map(str.isdigit, line.text)) < _PHONE
    ]
    labels = sum(":" in line.text[:24] for line in sheets[0].lines)
    if titles and labels >= 2 and len(sheets[0].lines) < 60:
        sheets[0].cover = True
        for line in sheets[0].lines:
            line.role = "cover"


def strip_running(sheets: list[Sheet], words: Words) -> list[Line]:
    """Takes running heads, feet and page numbers out of the sheets; returns repeated letterhead lines, once each."""
    kept: list[Line] = []
    repeated = _repeated(sheets)
    numbers = _page_numbers(sheets, words)
    first = 1 if sheets[0].cover else 0
    source = "\n".join(line.text for sheet in sheets[: first + 1] for line in sheet.lines[:40])
    seen: set[str] = set()
    for index, sheet in enumerate(sheets):
        gone: set[int] = set()
        for edge in sheet.edges():
            for place, line in edge:
                key = _key(line)
                if id(line) not in numbers:
                    repeats = (key, _zone(line, sheet)) in repeated and not (
                        sheet.cover and words.letterhead.search(line.text)
                    )
                    if line.pieces[0].raised or (
                        not repeats and not (index > first and _running(line, sheet, source))
                    ):
                        break
                    if key not in seen and words.letterhead.search(line.text):
                        kept.append(line)
                    seen.add(key)
                gone.add(place)
        if gone:
            sheet.lines = [line for place, line in enumerate(sheet.lines) if place not in gone]
    return kept


def mark_letterhead(sheets: list[Sheet], repeated: list[Line], words: Words, body: float) -> None:
    """Marks the letterhead of the first page that has one, and brings its foot and `repeated` lines up to it."""
    for sheet in sheets[:3]:
        if sheet.cover:
            continue
        lines = sheet.lines
        start, count = 0, _head_length(lines, words, body)
        if not count and sheet is sheets[0]:
            # A notice may stand before the letterhead on the same page.
            start, count = _head_inside(lines, words, body)
        end = start + count
        feet = max(_foot_start(sheet, words, body), end)
        if not count and feet == len(lines) and not repeated:
            continue
        head = [*lines[start:end], *repeated, *lines[feet:]]
        for line in head:
            line.role = "letterhead"
        sheet.lines = [*lines[:start], *head, *lines[end:feet]]
        return


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _zone(line: Line, sheet: Sheet) -> int:
    """Height of a line from the nearer edge, in steps of 12 points; negative from below."""
    if line.baseline < sheet.height / 2:
        return round(line.baseline / 12)
    return -round((sheet.height - line.baseline) / 12) - 1


def _repeated(sheets: list[Sheet]) -> set[tuple[str, int]]:
    """Lines that stand at the edge of two pages or more, at the same height, with the same words."""
    pages: dict[tuple[str, int], set[int]] = defaultdict(set)
    for sheet in sheets:
        if sheet.cover:
            continue
        for edge in sheet.edges():
            for _, line in edge:
                if any(map(str.isalpha, line.text)):
                    pages[_key(line), _zone(line, sheet)].add(sheet.number)
    found = {at for at, numbers in pages.items() if len(numbers) > 1}
    return {(key, zone + step) for key, zone in found for step in (-1, 0, 1)}


def _page_numbers(sheets: list[Sheet], words: Words) -> set[int]:
    """Identities of the lines that number the pages: their numbers run on as the pages do."""
    found: list[tuple[int, int, bool, Line]] = []
    misread: set[int] = set()
    for sheet in sheets:
        for edge in sheet.edges():
            for _, line in edge[:3]:
                if line.scored and len(line.text) <= 3 and _alone(line, sheet):
                    misread.add(id(line))
                if len(line.text) <= 24 and (match := words.page_number.fullmatch(line.text)):
                    worded = not line.text.strip().isdecimal()
                    found.append((sheet.number, int(match["number"]), worded, line))
    if len(sheets) == 1 and len(sheets[0].lines) == 1:
        return set()
    steps = Counter(number - page for page, number, _, _ in found)
    return misread | {
        id(line)
        for page, number, worded, line in found
        if worded or number == page or steps[number - page] > 1
    }


def _running(line: Line, sheet: Sheet, source: str) -> bool:
    """A short line alone at the top of a later page that repeats part of a line of the first: its reference."""
    if not 4 <= len(line.text) <= 60 or line.baseline > 0.1 * sheet.height:
        return False
    below = [other.baseline for other in sheet.lines if other.baseline > line.baseline + 1]
    apart = not below or min(below) - line.baseline > 1.6 * line.size
    return apart and any(map(str.isdigit, line.text)) and line.text in source


def _alone(line: Line, sheet: Sheet) -> bool:
    """Far from all other lines, as a page number is, even where OCR read it as another sign."""
    return all(
        other is line or abs(other.baseline - line.baseline) > 2.5 * other.size for other in sheet.lines
    )


def _like_head(line: Line, words: Words, body: float) -> bool:
    """Whether a line can be part of a letterhead: small print, capitals, an address."""
    if words.letterhead.search(line.text) or _CONTACT.search(line.text):
        return len(line.text) < 160
    letters = [sign for sign in line.text if sign.isalpha()]
    capitals = len(letters) > 5 and sum(map(str.isupper, letters)) > 0.9 * len(letters)
    small = not line.scored and line.size < 0.86 * body
    return (small or capitals) and ":" not in line.text and not any(map(str.isdigit, line.text))


def _head_length(lines: list[Line], words: Words, body: float) -> int:
    """How many of the first lines are letterhead; 0 where none of them has a letterhead's words."""
    count, proven = 0, False
    for line in lines[:16]:
        if not _like_head(line, words, body):
            break
        proven = proven or _proves(line, words, body)
        count += 1
    return count if proven else 0


def _proves(line: Line, words: Words, body: float) -> bool:
    if words.letterhead.search(line.text):
        return True
    # Capitals in two columns, whatever the words: an office's name in two languages.
    return line.area is not None and line.text.isupper() and (line.scored or line.size < 1.05 * body)


def _head_inside(lines: list[Line], words: Words, body: float) -> tuple[int, int]:
    """Start and length of a letterhead that stands below other text; length 0 where there is none."""
    for start in range(1, len(lines)):
        if words.letterhead.search(lines[start].text) and _like_head(lines[start], words, body):
            while start > 0 and _like_head(lines[start - 1], words, body):
                start -= 1
            count = _head_length(lines[start:], words, body)
            if count > 1:
                return start, count
    return 0, 0


def _foot_start(sheet: Sheet, words: Words, body: float) -> int:
    """Index of the first line of an address at the foot; the number of lines where there is none."""
    lines = sheet.lines
    start = len(lines)
    for index in range(len(lines) - 1, max(len(lines) - 1 - _DEEPEST, 0), -1):
        line = lines[index]
        if line.baseline < 0.85 * sheet.height or not _like_head(line, words, body):
            break
        if words.letterhead.search(line.text):
            start = index
    return start
