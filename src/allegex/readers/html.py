"""HTML to pages: paragraphs, headings, list items, table rows and bold, as a browser would show them."""

from __future__ import annotations

from html.parser import HTMLParser

from allegex.readers.encoding import decoded
from allegex.readers.flow import Paragraph, Part, joined, pages_of
from allegex.records.page import Pages

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "address",
        "blockquote",
        "pre",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "caption",
        "figure",
        "figcaption",
        "hr",
        "form",
        "fieldset",
        "center",
        "body",
        "html",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "button",
        "select",
        "nav",
    ]
)
_BOLD, _ITALIC = frozenset({"b", "strong", "th"}) | _HEADINGS, frozenset({"i", "em", "cite"})
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"]
)
_MOST_DEPTH = 500


def read_html(data: bytes) -> Pages:
    """The pages of an HTML document. Raises ReadError where it has no text."""
    text, warnings = decoded(data, html=True)
    parser = _Parser()
    parser.feed(text.replace("\x00", ""))
    parser.close()
    parser.flush()
    return pages_of(data, "text/html", parser.paragraphs, (), warnings)


class _Parser(HTMLParser):
    """Collects paragraphs. Tags left open, which HTML allows, end with the tag around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self._open: list[str] = []
        self._cells: list[tuple[Part, ...]] = []
        self._parts: list[Part] = []
        self._lists: list[int | None] = []
        self._in_row = False
        self._hidden: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")
            return
        if tag in _BLOCKS and not (self._in_row and tag != "tr"):
            self.flush()
        elif tag in _BLOCKS:
            self._add(" ")
        if tag in _VOID:
            return
        if tag in {"p", "li", "tr", "td", "th", "dt", "dd", "option"} and tag in self._open[-2:]:
            self.handle_endtag(tag)
        values = dict(attrs)
        if tag in {"ul", "ol"}:
            self._lists.append(_number(values.get("start"), 1) if tag == "ol" else None)
        elif tag == "li":
            self._begin_item(values)
        elif tag == "tr":
            self._in_row = True
        if len(self._open) < _MOST_DEPTH:
            if self._hidden is None and ("hidden" in values or _unseen(values.get("style"))):
                self._hidden = len(self._open)
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self._in_row:
            self._end_cell()
        elif tag in _BLOCKS and not (self._in_row and tag not in {"tr", "table"}):
            if tag in {"tr", "table"}:
                self._end_cell()
                self._in_row = False
            self.flush()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        if self._hidden is not None and len(self._open) <= self._hidden:
            self._hidden = None

    def handle_data(self, data: str) -> None:
        if "pre" not in self._open:
            data = " ".join(data.split("\n"))
        self._add(data)

    def flush(self) -> None:
        """End the paragraph or row that is open."""
        parts = joined(self._parts)
        self._parts = []
        cells = [*self._cells, parts] if parts else self._cells
        self._cells = []
        if any(cells):
            self.paragraphs.append(Paragraph(tuple(cells), max(len(self._lists) - 1, 0)))

    def _add(self, text: str) -> None:
        if not _SILENT.isdisjoint(self._open) or self._hidden is not None:
            return
        # A footnote's number; other superscripts, as in 1st, are text.
        raised = "sup" in self._open and text.strip(" []()").isdigit()
        bold, italic = not _BOLD.isdisjoint(self._open), not _ITALIC.isdisjoint(self._open)
        self._parts.append(Part(text, bold, italic, raised))

    def _begin_item(self, values: dict[str, str | None]) -> None:
        if not self._lists or self._lists[-1] is None:
            self._add("• ")
            return
        number = _number(values.get("value"), self._lists[-1])
        self._lists[-1] = number + 1
        self._add(f"{number}. ")

    def _end_cell(self) -> None:
        self._cells.append(joined(self._parts))
        self._parts = []
        while self._cells and not self._cells[-1]:
            self._cells.pop()


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdigit() and len(text) < 6 else otherwise


def _unseen(style: str | None) -> bool:
    plain = (style or "").replace(" ", "").lower()
    return "display:none" in plain or "visibility:hidden" in plain
