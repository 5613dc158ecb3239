"""Marked letters as columns of tokens and tags, for training: python -m corpus.columns FOLDER OUT."""

from __future__ import annotations

import argparse
from pathlib import Path

from allegex.extractors.names.extract import UNREAD
from allegex.training.corpus import from_spans
from corpus.marked import read


def columns(path: Path) -> str:
    """One token and tag per line, a blank line between sentences; sections without names of the case are left out."""
    letter = read(path)
    content = letter.document.content
    lines: list[str] = []
    for section in letter.document.sections:
        if section.parent is not None or section.kind in UNREAD:
            continue
        spans = [
            (m.start - section.start, m.end - section.start, m.kind)
            for m in letter.marks
            if section.start <= m.start and m.end <= section.end
        ]
        for sentence in from_spans(content[section.start : section.end], spans, letter.document.language):
            lines.extend(f"{token}\t{tag}" for token, tag in zip(sentence.tokens, sentence.tags, strict=True))
            lines.append("")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes LANGUAGE/NAME.tsv for each marked letter."""
    parser = argparse.ArgumentParser(prog="corpus.columns", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    for path in sorted(args.folder.glob("*.marked")):
        language = read(path).document.language
        target = args.out / language / f"{path.stem}.tsv"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(columns(path), "utf-8")


if __name__ == "__main__":
    main()
