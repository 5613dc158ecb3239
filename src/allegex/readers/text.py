"""Plain text and Markdown to pages. A line of text is one unit high and a character one unit wide."""

from __future__ import annotations

import hashlib
import re

from allegex.errors import ReadError
from allegex.readers.kinds import MARKDOWN
from allegex.readers.markdown import read_markdown
from allegex.records.page import Box, Page, Pages, Run

_GAP = re.compile(r"\s{4,}")
"""Blanks that part columns, in text set on a typewriter or by a program that keeps the layout."""
_RULE = re.compile(r"\s*(?:_{5,}|-{5,}|\u2500{3,}|={5,})\s*")


def read_text(data: bytes, media_type: str) -> Pages:
    """The pages of plain text or Markdown in UTF-8; form feeds part pages. Raises ReadError where there is no text."""
    content = data.decode("utf-8", "replace").removeprefix("\ufeff")
    if media_type == MARKDOWN:
        return read_markdown(data, content)
    sheets = content.split("\f")
    if len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()
    pages = tuple(_page(number, sheet) for number, sheet in enumerate(sheets, start=1))
    if not any(page.runs for page in pages):
        raise ReadError("there is no text in it")
    return Pages(f"sha256:{hashlib.sha256(data).hexdigest()}", media_type, len(data), pages, "plain")


def _page(number: int, sheet: str) -> Page:
    runs: list[Run] = []
    rules: list[Box] = []
    lines = sheet.splitlines()
    for row, line in enumerate(lines):
        line = line.expandtabs(8)
        if _RULE.fullmatch(line):
            rules.append((0.0, row + 0.5, float(len(line)), row + 0.5))
            continue
        start = len(line) - len(line.lstrip())
        for part in _GAP.split(line.strip()):
            at = line.index(part, start)
            start = at + len(part)
            if part:
                box = (float(at), float(row), float(start), row + 1.0)
                runs.append(Run(part, box, 1.0, baseline=row + 1.0))
    width = max((run.box[2] for run in runs), default=0.0)
    return Page(number, width, float(max(len(lines), 1)), tuple(runs), rules=tuple(rules))
