"""What finding, resolving and ordering dates costs, and how well it does: prints figures, asserts nothing.

Run with `python -m benchmarks.dates [SHARED]`; SHARED is the folder with letters, gold and the domain's cases.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from allegex.extractors.dates import Settings, build
from allegex.linking.dates import resolve_dates
from allegex.linking.events import find_events
from allegex.records.date import DateMention
from allegex.records.document import Document
from allegex.records.letter import Date, Header, LetterDate
from allegex.resources import Resources
from allegex.segmentation.segment import passage
from corpus.marked import read

ROOT = Path(__file__).parents[1]
LETTERS = ("AL_CMR_4_2019", "AL_OTH_188_2021", "UA_BHR_3_2012", "UA_VEN_9_2018")


def main(shared: Path) -> None:
    """Costs per letter, then F1 of values on the letters, then the share of sentences that are wholly right."""
    start = time.process_time()
    resources = Resources()
    extract = build(Settings(), resources)
    list(extract(passage("On 3 May 2019", "en", resources)))
    print(f"build, first language   {_ms(time.process_time() - start)} ms CPU")

    def dates(document: Document, letter: str | None) -> tuple[Date, ...]:
        mentions = [mention for mention in extract(document) if isinstance(mention, DateMention)]
        return resolve_dates(document, mentions, (), _header(letter), resources)

    for name in LETTERS:
        path = shared / "letters" / "typeset" / "src" / f"{name}.txt"
        if not path.exists():
            print(f"{name}: not there")
            continue
        marked = read(path)
        document, written = marked.document, str(marked.front["date"])
        found = dates(document, written)
        mentions = [mention for mention in extract(document) if isinstance(mention, DateMention)]
        cited = [(mark.start, mark.end) for mark in marked.of("CIT")]
        mine = Counter(
            (date.edtf or "").replace("~", "")
            for date in found
            if date.edtf is not None and not any(a <= date.start and date.end <= z for a, z in cited)
        )
        gold = Counter(mark.attributes["edtf"].replace("~", "") for mark in marked.of("DATE"))
        right = (mine & gold).total()
        print(
            f"{name:16} {len(document.content):6} characters"
            f"  find {_best(lambda: list(extract(document)))} ms"  # noqa: B023
            f"  resolve {_best(lambda: resolve_dates(document, mentions, (), _header(written), resources))} ms"  # noqa: B023
            f"  events {_best(lambda: find_events(document, found, (), (), resources))} ms"  # noqa: B023
            f"  F1 {2 * right / (mine.total() + gold.total()):.3f}"
        )
    cases = json.loads((ROOT / "tests" / "cases" / "dates.json").read_text("utf-8"))
    for language in ("en", "fr", "es"):
        mine_of = [case for case in cases if case["language"] == language]
        good = sum(
            [date.edtf for date in dates(passage(case["text"], language, resources), case["letter"])]
            == case["dates"]
            for case in mine_of
        )
        print(f"hard sentences, {language}      {good} of {len(mine_of)}")


def _header(letter: str | None) -> Header:
    return Header(date=LetterDate(value=letter, start=0, end=0) if letter else None)


def _best(run: Callable[[], object], times: int = 30) -> str:
    """The least CPU milliseconds of several runs."""
    run()
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        run()
        least = min(least, time.process_time() - start)
    return _ms(least)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f}"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared")
