"""Scans for tests: pages printed by reportlab, rendered, turned, dirtied, and put in a PDF or image file."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pypdfium2
from PIL import Image, ImageFilter
from reportlab.pdfgen.canvas import Canvas

HEADING = "Mandates of the Special Rapporteur on the rights of persons"
BODY = (
    "We have the honour to address you in our capacity as Special Rapporteur.",
    "We would like to bring to your attention information we have received",
    "concerning Ms. Ada Example, arrested on 4 May 2020 under article 19 (2)",
    "of the Covenant. She was released without charge after eleven days.",
)
NOTE = "See resolution 24/247 of the General Assembly and the report."


def printed(canvas: Canvas) -> None:
    """A page with a bold heading, four lines of text with a call, and a footnote."""
    canvas.setFont("Times-Bold", 12)
    canvas.drawString(90, 740, HEADING)
    canvas.setFont("Times-Roman", 12)
    for number, line in enumerate(BODY):
        canvas.drawString(72, 700 - 15 * number, line)
    end = 72 + canvas.stringWidth(BODY[3], "Times-Roman", 12)
    canvas.setFont("Times-Roman", 7.5)
    canvas.drawString(end + 0.5, 660.5, "1")
    canvas.drawString(72, 103.5, "1")
    canvas.setFont("Times-Roman", 10)
    canvas.drawString(79, 100, NOTE)


def digital(*draw: Callable[[Canvas], None]) -> bytes:
    """A PDF with a text layer, a page for each function."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for page in draw:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def image(data: bytes, page: int = 0, angle: float = 0.0, noise: int = 0) -> Image.Image:
    """A page as a grey image of 200 dpi, turned anticlockwise by `angle` degrees, with grains of `noise` levels."""
    with pypdfium2.PdfDocument(data) as document:
        picture = document[page].render(scale=200 / 72, grayscale=True).to_pil()
    if angle:
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, expand=angle % 90 == 0, fillcolor=255)
    if noise:
        draw = random.Random(3)
        grains = Image.frombytes("L", picture.size, draw.randbytes(picture.width * picture.height))
        picture = Image.blend(picture.filter(ImageFilter.GaussianBlur(0.7)), grains, noise / 255)
    return picture


def scanned(*pictures: Image.Image, stamp: str = "") -> bytes:
    """A PDF of images only, but for a typed stamp."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for picture in pictures:
        width, height = picture.width * 0.36, picture.height * 0.36
        canvas.setPageSize((width, height))
        canvas.drawInlineImage(picture, 0, 0, width, height)
        if stamp:
            canvas.drawString(20, 20, stamp)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
