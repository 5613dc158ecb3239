"""Warnings about charges: what a reader must settle, because the letter does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allegex.records.letter import Charge
from allegex.records.page import Warning


def charge_warnings(charges: Sequence[Charge]) -> Iterator[Warning]:
    """One warning for each charge without a person and each with two ends."""
    for n, charge in enumerate(charges):
        if charge.person is None:
            yield Warning("charge_without_person", f"charge {n}: who was charged is not clear")
        if charge.alternatives:
            ends = ", ".join((charge.outcome, *charge.alternatives))
            yield Warning(
                "charge_outcomes_differ", f"charge {n} is said to have ended in several ways: {ends}"
            )
