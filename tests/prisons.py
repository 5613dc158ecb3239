"""Letters that name prisons, for tests of training."""

from __future__ import annotations

from allegex.records.annotated import AnnotatedSpan, AnnotatedText

PLACES = ("Zheltau Prison", "Camp Nord", "Oskaro Prison", "Karasai Prison", "Block Seven", "Tel Zahra Prison")


def letter(number: int) -> AnnotatedText:
    """A letter of two paragraphs that names one prison in each."""
    place, other = PLACES[number % 6], PLACES[(number + 1) % 6]
    text = f"She was held in {place} for days.\n\nThen she was taken to {other} by guards."
    first, second = text.index(place), text.rindex(other)
    return AnnotatedText(
        f"letter-{number}",
        text,
        "en",
        (
            AnnotatedSpan(first, first + len(place), "PRISON"),
            AnnotatedSpan(second, second + len(other), "PRISON"),
        ),
        letter=f"letter-{number}",
    )
