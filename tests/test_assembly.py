"""Assembly decides nothing: it adds places, and says how sure OCR was of a page."""

from __future__ import annotations

from msgspec.structs import replace

from allegex.assembly import assemble
from allegex.records.letter import Date, OcrPage, RunInfo
from allegex.records.link import Links
from allegex.records.page import Page, Pages, Run
from allegex.records.text import Place, Segment
from build import document_of

RUN = RunInfo("0", "0")


def pages(*made: Page) -> Pages:
    return Pages("sha256:0", "application/pdf", 1, made, "mixed")


def test_pages_read_by_ocr_carry_their_confidence() -> None:
    box = (0.0, 0.0, 1.0, 1.0)
    scanned = Page(2, 10, 10, (Run("abc", box, 1, score=0.5), Run("d", box, 1, score=0.9)), ocr=True)
    letter = assemble(pages(Page(1, 10, 10, ()), scanned), document_of([("other", "x")]), Links(), RUN)
    assert letter.source.ocr == (OcrPage(2, 0.6),)


def test_values_get_places_and_sections_one_box_a_page() -> None:
    document = document_of([("date", "5 May 2020"), ("closing", "Two lines here")])
    segments = (
        Segment(0, 10, 1, (0.0, 0.0, 100.0, 10.0)),
        Segment(12, 16, 2, (0.0, 0.0, 40.0, 10.0)),
        Segment(16, 26, 2, (0.0, 20.0, 90.0, 30.0)),
    )
    document = replace(document, text=replace(document.text, segments=segments))
    links = Links(dates=(Date(edtf="2020-05", earliest=None, latest=None, start=2, end=10),))
    letter = assemble(pages(), document, links, RUN)
    assert letter.dates[0].places == (Place(1, ((20.0, 0.0, 100.0, 10.0),)),)
    assert letter.sections[1].places == (Place(2, ((0.0, 0.0, 90.0, 30.0),)),)
