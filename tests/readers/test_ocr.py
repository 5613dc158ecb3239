"""OCR: which pages need it, what comes out of a scan, and what is said where it cannot be done."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pypdf
import pytest
from rapidfuzz.distance import Levenshtein
from reportlab.pdfgen.canvas import Canvas

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.layout.compose import compose
from allegex.readers.read import read
from allegex.readers.textlayer import is_garbage
from allegex.records.page import Page, Pages
from readers.scans import BODY, HEADING, NOTE, digital, image, printed, scanned

pytestmark = pytest.mark.skipif(
    not shutil.which("tesseract"), reason="needs the Debian package tesseract-ocr"
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> ReadSettings:
    """With a cache, so that a page is seen once for all tests of this file."""
    return ReadSettings(isolate="never", ocr_cache=str(tmp_path_factory.mktemp("ocr")))


def rows(page: Page) -> list[str]:
    """The lines of a page, raised signs apart."""
    out: dict[float, str] = {}
    for run in page.runs:
        assert run.baseline is not None
        out[run.baseline] = out.get(run.baseline, "") + run.text
    return [text.strip() for text in out.values()]


@pytest.fixture(scope="module")
def scan() -> bytes:
    return scanned(image(digital(printed), angle=0.8, noise=30))


@pytest.fixture(scope="module")
def pages(scan: bytes, settings: ReadSettings) -> Pages:
    return read(scan, settings)


def test_a_scan_is_read_line_by_line(pages: Pages) -> None:
    assert pages.text_layer == "ocr"
    assert pages.pages[0].ocr
    for line in (HEADING, *BODY[:3], NOTE):
        assert line in rows(pages.pages[0])


def test_bold_and_sizes_are_measured_on_the_image(pages: Pages) -> None:
    heading = [run for run in pages.pages[0].runs if run.text.strip() in HEADING.split()[:3]]
    others = [run for run in pages.pages[0].runs if run.text.strip() in BODY[0].split()]
    note = [run for run in pages.pages[0].runs if run.text.strip() in {"resolution", "General", "Assembly"}]
    assert all(run.bold for run in heading[:3])
    others = [run for run in others if heading[0].box[3] < run.box[1] < 300]
    assert not any(run.bold for run in others)
    assert {run.size for run in others} == {heading[0].size}
    assert all(run.size < 0.9 * others[0].size for run in note)
    assert 11 < others[0].size < 13


def test_the_call_and_the_number_of_a_note_are_small_raised_runs(pages: Pages) -> None:
    ones = [run for run in pages.pages[0].runs if run.text.strip() == "1"]
    assert len(ones) == 2
    assert all(run.size < 8.5 for run in ones)
    notes = compose(pages).notes
    assert [note.marker for note in notes] == ["1"]
    assert notes[0].anchor is not None


def test_boxes_lie_where_the_words_are_printed(scan: bytes, settings: ReadSettings) -> None:
    level = read(digital(printed), settings)
    there = next(run for run in level.pages[0].runs if run.text.startswith("We have"))
    straight = read(scanned(image(digital(printed))), settings)
    here = next(run for run in straight.pages[0].runs if run.text == "We " and run.box[1] < 200)
    assert here.box[0] == pytest.approx(there.box[0], abs=1.5)
    assert here.baseline == pytest.approx(there.baseline, abs=1.0)


def test_confidence_reaches_the_runs_and_a_doubtful_page_is_named(
    scan: bytes, settings: ReadSettings
) -> None:
    strict = ReadSettings(isolate="never", ocr_cache=settings.ocr_cache, ocr_warn_below=0.99)
    pages = read(scan, strict)
    assert all(run.score is not None and 0 <= run.score <= 1 for run in pages.pages[0].runs)
    assert [(w.code, w.page) for w in pages.warnings if w.code == "ocr_low_confidence"] == [
        ("ocr_low_confidence", 1)
    ]
    assert "ocr_low_confidence" not in {w.code for w in read(scan, settings).warnings}


def test_only_pages_without_text_are_read_by_ocr(settings: ReadSettings) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(digital(printed)))
    writer.append(io.BytesIO(scanned(image(digital(printed)), stamp="Received 5 May 2020")))
    writer.add_blank_page()
    out = io.BytesIO()
    writer.write(out)
    pages = read(out.getvalue(), settings)
    assert pages.text_layer == "mixed"
    assert [page.ocr for page in pages.pages] == [False, True, False]
    unread = read(out.getvalue(), ReadSettings(isolate="never", ocr="never"))
    assert [(w.code, w.page) for w in unread.warnings] == [("no_text_layer", 2)]


def test_a_scan_without_ocr_names_the_option(scan: bytes) -> None:
    with pytest.raises(ReadError, match="--ocr auto"):
        read(scan, ReadSettings(isolate="never", ocr="never"))


def test_force_reads_a_digital_page_too(settings: ReadSettings) -> None:
    forced = ReadSettings(isolate="never", ocr_cache=settings.ocr_cache, ocr="force")
    assert read(digital(printed), forced).text_layer == "ocr"


def test_a_page_scanned_on_its_side_is_read_upright(settings: ReadSettings) -> None:
    pages = read(scanned(image(digital(printed), angle=90)), settings)
    assert pages.pages[0].height > pages.pages[0].width
    assert HEADING in rows(pages.pages[0])


def test_without_tesseract_the_package_is_named(scan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReadError, match=r"tesseract-ocr .*--ocr never"):
        read(scan, ReadSettings(isolate="never"))
    assert read(digital(printed), ReadSettings(isolate="never")).text_layer == "digital"


def test_a_missing_language_is_named(scan: bytes) -> None:
    with pytest.raises(ReadError, match="lacks the languages xxx; install tesseract-ocr-xxx"):
        read(scan, ReadSettings(isolate="never", ocr_languages=("eng", "xxx")))


def test_a_page_that_was_seen_comes_from_the_cache(
    scan: bytes, settings: ReadSettings, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("allegex.readers.tesseract._hocr", None)
    assert read(scan, settings) == pages
    for kept in Path(settings.ocr_cache or "").iterdir():
        kept.write_bytes(b"spoilt")
    with pytest.raises(TypeError):
        read(scan, settings)


def test_a_page_that_takes_too_long_gets_a_warning() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(digital(printed)))
    writer.append(io.BytesIO(scanned(image(digital(printed)))))
    out = io.BytesIO()
    writer.write(out)
    pages = read(out.getvalue(), ReadSettings(isolate="never", ocr_seconds=0.05))
    assert [(w.code, w.page) for w in pages.warnings] == [("ocr_failed", 2)]


SHIFTED = "".join(chr(ord(c) - 29) if c.isascii() and ord(c) > 60 else c for c in " ".join(BODY) * 3)
KEPT = "Мы имеем честь обратить внимание правительства на сообщение о задержании учительницы. " * 4


@pytest.mark.parametrize(
    ("text", "garbage", "why"),
    [
        (" ".join(BODY), False, "plain English"),
        (
            "Nous avons l’honneur de nous adresser à vous en notre qualité de Rapporteuse. " * 4,
            False,
            "French",
        ),
        (KEPT, False, "Cyrillic is text"),
        (
            "إن المقرر الخاص يتشرف بأن يوجه انتباه الحكومة إلى المعلومات الواردة. " * 4,
            False,
            "Arabic is text",
        ),
        ("1 234 5 678 9 012 34.5 67.8 " * 20, False, "a table of figures"),
        ("", False, "nothing is not garbage: that is another question"),
        ("\ufffd\ufffd\ufffd the \ufffd\ufffd", True, "replacement characters"),
        ("\uf041\uf042\uf043\uf044 \uf045" * 30, True, "private characters"),
        (SHIFTED, True, "a font shifted by 29 places"),
        ("xqz wrtk bcd fgh jklm npq rst vwxz " * 10, True, "no vowels"),
        ("UN OHCHR NGO HRC", False, "too few letters to judge"),
    ],
)
def test_garbage_is_told_from_text(text: str, garbage: bool, why: str) -> None:
    assert is_garbage(text) is garbage, why


def test_a_misaligned_letterhead_of_two_columns_keeps_its_words(settings: ReadSettings) -> None:
    def head(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        for number, (left, right) in enumerate(
            [
                ("NATIONS UNIES", "UNITED NATIONS"),
                ("HAUT COMMISSARIAT", "OFFICE OF THE HIGH"),
                ("AUX DROITS", "COMMISSIONER"),
            ]
        ):
            canvas.drawString(72, 815 - 16 * number, left)
            canvas.drawString(350, 808 - 16 * number, right)
        printed(canvas)

    text = " ".join(rows(read(scanned(image(digital(head))), settings).pages[0]))
    for words in (
        "NATIONS UNIES",
        "UNITED NATIONS",
        "HAUT COMMISSARIAT",
        "OFFICE OF THE HIGH",
        "COMMISSIONER",
    ):
        assert words in text


def test_black_bars_in_a_scan_stay_in_the_text_as_redactions(settings: ReadSettings) -> None:
    def redacted(canvas: Canvas) -> None:
        printed(canvas)
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(72, 600, "The mother of Ms.")
        canvas.rect(168, 597, 60, 11.5, fill=1)
        canvas.drawString(232, 600, "asked where she was held.")

    pages = read(scanned(image(digital(redacted), angle=0.5)), settings)
    assert len(pages.pages[0].bars) == 1
    assert pages.pages[0].bars[0] == pytest.approx((168, 233.5, 228, 245), abs=4)
    assert "The mother of Ms. ███ asked where she was held." in " ".join(compose(pages).content.split())


@pytest.mark.shared
def test_a_clean_scan_has_at_most_one_wrong_character_in_a_hundred(
    shared: Path, settings: ReadSettings
) -> None:
    source = shared / "letters" / "AL_KAZ_1_2024_scan.pdf"
    writer = pypdf.PdfWriter()
    writer.append(source, pages=(1, 3))
    out = io.BytesIO()
    writer.write(out)
    whole = pypdf.PdfWriter()
    whole.append(source.with_name("AL_KAZ_1_2024.pdf"), pages=(1, 3))
    born = io.BytesIO()
    whole.write(born)
    seen = " ".join(compose(read(out.getvalue(), settings)).content.split())
    text = " ".join(compose(read(born.getvalue(), settings)).content.split())
    assert Levenshtein.distance(seen, text) <= 0.01 * len(text)
