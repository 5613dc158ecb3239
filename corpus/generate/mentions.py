"""Slots of persons: mentions in all forms, other spellings, lists with ages."""

from __future__ import annotations

from corpus.generate.law import LawWorld
from corpus.generate.people import Person


class PeopleWorld(LawWorld):
    """A world that answers the slots of persons."""

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

    # -- others than the victim ------------------------------------------------------------------------------------

    def _other(self, role: str = "other") -> Person:
        """Somebody new, named in full."""
        self.last = self.person(role)
        self.last.known = True
        return self.last

    def _mark(self, person: Person, text: str) -> str:
        return f"{{{{PER id={person.id}: {text}}}}}"

    def _alias(self, person: Person) -> str:
        """How else somebody is called; by the short form where nothing else is known."""
        other = self.random.choice(person.spellings) if person.spellings else person.short
        if other != person.short and other not in person.aliases:
            person.aliases = (*person.aliases, other)
        return self._mark(person, other)

    def slot_who(self) -> str:
        person = self._other()
        return self._mark(person, person.name)

    def slot_WHO(self) -> str:
        person = self._other()
        return self._mark(person, person.name.upper())

    def slot_title_who(self) -> str:
        person = self._other()
        return f"{self.random.choice(self.words['titles'][person.sex])} {self._mark(person, person.name)}"

    def slot_alias(self) -> str:
        return self._alias(self.victim)

    def slot_alias_who(self) -> str:
        return self._alias(self.last)

    def slot_v_full_cap(self) -> str:
        return self.mention(self.victim, full=True, cap=True)

    def slot_crowd(self) -> str:
        """Three to nine persons, all with their ages or all without."""
        pattern = self.random.choice(self.words["aged"])
        parts = []
        for _ in range(self.random.randint(3, 9)):
            person = self._other("alleged_victim")
            feminine = "e" if person.sex == "f" else ""
            name = self._mark(person, person.name)
            parts.append(pattern.format(name=name, age=self.slot_age(), e=feminine))
        gap = "; " if "," in pattern else ", "
        return gap.join(parts[:-1]) + f" {self.words['and']} {parts[-1]}"

    def slot_age(self) -> str:
        return str(self.random.choice((self.random.randint(3, 17), *[self.random.randint(18, 74)] * 4)))

    def slot_sex(self) -> str:
        return str(self.words["sexes"][self.last.sex])

    def slot_job(self) -> str:
        return str(self.random.choice(self.words["jobs"]))
