"""Which mentions stand where several claim the same characters.

Precedence, strongest first; what overlaps something stronger falls:

    web addresses   no date, name, citation or reference stands inside one
    references      "CHL 3/2012" is no date, no name and no law
    citations       dates inside fall ("Law No. 3 of 5 May 2011"); names inside a law's title fall, and persons and
                    groups anywhere inside; places, and bodies beside the title ("Human Rights Council resolution 7/8"), stay
    dates, names    the longer one stands: no date inside a name, no name inside a date

Of two of one kind the longer one stands, of equal ones the rule before the model; several laws cited by the same words
all stand. A place inside an authority or a group stays ("Government of Chile"), and so does a body inside an authority if
a rule found it. In the heading and the signature block, titles are no organisations: only persons and States stand there.
What users' own extractors find, and requests, always stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from allegex.records.citation import CitationMention
from allegex.records.date import DateMention
from allegex.records.document import Document
from allegex.records.mention import Mention, ReferenceMention
from allegex.records.name import EntityKind, NameMention
from allegex.records.text import Span

_ADDRESS = re.compile(r"[^\s<>\"“”«»]+")
_KIND: dict[EntityKind, int] = {"authority": 0, "organisation": 1, "person": 2, "place": 3, "group": 4}
"""Which kind stands where two are claimed for the same words."""


class _Address(Mention, frozen=True, kw_only=True):
    """A web address; stands in for a mention while overlaps are settled."""


ADDRESS, REFERENCE, CITATION, NAME, OTHER = range(5)
"""How strong a mention is, the strongest first; dates are as strong as names. What is none of them always stands."""

Verdict = Literal["both", "outer", "inner"]


def settle(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions that stand, sorted by (start, -end): a number inside a citation, reference or URL is no date."""
    content = document.content
    ordered = sorted([*_addresses(content), *mentions], key=_order)
    strengths = [_strength(mention) for mention in ordered]
    stand = [mention for mention, its in zip(ordered, strengths, strict=True) if its == ADDRESS]
    for strength in (REFERENCE, CITATION, NAME):
        # What stands so far, and what comes in now.
        standing = {id(mention) for mention in stand}
        stand = _sweep(
            content,
            [
                mention
                for mention, its in zip(ordered, strengths, strict=True)
                if its == strength or id(mention) in standing
            ],
        )
    titles = document.spans("mandates", "signatories")
    standing = {id(mention) for mention in stand if not _is_title(titles, mention)}
    return tuple(
        [
            mention
            for mention, its in zip(ordered, strengths, strict=True)
            if its == OTHER or (its != ADDRESS and id(mention) in standing)
        ]
    )


def _order(mention: Mention) -> tuple[int, int, int, float, int, str]:
    kind = _KIND[mention.kind] if isinstance(mention, NameMention) else 0
    return (
        mention.start,
        -mention.end,
        mention.score is not None,
        -(mention.score or 0.0),
        kind,
        mention.by,
    )


def _addresses(content: str) -> Iterable[_Address]:
    for start in ("http", "www."):
        place = content.find(start)
        while place >= 0:
            match = _ADDRESS.match(content, place)
            end = place + len(match[0].rstrip(".,;:)]")) if match else place + 1
            yield _Address(start=place, end=end, by="")
            place = content.find(start, end)


def _sweep(content: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that fall, from left to right, longest first; they come in that order."""
    kept: list[Mention] = []
    open_: list[Mention] = []
    for mention in mentions:
        if open_:
            open_ = [m for m in open_ if m.end > mention.start]
        fallen: list[Mention] = []
        for outer in open_:
            verdict = _verdict(content, outer, mention)
            if verdict == "outer":
                break
            if verdict == "inner":
                fallen.append(outer)
        else:
            if fallen:
                kept = [m for m in kept if not any(m is f for f in fallen)]
                open_ = [m for m in open_ if not any(m is f for f in fallen)]
            kept.append(mention)
            open_.append(mention)
    return kept


def _verdict(content: str, outer: Mention, inner: Mention) -> Verdict:
    """Which of two overlapping mentions stands; `outer` begins first, or is the longer one, or comes first in order."""
    first, second = _strength(outer), _strength(inner)
    if isinstance(outer, CitationMention) and isinstance(inner, NameMention):
        return "both" if _stays(content, outer, inner) else "outer"
    if isinstance(outer, NameMention) and isinstance(inner, CitationMention):
        inside = outer.start <= inner.start and inner.end <= outer.end
        return "both" if inside and outer.kind != "person" and _longer(outer, inner) else "inner"
    if first != second:
        return "outer" if first < second else "inner"
    if isinstance(outer, CitationMention) and (outer.start, outer.end) == (inner.start, inner.end):
        return "outer" if outer == inner else "both"
    if isinstance(outer, NameMention) and isinstance(inner, NameMention) and inner.end <= outer.end:
        return "both" if _nested(outer, inner) else "outer"
    return "inner" if _longer(inner, outer) else "outer"


def _strength(mention: Mention) -> int:
    if isinstance(mention, (NameMention, DateMention)):
        return NAME
    if isinstance(mention, CitationMention):
        return CITATION
    if isinstance(mention, ReferenceMention):
        return REFERENCE
    return ADDRESS if isinstance(mention, _Address) else OTHER


def _longer(one: Mention, other: Mention) -> bool:
    return one.end - one.start > other.end - other.start


def _stays(content: str, citation: CitationMention, name: NameMention) -> bool:
    """Whether a name stays inside a citation: a place, or a body that is not part of the law's title."""
    if (name.start, name.end) == (citation.start, citation.end) or name.end > citation.end:
        return False
    if name.kind == "place":
        return True
    if name.kind not in ("organisation", "authority") or name.score is not None:
        return False
    if name.by == "names:body" and citation.kind == "treaty":
        return True  # "Convention No. 169 of the ILO": what the title itself holds is none from the start.
    place = content.find(citation.title, citation.start, citation.end) if citation.title else -1
    return place < 0 or name.start < place or place + len(citation.title or "") < name.end


def _nested(outer: NameMention, inner: NameMention) -> bool:
    """Whether a name stays inside a longer one."""
    if not _longer(outer, inner):
        return False
    if inner.kind == "place":
        return outer.kind in ("authority", "group")
    if inner.kind in ("organisation", "authority"):
        return outer.kind == "group" or (outer.kind == "authority" and inner.score is None)
    return inner.kind == "person" and outer.kind == "group"


def _is_title(titles: Sequence[Span], mention: Mention) -> bool:
    """Whether a name is only the title of a mandate: in the heading or the signature block."""
    if not isinstance(mention, NameMention) or mention.kind == "person" or mention.state is not None:
        return False
    return any(span.start <= mention.start < span.end for span in titles)
