"""The world of one letter: its State, persons, bodies, places, laws and running date."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from corpus.generate.grammar import Split, names, words
from corpus.generate.people import Person, named, pool

FACTS = Path(__file__).parents[2] / "src" / "allegex" / "data" / "facts"


@cache
def facts(name: str) -> list[dict[str, Any]]:
    """A table of the program: States, mandates."""
    return json.loads((FACTS / f"{name}.json").read_text("utf-8"))  # type: ignore[no-any-return]


@dataclass
class World:
    """Answers the slots of the templates and remembers what it answered, so that gold comes with the text."""

    random: random.Random
    language: str
    split: Split
    written: date
    state: dict[str, Any]
    kind: str = "AL"
    persons: list[Person] = field(default_factory=list)
    bodies: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Name -> (mark, id): organisations and authorities named so far."""
    acronyms: dict[str, str] = field(default_factory=dict)
    """Id -> acronym of an organisation that was introduced with one, or the name of a company without its legal form."""
    charges: list[dict[str, Any]] = field(default_factory=list)
    mandates: list[dict[str, Any]] = field(default_factory=list)
    reference: str = ""
    case: int = 1

    def __post_init__(self) -> None:
        self.words = words(self.language)
        rows = names()
        code = self.state["id"]
        here = [row for row in rows if code in row["states"]]
        self.locale = self.random.choice(here or rows)
        span = self.random.randint(60, 900)
        self.now = self.written - timedelta(days=span)
        self._step = max(3, span // 14)
        self.victims = [self.person("alleged_victim") for _ in range(self.random.choice((1, 1, 1, 2, 2, 3)))]
        self.victim = self.victims[0]
        self.company = self._expand(self._body("company"))
        self.org = self._expand(self._body("org"))
        self.last_body: dict[str, str] = {}

    # -- names ---------------------------------------------------------------------------------------------------

    def _pick(self, kind: str) -> str:
        return self.random.choice(pool(self.locale, kind, self.split))

    def _body(self, kind: str) -> str:
        """A pattern of names of bodies; some are held out for tests."""
        patterns: list[str] = self.words[kind][self.split]
        return self.random.choice(patterns)

    def person(self, role: str) -> Person:
        """A new person of this letter. Experts come from all over the world, others mostly from where the letter goes."""
        sex = self.random.choice("mf")
        abroad = role == "signatory" or self.random.random() < 0.1
        row = self.random.choice(names()) if abroad else self.locale
        taken = {p.short for p in self.persons}
        name, short, spellings = named(row, self.split, sex, self.random)
        while short in taken and self.random.random() < 0.8:
            name, short, spellings = named(row, self.split, sex, self.random)
        person = Person(f"p{len(self.persons) + 1}", name, short, sex, role, spellings=spellings)
        self.persons.append(person)
        return person

    def _expand(self, pattern: str) -> str:
        pattern = pattern.replace("[topic]", self.random.choice(self.words["org_topic"]))
        for slot in ("[family2]", "[family]"):
            pattern = pattern.replace(slot, self._pick("family"))
        while "[place]" in pattern:
            pattern = pattern.replace("[place]", self._pick("places"), 1)
        return pattern

    def _bare(self, name: str) -> str:
        """The name of a body without its article."""
        article = re.match(self.words.get("articles", r"[Tt]he "), name)
        return name[article.end() :] if article else name

    def body(self, mark: str, name: str) -> str:
        """A marked mention of an organisation or authority; its article stays outside the mark."""
        bare = self._bare(name)
        head = name[: len(name) - len(bare)]
        if bare not in self.bodies:
            count = sum(m == mark for m, _ in self.bodies.values()) + 1
            self.bodies[bare] = (mark, f"{'o' if mark == 'ORG' else 'a'}{count}")
        return f"{head}{{{{{mark} id={self.bodies[bare][1]}: {bare}}}}}"

    def mention(
        self, person: Person, form: str = "honorific", *, full: bool = False, cap: bool = False
    ) -> str:
        """A marked mention of a person with the honorific before the mark."""
        full = full or not person.known
        person.known = True
        honorific = self.words[form][person.sex]
        name = person.name if full else person.short
        text = f"{honorific} {{{{PER id={person.id}: {name}}}}}"
        return text[0].upper() + text[1:] if cap else text

    # -- dates ---------------------------------------------------------------------------------------------------

    def format(self, day: date, pattern: str = "date") -> str:
        """A date in the words of the language."""
        number = self.words.get("first", "1") if day.day == 1 else str(day.day)
        return str(self.words[pattern].format(d=number, m=self.words["months"][day.month - 1], y=day.year))

    def advance(self) -> date:
        """The next day of the story, never after the letter."""
        self.now = min(
            self.now + timedelta(days=self.random.randint(2, 2 * self._step)),
            self.written - timedelta(days=2),
        )
        return self.now

    def date_mark(self, day: date, pattern: str = "date") -> str:
        return f"{{{{DATE edtf={day.isoformat()}: {self.format(day, pattern)}}}}}"

    # -- slots ---------------------------------------------------------------------------------------------------

    def slot(self, name: str) -> str:
        """The text of a slot. An unknown slot is an error in the templates."""
        handler = getattr(self, "slot_" + name.strip("/").replace(" ", "_"), None)
        if name in {"b", "/b"}:
            return "{{B: " if name == "b" else "}}"
        if handler is None:
            raise KeyError(f"no slot <{name}>")
        return str(handler())
