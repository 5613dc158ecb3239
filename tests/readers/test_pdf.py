"""PDFs made for one behaviour each."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers.pdf import read_pdf, turned_box
from allegex.records.page import Page, Pages

LAYOUTS = Path(__file__).parents[2] / "corpus" / "layouts"


def read(canvas: Canvas, data: io.BytesIO) -> Pages:
    canvas.save()
    return read_pdf(data.getvalue(), ReadSettings())


def new() -> tuple[Canvas, io.BytesIO]:
    data = io.BytesIO()
    return Canvas(data, pagesize=A4, invariant=1), data


def drawn(*items: tuple[str, float, float, float], font: str = "Helvetica") -> Page:
    """One page with texts at (x, y from below) of a size."""
    canvas, data = new()
    for text, x, y, size in items:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
    return read(canvas, data).pages[0]


def test_a_run_has_its_text_size_and_place() -> None:
    page = drawn(("Excellency,", 72, 700, 12))
    [run] = page.runs
    assert run.text == "Excellency,"
    assert run.size == pytest.approx(12)
    assert run.baseline == pytest.approx(A4[1] - 700, abs=0.1)
    assert run.box[0] == pytest.approx(72, abs=1.5)
    assert (page.width, page.height) == pytest.approx(A4, abs=0.01)


@pytest.mark.parametrize(
    ("font", "bold"),
    [("Helvetica", False), ("Helvetica-Bold", True), ("Times-BoldItalic", True), ("Times-Italic", False)],
)
def test_bold_is_told_by_the_name_of_the_font(font: str, bold: bool) -> None:
    assert drawn(("Name", 72, 700, 12), font=font).runs[0].bold is bold


def test_text_filled_and_stroked_is_bold() -> None:
    canvas, data = new()
    canvas.drawString(72, 650, "An ordinary line, which is longer than the bold one.")
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(2)
    text.textOut("Name")
    canvas.drawText(text)
    assert {run.text: run.bold for run in read(canvas, data).pages[0].runs}["Name"] is True


@pytest.mark.parametrize("name", ["victims.weasyprint.pdf", "victims.libreoffice.pdf"])
def test_bold_is_the_same_in_two_programs(name: str) -> None:
    pages = read_pdf((LAYOUTS / name).read_bytes(), ReadSettings()).pages
    bold = " ".join(run.text.strip() for page in pages for run in page.runs if run.bold)
    assert bold.startswith("Mandates of the Special Rapporteur")
    assert "Ms. Ilona Varkas" in bold
    assert "Excellency" not in bold


def test_invisible_text_is_kept() -> None:
    canvas, data = new()
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.textOut("under a scan")
    canvas.drawText(text)
    assert [run.text for run in read(canvas, data).pages[0].runs] == ["under a scan"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_pages_are_turned_upright(rotation: int) -> None:
    """Text drawn for a page that its own rotation shows upright."""
    canvas, data = new()
    width, height = A4
    canvas.translate(*{0: (0, 0), 90: (width, 0), 180: (width, height), 270: (0, height)}[rotation])
    canvas.rotate(rotation)
    canvas.drawString(100, 200, "first words")
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data.getvalue()))
    writer.pages[0].rotate(rotation)
    out = io.BytesIO()
    writer.write(out)
    page = read_pdf(out.getvalue(), ReadSettings()).pages[0]
    [run] = page.runs
    tall = rotation % 180 == 0
    assert (page.width, page.height) == pytest.approx((width, height) if tall else (height, width), abs=0.01)
    assert run.baseline == pytest.approx(page.height - 200, abs=0.1)
    assert run.box[0] == pytest.approx(100, abs=1.5)
    assert run.box[2] > run.box[0] + 40


def test_turning_a_box_four_times_brings_it_back() -> None:
    frame, box = (0.0, 0.0, 595.0, 842.0), (10.0, 20.0, 110.0, 32.0)
    x0, y0, x1, y1 = turned_box(box, frame, 0)
    assert (x0, frame[3] - y1, x1, frame[3] - y0) == box
    for turn in range(4):
        x0, y0, x1, y1 = turned_box(box, frame, turn)
        assert x1 > x0
        assert y1 > y0
        assert sorted((round(x1 - x0), round(y1 - y0))) == [12, 100]


def test_the_visible_page_is_the_crop_box() -> None:
    canvas, data = new()
    canvas.drawString(172, 600, "words")
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data.getvalue()))
    writer.pages[0].cropbox = pypdf.generic.RectangleObject((100, 100, 500, 700))
    out = io.BytesIO()
    writer.write(out)
    page = read_pdf(out.getvalue(), ReadSettings()).pages[0]
    assert (page.width, page.height) == (400, 600)
    assert page.runs[0].baseline == pytest.approx(100, abs=0.1)
    assert page.runs[0].box[0] == pytest.approx(72, abs=1)


def test_forms_inside_forms_are_read_where_they_stand() -> None:
    canvas, data = new()
    canvas.beginForm("inner")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(10, 10, "inside")
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.translate(100, 100)
    canvas.doForm("inner")
    canvas.endForm()
    canvas.scale(2, 2)
    canvas.doForm("outer")
    [run] = read(canvas, data).pages[0].runs
    assert run.size == pytest.approx(20)
    assert run.baseline == pytest.approx(A4[1] - 220, abs=0.1)
    assert run.box[0] == pytest.approx(220, abs=3)


def test_bars_and_rules_are_told_apart() -> None:
    canvas, data = new()
    canvas.drawString(72, 700, "Mr.")
    canvas.rect(100, 697, 80, 12, stroke=0, fill=1)
    canvas.line(72, 100, 212, 100)
    canvas.setFillColorRGB(0.9, 0.9, 0.6)
    canvas.rect(72, 600, 80, 12, stroke=0, fill=1)
    page = read(canvas, data).pages[0]
    assert [tuple(round(v) for v in bar) for bar in page.bars] == [(100, 133, 180, 145)]
    assert [round(rule[2] - rule[0]) for rule in page.rules] == [142]


def test_text_on_a_dark_ground_is_no_redaction() -> None:
    canvas, data = new()
    canvas.rect(70, 695, 200, 16, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 700, "Name and date")
    pages = read(canvas, data)
    assert pages.pages[0].bars == ()
    assert [run.text for run in pages.pages[0].runs] == ["Name and date"]


def test_text_under_a_bar_is_left_out_and_told() -> None:
    canvas, data = new()
    canvas.drawString(72, 700, "Jan Hidden")
    canvas.rect(70, 695, 100, 16, stroke=0, fill=1)
    pages = read(canvas, data)
    assert pages.pages[0].runs == ()
    assert [(warning.code, warning.page) for warning in pages.warnings] == [("text_under_bar", 1)]


def test_pages_beyond_the_limit_are_told() -> None:
    canvas, data = new()
    for number in range(5):
        canvas.drawString(72, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    pages = read_pdf(data.getvalue(), ReadSettings(max_pages=2))
    assert len(pages.pages) == 2
    assert [warning.code for warning in pages.warnings] == ["pages_cut"]


def test_many_objects_on_a_page_are_read_in_time() -> None:
    """Asking each of them for its text took minutes: the cost grew with the square."""
    canvas, data = new()
    for number in range(20_000):
        canvas.drawString(20 + number % 100 * 5, 20 + number // 100 * 4, "a")
    assert sum(len(run.text.strip()) for run in read(canvas, data).pages[0].runs) == 20_000


def test_a_password_is_asked_for() -> None:
    canvas, data = new()
    canvas.drawString(72, 700, "secret")
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data.getvalue()))
    writer.encrypt("a password", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(ReadError, match="password"):
        read_pdf(out.getvalue(), ReadSettings())


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", b"no pdf at all"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="the PDF"):
        read_pdf(data, ReadSettings())


def test_the_same_bytes_give_the_same_pages() -> None:
    data = (LAYOUTS / "signs.reportlab.pdf").read_bytes()
    assert read_pdf(data, ReadSettings()) == read_pdf(data, ReadSettings())
