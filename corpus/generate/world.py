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

from corpus.generate.grammar import Split, fill, lines, names, words

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

    def slot_v(self) -> str:
        return self.mention(self.victim)

    def slot_V(self) -> str:
        return self.mention(self.victim, cap=True)

    slot_v_cap = slot_V

    def slot_v_full(self) -> str:
        return self.mention(self.victim, full=True)

    def slot_V_full(self) -> str:
        return self.mention(self.victim, full=True, cap=True)

    def slot_hv(self) -> str:
        return self.mention(self.victim, "bare_honorific" if "bare_honorific" in self.words else "honorific")

    def slot_hv_full(self) -> str:
        form = "bare_honorific" if "bare_honorific" in self.words else "honorific"
        return self.mention(self.victim, form, full=True)

    def slot_dhv(self) -> str:
        return self.mention(self.victim, "of_honorific")

    def slot_dhv_full(self) -> str:
        return self.mention(self.victim, "of_honorific", full=True)

    def slot_bhv_full(self) -> str:
        return self.mention(self.victim, "plain_honorific", full=True)

    def slot_dv(self) -> str:
        return self.mention(self.victim, "of_honorific")

    def slot_av(self) -> str:
        return self.mention(self.victim, "to_honorific")

    def slot_victims(self) -> str:
        form = "honorific"
        parts = [self.mention(p, form, full=True) for p in self.victims]
        return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" {self.words['and']} " + parts[-1]

    def slot_dvictims(self) -> str:
        parts = [self.mention(p, "of_honorific", full=True) for p in self.victims]
        return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" {self.words['and']} " + parts[-1]

    def slot_s(self) -> str:
        return str(self.words["plural"]) if len(self.victims) > 1 else ""

    def slot_he(self) -> str:
        return str(self.words["he"][self.victim.sex])

    def slot_He(self) -> str:
        return self.slot_he().capitalize()

    def slot_his(self) -> str:
        return str(self.words["his"][self.victim.sex])

    def slot_His(self) -> str:
        return self.slot_his().capitalize()

    def slot_him(self) -> str:
        return str(self.words["him"][self.victim.sex])

    def slot_e(self) -> str:
        return str(self.words.get("feminine", "")) if self.victim.sex == "f" else ""

    def slot_o(self) -> str:
        return "a" if self.victim.sex == "f" else "o"

    def _named(self, role: str, form: str | None = None) -> str:
        person = next((p for p in self.persons if p.role == role), None) or self.person(role)
        person.known = True
        text = f"{{{{PER id={person.id}: {person.name}}}}}"
        return text if form is None else f"{self.words[form][person.sex]} {text}"

    def slot_lawyer_full(self) -> str:
        return self._named("lawyer", "honorific")

    def slot_relative_full(self) -> str:
        return self._named("relative")

    def slot_official_full(self) -> str:
        return self._named("official")

    def slot_signer(self) -> str:
        return self._named("other")

    def slot_org(self) -> str:
        return self.body("ORG", self.org)

    def slot_company(self) -> str:
        return self.body("ORG", self.company)

    def slot_company2(self) -> str:
        return self.body("ORG", self._expand(self.random.choice(self.words["company"])))

    def _authority(self, kind: str) -> str:
        if kind not in self.last_body or self.random.random() < 0.3:
            self.last_body[kind] = self._expand(self.random.choice(self.words[kind]))
        return self.body("AUT", self.last_body[kind])

    def slot_police(self) -> str:
        return self._authority("police")

    def slot_police_cap(self) -> str:
        text = self._authority("police")
        return text[0].upper() + text[1:] if not text.startswith("{{") else text

    def slot_court(self) -> str:
        return self._authority("court")

    def slot_authority(self) -> str:
        return self._authority("authority")

    def slot_prison(self) -> str:
        name = self._expand(self.random.choice(self.words["prison"]))
        article = re.match(self.words.get("articles", r"the "), name)
        head = article.group() if article else ""
        return f"{head}{{{{PLC: {name[len(head) :]}}}}}"

    def slot_place(self) -> str:
        return f"{{{{PLC: {self._pick('places')}}}}}"

    def _state(self, state: dict[str, Any]) -> str:
        return f"{{{{PLC code={state['id']}: {state['name'][self.language]}}}}}"

    def slot_state(self) -> str:
        return self._state(self.state)

    def slot_of_state(self) -> str:
        """« du Cameroun »: the State with its preposition, which stays outside the mark."""
        of, name = self.state["of"][self.language].replace("'", "’"), self.state["name"][self.language]
        name = name.replace("'", "’")
        return of[: -len(name)] + f"{{{{PLC code={self.state['id']}: {name}}}}}" if of.endswith(name) else of

    def slot_STATE(self) -> str:
        return f"{{{{PLC code={self.state['id']}: {self.state['name'][self.language].upper()}}}}}"

    def slot_state2(self) -> str:
        others = [s for s in facts("states") if s["id"] != self.state["id"]]
        self.copied = self.random.choice(others)
        return self._state(self.copied)

    def slot_government(self) -> str:
        return str(self.words["company_you" if self.kind == "OTH" else "government"])

    def slot_dgovernment(self) -> str:
        return str(self.words["of_company_you" if self.kind == "OTH" else "of_government"])

    def slot_agovernment(self) -> str:
        return str(self.words["to_company_you" if self.kind == "OTH" else "to_government"])

    def slot_hrcbare(self) -> str:
        return self.slot_hrc().partition(" ")[2]

    def slot_dhrc(self) -> str:
        return "del " + self.slot_hrcbare()

    def slot_ahrc(self) -> str:
        return "al " + self.slot_hrcbare()

    def slot_frres(self) -> str:
        return "aux résolutions" if len(self.mandates) > 1 else "à la résolution"

    def slot_frdes(self) -> str:
        return "des résolutions" if len(self.mandates) > 1 else "de la résolution"

    def slot_kin(self) -> str:
        person = next((p for p in self.persons if p.role == "relative"), None) or self.person("relative")
        return str(self.words["kin"][person.sex])

    def slot_title(self) -> str:
        if self.kind == "OTH":
            person = next(p for p in self.persons if p.role == "addressee")
            form = "plain_honorific" if "plain_honorific" in self.words else "honorific"
            return f"{self.words[form][person.sex]} {{{{PER id={person.id}: {person.family}}}}}"
        return str(self.words["title"])

    def slot_hrc(self) -> str:
        return self.body("ORG", self.words["hrc"])

    def slot_org1(self) -> str:
        return self.body("ORG", self.words["wgad"])

    def slot_ref(self) -> str:
        return self.reference

    def slot_TYPE(self) -> str:
        return str(self.words["types"].get(self.kind, self.words["types"]["AL"]))

    def slot_oldref(self) -> str:
        year = self.written.year - self.random.choice((0, 1, 1, 2))
        code = "OTH" if self.kind == "OTH" else self.state["id"]
        return f"{self.random.choice(('AL', 'UA', 'OL'))} {code} {self.random.randint(1, 19)}/{year}"

    def slot_mandates(self) -> str:
        titles = [m["title"] for m in self.mandates]
        if len(titles) == 1:
            return titles[0]
        return self.words["semicolon"].join(titles[:-1]) + self.words["last"] + titles[-1]

    def slot_resolutions(self) -> str:
        numbers = [m["resolution"].removeprefix("A/HRC/RES/") for m in self.mandates]
        text = (
            numbers[0]
            if len(numbers) == 1
            else ", ".join(numbers[:-1]) + self.words["resolution_and"] + numbers[-1]
        )
        return f"{{{{CIT instruments={','.join(m['resolution'] for m in self.mandates)}: {text}}}}}"

    def slot_topic(self) -> str:
        part = "topic.company" if self.kind == "OTH" else "topic"
        return fill(self.random.choice(lines(self.language, part, self.split)), self)

    def slot_lawtopic(self) -> str:
        return str(self.random.choice(self.words["lawtopics"]))

    def slot_letterdate(self) -> str:
        return self.date_mark(self.written)

    def slot_date(self) -> str:
        day = self.advance()
        short = day.year == self.written.year and self.random.random() < 0.2
        return self.date_mark(day, "date_short" if short else "date")

    def slot_pastdate(self) -> str:
        self._past = self.written - timedelta(days=self.random.randint(90, 700))
        return self.date_mark(self._past)

    def slot_pastdate2(self) -> str:
        return self.date_mark(min(self._past + timedelta(days=50), self.written - timedelta(days=9)))

    def slot_month(self) -> str:
        day = self.advance()
        return f"{{{{DATE edtf={day:%Y-%m}: {self.format(day, 'month')}}}}}"

    def slot_since(self) -> str:
        year = self.now.year - self.random.randint(1, 9)
        return f"{{{{DATE edtf={year}/..: {self.words['since'].format(y=year)}}}}}"

    def slot_year(self) -> str:
        year = self.now.year - self.random.randint(1, 9)
        return f"{{{{DATE edtf={year}: {year}}}}}"

    def slot_ratdate(self) -> str:
        return self.date_mark(
            date(self.random.randint(1971, 2003), self.random.randint(1, 12), self.random.randint(1, 28))
        )

    def slot_Reldate(self) -> str:
        text, days = self.random.choice(self.words["relative"])
        day = min(self.now + timedelta(days=days), self.written - timedelta(days=1))
        if (day - self.now).days != days:
            text, days = self.words["relative"][0]
            day = self.now
        self.now = day
        return f"{{{{DATE edtf={day.isoformat()}: {text}}}}}"

    def slot_night(self) -> str:
        day = self.advance()
        if day.day > 27:
            day = day.replace(day=12)
        text = self.words["night"].format(
            a=day.day, b=day.day + 1, m=self.words["months"][day.month - 1], y=day.year
        )
        return f"{{{{DATE edtf={day.isoformat()}/{day.replace(day=day.day + 1).isoformat()}: {text}}}}}"

    def slot_range(self) -> str:
        day = self.advance()
        first, last = min(day.day, 20), min(day.day, 20) + self.random.randint(2, 7)
        text = self.words["range"].format(a=first, b=last, m=self.words["months"][day.month - 1], y=day.year)
        return f"{{{{DATE edtf={day.replace(day=first).isoformat()}/{day.replace(day=last).isoformat()}: {text}}}}}"

    def slot_range_cap(self) -> str:
        text = self.slot_range()
        head, _, tail = text.partition(": ")
        return f"{head}: {tail[0].upper()}{tail[1:]}"

    def slot_n1(self) -> str:
        return str(self.random.randint(2, 9))

    def slot_n2(self) -> str:
        return str(self.random.randint(11, 89))

    def slot_n3(self) -> str:
        return str(self.random.randint(110, 890))

    def slot_age(self) -> str:
        return str(self.random.randint(19, 71))

    def slot_case(self) -> str:
        return str(self.case)

    # -- law -----------------------------------------------------------------------------------------------------

    def slot_lawcit(self) -> str:
        text, law, provisions = self._law()
        return f'{{{{CIT law="{law}" provisions={provisions} jurisdiction={self.state["id"]}: {text}}}}}'

    def _law(self) -> tuple[str, str, str]:
        law = self.random.choice(self.words["laws"])
        pattern, value = self.random.choice(self.words["article"])
        p = self.random.randint(3, 420)
        numbers = {"p": p, "q": self.random.randint(1, 4), "r": p + self.random.randint(1, 30)}
        text = f"{pattern.format(**numbers)} {self._of(law)}"
        return text, law, value.format(**numbers)

    def _of(self, name: str) -> str:
        """The name of a law or treaty with its preposition: of the Penal Code, du Code pénal."""
        if "of" not in self.words or isinstance(self.words["of"], str):
            return self.words["of_law"].format(law=name)  # type: ignore[no-any-return]
        return next(f"{value} {name}" for start, value in self.words["of"].items() if name.startswith(start))

    def slot_charge(self) -> str:
        """A charge of the victim, with its article; it becomes a row of the gold."""
        label = self.random.choice(self.words["charges"])
        text, law, provisions = self._law()
        self.charges.append(
            {
                "person": self.victim.name,
                "provisions": provisions.split(","),
                "law": law,
                "jurisdiction": self.state["id"],
                "opened": self.now.isoformat(),
                "outcome": "pending",
            }
        )
        citation = f'{{{{CIT law="{law}" provisions={provisions} jurisdiction={self.state["id"]} label="{label}": {text}}}}}'
        under = self.words.get("under", "under")
        return f"{label} {under}{'' if under.endswith('’') else ' '}{citation}"

    def slot_treaty(self) -> str:
        code, name = self.random.choice(sorted(self.words["treaties"].items()))
        numbers = sorted(self.random.sample(range(2, 28), self.random.choice((1, 1, 2, 3))))
        listed = [str(n) for n in numbers]
        text = (
            listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + f" {self.words['and']} " + listed[-1]
        )
        pattern = self.words["article_of" if len(listed) == 1 else "articles_of"]
        treaty = name if self.language == "en" else self._of(name)
        whole = pattern.format(list=text, treaty=treaty)
        article = re.match(self.words.get("articles", r"the "), whole)
        head = article.group() if article else ""
        return f"{head}{{{{CIT instruments={code} provisions={','.join(listed)}: {whole[len(head) :]}}}}}"

    def slot_treaty_cap(self) -> str:
        text = self.slot_treaty()
        if not text.startswith("{{"):
            return text[0].upper() + text[1:]
        head, _, tail = text.partition(": ")
        return f"{head}: {tail[0].upper()}{tail[1:]}"

    def slot_decl(self) -> str:
        symbol, name = self.random.choice(sorted(self.words["declarations"].items()))
        article = re.match(self.words.get("articles", r"the "), name)
        head = article.group() if article else ""
        return f"{head}{{{{CIT instruments={symbol}: {name[len(head) :]}}}}}"

    def slot_gc(self) -> str:
        number, paragraph = self.random.choice((31, 32, 34, 35, 36, 37)), self.random.randint(4, 60)
        pattern = self.random.choice(self.words["general_comment"])
        symbol = f"CCPR/C/GC/{number}"
        provisions = f" provisions=para{paragraph}" if "{p}" in pattern else ""
        text = pattern.format(n=number, symbol=symbol, p=paragraph)
        head = re.match(self.words.get("possessives", r"its "), text)
        lead = head.group() if head else ""
        return f"{lead}{{{{CIT instruments={symbol}{provisions}: {text[len(lead) :]}}}}}"

    def slot_rs(self) -> str:
        return "s" if len(self.mandates) > 1 else ""

    def slot_resolution(self) -> str:
        pattern = self.random.choice(self.words["resolution"])
        if pattern == self.words["resolution"][0]:
            number, prefix = f"{self.random.randint(12, 52)}/{self.random.randint(1, 36)}", "A/HRC/RES/"
        else:
            number, prefix = f"{self.random.randint(60, 77)}/{self.random.randint(100, 230)}", "A/RES/"
        return f"{{{{CIT instruments={prefix}{number}: {pattern.format(n=number)}}}}}"
