"""Sets the layout letters: `python -m corpus.layouts.build [NAME ...]` writes PDFs and texts beside this file.

PDFs by Typst are larger and quickly made: the tests make them when they run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.layouts import canvas, office, weasy
from corpus.layouts.content import LETTERS, expected

HERE = Path(__file__).parent
PROGRAMS = {"weasyprint": weasy.pdf, "libreoffice": office.pdf}


def main(*names: str) -> None:
    """Writes NAME.txt and NAME.PROGRAM.pdf for each letter, and the special pages."""
    for letter in LETTERS:
        if names and letter.name not in names:
            continue
        (HERE / f"{letter.name}.txt").write_text(expected(letter) + "\n", "utf-8")
        for program, pdf in PROGRAMS.items():
            data = pdf(letter)
            (HERE / f"{letter.name}.{program}.pdf").write_bytes(data)
            print(letter.name, program, len(data))
    for name in canvas.DRAWN:
        if not names or name in names:
            data, text = canvas.drawn(name)
            (HERE / f"{name}.txt").write_text(text + "\n", "utf-8")
            (HERE / f"{name}.reportlab.pdf").write_bytes(data)
            print(name, "reportlab", len(data))


if __name__ == "__main__":
    main(*sys.argv[1:])
