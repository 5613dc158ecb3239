"""Slots of the templates: bodies, places and dates in the words of the language."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from corpus.generate.grammar import fill, lines
from corpus.generate.mentions import PeopleWorld
from corpus.generate.world import facts


class LetterWorld(PeopleWorld):
    """The world that answers all slots."""

    def slot_org(self) -> str:
        id_ = self.bodies.get(self._bare(self.org), ("", ""))[1]
        if id_ in self.acronyms and self.random.random() < 0.5:
            return f"{{{{ORG id={id_}: {self.acronyms[id_]}}}}}"
        return self.body("ORG", self.org)

    def slot_org_acronym(self) -> str:
        """The organisation with its acronym in brackets, by which it is named afterwards."""
        text = self.body("ORG", self.org)
        name = self._bare(self.org)
        id_ = self.bodies[name][1]
        acronym = "".join(word[0] for word in re.split(r"[ ’]", name) if word[:1].isupper())
        if len(acronym) < 3:
            return text
        self.acronyms[id_] = acronym
        return f"{text} ({{{{ORG id={id_}: {acronym}}}}})"

    def slot_org2(self) -> str:
        return self.body("ORG", self._expand(self._body("org")))

    def slot_company(self) -> str:
        """The company; once it is known, often without its legal form and the word for what it does."""
        name = self._bare(self.company)
        short = re.sub(self.words["legal_forms"], "", name)
        if len(name) % 2:  # The same all through a letter.
            short = re.sub(self.words["company_heads"], "", short)
        if name in self.bodies and short != name and self.random.random() < 0.5:
            id_ = self.bodies[name][1]
            self.acronyms[id_] = short
            return f"{{{{ORG id={id_}: {short}}}}}"
        return self.body("ORG", self.company)

    def slot_company2(self) -> str:
        return self.body("ORG", self._expand(self._body("company")))

    def _authority(self, kind: str) -> str:
        if kind not in self.last_body or self.random.random() < 0.3:
            self.last_body[kind] = self._expand(self._body(kind))
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
        name = self._expand(self._body("prison"))
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
            return f"{self.words[form][person.sex]} {{{{PER id={person.id}: {person.short}}}}}"
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

    def slot_case(self) -> str:
        return str(self.case)
