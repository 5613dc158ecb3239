"""Letters: which sections a letter of each kind has, filled from the templates, in the marked source format."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import yaml

from corpus.generate.grammar import Split
from corpus.generate.noise import Noise, roughen
from corpus.generate.plans import PLANS, Kind
from corpus.generate.slots import LetterWorld as World
from corpus.generate.world import facts
from corpus.marked import Marked, parse

TYPES = {
    "modern": "AL",
    "urgent": "UA",
    "law": "OL",
    "company": "AL",
    "followup": "AL",
    "cases": "AL",
    "old": "UA",
}

CLEAN = Noise()


@dataclass(frozen=True)
class Order:
    """What letter is wanted."""

    kind: Kind
    language: str
    split: Split
    seed: int
    noise: Noise = CLEAN


def generate(order: Order) -> tuple[str, str]:
    """The name and the marked source of a letter. The same order gives the same letter."""
    rng = random.Random(f"{order.seed}:{order.kind}:{order.language}:{order.split}")
    world = _world(order, rng)
    sections = PLANS[order.kind](world)
    front = _front(order, world)
    sections = roughen(sections, order.noise, rng)
    body = "\n\n".join("\n\n".join([f"@section {kind}", *paragraphs]) for kind, paragraphs in sections)
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)
    return front["name"], f"---\n{head}---\n{_contract(body, order.language)}\n"


def read_back(order: Order) -> Marked:
    """The letter of an order as a document with its gold."""
    _, source = generate(order)
    _, front, body = source.split("---\n", 2)
    return parse(yaml.safe_load(front), body)


def _contract(text: str, language: str) -> str:
    """Preposition and article as one word before a mark: de le tribunal -> du tribunal."""
    pairs = {
        "fr": (("de le {{", "du {{"), ("de les {{", "des {{"), ("à le {{", "au {{"), ("à les {{", "aux {{")),
        "es": (("de el {{", "del {{"), ("a el {{", "al {{")),
    }
    for old, new in pairs.get(language, ()):
        text = re.sub(rf"\b{re.escape(old)}", new, text)
    return text


def _world(order: Order, rng: random.Random) -> World:
    years = (2004, 2013) if order.kind == "old" else (2014, 2025)
    written = date(rng.randint(*years), rng.randint(1, 12), rng.randint(1, 28))
    state = rng.choice([s for s in facts("states") if s["status"] == "member"])
    kind = "OTH" if order.kind == "company" else TYPES.get(order.kind, "AL")
    world = World(rng, order.language, order.split, written, state, kind)
    world.mandates = _mandates(world, rng)
    if order.kind == "company":
        world.person("addressee")
    code = "OTH" if kind == "OTH" else state["id"]
    world.number = rng.randint(1, 140 if kind == "OTH" else 19)  # type: ignore[attr-defined]
    world.reference = f"{TYPES.get(order.kind, 'AL')} {code} {world.number}/{written.year}"  # type: ignore[attr-defined]
    return world


def _mandates(world: World, rng: random.Random) -> list[dict[str, Any]]:
    """Mandates that were in office in the year of the letter, with a resolution of that time and a fictional holder."""
    year = world.written.year
    rows = []
    for row in facts("mandates"):
        titles = [t for t in row["titles"][world.language] if t["text"] and (t["until"] or 9999) >= year]
        if row["scope"] != "country" and (row["since"] or 1980) <= year <= (row["until"] or 9999) and titles:
            rows.append(
                (titles[0]["text"].replace("'", "’"), [r for r in row["resolutions"] if r["year"] <= year])
            )
    chosen = rng.sample(rows, min(rng.choice((1, 2, 3, 3, 4, 5)), len(rows)))
    mandates = []
    for title, resolutions in chosen:
        council = [r for r in resolutions if "HRC" in r["symbol"]]
        symbol = council[-1]["symbol"] if council else f"A/HRC/RES/{max(year - 1972, 2)}/{rng.randint(1, 30)}"
        holder = world.person("signatory")
        mandates.append({"title": title, "resolution": symbol, "signatory": holder.name, "id": holder.id})
    return mandates


def _front(order: Order, world: World) -> dict[str, Any]:
    """The front matter: the header of the letter as gold."""
    kind = "reply" if order.kind == "reply" else "other" if order.kind == "other" else "letter"
    days = 60 if order.kind in {"modern", "company", "followup", "cases"} and kind == "letter" else None
    letter_type, _, _ = world.reference.partition(" ")
    state = "OTH" if world.kind == "OTH" else world.state["id"]
    sides: dict[str, list[dict[str, Any]]] = {"organisations": [], "authorities": []}
    for name, (mark, id_) in world.bodies.items():
        sides["organisations" if mark == "ORG" else "authorities"].append(
            {"id": id_, "name": name, "aliases": [world.acronyms[id_]] if id_ in world.acronyms else []}
        )
    return {
        "name": f"{letter_type}_{state}_{world.number}_{world.written.year}_{order.kind}_{order.language}_{order.seed}",  # type: ignore[attr-defined]
        "kind": kind,
        "reference": world.reference if kind == "letter" else None,
        "type": letter_type,
        "state": state,
        "number": world.number,  # type: ignore[attr-defined]
        "year": world.written.year,
        "date": world.written,
        "language": order.language,
        "addressee": world.company
        if world.kind == "OTH"
        else world.words["government_of"].format(state=world.state["name"][order.language]),
        "response_days": days,
        "response_due": world.written + timedelta(days=days) if days else None,
        "copied_to": [],
        "mandates": [{k: m[k] for k in ("title", "resolution", "signatory")} for m in world.mandates],
        "layout": {"old": "bilingual2013"}.get(
            order.kind, "palais2018" if world.written.year < 2021 else "modern"
        ),
        "charges": world.charges,
        "persons": [
            {"id": p.id, "name": p.name, "roles": [p.role], "aliases": list(p.aliases)} for p in world.persons
        ],
        **sides,
    }
