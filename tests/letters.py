"""Short letters of tests/cases/letters/*.txt: one paragraph a line after the kind of its section.

"# " begins a heading, "\\n" is a break. Files `LANGUAGE_rights.txt` say before the paragraphs which rights are at issue
("! themes: a b") and what the numbered questions ask ("! topics: 1 a b; 2 c"). Files `LANGUAGE_headers.txt` say that too, and
what the header holds: "! kind:" where it is no letter, "! reference:", "! date:", "! addressee: KIND STATE-OR-NAME",
"! days:", "! urgent:", "! copies: a; b", "! related: REFERENCE RELATION; ...", "! asked in prose: N" where no question is numbered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from allegex.records.text import Block, Text

CASES = Path(__file__).parent / "cases" / "letters"
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-h])[.)](?=\s)")


class Case(NamedTuple):
    """A letter: its name, the kind of each paragraph, the paragraphs; its themes, and its topics by number."""

    name: str
    kinds: tuple[str, ...]
    paragraphs: tuple[str, ...]
    themes: frozenset[str] = frozenset()
    topics: tuple[frozenset[str], ...] = ()
    told: Mapping[str, str] = MappingProxyType({})
    """All that is said of it, as written."""


def cases(pattern: str = "*.txt") -> list[Case]:
    """The letters of the files of a pattern."""
    found = []
    for path in sorted(CASES.glob(pattern)):
        for part in path.read_text("utf-8").split("== ")[1:]:
            name, *lines = part.strip().split("\n")
            told = dict(line[2:].split(": ", 1) for line in lines if line.startswith("! "))
            rows = [line.split(" | ", 1) for line in lines if not line.startswith("! ")]
            found.append(
                Case(
                    f"{path.stem}-{name}",
                    tuple(kind for kind, _ in rows),
                    tuple(text.replace("\\n", "\n") for _, text in rows),
                    frozenset(told.get("themes", "").split()),
                    tuple(
                        frozenset(asked.split()[1:]) for asked in told.get("topics", "").split("; ") if asked
                    ),
                    told,
                )
            )
    return found


def text_of(case: Case) -> Text:
    """The letter as layout would have composed it."""
    content, blocks = "", []
    for paragraph in case.paragraphs:
        start = len(content) + 2 if content else 0
        plain = paragraph.removeprefix("# ")
        content = f"{content}\n\n{plain}" if content else plain
        if plain != paragraph:
            blocks.append(Block(start, len(content), "heading", 1, bold=1.0))
        elif item := _ITEM.match(plain):
            blocks.append(Block(start, len(content), "item", 1, marker=item.group()))
        else:
            blocks.append(Block(start, len(content), "body", 1))
    return Text(content, tuple(blocks), ())
