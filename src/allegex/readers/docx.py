"""DOCX to pages: paragraphs with bold and list numbers, table rows, footnotes; headers and footers left out."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers.flow import Note, Paragraph, Part, joined, pages_of
from allegex.readers.kinds import DOCX
from allegex.readers.numbering import Numbering, Styles, is_on, value
from allegex.records.page import Pages

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SKIPPED = frozenset(
    {W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", _FALLBACK}
)
_REDACTED = "███"
_DEEPEST = 50


def read_docx(data: bytes, settings: ReadSettings) -> Pages:
    """The pages of a Word file, as it reads with all tracked changes accepted. Raises ReadError."""
    _check_size(data, settings)
    try:
        from docx import Document
        from docx.opc.exceptions import OpcError
        from lxml.etree import LxmlError
    except ImportError as error:
        raise ReadError(
            "DOCX files need python-docx: pip install 'allegex[docx]'; or save it as PDF"
        ) from error
    try:
        document = Document(io.BytesIO(data))
        reader = _Reader(document.part)
        paragraphs = tuple(reader.blocks(document.element.body, 0))
        notes = tuple(reader.notes())
    except (
        OpcError,
        LxmlError,
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        AttributeError,
        OSError,
    ) as error:
        raise ReadError("the Word file is damaged, or is protected by a password; save it again") from error
    return pages_of(data, DOCX, paragraphs, notes)


def _check_size(data: bytes, settings: ReadSettings) -> None:
    """Raises ReadError for a zip that is damaged, or whose parts unpack to more than `max_bytes`."""
    left = settings.max_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                # The directory may lie about sizes: count what comes out.
                with archive.open(info) as file:
                    while piece := file.read(1 << 20):
                        left -= len(piece)
                        if left < 0:
                            raise ReadError(
                                f"the Word file unpacks to more than read.max_bytes = {settings.max_bytes}; raise it"
                            )
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise ReadError("the Word file is damaged, or is protected by a password; save it again") from error


class _Reader:
    """Walks the body. `_asked` holds the notes in the order of their calls."""

    def __init__(self, part: Any) -> None:
        self._styles = Styles(_xml(part, "styles"))
        self._numbering = Numbering(_xml(part, "numbering"), self._styles)
        self._note_parts = {name: _by_id(_xml(part, name + "s"), name) for name in ("footnote", "endnote")}
        self._asked: list[Any] = []

    def blocks(self, parent: Any, depth: int) -> Iterator[Paragraph]:
        """Paragraphs and rows of a body, cell, text box or content control, in order."""
        if depth > _DEEPEST:
            raise ReadError("the Word file is nested too deeply; save it again")
        for element in parent:
            if element.tag == W + "p":
                for box in element.iter(W + "txbxContent"):
                    if not any(up.tag == _FALLBACK for up in box.iterancestors()):
                        yield from self.blocks(box, depth + 1)
                yield from self._paragraph(element)
            elif element.tag == W + "tbl":
                for row in element.iter(W + "tr"):
                    if next(row.iterancestors(W + "tbl")) is element:
                        yield from self._row(row, depth)
            elif element.tag not in _SKIPPED and isinstance(element.tag, str):
                yield from self.blocks(element, depth + 1)

    def notes(self) -> Iterator[Note]:
        """The notes that were called, numbered as Word numbers them: 1, 2, 3 ..."""
        # The list grows where a note calls another; a note never calls itself twice, for each call is a new entry.
        for number, element in enumerate(list(self._asked), start=1):
            parts = [
                part for paragraph in element.iter(W + "p") for part in (*self._parts(paragraph), Part(" "))
            ]
            yield Note(str(number), joined(parts))

    def _row(self, row: Any, depth: int) -> Iterator[Paragraph]:
        """One paragraph of several cells; a row of one cell is what stands in it."""
        cells = [cell for cell in row.iter(W + "tc") if next(cell.iterancestors(W + "tr")) is row]
        if len(cells) == 1:
            yield from self.blocks(cells[0], depth + 1)
            return
        out: list[tuple[Part, ...]] = []
        for cell in cells:
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            parts: list[Part] = []
            if merged is None or merged.get(W + "val") == "restart":
                for paragraph in self.blocks(cell, depth + 1):
                    for inner in paragraph.cells:
                        parts += [*inner, Part(" ")]
            out.append(joined(Part(p.text.replace("\n", " "), p.bold, p.italic, p.raised) for p in parts))
        if any(out):
            yield Paragraph(tuple(out))

    def _paragraph(self, element: Any) -> Iterator[Paragraph]:
        parts = joined(self._parts(element))
        if not parts:
            return
        marker, level = self._numbering.marker(element)
        bold = parts[0].bold
        cell = (Part(marker + " ", bold), *parts) if marker else parts
        yield Paragraph((joined(cell),), level)

    def _parts(self, element: Any) -> Iterator[Part]:
        style = value(element.find(f"{W}pPr/{W}pStyle"))
        for run in _runs(element):
            yield from self._run(run, style)

    def _run(self, run: Any, paragraph_style: str | None) -> Iterator[Part]:
        properties = run.find(W + "rPr")
        if properties is not None and is_on(properties.find(W + "vanish")) is True:
            return
        bold = self._styles.looks(properties, paragraph_style, "b")
        italic = self._styles.looks(properties, paragraph_style, "i")
        text = ""
        for item in run:
            if item.tag == W + "t":
                text += item.text or ""
            elif item.tag == W + "tab":
                text += " "
            elif item.tag in {W + "br", W + "cr"}:
                text += "\n"
            elif item.tag == W + "noBreakHyphen":
                text += "-"
            elif item.tag in {W + "footnoteReference", W + "endnoteReference"}:
                kind = item.tag.removeprefix(W).removesuffix("Reference")
                note = self._note_parts[kind].get(item.get(W + "id"))
                if note is not None:
                    self._asked.append(note)
                    yield Part(str(len(self._asked)), raised=True)
        if text:
            # What is blacked out by colour is still in the file; it must not come out here.
            yield Part(_REDACTED if text.strip() and _is_black(properties) else text, bold, italic)


def _runs(element: Any) -> Iterator[Any]:
    """The runs of a paragraph, also in links, content controls and insertions, but of no text box inside it."""
    for child in element:
        if child.tag == W + "r":
            yield child
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _runs(child)


def _is_black(properties: Any) -> bool:
    """True for text under a black marker or on black ground, unless it is printed white."""
    if properties is None:
        return False
    marker = value(properties.find(W + "highlight")) == "black"
    shade = properties.find(W + "shd")
    ground = (
        shade is not None
        and (shade.get(W + "fill") or "").strip("0") == ""
        and shade.get(W + "fill") is not None
    )
    colour = (value(properties.find(W + "color")) or "auto").upper()
    return (marker or ground) and colour in {"AUTO", "000000"}


def _by_id(root: Any, name: str) -> dict[str, Any]:
    """Notes by id, without those that hold the line above the notes."""
    if root is None:
        return {}
    return {
        note.get(W + "id"): note for note in root.iter(W + name) if note.get(W + "type") in {None, "normal"}
    }


def _xml(part: Any, relation: str) -> Any:
    """The root element of a part of the file; None where it has none."""
    from docx.oxml import parse_xml

    try:
        return parse_xml(part.part_related_by(_RELATIONS + relation).blob)
    except KeyError:
        return None
