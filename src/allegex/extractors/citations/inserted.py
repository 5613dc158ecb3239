"""Instruments with words put into their names: "Déclaration de 1998 sur les défenseurs", "Convención de las Naciones
Unidas contra la Tortura"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from allegex.extractors.citations.lawwords import LawWords
from allegex.extractors.citations.lexicon import Lexicon
from allegex.extractors.citations.name import Name, printed
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.tables import Tables
from allegex.extractors.citations.words import Words, plain

_NUMBER = re.compile(r" \((?:[a-z]{1,4}[.°º]{0,2} ?)?\d{1,3}\)")
"""The number of a labour convention: "Convention (n° 169) relative aux peuples indigènes"."""
_ADOPTED = re.compile(r", (?:19|20)\d{2}(?![\d/-])")
MOST = 2
"""Words put in: who adopted it, and when."""


class Inserted(Struct, frozen=True):
    """What may be put in, and how the names go on after their first word."""

    fillers: Words
    rests: dict[str, tuple[tuple[str, str], ...]]
    """First word of names, like "convention", to (the rest of a name, its id), the longest first."""


def inserted(lexicon: Lexicon) -> Inserted:
    """The words of all languages."""
    files = lexicon.forms.values()
    nouns = frozenset(
        plain(word) for f in files for row in f.generics for word in row.words if " " not in word
    )
    rests: dict[str, dict[str, str]] = {}
    # A rest that two instruments share is the later one's in the facts.
    for name, ident in lexicon.names:
        noun, _, rest = name.partition(" ")
        if noun in nouns and " " in rest:
            rests.setdefault(noun, {})[f" {rest}"] = ident
    return Inserted(
        Words(*(f.fillers for f in files)), {noun: _ordered(found.items()) for noun, found in rests.items()}
    )


def _ordered(found: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(found, key=_longest))


def _longest(row: tuple[str, str]) -> tuple[int, str]:
    return -len(row[0]), row[0]


def instruments_inserted(found: Scan, tables: Tables, words: LawWords, names: Inserted) -> Iterator[Name]:
    """Instruments whose names have a year or "of the United Nations" behind their first word."""
    low = found.flat
    for start, end, form in found.forms:
        if not form.generic or not found.text[start].isupper():
            continue
        place = end
        for _ in range(MOST):
            number = _NUMBER.match(low, place)
            if number is not None:
                place = number.end()
                continue
            year = words.year_of(low, place)
            filler = (
                names.fillers.whole(low, place + 1) if year is None and low.startswith(" ", place) else None
            )
            if year is None and filler is None:
                break
            place = year[1] if year is not None else filler or place
        if place == end:
            continue
        for rest, ident in names.rests.get(low[start:end], ()):
            if low.startswith(rest, place) and not low[place + len(rest) : place + len(rest) + 1].isalnum():
                last = place + len(rest)
                adopted = _ADOPTED.match(low, last)
                last = adopted.end() if adopted is not None else last
                yield Name(
                    start=start,
                    end=last,
                    rule="name",
                    kind=tables.kinds[ident],
                    ids=(ident,),
                    title=printed(found.text, start, last),
                )
                break
