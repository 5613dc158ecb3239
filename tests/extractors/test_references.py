"""References of every era, and what looks like one but is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegex.extractors.references import Settings, build
from allegex.records.document import SectionKind
from allegex.records.mention import ReferenceMention
from allegex.resources import Resources
from build import document_of


def found(
    resources: Resources, text: str, section: SectionKind = "reference", repair: bool = True
) -> list[ReferenceMention]:
    document = document_of([(section, text)])
    mentions = [
        m for m in build(Settings(repair=repair), resources)(document) if isinstance(m, ReferenceMention)
    ]
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
    return mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ref.: AL CHL 1/2020\n(Please use this reference in your reply)", ["AL CHL 1/2020"]),
        ("REFERENCE:\nUA SYR 12/2018", ["UA SYR 12/2018"]),
        ("RÉFÉRENCE : OL FRA 4/2020", ["OL FRA 4/2020"]),
        ("REFERENCIA: AL OTH 188/2021", ["AL OTH 188/2021"]),
        # Blanks and breaks that extraction leaves.
        ("AL\u00a0OTH 15/2023", ["AL OTH 15/2023"]),
        ("UA\nMEX 3/2019", ["UA MEX 3/2019"]),
        ("OL FRA 4 / 2020", ["OL FRA 4/2020"]),
        ("AL: CHN 4/2020", ["AL CHN 4/2020"]),
        ("REFERENCE: AL CMR 4/2019 11 June 2019", ["AL CMR 4/2019"]),
        # Joint forms of reports.
        ("JUA EGY 12/2013", ["JUA EGY 12/2013"]),
        # Joint letters to several States.
        ("AL USA 5/2021; AL ISR 3/2021", ["AL USA 5/2021", "AL ISR 3/2021"]),
        # Lists: type and State of the first go on.
        ("AL TUR 5/2016, 7/2016 and 8/2017", ["AL TUR 5/2016", "AL TUR 7/2016", "AL TUR 8/2017"]),
        ("(AL TUR 5/2016 et 7/2016)", ["AL TUR 5/2016", "AL TUR 7/2016"]),
        ("(AL TUR 5/2016 y 7/2016)", ["AL TUR 5/2016", "AL TUR 7/2016"]),
        # Index lists of 2010 to 2014, over lines.
        (
            "UA Housing (2000-9) Food (2000-9) G/SO 214 (53-24) Water (2008-1) SYR 3/2014",
            ["UA SYR 3/2014"],
        ),
        ("UA G/SO 218/2 G/SO 214 (67-17) G/SO 214 (3-3-16)\nBHR 3/2012", ["UA BHR 3/2012"]),
        ("AL G/SO 214 (56-23)\nG/SO 214 (107-9)\nPAK 13/2008", ["AL PAK 13/2008"]),
        # Without type: the code of the database.
        ("case CHL 1/2020", ["CHL 1/2020"]),
        # A code beside the States.
        ("AL XKX 1/2019", ["AL XKX 1/2019"]),
        # The code of a State that was.
        ("AL SCG 2/2005", ["AL SCG 2/2005"]),
    ],
)
def test_references_are_read(resources: Resources, text: str, expected: list[str]) -> None:
    assert [mention.value for mention in found(resources, text)] == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("REFERENCE: UA G/SO 218/1", ("G/SO 218/1",)),
        ("AL G/SO 214 (107-9) G/SO 214 (67-17)", ("G/SO 214 (107-9)", "G/SO 214 (67-17)")),
        ("REFERENCE: G/SO 217/1", ("G/SO 217/1",)),
    ],
)
def test_old_references_without_a_number_keep_their_codes(
    resources: Resources, text: str, codes: tuple[str, ...]
) -> None:
    (mention,) = found(resources, text)
    assert mention.codes == codes
    assert mention.value is None
    assert (mention.state, mention.number, mention.year) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ref.: AL CHL 72019", "AL CHL 7/2019"),
        ("Ref.: A1 BRA l/2024", "AL BRA 1/2024"),
        ("AL 0TH 5/2O23", "AL OTH 5/2023"),
        ("UA lRN 12/2022", "UA IRN 12/2022"),
        ("AL CHL 7l2019", "AL CHL 7/2019"),
        # 71/2019 with the slash lost, or 7/2019 with the slash read as 1.
        ("AL CHL 712019", None),
    ],
)
def test_misread_references_are_repaired_where_one_reading_fits(
    resources: Resources, text: str, expected: str | None
) -> None:
    (mention,) = found(resources, text)
    assert mention.value == expected
    assert mention.inferred
    assert (mention.number is None) == (expected is None)


def test_repair_can_be_turned_off(resources: Resources) -> None:
    assert found(resources, "AL CHL 72019", repair=False) == []


def test_misread_references_are_looked_for_on_the_front_pages_alone(resources: Resources) -> None:
    assert found(resources, "He paid Al CHL 72019 pesos", section="allegations") == []


@pytest.mark.parametrize(
    "text",
    [
        "A/HRC/RES/16/23 and E/CN.4/RES/2005/39",
        "A/HRC/WGAD/2020/33",
        "resolution 2005/39 of 12/03/2005",
        "CCPR/C/CHL/CO/6",
        "https://example.org/AL/2017/8",
        "CJPM-TM11C-042-2018",
        "case XYZ 1/2020",
        "FIR No. 12/2020",
        "Law No. 14/2016",
        "AL CHL 1/20201",
        "REAL AL",
        "el caso 3/2019",
    ],
)
def test_other_numbers_are_no_references(resources: Resources, text: str) -> None:
    assert found(resources, text) == []
    assert found(resources, text, section="allegations") == []


@given(st.text(alphabet="ALUOGS/ 0123456789()-KZCHl\n.", max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_in_order(text: str) -> None:
    mentions = found(Resources(), text) if text else []
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
