"""Whole letter records made up from a number, for tests of what comes after extraction."""

from __future__ import annotations

import hashlib
import random

from allegex.records.citation import Provision
from allegex.records.letter import (
    Addressee,
    Charge,
    Check,
    Citation,
    Copy,
    Custom,
    Date,
    Entity,
    EntityMention,
    Event,
    Evidence,
    Footnote,
    Header,
    Letter,
    LetterDate,
    Mandate,
    Notice,
    Participant,
    Reference,
    Related,
    Request,
    RequestItem,
    Response,
    RunInfo,
    Section,
    Signatory,
    Source,
    Theme,
    Topic,
)
from allegex.records.name import Attributes
from allegex.records.text import Place

STATES = ("FRA", "MEX", "KEN", "PHL", "CMR")
WORDS = [
    "river",
    "lantern",
    "harbour",
    "meadow",
    "granite",
    "saffron",
    "willow",
    "amber",
    "cedar",
    "falcon",
    "orchard",
    "thistle",
]
SECTIONS = (
    "reference",
    "date",
    "salutation",
    "opening",
    "subject",
    "allegations",
    "concerns",
    "requests",
    "closing",
)


def letter(seed: int, mentions: int = 4, run: str = "0" * 16) -> Letter:
    """A full record; the same seed gives the same record, another one another letter."""
    draw = random.Random(seed)
    paragraphs = [" ".join(draw.choices(WORDS, k=draw.randint(6, 40))) for _ in SECTIONS]
    text = "\n\n".join(paragraphs)
    starts = [sum(len(p) + 2 for p in paragraphs[:n]) for n in range(len(paragraphs))]
    ends = [*starts[1:], len(text)]

    def span() -> dict[str, object]:
        start = draw.randrange(len(text) - 12)
        return {
            "start": start,
            "end": start + draw.randint(3, 12),
            "places": (Place(1, ((10.0, 20.0, 30.0, 40.0),)),),
        }

    state, year, number = draw.choice(STATES), draw.randint(2004, 2025), draw.randint(1, 60)
    day = f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    names = [f"{draw.choice(WORDS).title()} {draw.choice(WORDS).title()}" for _ in range(6)]
    return Letter(
        id="sha256:" + hashlib.sha256(f"letter {seed}".encode()).hexdigest(),
        source=Source("application/pdf", 1000 + seed, 2, "digital"),
        run=RunInfo("0.1.0", run),
        kind="letter",
        language=draw.choice(("en", "fr", "es")),
        text=text,
        header=Header(
            reference=Reference(
                value=f"AL {state} {number}/{year}",
                type="AL",
                state=state,
                number=number,
                year=year,
                **span(),
            ),
            date=LetterDate(value=day, **span()),
            addressee=Addressee(kind="government", name=None, state=state),
            mandates=(
                Mandate(
                    id="sr-housing",
                    title="Special Rapporteur",
                    resolution="A/HRC/RES/1/1",
                    signatory=names[0],
                    **span(),
                ),
            ),
            signatories=(Signatory(name=names[0], title="Special Rapporteur", mandate=0, **span()),),
            response=Response(days=60, due=f"{year}-12-31", urgent=False),
            copied_to=(Copy(name="Government", state="FRA", **span()),),
            related=(Related(reference=f"UA {state} 1/{year - 1}", relation="earlier", **span()),),
        ),
        sections=tuple(
            Section(kind=kind, heading=None, language="en", parent=None, start=a, end=b)
            for kind, a, b in zip(SECTIONS, starts, ends, strict=True)
        ),
        entities=tuple(
            Entity(
                id=f"e{n + 1}",
                kind=("person", "person", "organisation", "authority", "place", "group")[n],
                name=name,
                aliases=(f"Ms. {name.split()[1]}",),
                roles=("alleged_victim",) if n == 1 else (),
                attributes=Attributes(occupations=("journalist",), gender="female", age=draw.randint(15, 80)),
                state=state if n % 2 else None,
                mentions=tuple(EntityMention(by="names:test", score=0.5, **span()) for _ in range(mentions)),
            )
            for n, name in enumerate(names)
        ),
        dates=tuple(Date(edtf=day, earliest=day, latest=day, section=5, event=n, **span()) for n in range(3)),
        citations=tuple(
            Citation(
                kind="statute" if n else "treaty",
                instrument=None if n else "ICCPR",
                title="Penal Code" if n else "Covenant",
                jurisdiction=state if n else None,
                provisions=(
                    Provision(
                        f"{draw.randint(1, 400)}({n})", "article", ("9", "1"), "Slander" if n else None
                    ),
                ),
                section=5,
                **span(),
            )
            for n in range(4)
        ),
        requests=tuple(
            Request(
                number=n + 1,
                items=(RequestItem(marker="(a)", **span()),),
                topics=(Topic("legal_basis", 0.8),),
                entities=("e1",),
                citations=(0,),
                **span(),
            )
            for n in range(5)
        ),
        events=tuple(
            Event(
                type="arrest",
                date=n,
                edtf=day,
                status="alleged",
                participants=(Participant("e2", "patient"),),
                **span(),
            )
            for n in range(3)
        ),
        charges=(
            Charge(
                person="e2",
                citations=(1,),
                provisions=("12(1)",),
                law="Penal Code",
                jurisdiction=state,
                opened=day,
                closed=None,
                outcome="pending",
                evidence=(Evidence(**span()),),
            ),
        ),
        themes=(Theme(id="fair_trial", score=0.7, evidence=(Evidence(**span()),)),),
        footnotes=(Footnote(marker="1", anchor=5, **span()),),
        custom={"sites": (Custom(label="SITE", value="x", **span()),)},
        checks=(Check("requests_numbered", ok=bool(draw.getrandbits(1)), detail=""),),
        warnings=(Notice("ocr_low_confidence", "page 1: 0.61", (Place(1),)),),
    )
