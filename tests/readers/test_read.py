"""The door for sources: what each is taken for, and one clear line for what cannot be read."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers import kinds
from allegex.readers.read import read, read_bytes
from allegex.records.page import Pages
from readers.damage import WORDS, letter, zipped
from readers.scans import BODY, digital, image, printed

HERE = ReadSettings(isolate="never")
needs_tesseract = pytest.mark.skipif(
    not shutil.which("tesseract"), reason="needs the Debian package tesseract-ocr"
)
PNG = b"\x89PNG\r\n\x1a\n"


def text(pages: Pages) -> str:
    return " ".join(run.text for page in pages.pages for run in page.runs)


@pytest.mark.parametrize(
    ("data", "name", "kind", "why"),
    [
        (b"%PDF-1.4\n", "a.pdf", kinds.PDF, "its header"),
        (b"\r\n\r\n%PDF-1.4\n", "", kinds.PDF, "mail programs put blank lines before it"),
        (b"%PDF-1.4\n", "a.txt", kinds.PDF, "bytes go before the name"),
        (PNG, "scan.pdf", kinds.PNG, "bytes go before the name"),
        (b"\xff\xd8\xff\xe0", "", kinds.JPEG, ""),
        (b"II*\x00....", "", kinds.TIFF, ""),
        (b"MM\x00*....", "", kinds.TIFF, ""),
        (zipped({"word/document.xml": b"<x/>"}), "", kinds.DOCX, "what is in it"),
        (zipped({"a.pdf": b"%PDF-"}), "a.zip", kinds.ZIP, ""),
        (b"<!DOCTYPE html><p>x", "", kinds.HTML, ""),
        (b"\xef\xbb\xbf<html><p>x", "", kinds.HTML, "after a byte order mark"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "", kinds.HTML, "XHTML"),
        (b"<p>x</p>", "a.html", kinds.HTML, "by name"),
        (b"# Heading\n\ntext", "", kinds.MARKDOWN, "a heading"),
        (b"# Heading\n\ntext", "a.txt", kinds.TEXT, "named plain text"),
        (b"text", "a.md", kinds.MARKDOWN, "by name"),
        (b"Excellency,\n\nWe have", "", kinds.TEXT, ""),
        ("Excelencia: señor".encode("cp1252"), "", kinds.TEXT, "letters beyond ASCII are no binary"),
        ("We write".encode("utf-16"), "", kinds.TEXT, "UTF-16 with a mark has null bytes"),
        (b"form\x0cfeed", "", kinds.TEXT, "form feeds end pages"),
    ],
)
def test_what_a_source_is(data: bytes, name: str, kind: str, why: str) -> None:
    assert kinds.kind_of(data, name) == kind, why


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.pdf", "empty"),
        (b" \r\n \x00", "a.txt", "empty"),
        (b"Not found", "a.pdf", "named .pdf, but the file holds something else; fetch it again"),
        (b"<html>404", "a.pdf", "HTML page, perhaps the error page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "a.doc", "old Office file .* DOCX or PDF"),
        (b"{\\rtf1 text}", "a.rtf", "RTF file; save it as DOCX or PDF"),
        (b"\x1f\x8b\x08....", "a.pdf.gz", "gzip file; unpack it first"),
        (bytes(range(256)) * 9, "a.txt", "binary data .* possible: PDF, DOCX"),
    ],
)
def test_what_no_reader_reads(data: bytes, name: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_bytes(data, HERE, name)


def test_a_file_is_named_in_the_complaint(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nothing\.pdf: cannot be read: No such file"):
        read(tmp_path / "nothing.pdf", HERE)
    with pytest.raises(ReadError, match="this is a folder"):
        read(tmp_path, HERE)
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    with pytest.raises(ReadError, match="no file but a device"):
        read(str(pipe), HERE)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 101)
    small = ReadSettings(isolate="never", max_bytes=100)
    for source in (path, path.read_bytes()):
        with pytest.raises(ReadError, match=r"101 bytes, more than read.max_bytes = 100; raise it"):
            read(source, small)


def test_a_path_and_its_bytes_give_the_same_pages(tmp_path: Path) -> None:
    path = tmp_path / "letter"
    path.write_bytes(letter())
    assert read(path, HERE) == read(str(path), HERE) == read(letter(), HERE) == read(letter(), ReadSettings())


@pytest.mark.parametrize(
    ("data", "warned"),
    [
        ("Señor García".encode(), False),
        ("Señor García".encode("utf-8-sig"), False),
        ("Señor García".encode("utf-16"), False),
        (b"\xfe\xff" + "Señor García".encode("utf-16-be"), False),
        ("Señor García".encode("cp1252"), True),
    ],
)
def test_encodings(data: bytes, warned: bool) -> None:
    pages = read(data, HERE)
    assert text(pages) == "Señor García"
    assert [w.code for w in pages.warnings] == ["encoding_guessed"] * warned
    assert pages.size == len(data)


def test_an_owner_password_alone_keeps_nobody_out() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(letter()))
    writer.encrypt("", owner_password="secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    assert WORDS in text(read(out.getvalue(), HERE))


def test_of_many_pages_the_first_are_read() -> None:
    pages = read(letter(pages=30, lines=3), ReadSettings(isolate="never", max_pages=5))
    assert len(pages.pages) == 5
    assert len(pages.warnings) == 1
    assert "30 pages, of which the first 5" in pages.warnings[0].detail


def test_blank_pages_are_no_letter() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(ReadError, match="no text on any of its 1 pages: they are blank"):
        read(out.getvalue(), HERE)


@needs_tesseract
def test_a_tiff_of_two_pages_and_a_transparent_png(tmp_path: Path) -> None:
    cached = ReadSettings(isolate="never", ocr_cache=str(tmp_path))
    picture = image(digital(printed)).crop((150, 350, 1600, 560))
    clear = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    clear.putalpha(picture.point(lambda level: 255 - level))
    for form, pages_in in (("TIFF", 2), ("PNG", 1)):
        out = io.BytesIO()
        if form == "TIFF":
            picture.save(out, form, save_all=True, append_images=[picture], dpi=(200, 200))
        else:
            clear.save(out, form)
        pages = read(out.getvalue(), cached)
        assert len(pages.pages) == pages_in
        assert pages.text_layer == "ocr"
        assert BODY[0] in text(pages).replace("  ", " ")


@needs_tesseract
def test_an_image_without_ocr_names_the_option() -> None:
    out = io.BytesIO()
    Image.new("L", (600, 800), 255).save(out, "PNG")
    with pytest.raises(ReadError, match="--ocr auto"):
        read(out.getvalue(), ReadSettings(isolate="never", ocr="never"))
    with pytest.raises(ReadError, match="no text on any of its 1 pages"):
        read(out.getvalue(), HERE)
