"""What a source is, told by its first bytes; the name decides only where bytes cannot."""

from __future__ import annotations

import re
from pathlib import PurePath

from allegex.errors import ReadError

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
ZIP = "application/zip"
PNG, JPEG, TIFF = "image/png", "image/jpeg", "image/tiff"
IMAGES = frozenset({PNG, JPEG, TIFF})

POSSIBLE = "PDF, DOCX, HTML, Markdown, plain text, PNG, JPEG, TIFF or a zip of these"

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls)", "save it as DOCX or PDF"),
    (b"{\\rtf", "an RTF file", "save it as DOCX or PDF"),
    (b"%!PS", "a PostScript file", "convert it to PDF"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_MARKDOWN = re.compile(rb"^(?:#{1,6} \S|.{0,200}\*\*[^*\n]{1,200}\*\*)", re.M)
_BOMS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def kind_of(data: bytes, name: str = "") -> str:
    """The media type. `name` is the file's name, if it has one. Raises ReadError for what no reader reads."""
    suffix = PurePath(name).suffix.lower()
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError("the file is empty")
    if b"%PDF-" in data[:1024]:
        return PDF
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return DOCX if suffix == ".docx" or b"word/" in data[:4096] or b"word/document.xml" in data else ZIP
    for magic, what, instead in _FOREIGN:
        if data.startswith(magic):
            raise ReadError(f"this is {what}; {instead}")
    html = _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) is not None
    if suffix in {".pdf", ".docx", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".zip"}:
        what = "an HTML page, perhaps the error page of a server" if html else "something else"
        raise ReadError(f"named {suffix}, but the file holds {what}; fetch it again")
    if not data.startswith(_BOMS) and _is_binary(data):
        raise ReadError(f"binary data of an unknown kind; possible: {POSSIBLE}")
    if html or suffix in {".html", ".htm", ".xhtml"}:
        return HTML
    if suffix in {".md", ".markdown"} or (suffix != ".txt" and _MARKDOWN.search(data[:8192])):
        return MARKDOWN
    return TEXT


def _is_binary(data: bytes) -> bool:
    """A null byte, or more than one control character in a hundred bytes, of the first 64 KB."""
    sample = data[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\x00" in sample or controls * 100 > len(sample)
