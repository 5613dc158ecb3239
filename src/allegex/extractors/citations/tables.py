"""Facts and patterns that names of laws are read with, built once for each pipeline."""

from __future__ import annotations

import re

from msgspec import Struct

from allegex.extractors.citations.lexicon import Lexicon, words_of
from allegex.facts.committees import Committee, committees, committees_by_id
from allegex.facts.folding import flat
from allegex.facts.instruments import comment_symbol, general_comments, instruments
from allegex.facts.mandates import mandates
from allegex.facts.states import named
from allegex.records.citation import CitationKind
from allegex.resources import Resources

_WORD = re.compile(r"[a-z]+'?")
_NUMBER = (
    r"(?:e?s-\d{1,2}/\d{1,3}(?![\d/])|\d{1,4}/\d{1,3}(?![\d/])(?:[a-c](?![a-z0-9]))?"
    r"|\d{1,4} ?(?:[a-z] ?)?\((?:(?:19|20)\d{2}|[ivxlc]+)\))"
)


class Tables(Struct, frozen=True):
    """What `build_tables` makes of the data files."""

    bodies: dict[str, Committee]
    kinds: dict[str, CitationKind]
    """Kind of each instrument by id."""
    comments: dict[tuple[str, int], tuple[tuple[str, str], ...]]
    """(comment or recommendation, number) to (committee, symbol)."""
    assembly: frozenset[str]
    """Numbers of Assembly resolutions that adopted an instrument."""
    economic: frozenset[str]
    renewals: frozenset[str]
    """Symbols of resolutions that made or renewed a mandate."""
    shared: frozenset[str]
    """Acronyms that also name a committee, commission or court."""
    acronyms: dict[str, str]
    """Acronym of a body to its id."""
    sign: re.Pattern[str]
    sign_only: re.Pattern[str]
    joiner: re.Pattern[str]
    numbers: re.Pattern[str]
    body_after: re.Pattern[str]
    annex: re.Pattern[str]
    possessive: re.Pattern[str]
    cue: re.Pattern[str]
    states: dict[str, str | None]
    """Folded name of a State to its code."""
    case_of: re.Pattern[str]
    determiner: re.Pattern[str]
    same: frozenset[str]

    def joined(self, low: str, place: int) -> int | None:
        """Where a comma, "and" or both at `place` end."""
        match = self.joiner.match(low, place)
        return match.end() if match is not None and (match["mark"] or match["word"]) else None

    def determined(self, low: str, start: int) -> tuple[int, bool, bool]:
        """Where the words "the said", "du même" before `start` begin; whether one says "same"; whether there are any."""
        match = self.determiner.search(low, max(start - 28, 0), start)
        if match is None:
            return start, False, False
        words = _WORD.findall(match.group())
        same = [word for word in words if word in self.same]
        first = start
        if same:
            first = match.start() + match.group().index(same[0])
        return first, bool(same), True


def build_tables(resources: Resources, lexicon: Lexicon) -> Tables:
    """The tables of these resources."""
    files, laws = lexicon.forms.values(), lexicon.laws.values()
    comments: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for comment in resources.of(general_comments):
        comments.setdefault((comment.kind, comment.number), []).append(
            (comment.committee, comment_symbol(comment))
        )
    rows = resources.of(instruments)
    adopted = [row.adopted or "" for row in rows]
    signs = words_of(*(f.number_signs for f in laws))
    joiner = rf"(?=[ ,;])(?P<mark> ?[,;])? ?(?P<word>(?:{_conjunctions(lexicon)})(?: |(?<=')))?"
    one = rf" ?(?:(?:{signs}) ?)?(?P<number>\d{{1,3}})(?![\d/])(?: ?\((?P<year>(?:19|20)\d{{2}})\))?"
    kinds: dict[str, CitationKind] = {row.id: row.kind for row in rows}
    return Tables(
        bodies=resources.of(committees_by_id),
        kinds=kinds,
        comments={key: tuple(value) for key, value in comments.items()},
        assembly=frozenset(
            n for text in adopted if text.startswith("G") for n in re.findall(r"\d+/\d+", text)
        ),
        economic=frozenset(n for text in adopted if "ECOSOC" in text for n in re.findall(r"\d{4}/\d+", text)),
        renewals=frozenset(r.symbol for row in resources.of(mandates) for r in row.resolutions),
        shared=frozenset(a for row in rows for a in row.acronyms)
        & frozenset(["CAT", "CRC", "CEDAW", "CERD", "CRPD", "ACHPR", "ECHR", "CEDH", "CPED"]),
        acronyms={name: row.id for row in resources.of(committees) for name in row.acronyms},
        sign=re.compile(one),
        sign_only=re.compile(rf" ?(?:(?:{signs}) ?)?"),
        joiner=re.compile(joiner),
        numbers=re.compile(rf" ?(?:(?:{signs}) ?)?(?P<number>{_NUMBER})"),
        body_after=re.compile(
            rf",? ?(?:{words_of(*(f.body_links for f in files))})(?: |')(?:the |la |le |l'|el )?(?:un |united nations )?"
        ),
        possessive=re.compile(rf"(?:{words_of(*(f.possessives for f in files))}) $"),
        annex=re.compile(rf", ?(?:{words_of(*(f.annex for f in files))})(?: [ivx]+)?(?![a-z0-9])"),
        cue=re.compile(
            rf"(?<![a-z])(?:{words_of(*(f.treaty_cues for f in files))})(?: the| la| le| el| both the)? ?\(?$"
        ),
        states=resources.of(named),
        case_of=re.compile(rf"(?:{words_of(*(f.case_of for f in files))})(?: of)? "),
        determiner=re.compile(
            rf"(?:(?<![a-z])(?:{words_of(*(f.determiners for f in laws), *(f.same for f in laws))})(?: |(?<='))){{1,3}}$"
        ),
        same=frozenset(flat(word) for f in laws for word in f.same),
    )


def _conjunctions(lexicon: Lexicon) -> str:
    return words_of(*(f.conjunctions for f in lexicon.provisions.values()))
