"""The pdfium library that pypdfium2 ships, called with only the functions that reading needs.

pypdfium2's own bindings declare some 450 functions and make a Python object of every pointer; declared here, pointers are
integers, and neither the start nor a call pays for what is not used. Calls hold the interpreter lock (`PyDLL`), since
pdfium is not safe with threads.

What is asked of single characters declares no arguments: ctypes then checks and converts none, which is most of the time
that such a call takes. Their page of text is given as `pointer(text_page)`, places as integers, results by `byref`.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import POINTER, c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_FLOAT, _INT, _UINT = POINTER(c_float), POINTER(c_int), POINTER(c_uint)

# name: (result, arguments)
_DECLARATIONS: dict[str, tuple[Any, tuple[Any, ...] | None]] = {
    "FPDF_InitLibrary": (None, ()),
    "FPDF_LoadMemDocument64": (c_void_p, (c_void_p, c_size_t, c_char_p)),
    "FPDF_GetLastError": (c_ulong, ()),
    "FPDF_GetPageCount": (c_int, (c_void_p,)),
    "FPDF_LoadPage": (c_void_p, (c_void_p, c_int)),
    "FPDF_ClosePage": (None, (c_void_p,)),
    "FPDF_CloseDocument": (None, (c_void_p,)),
    "FPDF_GetPageBoundingBox": (c_int, (c_void_p, c_void_p)),
    "FPDFPage_GetRotation": (c_int, (c_void_p,)),
    "FPDFPage_CountObjects": (c_int, (c_void_p,)),
    "FPDFPage_GetObject": (c_void_p, (c_void_p, c_int)),
    "FPDFFormObj_CountObjects": (c_int, (c_void_p,)),
    "FPDFFormObj_GetObject": (c_void_p, (c_void_p, c_ulong)),
    "FPDFPageObj_GetType": (c_int, (c_void_p,)),
    "FPDFPageObj_GetBounds": (c_int, (c_void_p, _FLOAT, _FLOAT, _FLOAT, _FLOAT)),
    "FPDFPageObj_GetMatrix": (c_int, (c_void_p, c_void_p)),
    "FPDFPageObj_GetFillColor": (c_int, (c_void_p, _UINT, _UINT, _UINT, _UINT)),
    "FPDFPath_GetDrawMode": (c_int, (c_void_p, _INT, _INT)),
    "FPDFPath_CountSegments": (c_int, (c_void_p,)),
    "FPDFText_LoadPage": (c_void_p, (c_void_p,)),
    "FPDFText_ClosePage": (None, (c_void_p,)),
    "FPDFText_CountChars": (c_int, (c_void_p,)),
    "FPDFText_GetText": (c_int, (c_void_p, c_int, c_int, c_void_p)),
    "FPDFText_GetUnicode": (c_uint, (c_void_p, c_int)),
    "FPDFText_GetTextObject": (c_void_p, None),
    "FPDFText_GetCharBox": (c_int, None),
    "FPDFText_GetMatrix": (c_int, None),
    "FPDFText_GetFontSize": (c_double, None),
    "FPDFTextObj_GetFont": (c_void_p, (c_void_p,)),
    "FPDFTextObj_GetTextRenderMode": (c_int, (c_void_p,)),
    "FPDFFont_GetBaseFontName": (c_size_t, (c_void_p, c_void_p, c_size_t)),
    "FPDFFont_GetWeight": (c_int, (c_void_p,)),
    "FPDFFont_GetFlags": (c_int, (c_void_p,)),
}


class Matrix(ctypes.Structure):
    """FS_MATRIX: x' = a x + c y + e, y' = b x + d y + f."""

    _fields_ = tuple((name, c_float) for name in "abcdef")


class Rect(ctypes.Structure):
    """FS_RECTF in its own order."""

    _fields_ = tuple((name, c_float) for name in ("left", "top", "right", "bottom"))


def _open() -> ctypes.PyDLL:
    library = ctypes.PyDLL(_path())
    for name, (result, arguments) in _DECLARATIONS.items():
        function = getattr(library, name)
        function.restype = result
        if arguments is not None:
            function.argtypes = arguments
    library.FPDF_InitLibrary()
    return library


def _path() -> str:
    """Where the shared library lies: beside the raw bindings, or where these say."""
    name = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}.get(sys.platform, "libpdfium.so")
    spec = find_spec("pypdfium2_raw")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        if (path := Path(folder) / name).is_file():
            return str(path)
    from pypdfium2_raw import bindings  # type: ignore[import-untyped]

    return str(bindings._libs["pdfium"]._name)


def pointer(handle: int) -> Any:
    """A handle as the functions take it that declare no arguments."""
    return c_void_p.from_param(handle)


PDFIUM = _open()
TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
