"""Lines to paragraphs: which lines belong together, over page breaks too, and which line breaks are kept."""

from __future__ import annotations

import re
from typing import Literal

from allegex.layout.hyphens import Seams
from allegex.layout.lines import Line
from allegex.layout.measures import Measures

MARKER = re.compile(
    r"(?P<bullet>[•‣◦]|[–—-](?=\s)|[*·](?=\s)|o(?=\s[A-Z]))\s*|"
    r"(?P<number>\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z]|[IVXL]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3})(?:\s+|(?=[A-ZÀ-Þ¿«“\"]))"
)
_ENDS = frozenset(".!?:;…。؟")
_CLOSERS = "”\"’'»)]*"
_OPENERS = "«“‘\"'([ "
_UNFINISHED = re.compile(r"\s[a-zà-ÿ]{1,4}$")
"""A short small word, such as "of", "des" or "sur", at the end of a line: something follows."""

_INITIAL = re.compile(r"[A-Z]\. (?=[A-ZÀ-Þ])")
"""« M. Dupont » or "W. M. Silva" goes on with a sentence, where it does not begin one."""

Joint = Literal["", " ", "\n"]


class Paragraph:
    """Lines of one block, with what stands before each. `gap` is the white space above in line heights."""

    def __init__(
        self,
        lines: list[Line],
        joints: list[str],
        gap: float = 0.0,
        marker: str | None = None,
        number: bool = False,
        centred: bool = False,
        left: float = 0.0,
        full: bool = False,
        step: float = 0.0,
        right: float = 0.0,
    ) -> None:
        self.lines = lines
        self.joints = joints
        self.gap = gap
        self.marker: str | None = marker
        self.number = number
        self.centred = centred
        self.left = left
        self.full = full
        """One of its lines fills the measure: it is running text."""
        self.step = step
        """Baseline step inside, 0 while it has one line."""
        self.right = right


class Flow:
    """Puts lines together, one after another."""

    def __init__(
        self,
        measures: Measures,
        seams: Seams,
        abbreviations: frozenset[str],
        plain: bool,
        breaks: bool,
        paragraphs: list[Paragraph] | None = None,
    ) -> None:
        self.measures = measures
        self.seams = seams
        self.abbreviations = abbreviations
        self.plain = plain
        self.breaks = breaks
        """Every line break was made on purpose, as in Markdown or HTML, where a program wraps the lines."""
        self.paragraphs: list[Paragraph] = paragraphs if paragraphs is not None else []

    def add(self, line: Line) -> None:
        """Adds a line to the last paragraph, or begins a new one with it."""
        text = line.text
        # A word of letters alone is no marker, and most lines begin with one.
        space = text.find(" ")
        wordy = space > 1 and text[:space].isalpha()
        marker = MARKER.match(text) if not wordy and not line.row else None
        if self.paragraphs:
            paragraph = self.paragraphs[-1]
            joint = self._joint(paragraph, paragraph.lines[-1], line, marker)
            if joint is not None:
                self._extend(paragraph, line, joint)
                return
        self.paragraphs.append(self._begin(line, marker))

    def _begin(self, line: Line, marker: re.Match[str] | None) -> Paragraph:
        gap = 0.0
        if self.paragraphs and (before := self.paragraphs[-1].lines[-1]).page == line.page:
            height = self.measures.pitch * line.size
            gap = max(round((line.baseline - before.baseline) / height - 1, 2), 0.0) if height > 0 else 0.0
        sign = None
        if marker is not None:
            sign = marker[0].strip()
        return Paragraph(
            [line],
            [""],
            gap,
            sign,
            marker is not None and marker["number"] is not None,
            self._centred(line),
            line.x0,
            right=line.x1,
        )

    def _extend(self, paragraph: Paragraph, line: Line, joint: Joint) -> None:
        last = paragraph.lines[-1]
        if last.page == line.page and not paragraph.step:
            paragraph.step = line.baseline - last.baseline
        if len(paragraph.lines) == 1:
            paragraph.left = line.x0
        else:
            paragraph.left = min(paragraph.left, line.x0)
        paragraph.right = max(paragraph.right, line.x1)
        if joint != "\n":
            paragraph.full = True
            joint = self.seams.join(last, line)  # type: ignore[assignment]
        paragraph.lines.append(line)
        paragraph.joints.append(joint)

    def _joint(
        self, paragraph: Paragraph, last: Line, line: Line, marker: re.Match[str] | None
    ) -> Joint | None:
        """What stands between the last line of a paragraph and the next line; None where a new paragraph begins."""
        if line.apart or last.row or line.row or last.role != line.role or line.area != last.area:
            return None
        if not line.scored and abs(line.size - last.size) > 0.13 * last.size:
            return None
        ends = self._ends(last.text)
        lower = marker is None and (line.text[0].islower() or line.text.lstrip(_OPENERS)[:1].islower())
        if line.page != last.page:
            initial = marker is not None and not ends and _INITIAL.match(line.text) is not None
            return None if marker and not initial else self._over_page(paragraph, last, line, ends, lower)
        step = line.baseline - last.baseline
        if step <= 0.3 * line.size:
            return None
        hard = self._hard(paragraph, last, line)
        usual = paragraph.step or self.measures.pitch * max(last.size, line.size)
        if step > 1.27 * usual + 0.1 * line.size:
            goes_on = lower and not ends and (self.plain or not hard) and not self._heading(paragraph, line)
            return " " if goes_on and step < 4 * usual else None
        if self.breaks:
            return "\n"
        if marker is not None and self._new_item(paragraph, line, marker, hard, ends):
            return None
        if self._heading(paragraph, line) and (hard or ends):
            return None
        if line.role == "letterhead":
            return "\n"
        centred = self._centred(line)
        if centred or paragraph.centred:
            centred = centred or self._balanced(line)
            return self._centred_joint(paragraph, centred, lower, hard)
        if hard:
            return self._hard_joint(paragraph, last, line, ends, lower)
        return self._soft_joint(paragraph, last, line, ends, lower)

    def _soft_joint(
        self, paragraph: Paragraph, last: Line, line: Line, ends: bool, lower: bool
    ) -> Joint | None:
        """After a full line: the paragraph goes on unless indents say otherwise."""
        several = len(paragraph.lines) > 1
        shift = line.x0 - paragraph.left
        if several and ends and not lower and abs(shift) > 0.9 * line.size:
            return None
        if several and shift < -0.9 * line.size and not lower and not last.text.endswith("-"):
            return None
        return " "

    def _hard_joint(
        self, paragraph: Paragraph, last: Line, line: Line, ends: bool, lower: bool
    ) -> Joint | None:
        """After a short line: a new paragraph, or the next line of an address."""
        long = last.x1 - last.x0 > 0.75 * (self.measures.right - self.measures.left)
        running = (paragraph.full or self.measures.ragged) and long and last.area is None
        if not ends and (lower or running or _UNFINISHED.search(last.text)):
            return " "
        aligned = abs(line.x0 - last.x0) < 0.5 * line.size or (
            len(paragraph.lines) > 1 and abs(line.x0 - paragraph.left) < 0.5 * line.size
        )
        if paragraph.marker is not None and not ends and not paragraph.full:
            aligned = aligned or line.x0 > last.x0
        if paragraph.full and (ends or not aligned):
            return None
        running = line.x1 - line.x0 > (0.6 if self.plain else 0.85) * (
            self.measures.right - self.measures.left
        )
        if not aligned or (running and last.text[-1:] in ",:.;!?"):
            return None
        if ends and last.text[-1:] in ".!?" and len(last.text) > 60:
            return None
        return "\n"

    def _centred_joint(self, paragraph: Paragraph, centred: bool, lower: bool, hard: bool) -> Joint | None:
        if (lower or _UNFINISHED.search(paragraph.lines[-1].text)) and (centred or not hard):
            return " "
        if centred and paragraph.centred:
            return "\n"
        if not hard:
            return " "
        return None if centred or paragraph.centred else "\n"

    def _over_page(
        self, paragraph: Paragraph, last: Line, line: Line, ends: bool, lower: bool
    ) -> Joint | None:
        """Whether a paragraph goes on after a page break."""
        if last.role or self._heading(paragraph, line):
            return None
        if self._centred(line):
            return " " if lower and not ends and paragraph.centred else None
        hard = self._hard(paragraph, last, line)
        if last.text.endswith("-") and not hard:
            return " "
        if not ends:
            return " " if lower or not hard else None
        if lower and not hard:
            return " "
        # A full last line that ends a sentence: the next line begins a paragraph where it is indented as one.
        if hard or last.text[-1:] in ":;" or len(paragraph.lines) < 2:
            return None
        exact = abs(last.x1 - max(paragraph.right, self.measures.right)) < 0.35 * line.size
        return " " if exact and abs(line.x0 - paragraph.left) < 0.5 * line.size else None

    def _new_item(
        self, paragraph: Paragraph, line: Line, marker: re.Match[str], hard: bool, ends: bool
    ) -> bool:
        """Whether a line that looks like a list item is one, and not a number that a line break put first."""
        first = paragraph.lines[0]
        if hard:
            return True
        if paragraph.marker is not None:
            sibling = abs(line.x0 - first.x0) < 0.5 * line.size
            hangs = len(paragraph.lines) > 1 and line.x0 < paragraph.left - 0.5 * line.size
            return (sibling and len(paragraph.lines) == 1 and ends) or hangs or (sibling and ends and hangs)
        return ends and abs(line.x0 - paragraph.left) > 0.5 * line.size and marker["number"] is not None

    def _heading(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether boldness changes wholly between a paragraph and a line."""
        if line.scored or 0.1 <= line.bold <= 0.9:
            return False
        if line.bold > 0.9:
            return all(other.bold < 0.1 for other in paragraph.lines)
        # Most paragraphs begin as they go on.
        return paragraph.lines[0].bold > 0.9 and all(other.bold > 0.9 for other in paragraph.lines)

    def _hard(self, paragraph: Paragraph, last: Line, line: Line) -> bool:
        """Whether the first word of a line would have found room on the line before."""
        if last.text.endswith("-") and len(last.text) > 1 and last.text[-2].isalpha():
            return False
        right = self.measures.right
        if paragraph.centred and self._balanced(last):
            width = self.measures.centred if last.area is None else last.area[1] - last.area[0]
            right = last.x0 + width
        elif last.area is not None:
            right = last.area[1]
        elif len(paragraph.lines) > 2 and paragraph.full and paragraph.right < right - line.size:
            right = paragraph.right
        # Text without a layout was often wrapped by the width of its letters, which are not all equal.
        slack = (
            0.1 * (right - self.measures.left) if self.plain else line.size if self.measures.ragged else 0.0
        )
        if right - last.x1 < 1.5 * line.size + slack:
            return False
        word = len(line.text.split(" ", 1)[0]) + 1.5
        return right - last.x1 > word * (line.x1 - line.x0) / max(len(line.text), 1)

    def _centred(self, line: Line) -> bool:
        """Whether a line stands in the middle of the measure, away from both its edges."""
        if self.plain:
            return False
        left, right = self._edges(line)
        far = (1.5 if line.area is None else 0.5) * line.size
        if self.measures.ragged and line.area is None:
            # An indented line with a ragged end may stand in the middle by chance.
            far = max(far, 0.12 * (right - left))
        return min(line.x0 - left, right - line.x1) > far and self._balanced(line)

    def _balanced(self, line: Line) -> bool:
        left, right = self._edges(line)
        return abs((line.x0 - left) - (right - line.x1)) < 0.06 * (right - left)

    def _edges(self, line: Line) -> tuple[float, float]:
        return line.area if line.area is not None else (self.measures.left, self.measures.right)

    def _ends(self, text: str) -> bool:
        """Whether a line ends a sentence."""
        end = text[-1:]
        if end in _CLOSERS:
            end = text.rstrip(_CLOSERS)[-1:]
        if end not in _ENDS:
            return False
        return not (text[-1] == "." and text[text.rfind(" ") + 1 :].lstrip("(") in self.abbreviations)
