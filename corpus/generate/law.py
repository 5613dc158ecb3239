"""Citations of a letter: articles of law, charges, treaties, resolutions, general comments."""

from __future__ import annotations

import re

from corpus.generate.world import World

ACRONYMS = 0.3
"""How many treaties are followed by their acronym, which names nobody."""


class LawWorld(World):
    """A world that answers the slots of the law."""

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
        acronym = self.words["treaty_acronyms"].get(code)
        tail = f" ({acronym})" if acronym and self.random.random() < ACRONYMS else ""
        return (
            f"{head}{{{{CIT instruments={code} provisions={','.join(listed)}: {whole[len(head) :]}}}}}{tail}"
        )

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
