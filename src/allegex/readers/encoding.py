"""Bytes of a text file to characters, with a warning where the encoding had to be guessed."""

from __future__ import annotations

import re

from allegex.errors import ReadError
from allegex.records.page import Warning

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)


def decoded(data: bytes, *, html: bool = False) -> tuple[str, tuple[Warning, ...]]:
    """The characters: by byte order mark, by what an HTML page says of itself, as UTF-8, else as Windows-1252.

    Raises ReadError for UTF-16 that is none.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError as error:
                raise ReadError(f"starts as {encoding} text, but is damaged at byte {error.start}") from error
    stated = _META.search(data[:4096]) if html else None
    if stated:
        try:
            return data.decode(stated[1].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            # What the page says of itself is wrong; go on as if it said nothing.
            pass
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        # Five bytes mean nothing in Windows-1252; Python leaves them undefined.
        detail = f"not UTF-8 (byte {error.start}); read as Windows-1252, so that some letters may be wrong"
        return data.decode("cp1252", "replace"), (Warning("encoding_guessed", detail),)
