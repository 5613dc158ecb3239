"""The program tesseract: page images in, the lines it saw out; kept in a folder by the digest of the image."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers.hocr import Line, parse
from allegex.readers.raster import Raster, tiff

PAGES_A_CALL = 8
"""One call reads several pages, since loading three languages costs a quarter of a second; memory bounds the number."""

PACKAGES = {"eng": "tesseract-ocr-eng", "fra": "tesseract-ocr-fra", "spa": "tesseract-ocr-spa"}
"""Debian packages of the languages."""

BLOCK = "6"
"""Page segmentation: one block of lines. Of 3, 4, 6 and 11 it made the fewest errors on clean scans (0.13 % of characters
against 0.18, 0.18 and 0.28), keeps page numbers and rows of tables, and leaves columns to layout, which has the boxes."""

SPARSE = "11"
"""Pieces of text wherever they stand: right where the lines of two columns do not stand at one height, which BLOCK
tangles; but it loses the numbers of lists."""

_SURE = 40.0
"""Confidence in percent for a mark read alone; it must pair with another besides."""


def lines(
    rasters: Sequence[Raster], dpi: int, settings: ReadSettings, mode: str = BLOCK
) -> list[tuple[Line, ...] | None]:
    """The lines of each image; None where tesseract failed or ran out of time on it. Raises ReadError without tesseract."""
    folder = Path(settings.ocr_cache) if settings.ocr_cache else None
    keys = [_key(raster, dpi, settings, mode) for raster in rasters] if folder else []
    found: list[tuple[Line, ...] | None] = [None] * len(rasters)
    missing: list[int] = []
    for index in range(len(rasters)):
        known = _kept(folder / keys[index]) if folder else None
        if known is None:
            missing.append(index)
        else:
            found[index] = parse(known)[0]
    for at in range(0, len(missing), PAGES_A_CALL):
        part = missing[at : at + PAGES_A_CALL]
        for index, hocr in zip(part, _hocr([rasters[i] for i in part], dpi, settings, mode), strict=True):
            found[index] = None if hocr is None else parse(hocr)[0]
            if folder and hocr is not None:
                _keep(folder / keys[index], hocr)
    return found


def digits(rasters: Sequence[Raster], dpi: int, settings: ReadSettings) -> list[str]:
    """The number that each small image shows, "" where none is seen with some confidence."""
    arguments = [
        "-l",
        settings.ocr_languages[0],
        "--psm",
        "8",
        "-c",
        "tessedit_char_whitelist=0123456789",
        "tsv",
    ]
    found = [""] * len(rasters)
    for row in (_run(arguments, list(rasters), dpi, settings.ocr_seconds) or "").splitlines():
        fields = row.split("\t")
        if fields[0] == "5" and float(fields[10]) >= _SURE and fields[11].isdigit():
            found[int(fields[1]) - 1] = fields[11]
    return found


def orientation(raster: Raster, dpi: int, settings: ReadSettings) -> int:
    """Degrees clockwise by which the image must be turned to stand upright: 0, 90, 180 or 270; 0 where unsure."""
    out = _run(["--psm", "0", "-l", "osd"], [raster], dpi, settings.ocr_seconds)
    for line in (out or "").splitlines():
        name, _, value = line.partition(":")
        if name == "Rotate" and value.strip().isdigit():
            return int(value) % 360
    return 0


def _hocr(rasters: list[Raster], dpi: int, settings: ReadSettings, mode: str) -> list[str | None]:
    """The hOCR of each image. A page that ends a call early is tried alone, so that it spoils no other."""
    arguments = ["-l", "+".join(settings.ocr_languages), "--psm", mode, "-c", "hocr_char_boxes=1"]
    out = _run([*arguments, "hocr"], rasters, dpi, settings.ocr_seconds * len(rasters))
    pages = [] if out is None else out.split("<div class='ocr_page'")[1:]
    if len(pages) == len(rasters):
        return ["<div class='ocr_page'" + page for page in pages]
    if len(rasters) == 1:
        return [None]
    return [_hocr([raster], dpi, settings, mode)[0] for raster in rasters]


def _run(arguments: list[str], rasters: list[Raster], dpi: int, seconds: float) -> str | None:
    """What tesseract writes to its standard output; None where it failed or took longer than `seconds`."""
    command = ["tesseract", "stdin", "stdout", "--dpi", str(dpi), *arguments]
    # One thread each: the workers of a batch would fight for cores.
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
        )
    except OSError as error:
        raise ReadError(
            "pages without text need OCR, and the program tesseract is not there; install the Debian package "
            "tesseract-ocr (with tesseract-ocr-fra and tesseract-ocr-spa), or read without them: --ocr never"
        ) from error
    _free(process.pid)
    with process:
        try:
            out, complaints = process.communicate(tiff(rasters, dpi), timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return None
    if b"Failed loading language" in complaints or b"Error opening data file" in complaints:
        missing = sorted(
            name for name in arguments[1].split("+") if f"{name}.traineddata".encode() in complaints
        )
        packages = ", ".join(PACKAGES.get(name, f"tesseract-ocr-{name}") for name in missing)
        raise ReadError(
            f"tesseract lacks the languages {', '.join(missing)}; install {packages}, or set read.ocr_languages"
        )
    return out.decode("utf-8", "replace") if process.returncode == 0 else None


def _free(pid: int) -> None:
    """Lift the limit of CPU seconds that tesseract inherits from a guarded reader: it has its own, by the clock."""
    if sys.platform == "linux":
        import resource

        with suppress(OSError):
            resource.prlimit(pid, resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _key(raster: Raster, dpi: int, settings: ReadSettings, mode: str) -> str:
    digest = hashlib.sha256(raster.grey)
    digest.update(f"{raster.width} {dpi} {mode} {'+'.join(settings.ocr_languages)}".encode())
    return f"{digest.hexdigest()}.hocr.z"


def _kept(path: Path) -> str | None:
    try:
        return zlib.decompress(path.read_bytes()).decode()
    except (OSError, zlib.error, UnicodeDecodeError):
        # Not there, or spoilt: read the page again.
        return None


def _keep(path: Path, hocr: str) -> None:
    """Written under another name first: two workers may read the same page."""
    waiting = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_bytes(zlib.compress(hocr.encode()))
        waiting.replace(path)
    except OSError as error:
        raise ReadError(
            f"the OCR cache {path.parent} cannot be written: {error.strerror}; set read.ocr_cache"
        ) from error
