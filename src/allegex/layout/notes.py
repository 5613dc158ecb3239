"""Footnotes: taken from the foot of their pages, put together over pages, and their calls found in the text above."""

from __future__ import annotations

import re
from collections import Counter

from allegex.layout.columns import MOST_RULES
from allegex.layout.furniture import Sheet
from allegex.layout.lines import Line, Piece
from allegex.records.page import Box

_RAISED_CALL = re.compile(r"[\[(]?(?:\d{1,3}(?:\s*[,;]\s*\d{1,3})*|[*†‡§]{1,4}|[a-z])[\])]?[.,]?$")
_PRINTED = re.compile(r"(\[\d{1,3}\]|\d{1,3}|[*†‡§]{1,4})[.)]?\s*(?=\S)")
_UNITS = re.compile(r"(?:^|[\s\d])(?:m|km|cm|mm|dm)$")
_SMALL = 0.94
"""Notes are set at least this much smaller than the body (10 of 12 points, 9 of 11, 10 of 11)."""


class Found:
    """A footnote. `sheet` is the index of the page it begins on; `printed` whether its number was read off a raised sign."""

    def __init__(
        self,
        marker: str,
        sheet: int,
        lines: list[Line] | None = None,
    ) -> None:
        self.marker = marker
        self.sheet = sheet
        self.lines: list[Line] = lines if lines is not None else []


def take_notes(sheets: list[Sheet], rules: list[tuple[Box, ...]], body: float) -> list[Found]:
    """Takes the footnotes out of the sheets, in order."""
    notes: list[Found] = []
    for index, sheet in enumerate(sheets):
        if sheet.cover:
            continue
        start = _zone_start(sheet, rules[index], body, bool(notes) and notes[-1].sheet == index - 1)
        if start is None:
            continue
        zone = sheet.lines[start:]
        sheet.lines = sheet.lines[:start]
        styled = any(line.pieces[0].raised for line in zone)
        for line in zone:
            last = int(notes[-1].marker) if notes and notes[-1].marker.isdecimal() else None
            marker = _marker(line, styled, last)
            if marker is not None:
                notes.append(Found(marker, index))
            if notes:
                notes[-1].lines.append(line)
            else:
                sheet.lines.append(line)
    return notes


def find_calls(sheets: list[Sheet], notes: list[Found]) -> set[str]:
    """Marks the calls in the lines of the sheets; returns markers whose note is nowhere."""
    markers = {note.marker for note in notes}
    called: set[tuple[int, str]] = set()
    orphans: set[str] = set()
    for index, sheet in enumerate(sheets):
        for line in sheet.lines:
            if len(line.pieces) > 1 and any(piece.raised for piece in line.pieces):
                for marker in _raised_calls(line, markers):
                    called.add((index, marker))
                    if marker not in markers:
                        orphans.add(marker)
    wanted = Counter(note.marker for note in notes)
    made = Counter(marker for _, marker in called)
    for note in notes:
        near = any((index, note.marker) in called for index in (note.sheet, note.sheet - 1))
        if near or made[note.marker] >= wanted[note.marker]:
            continue
        for index in (note.sheet, note.sheet - 1):
            if index >= 0 and _printed_call(sheets[index].lines, note.marker):
                called.add((note.sheet, note.marker))
                break
    return orphans


def _zone_start(sheet: Sheet, rules: tuple[Box, ...], body: float, pending: bool) -> int | None:
    """Index of the first line of the footnotes of a page, None where it has none."""
    lines = sheet.lines
    if not lines:
        return None
    if len(rules) > MOST_RULES:
        rules = ()
    for rule in sorted(rules, key=lambda box: -box[1]):
        if rule[2] - rule[0] < 20 or rule[3] - rule[1] > 4 or rule[1] < 0.15 * sheet.height:
            continue
        if _underlines(rule, lines) or _framed(rule, rules):
            continue
        start = next((n for n, line in enumerate(lines) if line.baseline > rule[3] + 1), None)
        if start is None or any(line.baseline < rule[1] for line in lines[start:]):
            continue
        zone = lines[start:]
        small = all(line.size <= 1.02 * body for line in zone)
        smaller = sum(line.size <= _SMALL * body for line in zone) >= 0.7 * len(zone)
        first = _marker(zone[0], False, None)
        if small and first is not None and (smaller or zone[0].pieces[0].raised):
            return start
        if smaller and pending and _short(rule, zone):
            return start
    return _zone_without_rule(lines, body)


def _short(rule: Box, zone: list[Line]) -> bool:
    """A separator is shorter than the lines of the page; a border of a table or box is not."""
    return rule[2] - rule[0] < 260 and rule[0] - min(line.x0 for line in zone) < 40


def _framed(rule: Box, rules: tuple[Box, ...]) -> bool:
    """Whether upright lines meet a rule, as in a table."""
    return any(
        other[3] - other[1] > 8
        and rule[0] - 3 <= other[0] <= rule[2] + 3
        and other[1] - 3 <= rule[1] <= other[3] + 3
        for other in rules
    )


def _underlines(rule: Box, lines: list[Line]) -> bool:
    """Whether a rule lies right under words, as an underline does."""
    return any(
        -0.1 * line.size <= rule[1] - line.baseline <= 0.32 * line.size
        and min(rule[2], line.x1) - max(rule[0], line.x0) > 0.5 * (rule[2] - rule[0])
        for line in lines
    )


def _zone_without_rule(lines: list[Line], body: float) -> int | None:
    """The first line that begins with a raised number, as no line of running text does; else the last lines of a page,
    all in small print, from the first that has a number."""
    for index, line in enumerate(lines):
        if line.pieces[0].raised and len(line.pieces) > 1 and _raised_number(line.pieces[0]):
            return index
    start = len(lines)
    while start > 0 and lines[start - 1].size <= _SMALL * body and lines[start - 1].area is None:
        start -= 1
    while start < len(lines):
        marker = _marker(lines[start], False, None)
        if marker is not None and (not lines[start].scored or _has_printed_call(lines[:start], marker)):
            return start
        start += 1
    return None


def _raised_number(piece: Piece) -> bool:
    return _RAISED_CALL.fullmatch(piece.text) is not None and not piece.text.isalpha()


def _marker(line: Line, styled: bool, last: int | None) -> str | None:
    """The number that a line of a footnote begins with; `styled` where the page's notes have raised ones."""
    first = line.pieces[0]
    if first.raised and _RAISED_CALL.fullmatch(first.text):
        return first.text.strip("[](). ,")
    if styled:
        return None
    match = _PRINTED.match(line.text)
    if match is None:
        return None
    marker = match[1].strip("[]")
    if marker.isdecimal() and last is not None and int(marker) not in (last + 1, 1):
        return None
    return marker


def strip_marker(note: Found) -> None:
    """Takes the number off the first line of a note."""
    line = note.lines[0]
    if line.pieces[0].raised and len(line.pieces) > 1:
        del line.pieces[0]
    else:
        match = _PRINTED.match(line.pieces[0].text)
        if match is not None:
            line.pieces[0] = _part(line.pieces[0], match.end(), len(line.pieces[0].text))
        elif len(line.pieces) > 1 and line.pieces[0].text.strip("[]().") == note.marker:
            del line.pieces[0]
    line.pieces[0].joint = ""
    line.settle()


def _raised_calls(line: Line, markers: set[str]) -> list[str]:
    """Turns the raised signs of a line that call notes into calls; returns their markers."""
    found: list[str] = []
    for place, piece in enumerate(line.pieces):
        if not piece.raised or piece.call is not None or not _RAISED_CALL.fullmatch(piece.text):
            continue
        before = line.pieces[place - 1].text if place else ""
        parts = [part for part in re.split(r"[\s,;]+", piece.text.strip("[](). ,")) if part]
        if not all(part in markers for part in parts) and (
            not parts[0].isdecimal() or _UNITS.search(before) or not before
        ):
            continue
        piece.call = parts[0]
        found.append(parts[0])
        for part in parts[1:]:
            found.append(part)
            line.pieces.insert(
                place + 1, Piece("", piece.box, piece.baseline, piece.size, False, raised=True, call=part)
            )
    if found:
        line.settle()
    return found


def _printed_call(lines: list[Line], marker: str) -> bool:
    """Cuts out a call printed like the text around it, glued to a word or a number; False where there is none."""
    for pattern in _call_patterns(marker):
        hits = [
            (line, place, match)
            for line in lines
            if marker in line.text
            for place, piece in enumerate(line.pieces)
            if piece.call is None
            for match in pattern.finditer(piece.text)
        ]
        if len(hits) == 1 or (hits and pattern is not _call_patterns(marker)[-1]):
            line, place, match = hits[0]
            _cut_call(line, place, match.start("call"), match.end("call"), marker)
            return True
    return False


def _has_printed_call(lines: list[Line], marker: str) -> bool:
    return any(pattern.search(line.text) for pattern in _call_patterns(marker) for line in lines)


def _call_patterns(marker: str) -> tuple[re.Pattern[str], ...]:
    """How a call may look, surest first: [7]; glued to a word or its punctuation; glued to a number or year."""
    sign = re.escape(marker)
    patterns = [rf"\s?(?P<call>\[{sign}\])"]
    if marker.isdecimal():
        patterns += [
            rf"(?:[^\W\d_]{{2}}|[.,;:!?)\]”\"’»'])(?P<call>{sign})(?![\w/%.,-]?\d|\w|º|°)",
            rf"(?:\b\d{{1,3}}/\d{{1,3}}|\b(?:19|20)\d\d)(?P<call>{sign})(?![\w/-])",
        ]
    else:
        patterns.append(rf"(?<=\S)(?P<call>{sign})(?!\S?[*†‡§])")
    return tuple(re.compile(pattern) for pattern in patterns)


def _cut_call(line: Line, place: int, start: int, end: int, marker: str) -> None:
    piece = line.pieces[place]
    before, after = _part(piece, 0, start), _part(piece, end, len(piece.text))
    call = _part(piece, start, end)
    call.call, call.raised = marker, True
    joint = " " if after.text.startswith(" ") or before.text.endswith(" ") else ""
    before.text = before.text.rstrip()
    after.text = after.text.lstrip()
    after.joint = joint
    line.pieces[place : place + 1] = [part for part in (before, call, after) if part.text]
    line.settle()


def _part(piece: Piece, start: int, end: int) -> Piece:
    """Characters of a piece, with their share of its box."""
    x0, y0, x1, y1 = piece.box
    width = (x1 - x0) / max(len(piece.text), 1)
    box = (x0 + width * start, y0, x0 + width * end, y1)
    return Piece(
        piece.text[start:end], box, piece.baseline, piece.size, piece.bold, piece.scored, False, piece.joint
    )
