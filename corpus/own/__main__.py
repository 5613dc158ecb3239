"""python -m corpus.own OUT: writes detention.corpus.jsonl (20 letters) and detention-test.corpus.jsonl (10 letters).

The letters held out name other towns, and use kinds of places and sentences of which about half were not learned from.
"""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path
from typing import Any, Literal

from allegex.records.annotated import AnnotatedSpan, AnnotatedText
from allegex.writers.annotation.corpus import write_corpus

LABELS = {"[[": "DETENTION_PLACE", "((": "DETENTION_REGIME"}
_MARK = re.compile(r"(\[\[|\(\()(.*?)(?:\]\]|\)\))")
DATA: dict[str, Any] = json.loads((Path(__file__).parent / "detention.json").read_text("utf-8"))
Split = Literal["train", "test"]


def letters(count: int, split: Split, seed: int) -> list[AnnotatedText]:
    """So many letters, annotated; the same ones for the same seed."""
    draw = random.Random(seed)
    return [letter(f"{split}-{number + 1:02}", split, draw) for number in range(count)]


def letter(name: str, split: Split, draw: random.Random) -> AnnotatedText:
    """One letter: an opening, three or four paragraphs of account, law, and a closing."""
    she = draw.random() < 0.5
    person = f"{'Ms.' if she else 'Mr.'} {draw.choice(DATA['given'])} {draw.choice(DATA['family'])}"
    slots = {
        "person": person,
        "he": "she" if she else "he",
        "He": "She" if she else "He",
        "his": "her" if she else "his",
        "His": "Her" if she else "His",
    }
    # Held-out letters mix sentences known and unknown: what real letters do to a model, too.
    pool = list(DATA["sentences"][split])
    if split == "test":
        pool += draw.sample(DATA["sentences"]["train"], 8)
    parts = [draw.choice(DATA["openings"])]
    for _ in range(draw.randint(3, 4)):
        parts.append(" ".join(draw.sample(pool, draw.randint(2, 4))))
    parts.append(" ".join(draw.sample(DATA["law"], 2)))
    parts.append(draw.choice(DATA["closings"]))
    return marked(name, "\n\n".join(fill(part, slots, split, draw) for part in parts))


def fill(template: str, slots: dict[str, str], split: Split, draw: random.Random) -> str:
    """The template with every slot filled, marks kept."""

    def slot(match: re.Match[str]) -> str:
        name = match[1]
        if name in slots:
            return slots[name]
        if name in {"place", "regime"}:
            return fill(draw.choice(DATA[f"{name}s"][split]), slots, split, draw)
        choices = {
            "town": lambda: draw.choice(DATA["towns"][split]),
            "body": lambda: draw.choice(DATA["bodies"]),
            "month": lambda: draw.choice(DATA["months"]),
            "number": lambda: str(draw.randint(2, 40)),
            "digit": lambda: str(draw.randint(1, 9)),
            "letter": lambda: draw.choice("ABCDE"),
            "date": lambda: f"{draw.randint(1, 28)} {draw.choice(DATA['months'])} {draw.randint(2015, 2024)}",
        }
        return choices[name]()

    return re.sub(r"<(\w+)>", slot, template)


def marked(name: str, source: str) -> AnnotatedText:
    """A text without its marks, and the spans they stood for."""
    text, spans, last = "", [], 0
    for match in _MARK.finditer(source):
        text += source[last : match.start()]
        words = match[2]
        if words.startswith(("the ", "a ")):
            # The article stands outside, as in all annotations of this project.
            article, _, words = words.partition(" ")
            text += f"{article} "
        spans.append(AnnotatedSpan(len(text), len(text) + len(words), LABELS[match[1]], f"s{len(spans) + 1}"))
        text += words
        last = match.end()
    return AnnotatedText(name, text + source[last:], "en", tuple(spans), letter=name)


def main(out: Path) -> None:
    """Writes both corpora."""
    write_corpus(letters(20, "train", 7), out / "detention.corpus.jsonl")
    write_corpus(letters(10, "test", 8), out / "detention-test.corpus.jsonl")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
