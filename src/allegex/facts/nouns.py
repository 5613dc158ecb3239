"""Nouns beside a name that say who it is: "their lawyer, X", "X, a retired teacher"."""

from __future__ import annotations

import re
from typing import NamedTuple

from allegex.facts.names import RoleRow, name_rows, role_rows
from allegex.resources import Resources

GROUPS = frozenset({"kin", "occupation", "post", "office"})
_LEAD = re.compile(
    r"(?:,| \(| is| was| are| works? as| est| était| sont| es| era|, qui est|, quien es)"
    r"(?: (?:an?|the|his|her|their|une?|la|le|les|sa|son|leur|el|su|una|un|both|all|tous|ambos)\b| l’|,)? ?"
)
_WORD = re.compile(r"[\w’-]+")
_SHORT = re.compile(r" \([^()]{2,14}\)$")
LONGEST = 8
"""Words of the longest noun, and a few more."""
FARTHEST = 14
"""Words of the longest complement of a noun before the comma: "le procureur spécial près la Cour de ... et du terrorisme,"."""
_MARKS = frozenset(",;:()")


class Noun(NamedTuple):
    """A noun found: its row, how it is listed, and where it stands in the text that was looked at."""

    row: RoleRow
    word: str
    start: int
    end: int
    adjacent: bool
    """Nothing but a blank or a comma stands between noun and name."""


class Nouns(NamedTuple):
    """The nouns of a language by their first and last words, longest first; titles and small words beside them."""

    rows: dict[str, RoleRow]
    first: dict[str, tuple[tuple[str, ...], ...]]
    last: dict[str, tuple[tuple[str, ...], ...]]
    titles: frozenset[str]
    articles: frozenset[str]
    joiners: frozenset[str]
    small: frozenset[str]


def build_nouns(resources: Resources, language: str) -> Nouns:
    """The nouns of a language."""
    names = name_rows(resources, language)
    rows = {
        word: row
        for row in reversed(role_rows(resources, language))
        if row.group in GROUPS
        for word in row.words
    }
    first: dict[str, list[tuple[str, ...]]] = {}
    last: dict[str, list[tuple[str, ...]]] = {}
    for noun in sorted(rows, key=lambda n: (-len(n), n)):
        words = tuple(noun.split(" "))
        first.setdefault(words[0], []).append(words)
        last.setdefault(words[-1], []).append(words)
    groups = {"joiner", "link", "article", "particle", "label"}
    return Nouns(
        rows=rows,
        first={word: tuple(nouns) for word, nouns in first.items()},
        last={word: tuple(nouns) for word, nouns in last.items()},
        titles=frozenset(w for r in names if r.group == "honorific" for w in r.words),
        articles=frozenset(w for r in names if r.group == "article" for w in r.words),
        joiners=frozenset(w for r in names if r.group == "joiner" for w in r.words),
        small=frozenset(w for r in names if r.group in groups for w in r.words),
    )


def untitled(before: str, nouns: Nouns) -> str:
    """The text before a name without the titles, and the article before them: "his sister, la Sra. " -> "his sister,"."""
    text = before.rstrip()
    head, _, last = text.rpartition(" ")
    titled = False
    while text and last.rstrip(".") in nouns.titles:
        text, titled = head, True
        head, _, last = text.rpartition(" ")
    return head if titled and last in nouns.articles else text


def noun_before(before: str, nouns: Nouns) -> Noun | None:
    """The noun of the clause before a name: right before it, or with its own complement and a comma between."""
    comma = before.endswith(",")
    text = before[:-1] if comma else before
    if comma and text.endswith(")"):
        text = _SHORT.sub("", text)  # "the prosecutor of the Special Court (XYZ), Mr. X".
    # The rest of the text stays whole in front: no noun is looked for there.
    words = text.rsplit(" ", FARTHEST + LONGEST if comma else LONGEST)
    for at in range(len(words) - 1, max(len(words) - FARTHEST, -1), -1):
        adjacent = at == len(words) - 1
        if not adjacent and not comma:
            return None
        word = words[at]
        if _MARKS & {*word} or (word.endswith(".") and word[:-1] not in nouns.titles):
            return None
        if word[1:2] == "’":
            word = words[at] = word[2:]  # "L’épouse".
        for noun in nouns.last.get(word) or nouns.last.get(word[:1].lower() + word[1:], ()):
            found = tuple(words[max(at - len(noun) + 1, 0) : at + 1])
            if tuple(w.lower() for w in found) == tuple(w.lower() for w in noun):
                start = len(" ".join(words[: at - len(noun) + 1]))
                listed = " ".join(noun)
                return Noun(nouns.rows[listed], listed, start, len(" ".join(words[: at + 1])), adjacent)
    return None


def noun_after(after: str, nouns: Nouns) -> Noun | None:
    """The noun of an apposition or predicate behind a name: ", a local journalist", " is the founder"."""
    lead = _LEAD.match(after)
    if lead is None:
        return None
    words = list(_WORD.finditer(after, lead.end(), lead.end() + 80))
    if not words or words[0].start() != lead.end():
        return None
    for at, word in enumerate(words[:4]):
        for noun in nouns.first.get(word[0], ()):
            if tuple(w[0] for w in words[at : at + len(noun)]) == noun:
                listed = " ".join(noun)
                return Noun(
                    nouns.rows[listed], listed, word.start(), words[at + len(noun) - 1].end(), at == 0
                )
        if word[0] in nouns.small or after[word.end() : word.end() + 1] != " ":
            return None
    return None
