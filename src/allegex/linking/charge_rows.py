"""The shapes of the words for charges: ways to say that somebody is charged, tried, acquitted or convicted."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from allegex.records.letter import Outcome


class TriggerRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One way to say it. `persons` tells on which side of it the accused stand; `none` where the case is the subject;
    `told` where it is those spoken of last.

    kinds: open (a case begins), request (somebody asks for it), complaint (a victim's own, so that nothing of its sentence is a
    charge), detail (says more of a case), amend (another law takes the place of
    the first), close (it ends or stands), likewise (somebody else has the case told last, with its end).
    """

    id: str
    kind: Literal["open", "request", "complaint", "detail", "amend", "close", "likewise"]
    pattern: str
    stems: tuple[str, ...]
    """Where none of these stands in a sentence, the pattern is not tried."""
    persons: Literal["before", "after", "either", "none", "told"]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    outcome: Outcome | None = None
    case: bool = False
    law_only: bool = False
    """A case begins only where the law is told: a warrant or an inquiry alone is no charge."""
    beside: tuple[str, ...] = ()
    """One of these stands in the sentence too, where any are given."""
    threat: bool = False
    """It tells a penalty that may follow, so that a condition in it denies nothing."""
    on_top: bool = False
    """What it says comes on top of the case told before: "the accusation was extended to"."""


class ChargeFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's charges.json. Phrases are in lower case."""

    triggers: tuple[TriggerRow, ...]
    fallback: str
    """Words of accusation, which beside a law and a person make a charge where nothing plainer is said."""
    strong: str
    """Words of accusation that make a charge beside any law, not only one that punishes by its name."""
    penalty: str
    amount: str
    """A penalty told with a number alone, right behind whom it is for: "and Ms. B to six"."""
    offence: str
    joined: str
    """How the offence of a further law stands between two laws: ") and with inciting the public, contrary to"."""
    pointing: str
    """What says that a law is that of the charge told before: "this offence", "the relevant provision"."""
    breaks: tuple[str, ...]
    """What ends the reach of a charge: a law after it is discussed, not charged."""
    conditional: tuple[str, ...]
    """A verdict after one of these has not been given."""
    if_convicted: tuple[str, ...]
    """A verdict after one of these has not been given, though a charge may be: "if convicted of the charges"."""
    granted: str
    """What says behind an end that was asked for that it came."""
    demanded: tuple[str, ...]
    """A verdict after one of these is only asked for: "the prosecutor sought the acquittal"."""
    same: dict[Literal["all", "first", "last", "law"], str]
    """How the offences of the charge before are named again, all of them or the last, or the law that was cited last."""
    respectively: tuple[str, ...]
    procedure: tuple[str, ...]
    """What the titles of laws of procedure contain, under which nobody is charged."""
    generic: tuple[str, ...]
    """A statement on everybody or nobody: "no one is prosecuted for being a journalist"."""
    asides: tuple[str, ...]
    """What opens a phrase on something that went before: "following a search on 3 May"."""
    penal: tuple[str, ...]
    """What the titles of laws that punish contain."""
    again: tuple[str, ...]
    """A charge that comes on top of the one before, on the same day where no other is said."""
    fresh: str
    """How another case than the one before is spoken of."""
    refusals: str
    """What a sentence says of a law under which nobody is charged in it: the ground of a search, what a law provides."""
    ordinals: dict[str, str]
    """How one of several charges is counted: the place, from the end where it is negative, and its words."""
    rest: str
    """The charges that are left: "the other counts"."""
    uncharged: str
    """What says that nobody is charged so far."""
    pursued: str
    """What says that an accusation has become a case: "the case against him", "bail", "trial"."""
    against: tuple[str, ...]
    """What stands before the person whom a case is against."""
    denial: tuple[str, ...]
    overturn: tuple[str, ...]
    """What a sentence speaks of where a higher court decides anew."""
    others: tuple[str, ...]
    """Those accused together who are not named again: "acquitted Ms. A and sentenced the others"."""
    negations: tuple[str, ...]
    """A statement right after one of these is not made: "without ever being charged"."""


class Trigger(Struct, frozen=True):
    """A trigger found: its place in the text and its row."""

    start: int
    end: int
    row: TriggerRow


ACCUSATION = TriggerRow(
    id="accusation",
    kind="open",
    pattern="",
    stems=(),
    persons="either",
    examples=(),
    counterexamples=(),
    law_only=True,
)
"""A word of accusation beside a law, where nothing plainer is said."""

REQUEST = TriggerRow(
    id="request", kind="request", pattern="", stems=(), persons="after", examples=(), counterexamples=()
)
"""A complaint of which no opening is told."""
