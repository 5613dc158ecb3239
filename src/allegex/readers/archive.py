"""The letters inside a zip, with guards against archives made to do harm."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from allegex.config import ReadSettings
from allegex.errors import ReadError

SUFFIXES = frozenset(
    {".pdf", ".txt", ".md", ".markdown", ".docx", ".html", ".htm", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
)
"""Members with other names are passed over: an archive of letters holds lists and notes too."""

MOST_MEMBERS = 100_000
_RATIO = 200
"""Times that a member may unpack to its packed size: PDF and text pack 2 to 20 times, a bomb 1,000 times."""
_SMALL = 5_000_000
"""Members up to this size may pack better, for a page of white does."""


def members(data: bytes, settings: ReadSettings) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each letter in the zip, in the order of the names.

    Names are labels, never paths. Raises ReadError for a zip that is damaged, protected by a password, or a bomb, when
    the iteration gets there; zips inside the zip are passed over.
    """
    with _opened(data) as archive:
        for info in _letters(archive):
            yield info.filename, _content(archive, info, settings)


def only_member(data: bytes, settings: ReadSettings) -> tuple[str, bytes]:
    """Name and bytes of the one letter in the zip. Raises ReadError where there are more or none."""
    with _opened(data) as archive:
        letters = _letters(archive)
        if len(letters) != 1:
            what = f"{len(letters)} letters" if letters else "no letter (nor does a zip inside it count)"
            raise ReadError(f"this zip holds {what}; `allegex batch` reads a zip of letters, one record each")
        return letters[0].filename, _content(archive, letters[0], settings)


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadError("the zip is damaged; fetch it again") from error


def _letters(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise ReadError(f"the zip has {len(infos)} members, more than {MOST_MEMBERS}; split it")
    letters = [
        info
        for info in infos
        if not info.is_dir()
        and PurePosixPath(info.filename).suffix.lower() in SUFFIXES
        # What macOS adds to each file.
        and not info.filename.startswith("__MACOSX/")
    ]
    return sorted(letters, key=lambda info: (info.filename, info.header_offset))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, settings: ReadSettings) -> bytes:
    name = info.filename
    if info.flag_bits & 1:
        raise ReadError(f"{name} in the zip is protected by a password; unpack it first")
    # The directory of a hostile zip lies about sizes: what is read is counted.
    most = min(settings.max_bytes, max(info.compress_size * _RATIO, _SMALL))
    try:
        with archive.open(info) as file:
            content = file.read(most + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise ReadError(f"{name} in the zip is damaged, or packed in a way that is not known") from error
    if len(content) > most:
        raise ReadError(
            f"{name} in the zip unpacks to more than {most} bytes; unpack it first if that is meant"
        )
    return content
