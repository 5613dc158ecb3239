"""On which side of a verb the person stands whom it is about, or people without a name."""

from __future__ import annotations

from allegex.linking.charge_matching import has_word
from allegex.linking.charge_meant import AGAINST_GAP, Meant
from allegex.linking.charge_referents import Referent
from allegex.linking.charge_rows import Trigger
from allegex.records.text import Span

OBJECT_GAP = 45
"""Most characters between a verb and the person that it is done to: "handed the well-known blogger Mr. A"."""


class Sides(Meant):
    """Tells the sides of verbs."""

    def _words_to(self, start: int, trigger: Trigger) -> list[Referent]:
        """The words for persons from `start` to the end of a verb, with the pronoun right before it: "los encontró"."""
        words = self.words(start, trigger.end, self._verb(trigger))
        pronoun = self._referents.clitic(self._low, trigger.start)
        if pronoun is not None and pronoun.start >= start and all(w.end < pronoun.end for w in words):
            words.append(pronoun)
        return words

    def _side(self, trigger: Trigger, clause: Span) -> str:
        """On which side of a verb that is active or passive its person stands."""
        words = self._words_to(max(clause.start, trigger.start - 40), trigger)
        if words and words[-1].start < trigger.start <= words[-1].end:
            return "before"
        if self.named(trigger.start, trigger.end) or any(w.start >= trigger.start for w in words):
            return "after"
        if has_word(
            self._low[max(trigger.start, trigger.end - AGAINST_GAP) : trigger.end], self._against_words
        ):
            return "after"
        before = self._low[max(clause.start, trigger.start - 40) : trigger.start]
        if self._referents.passive(before) or self._referents.passive(self._low[trigger.start : trigger.end]):
            return "before"
        return "after" if self._object(trigger, clause.end) else "before"

    def _object(self, trigger: Trigger, end: int) -> bool:
        """Whether a person stands right after the verb: "sentenced him", "acquitted the well-known blogger Mr. A"."""
        reach = min(end, trigger.end + OBJECT_GAP)
        names = self.named(trigger.end, min(end, reach + OBJECT_GAP))
        words = self.words(trigger.end, reach, "")
        place = min(
            [n.start for n in names[:1] if n.start <= reach] + [w.start for w in words[:1]], default=-1
        )
        if place < 0:
            return False
        between = self._low[trigger.end : place]
        if self._referents.receives(between) or has_word(between[-AGAINST_GAP:], self._against_words):
            return True
        apposed = between.split(",")
        if (
            len(apposed) == 2
            and 1 <= len(apposed[0].split()) <= 3
            and not self._referents.relates(apposed[0])
            and not self._referents.oblique(self._low[trigger.start : trigger.end])
        ):
            return True
        return len(between) <= 4 or not (
            self._referents.joined(between + " x") or self._referents.oblique(between)
        )

    def of_strangers(self, trigger: Trigger, clause: Span, before_too: bool) -> bool:
        """Whether a passive verb is about people without a name: "three officers were charged", "... and acquitted"."""
        if trigger.row.persons in {"after", "none"}:
            return False
        opening = self._low[clause.start : trigger.end]
        unnamed = before_too or self._referents.begins_unnamed(opening)
        if self._referents.relates_strangers(opening.lstrip()):
            return True
        first = max(clause.start, trigger.start - 2 * OBJECT_GAP)
        near = self._low[first : min(trigger.start + 5, trigger.end)]
        if not (unnamed or self._referents.stranger(near)):
            return False
        names = self.named(clause.start, trigger.start)
        start = max(names[-1].end if names else clause.start, first)
        words = self.words(start, trigger.start, "")
        last = words[-1].end if words else start
        if unnamed and all(self.is_oblique(n) for n in names):
            names = []
        if not (unnamed and not (names or words)) and not self._referents.stranger(near[last - first :]):
            return False
        return trigger.row.persons == "before" or self._side(trigger, clause) == "before"
