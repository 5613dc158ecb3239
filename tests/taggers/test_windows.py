"""Windows: every item is answered once, in a window that holds it, and none is too large."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from allegex.taggers.windows import windows


@given(sizes=st.lists(st.integers(1, 12), max_size=80), most=st.integers(1, 30))
def test_windows_tile(sizes: list[int], most: int) -> None:
    """Whatever the sizes."""
    found = list(windows(sizes, most))
    assert [i for w in found for i in range(w.first, w.last)] == list(range(len(sizes)))
    for window in found:
        assert window.start <= window.first < window.last <= window.end
        assert sum(sizes[window.start : window.end]) <= most or window.end == window.start + 1


def test_windows_overlap() -> None:
    """An item in the middle has neighbours on both sides."""
    found = list(windows([1] * 100, 40))
    assert all(w.first - w.start >= 4 for w in found[1:])
    assert all(w.end - w.last >= 4 for w in found[:-1])
