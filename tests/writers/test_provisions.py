"""The table of provisions."""

from __future__ import annotations

import csv
import io

from allegex.records.citation import Provision
from allegex.records.letter import Citation, Header, Letter, Reference, RunInfo, Section, Source
from allegex.records.text import Place
from allegex.writers.provisions import COLUMNS, provisions_csv

TEXT = "He was charged under articles 5, “Riot”,\nand 6 of the Penal Code; see the ICCPR."


def letter(reference: Reference | None) -> Letter:
    """A letter with one law with two provisions and one treaty without any."""
    return Letter(
        id="sha256:00",
        source=Source("text/plain", 1, 1, "plain"),
        run=RunInfo("0", "x"),
        kind="letter",
        language="en",
        text=TEXT,
        header=Header(reference=reference),
        sections=(
            Section(start=0, end=len(TEXT), kind="allegations", heading=None, language="en", parent=None),
        ),
        citations=(
            Citation(
                start=21,
                end=64,
                places=(Place(3),),
                kind="statute",
                instrument=None,
                title="Penal Code",
                jurisdiction="KEN",
                provisions=(Provision("5", "article", ("5",), "Riot"), Provision("6", "article", ("6",))),
                section=0,
            ),
            Citation(start=74, end=79, kind="treaty", instrument="ICCPR", title=None, jurisdiction=None),
        ),
    )


def rows(reference: Reference | None = None) -> list[list[str]]:
    """The table read back."""
    return list(csv.reader(io.StringIO(provisions_csv([letter(reference)]).decode(), newline="")))


def test_one_row_for_each_provision() -> None:
    header, first, second, third = rows()
    assert tuple(header) == COLUMNS
    quote = "articles 5, “Riot”, and 6 of the Penal Code"
    assert first == ["sha256:00", "allegations", quote, "statute", "Penal Code", "KEN", "5", "Riot", "3"]
    assert second[6:] == ["6", "", "3"]
    assert third[2:] == [TEXT[74:79], "treaty", "ICCPR", "", "", "", ""]


def test_the_reference_names_the_letter() -> None:
    reference = Reference(value="AL KEN 1/2030", type="AL", state="KEN", number=1, year=2030, start=0, end=1)
    assert rows(reference)[1][0] == "AL KEN 1/2030"
