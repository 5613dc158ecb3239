"""Grey page images as plain bytes: skew, turning, ink; no image library needed for it."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

INK = 128
"""Grey levels below this are ink."""

_TO_INK = bytes(1 if level < INK else 0 for level in range(256))
_BLOCKS = 16
_STEP = 2
_BAR_STEP = 3


class Raster(Struct, frozen=True):
    """A page image: one byte a pixel, row by row, 0 black to 255 white."""

    width: int
    height: int
    grey: bytes

    def ink(self) -> bytes:
        """One byte a pixel: 1 where there is ink."""
        return self.grey.translate(_TO_INK)


def blank(raster: Raster) -> bool:
    """True where less than one pixel in 20,000 is ink: an empty back side with specks."""
    return raster.ink().count(1) * 20_000 < len(raster.grey)


def skew(raster: Raster) -> float:
    """How far lines of text fall to the right, in pixels per pixel, within +-0.08 (4.5 degrees); 0.0 where not measurable.

    The slope at which the ink of the columns adds up to the sharpest lines: coarse steps first, then fine ones.
    """
    profiles = _profiles(raster)
    best = _sharpest(profiles, raster.width, [n * 0.008 for n in range(-10, 11)])
    if best is None:
        return 0.0
    fine = _sharpest(profiles, raster.width, [best + n * 0.001 for n in range(-7, 8)])
    return 0.0 if fine is None else round(fine, 4)


def levelled(raster: Raster, slope: float) -> Raster:
    """The image with lines of that slope made level, by two integer shears: fit for small slopes only."""
    width, height, grey = raster.width, raster.height, raster.grey
    white = b"\xff"
    rows: list[bytes] = []
    # First every row moves sideways by slope * y, which keeps vertical strokes upright.
    for y in range(height):
        row = grey[y * width : (y + 1) * width]
        shift = round(slope * (y - height / 2))
        rows.append(row[-shift:] + white * -shift if shift < 0 else white * shift + row[: width - shift])
    bands = _bands(width, slope)
    empty = white * width
    out: list[bytes] = []
    for y in range(height):
        parts = []
        for x0, x1, shift in bands:
            source = y + shift
            parts.append((rows[source] if 0 <= source < height else empty)[x0:x1])
        out.append(b"".join(parts))
    return Raster(width, height, b"".join(out))


def unlevelled(x: float, y: float, raster: Raster, slope: float) -> tuple[float, float]:
    """Where a point of the levelled image stands in the image that was levelled."""
    y0 = y + slope * (x - raster.width / 2)
    return x - slope * (y0 - raster.height / 2), y0


def turned(raster: Raster, degrees: int) -> Raster:
    """The image turned clockwise by 0, 90, 180 or 270 degrees."""
    width, height, grey = raster.width, raster.height, raster.grey
    if degrees == 180:
        return Raster(width, height, grey[::-1])
    if degrees == 90:
        last = (height - 1) * width
        return Raster(height, width, b"".join(grey[last + x :: -width] for x in range(width)))
    if degrees == 270:
        return Raster(height, width, b"".join(grey[x::width] for x in reversed(range(width))))
    return raster


def stroke(ink: bytes, width: int, box: tuple[int, int, int, int]) -> float:
    """Mean length in pixels of the horizontal strokes of ink inside a box; 0.0 where there is none."""
    x0, y0, x1, y1 = box
    pixels = strokes = 0
    for y in range(y0, y1):
        row = b"\x00" + ink[y * width + x0 : y * width + x1]
        pixels += row.count(1)
        strokes += row.count(b"\x00\x01")
    return pixels / strokes if strokes else 0.0


def tight(ink: bytes, width: int, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The box drawn in to the ink inside it; as it is where there is none."""
    x0, y0, x1, y1 = box
    rows = [(y, ink[y * width + x0 : y * width + x1]) for y in range(y0, y1)]
    rows = [(y, row) for y, row in rows if 1 in row]
    if not rows:
        return box
    left = min(row.index(1) for _, row in rows)
    right = max(row.rindex(1) for _, row in rows)
    return (x0 + left, rows[0][0], x0 + right + 1, rows[-1][0] + 1)


def bars(ink: bytes, width: int, dpi: int) -> list[tuple[int, int, int, int]]:
    """Boxes of black bars as high as a line of text, which hide what stands under them.

    Rules are thinner, photographs and the dark edges of copies higher, and bold letters narrower.
    """
    low, high, least = dpi * 0.08, dpi * 0.33, max(dpi // 7, 4)
    solid = re.compile(rb"\x01{%d,}" % least)
    open_bars: list[list[int]] = []
    found: list[tuple[int, int, int, int]] = []
    for y in range(0, len(ink) // width + _BAR_STEP, _BAR_STEP):
        row = ink[y * width : (y + 1) * width]
        going: list[list[int]] = []
        for run in solid.finditer(row):
            x0, x1 = run.span()
            bar = next((b for b in open_bars if abs(b[0] - x0) <= 6 and abs(b[2] - x1) <= 6), None)
            going.append([x0, y, x1, y] if bar is None else [min(bar[0], x0), bar[1], max(bar[2], x1), y])
        tops = {(bar[0], bar[1]) for bar in going}
        for bar in open_bars:
            # A bar that does not go on in this row has ended.
            if (
                not any(abs(x0 - bar[0]) <= 12 and top == bar[1] for x0, top in tops)
                and low < bar[3] - bar[1] < high
            ):
                found.append((bar[0], bar[1], bar[2], bar[3] + _BAR_STEP))
        open_bars = going
    return sorted(found, key=lambda bar: (bar[1], bar[0]))


def without(raster: Raster, boxes: Sequence[tuple[int, int, int, int]]) -> Raster:
    """The image with white paper in the boxes."""
    grey = bytearray(raster.grey)
    for x0, y0, x1, y1 in boxes:
        for y in range(max(y0 - _BAR_STEP, 0), min(y1 + _BAR_STEP, raster.height)):
            at = y * raster.width
            first, last = max(x0 - _BAR_STEP, 0), min(x1 + _BAR_STEP, raster.width)
            grey[at + first : at + last] = b"\xff" * (last - first)
    return Raster(raster.width, raster.height, bytes(grey))


def tiff(rasters: Sequence[Raster], dpi: int) -> bytes:
    """The images as pages of one uncompressed grey TIFF, which tesseract reads from its standard input."""
    parts = [struct.pack("<2sHI", b"II", 42, 8)]
    offset = 8
    for index, raster in enumerate(rasters):
        entries = 11
        data_at = offset + 2 + entries * 12 + 4 + 8
        following = data_at + len(raster.grey)
        following += following % 2
        directory = struct.pack("<H", entries)
        for tag, kind, value in (
            (256, 4, raster.width),
            (257, 4, raster.height),
            (258, 3, 8),
            (259, 3, 1),
            (262, 3, 1),
            (273, 4, data_at),
            (277, 3, 1),
            (278, 4, raster.height),
            (279, 4, len(raster.grey)),
            (282, 5, data_at - 8),
            (283, 5, data_at - 8),
        ):
            directory += struct.pack("<HHII", tag, kind, 1, value)
        directory += struct.pack("<I", 0 if index == len(rasters) - 1 else following)
        directory += struct.pack("<II", dpi, 1)
        padding = b"\x00" * (following - data_at - len(raster.grey))
        parts += [directory, raster.grey, padding]
        offset = following
    return b"".join(parts)


def _bands(width: int, slope: float) -> list[tuple[int, int, int]]:
    """Neighbouring columns that move by the same number of rows: first, last + 1, rows."""
    bands: list[tuple[int, int, int]] = []
    start, shift = 0, round(slope * (0 - width / 2))
    for x in range(1, width + 1):
        now = round(slope * (x - width / 2)) if x < width else None
        if now != shift:
            bands.append((start, x, shift))
            start, shift = x, now if now is not None else 0
    return bands


def _profiles(raster: Raster) -> list[list[int]]:
    """Ink per sampled row in each of the vertical blocks of the page, without the margins."""
    ink, width = raster.ink(), raster.width
    size = width // _BLOCKS
    return [
        [ink.count(1, at, at + size) for at in range(block * size, len(ink) - width, width * _STEP)]
        for block in range(1, _BLOCKS - 1)
    ]


def _sharpest(profiles: list[list[int]], width: int, slopes: list[float]) -> float | None:
    """The slope with the largest sum of squared changes of ink from row to row; None where none stands out."""
    scores: list[float] = []
    size = width / _BLOCKS
    middle = (len(profiles) - 1) / 2
    rows = len(profiles[0])
    margin = int(0.08 * width / _STEP) + 2
    for slope in slopes:
        shifts = [round(slope * (block - middle) * size / _STEP) for block in range(len(profiles))]
        columns = [
            profile[margin + shift : rows - margin + shift]
            for profile, shift in zip(profiles, shifts, strict=True)
        ]
        sums = [sum(values) for values in zip(*columns, strict=True)]
        scores.append(sum((a - b) ** 2 for a, b in pairwise(sums)))
    if not scores or max(scores) <= 1.02 * min(scores):
        return None
    return slopes[scores.index(max(scores))]
