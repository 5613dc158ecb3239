"""Page images as bytes: what is measured on them, and that turning and levelling keep them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from allegex.readers.raster import Raster, blank, levelled, skew, stroke, tiff, tight, turned, unlevelled
from readers.scans import digital, image, printed

PAGE = image(digital(printed))


def raster(picture: Image.Image) -> Raster:
    return Raster(picture.width, picture.height, picture.tobytes())


@pytest.mark.parametrize("degrees", [-3.5, -1.0, -0.4, 0.0, 0.4, 1.0, 3.5])
def test_skew_is_measured_and_taken_out(degrees: float) -> None:
    page = raster(PAGE.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255))
    slope = skew(page)
    assert slope * 57.3 == pytest.approx(degrees, abs=0.15)
    assert abs(skew(levelled(page, slope))) < 0.003


def test_a_page_without_lines_has_no_skew() -> None:
    assert skew(Raster(800, 1000, b"\xff" * 800_000)) == 0.0


def test_a_point_is_found_again_where_it_came_from() -> None:
    dot = Image.new("L", (601, 801), 255)
    dot.paste(0, (499, 99, 502, 102))
    level = levelled(raster(dot), 0.03)
    at = level.grey.index(0)
    x, y = unlevelled(at % 601 + 1, at // 601 + 1, level, 0.03)
    assert (x, y) == (pytest.approx(500, abs=1.5), pytest.approx(100, abs=1.5))


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turning_is_that_of_an_image_library(degrees: int) -> None:
    there = PAGE.rotate(-degrees, expand=True)
    here = turned(raster(PAGE), degrees)
    assert (here.width, here.height, here.grey) == (*there.size, there.tobytes())


def test_a_tiff_of_several_pages_is_read_by_an_image_library() -> None:
    pages = [raster(PAGE), Raster(3, 5, bytes(range(15))), Raster(1, 1, b"\x07")]
    with Image.open(io.BytesIO(tiff(pages, 200))) as file:
        assert file.n_frames == 3
        for number, page in enumerate(pages):
            file.seek(number)
            assert (file.width, file.height, file.tobytes()) == (page.width, page.height, page.grey)
            assert file.info["dpi"] == (200, 200)


def test_ink() -> None:
    bar = Image.new("L", (300, 300), 255)
    bar.paste(0, (40, 50, 46, 90))
    page = raster(bar)
    assert tight(page.ink(), 300, (0, 0, 300, 300)) == (40, 50, 46, 90)
    assert tight(page.ink(), 300, (0, 0, 9, 9)) == (0, 0, 9, 9)
    assert stroke(page.ink(), 300, (30, 40, 60, 100)) == 6.0
    assert stroke(page.ink(), 300, (0, 0, 9, 9)) == 0.0
    assert not blank(page)
    assert blank(Raster(300, 300, b"\xff" * 90_000))
