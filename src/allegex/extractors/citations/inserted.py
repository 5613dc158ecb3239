"""Instruments with words put into their names: "Déclaration de 1998 sur les défenseurs", "Convención de las Naciones
Unidas contra la Tortura"."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


class Inserted:
    """What may be put in, and how the names go on after their first word."""

    def __init__(self, lexicon: Lexicon) -> None:
        files = lexicon.forms.values()
        self.fillers = Words(*(f.fillers for f in files))
        years = (word for laws in lexicon.laws.values() for word in laws.of_year)
        self.letters = frozenset(
            ("(", *(plain(word)[0] for word in (*self.fillers.all, *years)), *"0123456789")
        )
        """What may stand behind the blank after a first word where something is put in."""
        self._names = lexicon.names
        self._rests: dict[str, list[tuple[str, str]]] = {}
        """First word of names, like "convention", to (the rest of a name, its id); built when first asked for."""

    def rest(self, low: str, noun: str, place: int) -> tuple[int, str] | None:
        """Where the longest name that begins with `noun` and goes on at `place` ends, and its id."""
        found = self._rests.get(noun)
        if found is None:
            size = len(noun)
            found = [(name[size:], ident) for name, ident in self._names if name.startswith(f"{noun} ")]
            found.sort(key=_longest)
            self._rests[noun] = found
        for rest, ident in found:
            end = place + len(rest)
            if low.startswith(rest, place) and not low[end : end + 1].isalnum():
                return end, ident
        return None


def _longest(row: tuple[str, str]) -> tuple[int, str, str]:
    return -len(row[0]), row[0], row[1]


def instruments_inserted(found: Scan, tables: Tables, words: LawWords, names: Inserted) -> Iterator[Name]:
    """Instruments whose names have a year or "of the United Nations" behind their first word."""
    low = found.flat
    for start, end, form in found.forms:
        if not form.generic or not found.text[start].isupper() or low[end + 1 : end + 2] not in names.letters:
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
        named = names.rest(low, low[start:end], place) if place > end else None
        if named is None:
            continue
        last, ident = named
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
