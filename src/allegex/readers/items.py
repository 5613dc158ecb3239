"""What stands on a page of a PDF, in its own coordinates: runs, dark bars and thin rules."""

from __future__ import annotations

from typing import NamedTuple


class Font(NamedTuple):
    """`named`: the font's name says that it is bold."""

    named: bool
    weight: int
    forced: bool
    italic: bool


class Item:
    """A run (y upwards). `angle` counts quarter turns anticlockwise, `order` the text objects painted before; `middles` are
    those of its characters, where a dark bar touches the run."""

    def __init__(
        self,
        text: str,
        left: float,
        bottom: float,
        right: float,
        top: float,
        baseline: float,
        size: float,
        angle: int,
        font: Font,
        stroked: bool,
        order: int,
        middles: tuple[float, ...],
    ) -> None:
        self.text = text
        self.left = left
        self.bottom = bottom
        self.right = right
        self.top = top
        self.baseline = baseline
        self.size = size
        self.angle = angle
        self.font = font
        self.stroked = stroked
        self.order = order
        self.middles = middles

    def part(self, begin: int, end: int, left: float, right: float) -> Item:
        """The characters begin..end, which stand between these edges."""
        return Item(
            self.text[begin:end],
            left,
            self.bottom,
            right,
            self.top,
            self.baseline,
            self.size,
            self.angle,
            self.font,
            self.stroked,
            self.order,
            self.middles[begin:end],
        )


class Shape(NamedTuple):
    """A dark filled rectangle; `order` is the number of text objects painted before it."""

    left: float
    bottom: float
    right: float
    top: float
    order: int


class Sheet(NamedTuple):
    """What stands on one page. `frame` is left, bottom, right, top of the visible page."""

    items: list[Item]
    bars: list[Shape]
    rules: list[tuple[float, float, float, float]]
    frame: tuple[float, float, float, float]
    rotation: int
