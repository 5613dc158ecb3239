"""Marks of a marked letter as links: what linking would know if every step before were perfect."""

from __future__ import annotations

from allegex.records.citation import Provision
from allegex.records.letter import Citation, Date, Entity, EntityMention
from allegex.records.link import Links
from corpus.marked import Marked


def from_marks(letter: Marked) -> Links:
    """What linking would know if every step before were perfect."""
    persons = {p["id"]: p for p in letter.front.get("persons") or []}
    entities = []
    for number, (key, person) in enumerate(persons.items(), 1):
        mentions = tuple(
            EntityMention(start=m.start, end=m.end, by="gold", score=None)
            for m in letter.of("PER")
            if m.attributes["id"] == key
        )
        entities.append(
            Entity(
                id=f"e{number}",
                kind="person",
                name=person["name"],
                roles=tuple(person["roles"]),
                mentions=mentions,
            )
        )
    citations = []
    for mark in letter.of("CIT"):
        a = mark.attributes
        for instrument in a.get("instruments", "").split(",") if "instruments" in a else [None]:
            values = [v for v in a.get("provisions", "").split(",") if v]
            citations.append(
                Citation(
                    kind="treaty" if instrument else "statute",
                    instrument=instrument,
                    title=a.get("law"),
                    jurisdiction=a.get("jurisdiction"),
                    provisions=tuple(Provision(v, "article") for v in values),
                    start=mark.start,
                    end=mark.end,
                )
            )
    dates = [
        Date(edtf=m.attributes["edtf"], earliest=None, latest=None, start=m.start, end=m.end)
        for m in letter.of("DATE")
    ]
    return Links(entities=tuple(entities), citations=tuple(citations), dates=tuple(dates))
