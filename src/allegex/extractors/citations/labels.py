"""Offences named in front of the provisions: "charged with sedition under section 124A"."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from allegex.extractors.citations.lexicon import Lexicon, words_of
from allegex.extractors.citations.scan import Scan
from allegex.records.citation import Provision

REACH = 170
"""Characters before a citation in which the offence is looked for."""


class LabelWords(Struct, frozen=True):
    """Words that announce an offence, and words that join it to its provision."""

    before: re.Pattern[str]
    cue: re.Pattern[str]
    split: re.Pattern[str]


def label_words(lexicon: Lexicon) -> LabelWords:
    """The words of all languages."""
    files = lexicon.provisions.values()
    return LabelWords(
        before=re.compile(
            rf",? (?:{words_of(*(f.offence_links for f in files))})(?: (?:the|le|la|les|el|los)|)(?: l'| )$"
        ),
        cue=re.compile(rf"(?<![a-z])(?:{words_of(*(f.offence_cues for f in files))})(?: |(?<='))"),
        split=re.compile(r",? (?:and|et|y|e)(?: of| for| de| d'| por)?(?: |(?<='))|, "),
    )


def labelled(
    found: Scan, start: int, provisions: tuple[Provision, ...], words: LabelWords
) -> tuple[Provision, ...]:
    """The provisions with the offence that stands before `start`; one offence each where there are as many."""
    if not provisions or any(one.label for one in provisions):
        return provisions
    floor = max(start - REACH, found.flat.rfind("\0", 0, start) + 1)
    link = words.before.search(found.flat, max(floor, start - 50), start)
    if link is None:
        return provisions
    cues = list(words.cue.finditer(found.flat, floor, link.start()))
    if not cues:
        return provisions
    phrase = found.text[cues[-1].end() : link.start()]
    if not 3 < len(phrase) < 110 or re.search(r"[.;:()\d]", phrase):
        return provisions
    offences = [part.strip(' “”"«»') for part in words.split.split(" ".join(phrase.split()))]
    if len(offences) != len(provisions):
        offences = [phrase.strip(' “”"«»')] * len(provisions)
    return tuple(replace(one, label=label) for one, label in zip(provisions, offences, strict=True))
