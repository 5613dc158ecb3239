"""Every row of sections.json proves itself by its examples and counterexamples."""

from __future__ import annotations

import pytest

from allegex.records.text import Block
from allegex.resources import LANGUAGES, Resources
from allegex.segmentation.anchors import Anchors, AnchorSets, build_anchors
from allegex.segmentation.rows import SectionPhrases
from allegex.segmentation.units import unit_at

DATA = {language: Resources().language(language, "sections.json", SectionPhrases) for language in LANGUAGES}
ROWS = [(language, row) for language, data in DATA.items() for row in data.anchors]


def speaks(language: str, row: object, paragraph: str) -> bool:
    """True when this row alone speaks for its kind in the paragraph."""
    anchors = Anchors((SectionPhrases(DATA[language].connectives, (row,)),))  # type: ignore[arg-type]
    unit = unit_at(paragraph, 0, len(paragraph), Block(0, len(paragraph), "body", 1), anchors)
    return any(evidence.anchor == row.id for evidence in unit.evidence.values())  # type: ignore[attr-defined]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{lang}-{row.id}" for lang, row in ROWS])
def test_row_holds_on_its_examples(language: str, row) -> None:
    assert row.examples
    assert row.counterexamples
    for example in row.examples:
        assert speaks(language, row, example), example
    for example in row.counterexamples:
        assert not speaks(language, row, example), example


def test_the_three_languages_have_the_same_rows() -> None:
    rows = [[(row.id, row.kind, row.weight) for row in data.anchors] for data in DATA.values()]
    assert rows[0] == rows[1] == rows[2]


def test_ids_are_unique() -> None:
    ids = [row.id for row in DATA["en"].anchors]
    assert len(ids) == len(set(ids))


STRONGEST = [
    ("We may publicly express our concerns in the near future.", "public_statement", "not a concern"),
    ("Moreover, we would like to refer to article 9 of the Covenant.", "legal_framework", "a connective before"),
    ("In this connection, we would like to refer to our letter of 3 May.", "correspondence", "no subject"),
    ("Please note that a copy of this letter has been sent to Xland.", "copy_notice", "no request"),
    ("While awaiting a reply, we urge that all interim measures be taken.", "interim_measures", "no deadline"),
    ("Please accept, Excellency, the assurances of our highest consideration.", "closing", "no request"),
    ("Without expressing at this stage an opinion on the facts of the case, we would like to appeal to your "
     "Excellency’s Government to take all necessary measures to guarantee his right to liberty.",
     "legal_framework", "the appeal, not the reserve, says what it is"),
    ("Nous pourrions exprimer publiquement nos préoccupations dans un avenir proche.", "public_statement", "fr"),
    ("Podremos expresar públicamente nuestras preocupaciones en un futuro cercano.", "public_statement", "es"),
    ("Dans l’attente d’une réponse de votre part, nous prions le Gouvernement de votre Excellence de prendre "
     "toutes les mesures nécessaires.", "interim_measures", "the reply that is awaited is no deadline"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "kind", "reason"), STRONGEST)
def test_the_right_anchor_is_the_strongest(
    paragraph: str, kind: str, reason: str, resources: Resources
) -> None:
    block = Block(0, len(paragraph), "body", 1)
    unit = unit_at(paragraph, 0, len(paragraph), block, resources.of(build_anchors))
    assert max(unit.evidence, key=lambda k: unit.evidence[k].weight) == kind, reason


def test_only_languages_in_use_are_built(resources: Resources) -> None:
    sets = AnchorSets(resources)
    assert {row.id for row in sets.of({"fr"}).rows} == {row.id for row in DATA["fr"].anchors}
    assert len(sets.of({"fr"}).rows) == len(DATA["fr"].anchors)
    assert len(sets.of(set()).rows) == len(ROWS), "nothing told: all languages"
    assert sets.of({"es", "fr"}) is sets.of({"fr", "es"})
