"""Citations and dates of hard sentences that were written blind: before anyone looked at what the program makes of them.

    python -m benchmarks.sentences [citations|dates] [--verbose]

Prints F1 for each set and language. Citations: (instrument or jurisdiction, provision); where the gold names neither, the provision
alone. Dates: EDTF values, "~" apart. `corpus/gold/sentences/README.md` says how the sets were made and what was found at first.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import Path

import msgspec

import allegex
from allegex.evaluation.count import Count, compared
from allegex.facts.folding import fold
from allegex.facts.instruments import instrument_ids
from allegex.resources import Resources

GOLD = Path(__file__).parents[1] / "corpus" / "gold" / "sentences"
_UNIT = re.compile(r"^(?:para|OP|PP)", re.IGNORECASE)

Key = tuple[str, str]


class Cited(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A citation expected in a sentence."""

    quote: str
    instruments: tuple[str, ...]
    jurisdiction: str | None
    provisions: tuple[str, ...]
    optional: bool = False


class CitedSentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of a letter to `state` and what it cites."""

    id: str
    language: str
    text: str
    state: str | None
    expected: tuple[Cited, ...]


class Dated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A date expected in a sentence."""

    quote: str
    edtf: str | None


class DatedSentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of a letter of `reference_date` and its dates."""

    id: str
    language: str
    text: str
    reference_date: date | None
    expected: tuple[Dated, ...]


def cited(sentence: CitedSentence, ids: dict[str, str]) -> tuple[set[Key], set[Key], set[Key]]:
    """What should be found, what may be, and what was."""
    found = {
        (one.instrument or one.jurisdiction or "", _plain(provision))
        for one in allegex.citations(sentence.text, sentence.language, state=sentence.state)
        for provision in [part.value for part in one.provisions] or [""]
    }
    want: set[Key] = set()
    may: set[Key] = set()
    for one in sentence.expected:
        laws = [ids.get(fold(name), name) for name in one.instruments] or [one.jurisdiction or ""]
        for law, provision in product(laws, one.provisions or ("",)):
            key = (law, _plain(provision))
            if not law:
                key = next((k for k in sorted(found - want) if k[1] == key[1]), key)
            (may if one.optional else want).add(key)
    return want, may, found


def _plain(provision: str) -> str:
    """A provision without its unit and signs: the sets write "12(2)" and "12.2", "para7" and "7"."""
    return "".join(c for c in _UNIT.sub("", provision).lower() if c.isalnum())


def citation_counts() -> Iterator[tuple[str, str, str, Count]]:
    """Set, language, id and count of each sentence with laws."""
    ids = Resources().of(instrument_ids)
    for row in msgspec.json.decode((GOLD / "citations.json").read_bytes(), type=tuple[CitedSentence, ...]):
        want, may, found = cited(row, ids)
        yield row.id[0], row.language, row.id, compared(want, found - may)


def date_counts() -> Iterator[tuple[str, str, str, Count]]:
    """Set, language, id and count of each sentence with dates."""
    for row in msgspec.json.decode((GOLD / "dates.json").read_bytes(), type=tuple[DatedSentence, ...]):
        found = allegex.dates(row.text, row.language, reference_date=row.reference_date)
        values = {(one.edtf or "").replace("~", "") for one in found}
        want = {(one.edtf or "").replace("~", "") for one in row.expected}
        yield row.id[0], row.language, row.id, compared(want, values)


KINDS = {"citations": citation_counts, "dates": date_counts}


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a row per kind, set and language; with --verbose also the ids of sentences that fail."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sentences")
    parser.add_argument("kinds", nargs="*", choices=[[], *KINDS], default=[])
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args(arguments)
    for kind in args.kinds or KINDS:
        totals: dict[tuple[str, str], Count] = defaultdict(Count)
        for name, language, ident, count in KINDS[kind]():
            totals[name, "all"] += count
            totals[name, language] += count
            if args.verbose and count.f1 < 1:
                print(f"{kind} {ident}: {count}")
        for (name, language), count in sorted(totals.items()):
            print(f"{kind:9} set {name} {language:3} F1 {count.f1:.3f} of {count.right + count.missed}")


if __name__ == "__main__":
    main(sys.argv[1:])
