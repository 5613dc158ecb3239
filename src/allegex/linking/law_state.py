"""Whose law a letter speaks of where a law's name does not say: its addressee, who gets a copy, or the State it names most."""

from __future__ import annotations

import re
from collections import Counter

from allegex.facts.folding import fold
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Header

_FACTS: tuple[SectionKind, ...] = ("subject", "background", "allegations")
_ADDRESS: tuple[SectionKind, ...] = ("addressee", "copy_notice")
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: (?:of |and |the |de |del |du |la )?[A-ZÀ-Þ][\w’'-]+){0,3}")


def letter_state(header: Header, document: Document, names: dict[str, str | None]) -> str | None:
    """The State, None where it is not a letter to someone, or two States are named as often."""
    if header.replying is not None:
        return header.replying
    for value in (header.addressee, header.reference):
        if value is not None and value.state not in {None, "OTH"}:
            return value.state
    copied = {copy.state for copy in header.copied_to if copy.state}
    if len(copied) == 1:
        return copied.pop()
    if header.reference is None:
        return None
    return _most_named(document, names)


def _most_named(document: Document, names: dict[str, str | None]) -> str | None:
    """The State that the facts name most often; where they name none, the one of the address and of the copies."""
    for kinds in (_FACTS, _ADDRESS):
        ranked = _counted(document, names, kinds).most_common(2)
        if ranked:
            return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None
    return None


def _counted(
    document: Document, names: dict[str, str | None], kinds: tuple[SectionKind, ...]
) -> Counter[str]:
    """How often the sections of these kinds name each State."""
    counts: Counter[str] = Counter()
    for span in document.spans(*kinds):
        for match in _NAME.finditer(document.content, span.start, span.end):
            words = fold(match.group()).split()
            runs = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
            counts.update({code for run in runs if (code := names.get(run)) is not None})
    return counts
