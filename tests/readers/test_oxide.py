"""The second PDF library: the same text as the first, on producers that both read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein
from reportlab.pdfgen.canvas import Canvas

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.layout.compose import compose
from allegex.readers.read import read
from readers.damage import letter
from readers.scans import digital, printed

pytest.importorskip("pdf_oxide")

FIRST = ReadSettings(isolate="never")
SECOND = ReadSettings(isolate="never", pdf="oxide")


@pytest.mark.parametrize(
    "data",
    [
        letter(),
        pytest.param(
            digital(printed),
            marks=pytest.mark.xfail(
                reason="pdf_oxide puts raised numbers on the baseline of their line", strict=True
            ),
        ),
    ],
    ids=["plain", "with a note"],
)
def test_both_libraries_give_the_same_text(data: bytes) -> None:
    assert compose(read(data, FIRST)).content == compose(read(data, SECOND)).content


def test_sizes_bold_and_places_agree() -> None:
    one, two = (read(digital(printed), settings).pages[0].runs for settings in (FIRST, SECOND))
    assert [(run.text.strip(), run.bold) for run in one] == [(run.text.strip(), run.bold) for run in two]
    for mine, theirs in zip(one, two, strict=True):
        assert mine.size == pytest.approx(theirs.size, abs=0.1)
        if mine.size < 9:
            continue
        assert mine.baseline == pytest.approx(theirs.baseline, abs=0.5)
        assert mine.box[:2] == pytest.approx(theirs.box[:2], abs=1.0)


def test_dark_bars_are_refused() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "Ada Example")
    canvas.rect(70, 697, 80, 12, fill=1)
    canvas.save()
    with pytest.raises(ReadError, match=r"dark bars; read it with read.pdf=pdfium"):
        read(out.getvalue(), SECOND)


def test_a_damaged_file_is_a_read_error() -> None:
    with pytest.raises(ReadError, match=r"damaged|cut off"):
        read(b"%PDF-1.4 nothing", SECOND)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["AL_CMR_4_2019", "AL_OTH_188_2021", "UA_BHR_3_2012", "UA_VEN_9_2018"])
def test_shared_letters_agree(shared: Path, name: str) -> None:
    path = shared / "letters" / f"{name}.pdf"
    one, two = (" ".join(compose(read(path, settings)).content.split()) for settings in (FIRST, SECOND))
    assert Levenshtein.distance(one, two) <= 0.005 * len(one)
