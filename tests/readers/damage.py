"""Files made to do harm or broken on the way: name -> bytes, the same every time."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache

import pypdf
from reportlab.pdfgen.canvas import Canvas

WORDS = "We have the honour to address you concerning Ms. Ada Example, a teacher, on 4 May 2020."


def letter(pages: int = 2, lines: int = 40) -> bytes:
    """A plain PDF, uncompressed."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=0)
    for page in range(pages):
        for line in range(lines):
            canvas.drawString(72, 780 - 16 * line, f"{page}.{line} {WORDS}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pdf(*objects: str | bytes, root: int = 1) -> bytes:
    """A PDF of the given objects, numbered from 1, with a right cross-reference table."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + (body.encode() if isinstance(body, str) else body) + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        root,
        len(out),
    )
    return out + table + trailer


def stream(content: bytes, extra: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(content), extra.encode()) + content + b"\nendstream"


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 12 Tf 72 700 Td (" + WORDS.encode() + b") Tj ET"


def page(box: str = "0 0 595 842", more: str = "") -> str:
    resources = "/Resources << /Font << /F1 5 0 R >> " + more + " >>"
    return f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R {resources} >>"


def one_page(content: bytes = TEXT, box: str = "0 0 595 842", more: str = "", *rest: str | bytes) -> bytes:
    return pdf(CATALOG, ONE_PAGE, page(box, more), stream(content), FONT, *rest)


def truncated() -> Iterator[tuple[str, bytes]]:
    whole = letter()
    for end in range(0, len(whole), 1024):
        yield f"truncated-{end}", whole[: end or 9]


def flipped() -> Iterator[tuple[str, bytes]]:
    whole = letter()
    for seed in range(20):
        draw = random.Random(seed)
        data = bytearray(whole)
        for _ in range(3 ** (seed % 7)):
            data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        yield f"flipped-{seed}", bytes(data)


def tables() -> Iterator[tuple[str, bytes]]:
    whole = one_page()
    start = whole.rindex(b"startxref")
    yield "xref-beyond-the-end", whole[:start] + b"startxref\n99999999\n%%EOF"
    yield "xref-negative", whole[:start] + b"startxref\n-1\n%%EOF"
    yield "xref-into-a-stream", whole[:start] + b"startxref\n200\n%%EOF"
    yield "xref-missing", whole[: whole.rindex(b"xref\n0")]
    yield "xref-shifted", whole.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%" + b"x" * 50 + b"\n")
    yield "xref-loop", whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % whole.rindex(b"xref\n0"))
    yield "junk-before", b"\x00\x01junk\r\n" * 40 + whole
    yield "junk-after", whole + b"\xff" * 5000
    yield "root-missing", whole.replace(b"/Root 1 0 R", b"/Root 9 0 R")
    yield "header-only", b"%PDF-1.7\n"
    yield "header-and-noise", b"%PDF-1.7\n" + random.Random(1).randbytes(30_000)


def trees() -> Iterator[tuple[str, bytes]]:
    yield "no-pages", pdf(CATALOG, "<< /Type /Pages /Kids [] /Count 0 >>")
    yield "pages-loop", pdf(CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
    yield (
        "pages-loop-of-two",
        pdf(
            CATALOG,
            "<< /Type /Pages /Kids [3 0 R] /Count 2 >>",
            "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 2 >>",
        ),
    )
    yield (
        "parent-loop",
        pdf(CATALOG, ONE_PAGE, "<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>", stream(TEXT)),
    )
    yield (
        "count-lies",
        pdf(CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>", page(), stream(TEXT), FONT),
    )
    yield (
        "count-negative",
        pdf(CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count -5 >>", page(), stream(TEXT), FONT),
    )
    yield "page-is-a-number", pdf(CATALOG, ONE_PAGE, "42")
    yield "deep-arrays", pdf(CATALOG, ONE_PAGE, page(), stream(TEXT), "[" * 100_000 + "]" * 100_000)
    yield "catalog-loop", pdf("1 0 R")
    yield (
        "length-loop",
        pdf(CATALOG, ONE_PAGE, page(), b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream", FONT),
    )


def contents() -> Iterator[tuple[str, bytes]]:
    for name, box in (
        ("huge", "0 0 1000000000 1000000000"),
        ("zero", "0 0 0 0"),
        ("turned", "595 842 0 0"),
        ("negative", "-9000 -9000 -8000 -8000"),
        ("words", "a b c d"),
    ):
        yield f"box-{name}", one_page(box=box)
    objects = b"".join(b"BT /F1 8 Tf %d %d Td (w%d) Tj ET\n" % (i % 500, i % 800, i) for i in range(100_000))
    yield "hundred-thousand-objects", one_page(objects)
    yield "hundred-thousand-lines", one_page(b"0 0 m 9 9 l S\n" * 100_000 + TEXT)
    yield "unclosed-text", one_page(b"BT /F1 12 Tf (" + b"x" * 5000)
    yield "pushes", one_page(b"q " * 200_000 + TEXT)
    form = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X {} 0 R >> >>"
    yield (
        "form-in-itself",
        one_page(
            TEXT + b" /X Do", "0 0 595 842", "/XObject << /X 6 0 R >>", stream(b"/X Do", form.format(6))
        ),
    )
    nest = [stream(b"/X Do " * 10, form.format(number + 1)) for number in range(6, 15)]
    yield (
        "forms-to-the-ninth",
        one_page(
            TEXT + b" /X Do", "0 0 595 842", "/XObject << /X 6 0 R >>", *nest, stream(TEXT, form.format(6))
        ),
    )
    bomb = zlib.compress(b" " * 150_000_000, 9)
    yield (
        "stream-of-150-megabytes",
        pdf(CATALOG, ONE_PAGE, page(), stream(bomb, "/Filter /FlateDecode"), FONT),
    )
    twice = zlib.compress(zlib.compress(b"\n" * 200_000_000, 9), 9)
    yield (
        "stream-packed-twice",
        pdf(CATALOG, ONE_PAGE, page(), stream(twice, "/Filter [/FlateDecode /FlateDecode]"), FONT),
    )
    yield (
        "stream-broken",
        pdf(CATALOG, ONE_PAGE, page(), stream(b"not packed at all" * 50, "/Filter /FlateDecode"), FONT),
    )
    script = "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while\\(1\\){}) >> >>"
    yield "script", pdf(script, ONE_PAGE, page(), stream(TEXT), FONT)
    yield (
        "image-enormous",
        one_page(
            b"q 500 0 0 700 0 0 cm /X Do Q",
            "0 0 595 842",
            "/XObject << /X 6 0 R >>",
            stream(
                b"\x00" * 10,
                "/Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceGray",
            ),
        ),
    )


def locked() -> Iterator[tuple[str, bytes]]:
    for algorithm in ("RC4-40", "RC4-128", "AES-128", "AES-256"):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(letter()))
        writer.encrypt("secret", algorithm=algorithm)
        out = io.BytesIO()
        writer.write(out)
        yield f"password-{algorithm}", out.getvalue()


def attached() -> bytes:
    """A letter with a file inside, which is no part of it."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(letter()))
    writer.add_attachment("other.txt", b"ATTACHED " * 100)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def archives() -> Iterator[tuple[str, bytes]]:
    bomb = zipped({"a.txt": b"a" * 80_000_000})
    yield "zip-bomb", bomb
    yield "zip-in-zip", zipped({"inner.zip": zipped({"a.pdf": letter()})})
    yield "zip-of-nothing", zipped({})
    yield "zip-truncated", zipped({"a.pdf": letter()})[:-40]
    whole = zipped({"a.pdf": letter()})
    yield "zip-wrong-sum", whole.replace(whole[60:80], bytes(20))
    yield "zip-method-unknown", whole.replace(b"\x08\x00", b"\x63\x00")
    flagged = bytearray(whole)
    flagged[6] |= 1
    flagged[whole.rindex(b"PK\x01\x02") + 8] |= 1
    yield "zip-password", bytes(flagged)
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{"&" + a + ";"}{("&" + a + ";") * 9}">'
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    body = (
        laughs
        + '] ><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&i;</w:document>'
    )
    yield "docx-laughs", zipped({"word/document.xml": body.encode()})
    yield "docx-empty", zipped({"word/document.xml": b""})


def images() -> Iterator[tuple[str, bytes]]:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0))
    yield "png-enormous", head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    yield "png-truncated", head[:40]
    yield "jpeg-truncated", b"\xff\xd8\xff\xe0\x00\x10JFIF"
    tiff = struct.pack("<2sHI", b"II", 42, 8) + struct.pack("<H", 1) + struct.pack("<HHII", 256, 3, 1, 10)
    yield "tiff-loop", tiff + struct.pack("<I", 8)


def texts() -> Iterator[tuple[str, bytes]]:
    yield "html-deep", b"<html>" + b"<div>" * 60_000 + b"text"
    yield "html-half-tag", b"<html><p>text <a href='" + b"x" * 50_000
    yield "html-comment-open", b"<!DOCTYPE html><p>seen<!-- " + b"-" * 50_000
    yield "utf16-odd", b"\xff\xfea\x00b\x00\xd8"
    yield "null-bytes", b"We write\x00 to you" * 100
    yield "noise.txt", random.Random(2).randbytes(4000)
    yield "one-long-line", b"word " * 200_000


FAMILIES: tuple[Callable[[], Iterator[tuple[str, bytes]]], ...] = (
    truncated,
    flipped,
    tables,
    trees,
    contents,
    locked,
    archives,
    images,
    texts,
)


@cache
def made(family: Callable[[], Iterator[tuple[str, bytes]]]) -> tuple[tuple[str, bytes], ...]:
    """The files of a family, made once for all tests."""
    return tuple(family())


def damaged() -> dict[str, bytes]:
    """All of them."""
    return {name: data for family in FAMILIES for name, data in made(family)}
