"""Letters to a table of the law they cite: one row for each provision, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from allegex.records.letter import Citation, Letter

COLUMNS = (
    "letter",
    "section",
    "quote",
    "kind",
    "instrument_or_law",
    "jurisdiction",
    "provision",
    "label",
    "page",
)
"""`letter` is the reference where one is printed, else the record's id; `page` the first on which the quote stands."""


def provisions_csv(letters: Iterable[Letter]) -> bytes:
    """The table of these letters with a header line. A law cited without a provision has one row without one."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    for letter in letters:
        writer.writerows(provision_rows(letter))
    return target.getvalue().encode()


def provision_rows(letter: Letter) -> Iterator[tuple[str, ...]]:
    """The rows of one letter in the order of its citations."""
    reference = letter.header.reference
    name = reference.value if reference is not None else letter.id
    for citation in letter.citations:
        section = letter.sections[citation.section].kind if citation.section is not None else ""
        page = str(citation.places[0].page) if citation.places else ""
        quote = " ".join(letter.text[citation.start : citation.end].split())
        law = (name, section, quote, citation.kind or "", _law(citation), citation.jurisdiction or "")
        for one in citation.provisions or (None,):
            yield (*law, one.value if one else "", (one.label or "") if one else "", page)


def _law(citation: Citation) -> str:
    return citation.instrument or citation.title or ""
