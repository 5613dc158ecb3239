"""Charges told over one or several sentences, in three languages; what is no charge opens none."""

from __future__ import annotations

import re

import pytest

from allegex.linking.charge_rows import ChargeFile
from allegex.linking.charges import find_charges
from allegex.records.letter import Charge
from allegex.resources import Resources
from corpus.links import from_marks
from corpus.marked import parse

PERSONS = [
    {"id": "a", "name": "Ane Ruiz", "roles": ["alleged_victim"]},
    {"id": "b", "name": "Ben Okoro", "roles": ["alleged_victim"]},
    {"id": "l", "name": "Lea Lawson", "roles": ["lawyer"]},
]


LAW = {
    "fr": {"article 5 of the Penal Code": "article 5 du Code pénal"},
    "es": {"article 5 of the Penal Code": "artículo 5 del Código Penal"},
}


def charges(text: str, language: str, resources: Resources) -> tuple[dict[str, str], tuple[Charge, ...]]:
    for english, own in LAW.get(language, {}).items():
        text = text.replace(english, own)
    front = {"name": "x", "kind": "letter", "language": language, "persons": PERSONS}
    letter = parse(
        front, f"@section background\n{{{{PER id=a: Ane Ruiz}}}} is known.\n\n@section allegations\n{text}\n"
    )
    links = from_marks(letter)
    return {e.id: e.name for e in links.entities}, find_charges(letter.document, links, resources)


A, B, L = "{{PER id=a: Ane Ruiz}}", "{{PER id=b: Ben Okoro}}", "{{PER id=l: Lea Lawson}}"
P5 = '{{CIT law="Penal Code" provisions=5 jurisdiction=XXX: article 5 of the Penal Code}}'
P6 = '{{CIT law="Penal Code" provisions=6 jurisdiction=XXX: article 6 of the Penal Code}}'
Q7 = '{{CIT law="Anti-Terrorism Act" provisions=7 jurisdiction=XXX: section 7 of the Anti-Terrorism Act}}'
ICCPR = "{{CIT instruments=ICCPR provisions=19: article 19 of the Covenant}}"
MAY, JUNE, JULY = (
    "{{DATE edtf=2020-05: May 2020}}",
    "{{DATE edtf=2020-06-03: 3 June 2020}}",
    "{{DATE edtf=2021: 2021}}",
)

CASES = [
    (
        "en",
        "one sentence",
        f"In {MAY}, a criminal case was opened against {A} under {P5}.",
        ["Ruiz 5 2020-05 - pending"],
    ),
    ("en", "law named first", f"In {MAY}, under {P5}, {A} was charged.", ["Ruiz 5 2020-05 - pending"]),
    (
        "en",
        "two persons, two laws: a row each",
        f"On {JUNE}, the prosecutor charged {A} and {B} with sedition under {P5} and {Q7}.",
        [f"{name} {law} 2020-06-03 - pending" for law in ("5", "7") for name in ("Ruiz", "Okoro")],
    ),
    (
        "en",
        "two articles of one law are one charge",
        f"{A} was charged with slander and insult under {P5} and {P6}.",
        ["Ruiz 5+6 - - pending"],
    ),
    (
        "en",
        "law in the next sentence",
        f"In {MAY} a case was opened against {A}. She was charged with slander under {P5}.",
        ["Ruiz 5 2020-05 - pending"],
    ),
    (
        "en",
        "asked for, then opened",
        f"In {MAY} a mayor filed a complaint to prosecute {A} under {P5}. On {JUNE}, a criminal case was opened.",
        ["Ruiz 5 2020-06-03 - pending"],
    ),
    (
        "en",
        "acquitted in the next sentence",
        f"In {MAY}, {A} was charged under {P5}. She was acquitted on {JUNE}.",
        ["Ruiz 5 2020-05 2020-06-03 acquitted"],
    ),
    (
        "en",
        "this case ends, not the one before",
        f"In {MAY}, {A} was charged under {P5}. In {JULY}, another case was opened against {A} under {P6}."
        " This case was subsequently dismissed.",
        ["Ruiz 5 2020-05 - pending", "Ruiz 6 2021 - dismissed"],
    ),
    (
        "en",
        "opened and dropped in one sentence: no date is invented",
        f"On {JUNE} a case was opened against {A} under {P5}, but some months later was discontinued.",
        ["Ruiz 5 2020-06-03 - discontinued"],
    ),
    (
        "en",
        "convicted in absentia without a charge told before",
        f"On {JUNE}, {A} was convicted in absentia under {Q7} and sentenced to ten years in prison.",
        ["Ruiz 7 2020-06-03 2020-06-03 convicted ten years in prison"],
    ),
    (
        "en",
        "to each their own penalty",
        f"{A} and {B} were charged under {P5}. On {JUNE}, the court sentenced {A} to death and {B} to life imprisonment.",
        ["Ruiz 5 - 2020-06-03 convicted death", "Okoro 5 - 2020-06-03 convicted life imprisonment"],
    ),
    (
        "en",
        "an offence in words is kept",
        f"In {MAY}, {A} was charged with sedition.",
        ["Ruiz  2020-05 - pending sedition"],
    ),
    (
        "en",
        "the lawyer is not the accused",
        f"{L}, lawyer of {A}, said that she was charged under {P5}.",
        ["Ruiz 5 - - pending"],
    ),
    (
        "en",
        "both",
        f"{A} met {B}. On {JUNE} both were charged under {P5}.",
        ["Ruiz 5 2020-06-03 - pending", "Okoro 5 2020-06-03 - pending"],
    ),
    (
        "en",
        "a condition is no verdict",
        f"{A} was charged under {P5}. If convicted, she faces ten years.",
        ["Ruiz 5 - - pending"],
    ),
    (
        "en",
        "a dismissed appeal leaves the conviction",
        f"{A} was convicted under {P5}. The court dismissed the appeal.",
        ["Ruiz 5 - - convicted"],
    ),
    (
        "en",
        "a law criticised is no charge",
        f"{P5} allows for ten years of prison, although {ICCPR} protects speech.",
        [],
    ),
    (
        "en",
        "a treaty is never the law of a charge",
        f"{A} was charged with speaking, contrary to {ICCPR}.",
        ["Ruiz  - - pending speaking"],
    ),
    (
        "en",
        "no person, no charge of a person",
        f"In {MAY} the office was raided and {B} was dismissed from the post.",
        [],
    ),
    (
        "fr",
        "inculpés, puis relaxée",
        f"Le {JUNE}, {A} et {B} ont été inculpés d’outrage sur le fondement de l’{P5}. {A} a été relaxée.",
        ["Ruiz 5 2020-06-03 - acquitted", "Okoro 5 2020-06-03 - pending"],
    ),
    (
        "fr",
        "s’est vu notifier",
        f"En {MAY}, {B} s’est vu notifier des charges de rébellion en vertu de l’{P5}.",
        ["Okoro 5 2020-05 - pending"],
    ),
    (
        "fr",
        "condamné avec peine",
        f"{B} a été poursuivi au titre de l’{P5}. Le {JUNE}, il a été condamné à deux ans de prison ferme.",
        ["Okoro 5 - 2020-06-03 convicted deux ans de prison ferme"],
    ),
    (
        "fr",
        "classée sans suite",
        f"Une procédure pénale a été ouverte contre {A} en vertu de l’{P5}. L’affaire a été classée sans suite.",
        ["Ruiz 5 - - discontinued"],
    ),
    (
        "fr",
        "une loi qui fixe un délai n’est pas une charge",
        f"{A} a été entendue, alors que l’{P5} fixe un délai.",
        [],
    ),
    (
        "es",
        "fue imputado",
        f"El {JUNE}, {B} fue imputado por el delito de rebelión, previsto en el {P5}.",
        ["Okoro 5 2020-06-03 - pending"],
    ),
    (
        "es",
        "se abrió una causa y fue sobreseída",
        f"En {MAY} se abrió una causa penal contra {A} en virtud del {P5}. La causa fue sobreseída.",
        ["Ruiz 5 2020-05 - dismissed"],
    ),
    (
        "es",
        "condenado con pena",
        f"{B} fue procesado en virtud del {P5}. El {JUNE} fue condenado a seis años de prisión.",
        ["Okoro 5 - 2020-06-03 convicted seis años de prisión"],
    ),
    (
        "es",
        "la fiscalía le imputó",
        f"{B} fue detenido el {JUNE}. La fiscalía le imputó el delito de rebelión, tipificado en el {P5}.",
        ["Okoro 5 2020-06-03 - pending"],
    ),
    (
        "es",
        "absuelta",
        f"{A} fue acusada de injurias en virtud del {P5}. En {JULY} fue absuelta.",
        ["Ruiz 5 - 2021 acquitted"],
    ),
    (
        "es",
        "la causa contra uno de los dos",
        f"{A} y {B} fueron imputados en virtud del {P5}. En {JULY} la causa contra el Sr. {B} fue sobreseída.",
        ["Ruiz 5 - - pending", "Okoro 5 - 2021 dismissed"],
    ),
    (
        "fr",
        "présenté et inculpé",
        f"Le {JUNE}, {B} a été présenté au juge et inculpé d’outrage en vertu de l’{P5}.",
        ["Okoro 5 2020-06-03 - pending"],
    ),
    (
        "fr",
        "enquête ouverte puis classée",
        f"En {MAY}, une enquête pour diffamation avait été ouverte contre {A}, puis classée sans suite.",
        ["Ruiz  2020-05 - discontinued"],
    ),
]


def shown(names: dict[str, str], charge: Charge, expected: str) -> str:
    """A charge as the table writes it; penalty or offence only where the row asks for one."""
    name = names.get(charge.person or "", "nobody").split()[-1]
    row = (
        f"{name} {'+'.join(charge.provisions)} {charge.opened or '-'} {charge.closed or '-'} {charge.outcome}"
    )
    if len(expected.split(" ")) > 5:
        row += f" {charge.penalty or charge.offence}"
    return row


@pytest.mark.parametrize(
    ("language", "why", "text", "expected"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES]
)
def test_charges_of(language: str, why: str, text: str, expected: list[str], resources: Resources) -> None:
    names, found = charges(text, language, resources)
    wanted = [*expected, *[""] * len(found)]
    assert [shown(names, c, w) for c, w in zip(found, wanted, strict=False)] == expected


def test_the_background_alone_is_read_and_the_annex_is_not(resources: Resources) -> None:
    front = {"name": "x", "kind": "letter", "language": "en", "persons": PERSONS}
    body = (
        f"@section background\n{A} was charged under {P5}.\n\n@section annex\n{B} was charged under {P6}.\n"
    )
    letter = parse(front, body)
    assert [c.provisions for c in find_charges(letter.document, from_marks(letter), resources)] == [("5",)]


def test_evidence_is_the_sentences_that_say_so(resources: Resources) -> None:
    _, found = charges(
        f"In {MAY}, {A} was charged under {P5}. She sings. She was acquitted on {JUNE}.", "en", resources
    )
    assert len(found[0].evidence) >= 1
    assert found[0].citations == (0,)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_trigger_finds_its_examples_only(language: str, resources: Resources) -> None:
    file = resources.language(language, "charges.json", ChargeFile)
    for row in file.triggers:
        pattern = re.compile(row.pattern, 0 if row.case else re.IGNORECASE)
        for text in row.examples:
            assert pattern.search(text), (row.id, text)
        for text in row.counterexamples:
            assert not pattern.search(text), (row.id, text)


def test_the_three_languages_say_the_same_things(resources: Resources) -> None:
    outcomes = [
        {r.outcome for r in resources.language(language, "charges.json", ChargeFile).triggers if r.outcome}
        for language in ("en", "fr", "es")
    ]
    assert outcomes[0] == outcomes[1] == outcomes[2]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_stem_stands_in_every_example(language: str, resources: Resources) -> None:
    for row in resources.language(language, "charges.json", ChargeFile).triggers:
        for text in row.examples:
            assert any(stem.lower() in text.lower() for stem in row.stems), (row.id, text)
