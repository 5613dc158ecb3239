"""A law's title while it is read, and how far it goes to the left of the word for the kind of law."""

from __future__ import annotations

import re

from msgspec import Struct

from allegex.extractors.citations.lawwords import LawWords
from allegex.extractors.citations.scan import Scan

REACH = 160
"""Characters to the left of its last word that a title is looked for in. The longest known is about 120."""

MOST_SMALL = 9
"""Words of a title in small letters."""

_TOKEN_LEFT = re.compile(r"\([^()\0]{1,70}\)|[^\W_][\w'&./-]*|&|,|[^\s]")

_DIGIT = re.compile(r"\d")

YEAR = re.compile(r"(?:1[89]|20)\d{2}(?![\d/-])")


class Title(Struct):
    """What was read of one name; grows as its parts are found."""

    start: int
    end: int
    kept: list[tuple[int, int]]
    """The stretches of the text that are the title, without number and date."""
    number: str | None = None
    year: int | None = None
    date: str | None = None
    modified: bool = False
    """Whether words beyond the kind of law name it."""
    upper: bool = False
    closed: bool = False
    """Whether what was read last ends every title."""


def leftwards(found: Scan, words: LawWords, title: Title) -> None:
    """Takes in the capitalised words, brackets and connectors before an English kind of law."""
    text, low = found.text, found.flat
    blank = low.rfind(" ", 0, title.start - 1)
    before = low[blank + 1 : title.start - 1]
    if before.isalpha() and text[blank + 1].islower() and before not in words.adjectives:
        # Mostly a small word stands there, and the title has begun.
        return
    floor = max(title.start - REACH, low.rfind("\0", 0, title.start) + 1)
    tokens = list(_TOKEN_LEFT.finditer(low, floor, title.start))
    first = title.start
    lower_head = not title.upper
    index = len(tokens) - 1
    count = 0
    while index >= 0 and count < 24:
        token = tokens[index]
        plain = token.group()
        word = text[token.start() : token.end()]
        gap = low[token.end() : tokens[index + 1].start() if index + 1 < len(tokens) else title.start]
        if gap not in {" ", ""}:
            break
        if word.startswith("("):
            if (
                not any(c.isalpha() for c in word)
                or index == 0
                or not text[tokens[index - 1].start()].isupper()
            ):
                break
        elif (
            token.start() in found.units
            or (index and tokens[index - 1].start() in found.units)
            or (plain in words.left_stops and plain not in words.connectors)
            or (plain in words.left_stops and word[0].isupper())
        ):
            break
        elif word[0].isupper() or (word[0].isdigit() and YEAR.fullmatch(word)):
            first = token.start()
            title.modified = True
            if (
                token.start() in found.head_ends
                and index + 1 < len(tokens)
                and tokens[index + 1].group() in words.unions
            ):
                first = tokens[index + 2].start() if index + 2 < len(tokens) else title.start
                break
        elif plain in words.adjectives or ("-" in plain and plain[0].isalpha() and plain[-1].isalpha()):
            first = token.start()
            title.modified = True
        elif plain in words.connectors or word == ",":
            if lower_head or first == title.start or not _goes_on(text, tokens, index, words):
                break
            if plain in words.weak_connectors and not (index and text[tokens[index - 1].start()].isupper()):
                break
        elif plain.endswith(".") and plain[:-1] in words.after_comma.all:
            pass
        else:
            break
        index -= 1
        count += 1
    title.start = first
    title.kept = [(first, title.end)]
    title.upper = title.upper or text[first].isupper()


def small_words(found: Scan, words: LawWords, title: Title) -> None:
    """Takes in a title in small letters, where the provision that it is of stands before: "section 4 of the cinemas act"."""
    low = found.flat
    floor = max(title.start - REACH, low.rfind("\0", 0, title.start) + 1)
    if _DIGIT.search(low, floor, title.start) is None:
        return
    tokens = list(_TOKEN_LEFT.finditer(low, floor, title.start))[-MOST_SMALL:]
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        word = token.group()
        if word in words.determiner.all:
            of = words.articles.behind(low, floor, token.start())
            before = low[of - 2 : of - 1] if of else ""
            if (before.isdigit() or before == ")") and index + 1 < len(tokens):
                title.start = tokens[index + 1].start()
                title.kept, title.modified = [(title.start, title.end)], True
            return
        if token.start() in found.units or word in words.all_stops or word in words.same:
            return
        plain = word in {",", "&"} or (
            word.replace("-", "").isalpha() and found.text[token.start()].islower()
        )
        if not plain or token.start() in found.head_ends:
            return


def _goes_on(text: str, tokens: list[re.Match[str]], index: int, words: LawWords) -> bool:
    """Whether a title goes on to the left of a connector: a capitalised word stands there, perhaps behind one more."""
    for token in reversed(tokens[max(index - 2, 0) : index]):
        if text[token.start()].isupper() or token.group().startswith("("):
            return True
        if token.group() not in words.title_links:
            return False
    return False
