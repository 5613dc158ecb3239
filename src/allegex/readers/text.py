"""Plain text and Markdown to pages."""

from __future__ import annotations

import hashlib

from allegex.records.page import Page, Pages, Run


def read_text(data: bytes, media_type: str) -> Pages:
    """The pages of plain text or Markdown. Raises ReadError."""
    content = data.decode("utf-8", "replace")
    pages = []
    for number, sheet in enumerate(content.split("\f"), start=1):
        runs = tuple(
            Run(line.strip(), (0.0, y, float(len(line)), y + 1.0), 1.0)
            for y, line in enumerate(sheet.splitlines())
            if line.strip()
        )
        pages.append(Page(number, 100.0, float(sheet.count("\n") + 1), runs))
    return Pages(f"sha256:{hashlib.sha256(data).hexdigest()}", media_type, len(data), tuple(pages), "plain")
