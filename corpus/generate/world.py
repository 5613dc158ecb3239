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

FACTS = Path(__file__).parents[2] / "src" / "allegex" / "data" / "facts"


@cache
def facts(name: str) -> list[dict[str, Any]]:
    """A table of the program: States, mandates."""
    return json.loads((FACTS / f"{name}.json").read_text("utf-8"))  # type: ignore[no-any-return]


@dataclass
class Person:
    """An invented person. `known` turns true with the first full mention."""

    id: str
    given: str
    family: str
    sex: str
    role: str
    known: bool = False

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


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
    charges: list[dict[str, Any]] = field(default_factory=list)
    mandates: list[dict[str, Any]] = field(default_factory=list)
    reference: str = ""
    case: int = 1

    def __post_init__(self) -> None:
        self.words = words(self.language)
        rows = names()
        code = self.state["id"]
        self.locale = next((row for row in rows if code in row["states"]), self.random.choice(rows))
        span = self.random.randint(60, 900)
        self.now = self.written - timedelta(days=span)
        self._step = max(3, span // 14)
        self.victims = [self.person("alleged_victim") for _ in range(self.random.choice((1, 1, 1, 2, 2, 3)))]
        self.victim = self.victims[0]
        self.company = self._expand(self.random.choice(self.words["company"]))
        self.org = self._expand(self.random.choice(self.words["org"]))
        self.last_body: dict[str, str] = {}

    # -- names ---------------------------------------------------------------------------------------------------

    def _pick(self, kind: str) -> str:
        pool = self.locale["test"][kind] if self.split == "test" else self.locale[kind]
        if self.split == "test" and kind in {"male", "female", "family", "places"}:
            pool = [name for row in names() for name in row["test"][kind]]
        return str(self.random.choice(pool))

    def person(self, role: str) -> Person:
        """A new person of this letter."""
        sex = self.random.choice("mf")
        given = self._pick("male" if sex == "m" else "female")
        if self.random.random() < 0.25:
            second = self._pick("male" if sex == "m" else "female")
            given += f" {second}" if second != given else ""
        family = self._pick("family")
        while any(p.family == family for p in self.persons) and self.random.random() < 0.8:
            family = self._pick("family")
        person = Person(f"p{len(self.persons) + 1}", given, family, sex, role)
        self.persons.append(person)
        return person

    def _expand(self, pattern: str) -> str:
        pattern = pattern.replace("[topic]", self.random.choice(self.words["org_topic"]))
        pattern = pattern.replace("[family]", self._pick("family"))
        while "[place]" in pattern:
            pattern = pattern.replace("[place]", self._pick("places"), 1)
        return pattern

    def body(self, mark: str, name: str) -> str:
        """A marked mention of an organisation or authority; its article stays outside the mark."""
        article = re.match(self.words.get("articles", r"the "), name)
        head = article.group() if article else ""
        bare = name[len(head) :]
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
        name = person.name if full else person.family
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
