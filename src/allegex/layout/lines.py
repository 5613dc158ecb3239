"""Runs of a page to rows: cleaned pieces side by side on one baseline, raised signs put to their row, bars typed."""

from __future__ import annotations

import re
import unicodedata
from operator import attrgetter
from typing import Literal

from allegex.records.page import Box, Page, Run

REDACTION = "███"

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r\x0b\x0c"
_SIGNS: dict[int, str | None] = {
    **dict.fromkeys([*range(32), *range(0x7F, 0xA0)]),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff")),
    **dict.fromkeys(map(ord, _SPACES), " "),
    # pdfium writes U+0002 or U+FFFE for the hyphen at a line's end, whatever the file says.
    **dict.fromkeys(map(ord, "\u2010\u2011\ufffe\x02"), "-"),
    # Bullets of the Symbol and Wingdings fonts, in the private use area of Unicode.
    **dict.fromkeys(
        map(ord, "\uf0b7\uf0a7\uf0a8\uf0d8\uf076\uf0fc\uf02d\u25cf\u25aa\u25a0\u25e6\u2043\u2219"), "•"
    ),
    **dict(zip(map(ord, "ﬀﬁﬂﬃﬄﬅﬆ"), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
}
_STRANGE = re.compile(f"[{re.escape(''.join(map(chr, _SIGNS)))}\ufb1d-\ufdff\ufe70-\ufefc]")
"""Those signs, and the forms below."""
_BLANKS = re.compile(r" {2,}")
_FORMS = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]")
"""Presentation forms of Hebrew and Arabic letters, which stand for plain ones."""
_LEFTWARD = re.compile("[\u0590-\u08ff]")
_MARKER = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,6})[.)]|[•‣–—*·-]|[oO§](?=$)|\d{1,2}(?:\.\d{1,2})+\.?)$"
)
_baseline, _size = attrgetter("baseline"), attrgetter("size")


class Piece:
    """A run, cleaned. `joint` stands between it and the piece before; `call` is a note's number, which leaves the text."""

    def __init__(
        self,
        text: str,
        box: Box,
        baseline: float,
        size: float,
        bold: bool,
        scored: bool = False,
        raised: bool = False,
        joint: str = "",
        call: str | None = None,
    ) -> None:
        self.text = text
        self.box = box
        self.baseline = baseline
        self.size = size
        self.bold = bold
        self.scored = scored
        """Read by OCR: size and boldness are no evidence."""
        self.raised = raised
        self.joint = joint
        self.call: str | None = call


class Line:
    """Pieces read one after another. `text` is without calls."""

    def __init__(
        self,
        page: int,
        pieces: list[Piece],
        x0: float,
        x1: float,
        baseline: float,
        size: float,
        text: str = "",
        bold: float = 0.0,
        scored: bool = False,
        apart: bool = False,
        row: bool = False,
        role: Literal["", "letterhead", "cover"] = "",
        area: tuple[float, float] | None = None,
        calls: list[tuple[int, str]] | None = None,
    ) -> None:
        self.page = page
        self.pieces = pieces
        self.x0 = x0
        self.x1 = x1
        self.baseline = baseline
        self.size = size
        self.text = text
        self.bold = bold
        self.scored = scored
        self.apart = apart
        """Begins a block of its own, whatever stands before."""
        self.row = row
        """A table row: cells joined, complete in itself."""
        self.role: Literal["", "letterhead", "cover"] = role
        self.area: tuple[float, float] | None = area
        """Left and right edge of the column it stands in, None where it has the page's width."""
        self.calls: list[tuple[int, str]] = calls if calls is not None else []
        """Offset in `text` and marker of each call of a note."""

    def settle(self) -> Line:
        """Text, size and boldness from the pieces, after they were put together or changed."""
        parts: list[str] = []
        length = bold = most = 0
        self.calls = []
        for piece in self.pieces:
            if piece.call is not None:
                self.calls.append((length, piece.call))
                continue
            if parts:
                parts.append(piece.joint)
                length += len(piece.joint)
            parts.append(piece.text)
            length += len(piece.text)
            if piece.bold:
                bold += len(piece.text)
            if len(piece.text) > most and not piece.raised:
                most, self.size = len(piece.text), piece.size
        self.text = "".join(parts)
        self.bold = min(bold / length, 1.0) if length else 0.0
        return self


def clean(text: str) -> str:
    """Text without control characters, odd blanks, ligatures and invisible signs; a soft hyphen at the end is one."""
    if not text.isascii() or not text.isprintable():
        if text.rstrip().endswith("\u00ad"):
            text = text.rstrip()[:-1] + "-"
        strange = _STRANGE.search(text) is not None
        if strange:
            text = text.translate(_SIGNS)
        if not text.isascii():
            if not unicodedata.is_normalized("NFC", text):
                text = unicodedata.normalize("NFC", text)
            if strange and _FORMS.search(text):
                text = _FORMS.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)
    return _BLANKS.sub(" ", text) if "  " in text else text


def is_marker(text: str) -> bool:
    """True for what can only be the marker of a list item: "1.", "(a)", "•"."""
    return len(text) <= 8 and _MARKER.match(text) is not None


def page_rows(page: Page) -> list[list[Piece]]:
    """The pieces of a page, row by row from the top, each row from left to right (or as its script runs)."""
    pieces = []
    for run in page.runs:
        text = clean(run.text)
        if text and not text.isspace():
            pieces.append(_piece(run, text))
    pieces.sort(key=_baseline)
    rows: list[list[Piece]] = []
    base = -1e9
    for piece in pieces:
        if piece.baseline - base <= 0.2 * piece.size + 0.2:
            rows[-1].append(piece)
        else:
            rows.append([piece])
            base = piece.baseline
    if pieces and min(map(_size, pieces)) <= 0.86 * max(map(_size, pieces)):
        rows = _with_raised(rows)
    for bar in page.bars:
        if bar[2] - bar[0] > 1 and bar[3] - bar[1] > 1:
            _put_bar(rows, bar)
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left)
            if _LEFTWARD.search("".join(piece.text for piece in row)):
                _turn(row)
            _join(row)
        else:
            row[0].text = row[0].text.strip()
    return rows


def _piece(run: Run, text: str) -> Piece:
    baseline = run.baseline if run.baseline is not None else run.box[3]
    return Piece(text, run.box, baseline, run.size, run.bold, run.score is not None)


def _left(piece: Piece) -> float:
    return piece.box[0]


def _with_raised(rows: list[list[Piece]]) -> list[list[Piece]]:
    """Rows of small signs only, put to the row that they are raised or lowered from."""
    out: list[list[Piece]] = []
    for index, row in enumerate(rows):
        size = max(piece.size for piece in row)
        if len(row) <= 3 and all(len(piece.text) <= 6 for piece in row):
            below = rows[index + 1] if index + 1 < len(rows) else None
            if below is not None and _belongs(row, below, size, 0.75):
                for piece in row:
                    piece.raised = True
                below.extend(row)
                continue
            if out and _belongs(row, out[-1], size, 0.35):
                out[-1].extend(row)
                continue
        out.append(row)
    for row in out:
        if len(row) > 1:
            _mark_raised(row)
    return out


def _belongs(small: list[Piece], row: list[Piece], size: float, reach: float) -> bool:
    """Whether signs of `size` lie close enough to a row of larger ones, and beside or between them."""
    large = max(piece.size for piece in row)
    if size > 0.86 * large or abs(row[0].baseline - small[0].baseline) > reach * large:
        return False
    left = min(piece.box[0] for piece in row) - 1.8 * large
    right = max(piece.box[2] for piece in row) + large
    return all(left <= piece.box[0] and piece.box[2] <= right for piece in small)


def _mark_raised(row: list[Piece]) -> None:
    """Signs of a row that are smaller than the rest and stand higher, though within the row's tolerance."""
    large = max(row, key=lambda piece: len(piece.text))
    for piece in row:
        if piece.size <= 0.8 * large.size and piece.baseline < large.baseline - 0.1 * large.size:
            piece.raised = True


def _put_bar(rows: list[list[Piece]], bar: Box) -> None:
    """A bar becomes three full blocks in the row whose text has its height, else a row of its own."""
    middle = (bar[1] + bar[3]) / 2
    best, least = None, 1e9
    for row in rows:
        size = max(piece.size for piece in row)
        distance = abs(max(piece.baseline for piece in row) - 0.33 * size - middle)
        if distance < min(0.55 * size, least):
            best, least = row, distance
    if best is not None:
        size, baseline = max(piece.size for piece in best), max(piece.baseline for piece in best)
        best.append(Piece(REDACTION, bar, baseline, size, False))
        return
    height = bar[3] - bar[1]
    at = next((index for index, row in enumerate(rows) if row[0].baseline > bar[3]), len(rows))
    rows.insert(at, [Piece(REDACTION, bar, bar[3] - 0.15 * height, height, False)])


def _turn(row: list[Piece]) -> None:
    """A row of mostly right-to-left letters is read from its right end."""
    text = "".join(piece.text for piece in row)
    letters = sum(sign.isalpha() for sign in text)
    if 2 * len(_LEFTWARD.findall(text)) > letters:
        row.reverse()


def _join(row: list[Piece]) -> None:
    """Sets what stands between the pieces: a blank where one was written or where there is room for one.

    A raised sign stands close to the word before it; the word after it is parted from it by what was written.
    """
    before: Piece | None = None
    for piece in row:
        if before is not None:
            gap = max(piece.box[0] - before.box[2], before.box[0] - piece.box[2])
            written = before.text.endswith(" ") or piece.text.startswith(" ")
            size = max(piece.size, before.size)
            if piece.raised:
                piece.joint = " " if gap > 0.6 * size else ""
            elif written or gap > (0.22 if before.raised else 0.15) * size:
                piece.joint = " "
            before.text = before.text.strip()
        before = piece
    if before is not None:
        before.text = before.text.strip()
