"""The signature block: names and the titles under which they sign, in one column or several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from allegex.facts.folding import plain
from allegex.facts.titles import Titles
from allegex.linking.wording import Wording, squeeze
from allegex.records.document import Document
from allegex.records.name import NameMention

_WORD = re.compile(r"[^\W\d_][\w'’.·-]*")
_NO_NAME = re.compile(r"(?<!\w)\d|[:;!?/@]")
_COLUMNS = re.compile(r"\t+|[ \u00a0]{3,}")
PARTICLES = 3
"""Letters of a small word inside a name: "de", "bin", "al", "van", "y"."""


class Signature(Struct, frozen=True):
    """A name with its offsets, and the title printed with it."""

    start: int
    end: int
    name: str
    title: str | None


class _Part(Struct, frozen=True):
    """A piece of a line: name, title, "more" of the title before, or "of" the office that a chair's line names."""

    start: int
    end: int
    text: str
    kind: str


def signatures(
    document: Document, names: Sequence[NameMention], titles: Titles, words: Wording
) -> tuple[Signature, ...]:
    """All signatures, in the order of the text."""
    persons = [n for n in names if n.kind == "person"]
    found: list[Signature] = []
    for span in document.spans("signatories"):
        columns: dict[int, list[_Part]] = {}
        first = _first_line(document.content, span.start, titles)
        for number, start, end in _cells(document.content, first, span.end):
            for part in _parts(document.content[start:end], start, titles, words, persons):
                columns.setdefault(number, []).append(part)
        for _, parts in sorted(columns.items()):
            found.extend(_paired(_joined(parts, titles)))
    return tuple(sorted(found, key=lambda s: s.start))


def _first_line(content: str, start: int, titles: Titles) -> int:
    """Where the block begins: a line before, if the section opens with a title and a name stands just above it."""
    line = content[start : content.find("\n", start)] if "\n" in content[start:] else content[start:]
    if titles.start_of(line.strip()) != 0:
        return start
    above = content[max(0, start - 80) : start].rstrip()
    name = above[above.rfind("\n") + 1 :]
    return max(0, start - 80) + above.rfind("\n") + 1 if "\n" in above and _is_name(name, titles) else start


def _cells(content: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The lines with their column number: cells of one line stand apart by tabs or wide blanks."""
    place = start
    for line in content[start:end].split("\n"):
        cell = place
        for number, text in enumerate(_COLUMNS.split(line.rstrip())):
            first = content.index(text, cell) if text else cell
            if text.strip():
                yield number, first, first + len(text)
            cell = first + len(text)
        place += len(line) + 1


def _parts(
    cell: str, start: int, titles: Titles, words: Wording, persons: Sequence[NameMention]
) -> Iterator[_Part]:
    """What a cell holds: a name, a title, a name followed by a title, or more of a title."""
    text = cell.strip()
    start += cell.index(text)
    end = start + len(text)
    split = titles.start_of(text)
    if split is None:
        person = next((p for p in persons if start <= p.start and p.end <= end), None)
        if _is_name(text, titles):
            yield _name(text, start, words)
        elif person is not None and 10 * (person.end - person.start) >= 6 * len(text):
            yield _name(text[person.start - start : person.end - start], person.start, words)
        else:
            yield _Part(start, end, text, "more")
        return
    before = text[:split].rstrip(" ,;–—-")
    if before[:1].islower():
        yield _Part(start, end, text, "of")
        return
    if _is_name(before, titles):
        yield _name(before, start, words)
    yield _Part(start + split, end, text[split:], "title")


def _is_name(text: str, titles: Titles) -> bool:
    """Whether a line is a name: two to seven words that begin with capitals, not words of a mandate's topic."""
    found = _WORD.findall(text)
    if not 2 <= len(found) <= 7 or _NO_NAME.search(text):
        return False
    if not (_is_capital(found[0]) and _is_capital(found[-1])):
        return False
    if not all(_is_capital(word) or len(word) <= PARTICLES for word in found):
        return False
    return not titles.knows(text)


def _is_capital(word: str) -> bool:
    """Whether a word is one of a name: with a capital, after an article joined to it or not ("al-Qadri")."""
    article, hyphen, rest = word.partition("-")
    return word[0].isupper() or (bool(hyphen) and len(article) <= PARTICLES and rest[:1].isupper())


def _name(text: str, start: int, words: Wording) -> _Part:
    """The name without honorific and without what stands in brackets after it."""
    while True:
        head, _, rest = text.partition(" ")
        if not rest or squeeze(plain(head)) not in words.honorifics:
            break
        start += len(text) - len(rest.lstrip())
        text = rest.lstrip()
    text = text.rstrip(" ,.;") if not re.search(r"\b[A-Z]\.$", text) else text
    return _Part(start, start + len(text), text, "name")


def _goes_on(text: str, titles: Titles) -> bool:
    """Whether a line can be more of a title: it begins small or speaks of a mandate's topic; no page number, no "cc"."""
    return text[0].isalpha() and (text[0].islower() or titles.knows(text))


def _joined(parts: Sequence[_Part], titles: Titles) -> list[_Part]:
    """Titles with the lines that go on with them; other words are dropped."""
    out: list[_Part] = []
    for part in parts:
        if part.kind in ("name", "title"):
            out.append(part)
        elif part.kind == "more" and not _goes_on(part.text, titles):
            continue
        elif out and out[-1].kind == "title":
            out[-1] = replace(out[-1], end=part.end, text=f"{out[-1].text} {part.text}")
        elif part.kind == "of":
            out.append(replace(part, kind="title"))
    return out


def _paired(parts: Sequence[_Part]) -> Iterator[Signature]:
    """Each name with its title. As many titles as names: in order; fewer: the title that follows the name."""
    names = [p for p in parts if p.kind == "name"]
    titles = [p for p in parts if p.kind == "title"]
    for place, name in enumerate(names):
        if len(titles) == len(names):
            title: _Part | None = titles[place]
        else:
            last = names[place + 1].start if place + 1 < len(names) else float("inf")
            title = next((t for t in titles if name.start < t.start < last), None)
        text = None if title is None else squeeze(title.text).rstrip(" ;,.")
        yield Signature(name.start, name.end, squeeze(name.text), text)
