"""Runs the queries of docs/queries.md over the example letters and writes their answers under them.

python scripts/queries.py           rewrites the answers
python scripts/queries.py --check   says whether they are what the queries give now
"""

from __future__ import annotations

import re
import sqlite3
import sys
import tempfile
from pathlib import Path

import allegex
from allegex.writers.database.load import load

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs/queries.md"
_QUERY = re.compile(r"```sql\n(.*?)```\n(?:\n```text\n.*?```\n)?", re.DOTALL)


def database(folder: Path) -> Path:
    """A SQLite file with the example letters."""
    pipeline = allegex.load("fast")
    path = folder / "letters.db"
    load((pipeline(p) for p in sorted((ROOT / "corpus/examples").glob("*.pdf"))), f"sqlite:///{path}")
    return path


def answer(path: Path, query: str) -> list[tuple[str, ...]]:
    """Header and rows of a query, as text."""
    with sqlite3.connect(path) as connection:
        cursor = connection.execute(query)
        header = tuple(column[0] for column in cursor.description)
        return [
            header,
            *(tuple("" if v is None else " ".join(str(v).split()) for v in row) for row in cursor),
        ]


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows in columns parted by two blanks."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join("  ".join(v.ljust(w) for v, w in zip(row, widths, strict=True)).rstrip() for row in rows)


def rewritten(text: str, path: Path) -> str:
    """The document with each query's answer below it."""
    return _QUERY.sub(lambda m: f"```sql\n{m[1]}```\n\n```text\n{table(answer(path, m[1]))}\n```\n", text)


def main() -> None:
    """Rewrites or checks the document."""
    text = DOCUMENT.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        new = rewritten(text, database(Path(folder)))
    if "--check" in sys.argv:
        if new != text:
            sys.exit("docs/queries.md: answers are not up to date; run `make docs`")
    else:
        DOCUMENT.write_text(new, "utf-8")


if __name__ == "__main__":
    main()
