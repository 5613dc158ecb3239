"""Noise: what scanning, copying and layout do to a letter, applied to its source so that the gold stays true."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

CONFUSIONS = (
    ("l", "1"),
    ("rn", "m"),
    ("e", "c"),
    ("o", "0"),
    ("i", "l"),
    ("é", "e"),
    ("’", "'"),
    ("h", "b"),
    ("S", "5"),
)
"""What tesseract was seen to mix up on 200 dpi pages, most frequent first."""

LOOSE = ("public_statement", "copy_notice", "interim_measures", "procedure_notice", "response_deadline")
"""Sections whose order differs from letter to letter."""

_LONG = re.compile(r"[^\W\d_]{7,}")
_MARK = re.compile(r"(\{\{[A-Z]+(?:\s+\w+=(?:\"[^\"]*\"|[^\s:\"]+))*\s*:\s?|\}\})")


@dataclass(frozen=True)
class Noise:
    """Shares: of letters whose optional sections are dropped or whose tail is reordered, of paragraphs merged with the
    next of their section, of characters misread, of words that a line end has broken in two."""

    drop: float = 0.0
    merge: float = 0.0
    reorder: float = 0.0
    ocr: float = 0.0
    breaks: float = 0.0


def roughen(
    sections: list[tuple[str, list[str]]], noise: Noise, rng: random.Random
) -> list[tuple[str, list[str]]]:
    """The sections with noise laid over them."""
    if rng.random() < noise.drop:
        gone = rng.choice(
            ("subject", "concerns", "opening", "legal_framework", "closing", "date", "allegations.lead")
        )
        sections = [s for s in sections if s[0] != gone or len(sections) < 8]
    if rng.random() < noise.reorder:
        places = [i for i, (kind, _) in enumerate(sections) if kind in LOOSE]
        order = rng.sample(places, len(places))
        moved = dict(zip(places, order, strict=True))
        sections = [sections[moved.get(i, i)] for i in range(len(sections))]
    return [
        (kind, [_misread(p, noise, rng) for p in _merge(paragraphs, noise.merge, rng)])
        for kind, paragraphs in sections
    ]


def _merge(paragraphs: list[str], share: float, rng: random.Random) -> list[str]:
    """Some paragraphs glued to the one before; headings, bullets and commands stay."""
    merged: list[str] = []
    for paragraph in paragraphs:
        plain = (
            merged
            and not merged[-1].startswith(("#", "*", "@"))
            and not paragraph.startswith(("#", "*", "@"))
        )
        if plain and "\n" not in paragraph and rng.random() < share:
            merged[-1] += " " + paragraph
        else:
            merged.append(paragraph)
    return merged


def _misread(paragraph: str, noise: Noise, rng: random.Random) -> str:
    """Characters read wrongly and words broken, never inside a mark's head, so that the format holds."""
    if not (noise.ocr or noise.breaks) or paragraph.startswith("@"):
        return paragraph
    parts = _MARK.split(paragraph)
    return "".join(part if index % 2 else _worn(part, noise, rng) for index, part in enumerate(parts))


def _worn(text: str, noise: Noise, rng: random.Random) -> str:
    if noise.breaks:
        text = _LONG.sub(
            lambda match: _broken(match[0], rng) if rng.random() < noise.breaks else match[0], text
        )
    return _confuse(text, noise.ocr, rng) if noise.ocr else text


def _broken(word: str, rng: random.Random) -> str:
    """A word as it is read where a line ends inside it and nothing says that it goes on."""
    place = rng.randint(3, len(word) - 3)
    return f"{word[:place]}- {word[place:]}"


def _confuse(text: str, share: float, rng: random.Random) -> str:
    out = []
    for char in text:
        options = [new for old, new in CONFUSIONS if old == char]
        out.append(options[0] if options and rng.random() < share * 4 else char)
    return "".join(out)
