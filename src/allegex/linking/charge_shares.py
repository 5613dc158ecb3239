"""Who of several accused is charged under what: "Mr. A under article 5 and Ms. B under article 6", "respectively"."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from allegex.linking.charge_laws import ChargeLaws, Cited
from allegex.linking.charge_matching import has_word
from allegex.linking.charge_names import Naming, Persons
from allegex.linking.charge_people import People
from allegex.linking.charge_referents import Referents
from allegex.linking.charge_words import ChargeWords
from allegex.records.text import Span

AFTER_LAW = 90
"""Characters behind a law in which a share names whom it is against."""


class Share(Struct, frozen=True):
    """Persons with the law they are charged under, and where it is told."""

    persons: Persons
    cited: Cited
    start: int
    end: int


class Shares:
    """Parts a charge among its persons."""

    def __init__(
        self, low: str, people: People, laws: ChargeLaws, words: ChargeWords, referents: Referents
    ) -> None:
        self._low = low
        self._people = people
        self._laws = laws
        self._words = words
        self._referents = referents

    def part(self, persons: Persons, clause: Span, first: int) -> list[Share]:
        """The shares told between `first` and the end of the clause; one where nothing parts them."""
        turned = self._turned(first, clause.end) if self._laws.several(first, clause.end) else []
        if turned:
            return turned
        marks = self._marks(persons, first, clause.end)
        if (
            marks
            and self._referents.accompanied(self._low[first : marks[0][0]])
            and not self._laws.after(first, marks[0][0])
        ):
            persons = tuple(dict.fromkeys([*persons, *marks[0][1]]))
            del marks[0]
        if not marks or self._says_respectively(Span(first, clause.end)):
            persons = tuple(dict.fromkeys([*persons, *[p for _, found in marks for p in found]]))
            return self._respectively(persons, Span(first, clause.end))
        shares: list[Share] = []
        own = {person for start, found in marks for person in found if not self._on_top(start)}
        if persons and self._laws.after(first, marks[0][0]):
            own = set()
        whole = tuple(p for p in persons if p not in own)
        edges = [*marks, (clause.end, ())]
        if whole or marks[0][0] - first > 20:
            cited = self._laws.after(first, marks[0][0])
            if cited or whole:
                shares.append(Share(whole or persons, cited, first, marks[0][0]))
        for (start, found), (end, _) in pairwise(edges):
            cited = self._laws.after(start, end) or self._before(shares, start, end)
            if cited or set(found) <= set(persons):
                shares.append(Share(found, cited, start, end))
        return (
            shares
            if any(share.cited for share in shares)
            else self._respectively(persons, Span(first, clause.end))
        )

    def _turned(self, start: int, end: int) -> list[Share]:
        """Shares that name the law first: "under article 5 against Mr. A and article 6 against Ms. B"; none unless all do."""
        shares: list[Share] = []
        cited = self._laws.after(start, end)
        for number, (n, citation) in enumerate(cited):
            stop = cited[number + 1][1].start if number + 1 < len(cited) else end
            persons = self._people.against(citation.end, min(stop, citation.end + AFTER_LAW))
            if not persons:
                return []
            shares.append(Share(persons, ((n, citation),), citation.start, stop))
        return shares if len(shares) > 1 else []

    def _on_top(self, start: int) -> bool:
        """Whether what is told at a mark comes on top: "Mr. A facing, in addition, a charge under article 6"."""
        return has_word(self._low[start : start + 60], self._words.file.again) is not None

    def _before(self, shares: list[Share], start: int, end: int) -> Cited:
        """The law of the share before, where this one says "the latter charge"."""
        said = self._words.same(self._low, start, end)
        if said is None or not shares or not shares[-1].cited:
            return ()
        if said == "all":
            return shares[-1].cited
        n, citation = shares[-1].cited[-1]
        return ((n, replace(citation, provisions=citation.provisions[-1:])),)

    def _marks(self, persons: Persons, start: int, end: int) -> list[tuple[int, Persons]]:
        """Where a share of some of the persons, or of one more, begins."""
        found: list[tuple[int, Persons]] = []
        companions = self._people.beside(start, end)
        if companions:
            start = companions[-1].end
        names = [n for n in self._people.named(start, end) if not n.aside]
        if names:
            lists: list[list[Naming]] = []
            for naming in names:
                if lists and self._people.one_list(lists[-1][-1], naming):
                    lists[-1].append(naming)
                else:
                    lists.append([naming])
            for row in lists:
                told = tuple(dict.fromkeys(n.person for n in row))
                if self._tells(row[0].start, row[-1].end, end) and told != persons:
                    found.append((row[0].start, told))
        listed = persons if len(persons) > 1 else self._people.together
        if len(listed) > 1 and set(persons) <= set(listed):
            for word in self._people.words(start, end, ""):
                if word.place is not None and self._referents.shares(self._low[word.end : word.end + 30]):
                    place = word.place - 1 if word.place > 0 else word.place
                    found.append((word.start, listed[place:][:1]))
        others = (
            self._people.other_pronouns(persons, Span(start, end)) if self._laws.several(start, end) else []
        )
        for word, other in others:
            if self._referents.shares(self._low[word.end : word.end + 30]):
                found.append((word.start, other))
        return sorted(found)

    def _tells(self, start: int, end: int, last: int) -> bool:
        """Whether a share begins with the name at [start, end)."""
        before = self._low[max(0, start - 30) : start]
        if self._referents.fronted(before):
            return True
        if self._referents.oblique(before) and not self._referents.further(before):
            return False
        return self._referents.shares(self._low[end : min(last, end + 30)])

    def _says_respectively(self, span: Span) -> bool:
        text = self._low[span.start : span.end]
        return has_word(text, self._words.file.respectively) is not None

    def _respectively(self, persons: Persons, span: Span) -> list[Share]:
        cited = self._laws.after(span.start, span.end)
        if (
            len(persons) < 2
            or has_word(self._low[span.start : span.end], self._words.file.respectively) is None
        ):
            return [Share(persons, cited, span.start, span.end)]
        single = [(n, replace(c, provisions=(p,))) for n, c in cited for p in c.provisions]
        pairs = list(cited) if len(cited) == len(persons) else single
        if len(pairs) != len(persons):
            return [Share(persons, cited, span.start, span.end)]
        return [Share((p,), (pair,), span.start, span.end) for p, pair in zip(persons, pairs, strict=True)]
