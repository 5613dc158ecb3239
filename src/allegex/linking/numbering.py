"""Where a dot in an article's number parts article and paragraph, and where it belongs to the number."""

from __future__ import annotations

from msgspec.structs import replace

from allegex.facts.laws import Jurisdictions
from allegex.linking.antecedents import Law
from allegex.records.citation import Provision


def numbered(law: Law, language: str, facts: Jurisdictions) -> tuple[Provision, ...]:
    """The law's provisions: 10.1 of a treaty, or of a law of Latin America, is 10(1); 280.3 of other laws stays."""
    if not splits(law, language, facts):
        return law.provisions
    return tuple(_split(one) for one in law.provisions)


def splits(law: Law, language: str, facts: Jurisdictions) -> bool:
    """Whether a dot parts article and paragraph in this law."""
    if law.kind in {"treaty", "declaration"}:
        return True
    if law.kind not in {"statute", "constitution"}:
        return False
    if law.jurisdiction is None:
        return language == "es"
    return law.jurisdiction in facts.dot_splits


def _split(one: Provision) -> Provision:
    first, dot, second = one.path[0].partition(".") if one.path else ("", "", "")
    if not dot or not second:
        return one
    path = (first, *second.split("."), *one.path[1:])
    return replace(one, value=path[0] + "".join(f"({p})" for p in path[1:]), path=path)
