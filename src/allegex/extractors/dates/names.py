"""Dates that are part of a name: of a law, a street, a movement, an address, a symbol."""

from __future__ import annotations

from allegex.extractors.dates.drafts import Draft
from allegex.extractors.dates.lexicon import Lexicon

LONGEST = 50
"""Characters behind a day in which the name of a group goes on."""


def stands(draft: Draft, text: str, content: str, words: Lexicon) -> bool:
    """False where the words belong to something else: an address, a symbol, the name of a law or a movement."""
    start, end = draft.start, draft.end
    before, after = text[start - 1 : start], text[end : end + 2]
    if (before and before in "/-_=#&@§") or (after[:1] in {"/", "_", "=", "@"} and after[1:].strip()):
        return False
    if after[:1] == "-" and after[1:2].isalnum():
        return False
    if before == "." and text[start - 2 : start - 1].isalnum():
        return False
    data = words.data
    if draft.expression[:1] in "0123456789_{":
        lead = text[max(0, start - 90) : start]
        if draft.relation not in {"since", "until"} and "/" not in draft.expression and in_law(lead, words):
            return False
        rest = text[end + 1 : end + 16]
        if (
            after[:1] == " "
            and rest.startswith(data.names_after)
            and (content[end + 1].isupper() or (draft.expression[0] == "_" and _after_article(lead, words)))
        ):
            return False
        if draft.expression[0] == "_" and after[:1] == " " and _names_group(content, end, lead, words):
            return False
        if draft.expression[0] == "_" and not data.capital_months and _is_title(content, start, end, words):
            return False
        if lead.rstrip().endswith(data.names_before):
            return draft.expression[0] != "_" and content[start:end].islower()
    return True


def _after_article(lead: str, words: Lexicon) -> bool:
    """Whether an article stands before a date ("the 7 March detainees")."""
    return words.classes.get(lead.rstrip().rpartition(" ")[2]) == "t"


def _names_group(content: str, end: int, lead: str, words: Lexicon) -> bool:
    """Whether the name of a group goes on behind the day ("the 8 March Women's Collective")."""
    if not content[end + 1 : end + 2].isupper() or not _after_article(lead, words):
        return False
    for word in content[end + 1 : end + LONGEST].split()[:3]:
        if not word[0].isupper():
            return False
        if word.rstrip(".,;:)").lower() in words.data.names_after:
            return True
    return False


def _is_title(content: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether a day with a capital month stands right behind a noun, no article between ("barriada 23 de Enero")."""
    if content[start:end].islower():
        return False
    lead = content[max(0, start - 60) : start].replace("’", " ").split()
    if len(lead) < 3 or content[start - 1] != " ":
        return False
    code = words.classes.get(lead[-1].lower(), "x" if lead[-1].isalpha() else "")
    if code == "r":  # l'Union du 1er Mai
        return lead[-2][0].isupper() and lead[-3][-1] != "."
    return code == "x"


def in_law(lead: str, words: Lexicon) -> bool:
    """Whether the words before a date end in the name of a law that the date is part of."""
    if not lead.endswith(words.law_ends):
        last = lead.rpartition(" ")[0].rpartition(" ")[2].rstrip(",")
        if words.classes.get(last, "x") != "x" or not last.isalpha():
            return False
    return words.law.search(lead) is not None
