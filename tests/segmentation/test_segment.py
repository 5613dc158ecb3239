"""Sections: letters, replies and what is neither; what holds for any text."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from allegex.records.document import Document
from allegex.records.text import Block, Text
from allegex.resources import Resources
from allegex.segmentation.segment import segment
from build import text_of

CASES = json.loads((Path(__file__).parents[1] / "cases" / "sections.json").read_text("utf-8"))
PARTS: dict[str, list[str]] = CASES["parts"]
SHARED = Resources()


def paragraphs(names: list[str]) -> list[str]:
    """The paragraphs of a case: each name stands for some of them, other strings for themselves."""
    return [paragraph for name in names for paragraph in PARTS.get(name, [name])]


def tree(document: Document) -> list[str]:
    """Kinds of the sections in order, children with a blank before."""
    return [("" if s.parent is None else " ") + s.kind for s in document.sections]


@pytest.mark.parametrize("case", CASES["cases"], ids=[case["reason"] for case in CASES["cases"]])
def test_cases(case: dict, resources: Resources) -> None:
    document = segment(text_of(paragraphs(case["paragraphs"])), resources)
    assert (document.kind, document.language) == (case["kind"], case["language"])
    assert tree(document) == case["sections"]
    assert [warning.code for warning in document.warnings] == case.get("warnings", [])


def test_a_text_that_is_no_letter_is_not_certain(resources: Resources) -> None:
    for names in (["press release"], ["table"], ["russian"]):
        document = segment(text_of(paragraphs(names)), resources)
        assert document.kind_score is not None
        assert document.kind_score <= 0.5
    assert segment(Text("", (), ()), resources).kind_score == 0.1


def test_sections_name_the_anchor_that_decided(resources: Resources) -> None:
    document = segment(text_of(paragraphs(["letter"])), resources)
    by = {section.kind: section.by for section in document.sections}
    assert by["allegations"] == "sections:allegations-information"
    assert by["date"] == "sections:look"


def test_a_second_letter_keeps_its_language(resources: Resources) -> None:
    document = segment(text_of(paragraphs(["letter", "lettre"])), resources)
    second = [s for s in document.sections if s.kind == "other"]
    assert [s.language for s in second] == ["fr"]
    inside = [s for s in document.sections if s.parent is not None]
    assert {s.language for s in inside} == {"fr"}


def test_headings_open_children_with_their_words(resources: Resources) -> None:
    names = paragraphs(["letter with cases"])
    text = text_of(names)
    blocks = tuple(
        Block(b.start, b.end, "heading", 1, bold=1.0, size=1.0) if names[i].startswith("Case ") else b
        for i, b in enumerate(text.blocks)
    )
    document = segment(Text(text.content, blocks, ()), resources)
    children = [s for s in document.sections if s.parent is not None]
    assert [(c.kind, c.heading) for c in children] == [
        ("allegations", "Case 1: Ms. Lia Pont"),
        ("allegations", "Case 2: Mr. Aro Vell"),
    ]
    assert {document.sections[c.parent].kind for c in children if c.parent is not None} == {"allegations"}


def test_footnotes_stand_apart(resources: Resources) -> None:
    text = text_of([*paragraphs(["letter"]), "See A/HRC/23/50."])
    note = text.blocks[-1]
    blocks = (*text.blocks[:-1], Block(note.start, note.end, "footnote", 1, marker="1"))
    document = segment(Text(text.content, blocks, ()), resources)
    assert document.sections[-1].kind == "footnotes"
    assert document.sections[-1].start == note.start


def assert_tiles(document: Document) -> None:
    """Top sections follow each other without a gap; children lie inside their parent and do not overlap."""
    tops = [s for s in document.sections if s.parent is None]
    if not document.content:
        assert not tops
        return
    assert tops[0].start == 0
    assert tops[-1].end == len(document.content)
    assert all(a.end == b.start for a, b in pairwise(tops))
    for index, section in enumerate(document.sections):
        if section.parent is not None:
            parent = document.sections[section.parent]
            assert section.parent < index
            assert parent.start <= section.start < section.end <= parent.end


ANY = sorted({p for part in PARTS.values() for p in part})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ANY), max_size=25))
def test_any_order_of_paragraphs_is_tiled(names: list[str]) -> None:
    document = segment(text_of(names) if names else Text("", (), ()), SHARED)
    assert_tiles(document)
    assert document == segment(document.text, SHARED), "the same text gives the same document"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=8))
@example(["\n"])
def test_any_text_is_tiled(names: list[str]) -> None:
    assert_tiles(segment(text_of(names), SHARED))


AT_ONCE = {
    "en": (
        "I have the honour to address you in my capacity as Special Rapporteur on the question of torture pursuant to General "
        "Assembly resolution 60/251. I would like to draw the attention of your Government to information I have received "
        "concerning Mr. Karim Moradi, a student at the University of Zanjan, who is detained at an unknown place.",
        "On 12 April 2006, Mr. Moradi was arrested at his dormitory by four men in plain clothes and taken away in a car. "
        "His family has had no news of him.",
        "Concern is expressed for his physical and mental integrity.",
    ),
    "fr": (
        "J’ai l’honneur de m’adresser à vous en ma qualité de Rapporteur spécial sur la question de la torture, conformément "
        "à la résolution 60/251 de l’Assemblée générale. À cet égard, je voudrais attirer l’attention de votre Gouvernement "
        "sur des informations reçues concernant M. Ousmane Djibrine, étudiant à Abéché, détenu dans un lieu inconnu.",
        "Le 12 avril 2007, M. Djibrine a été arrêté à son domicile par quatre hommes en civil et emmené dans une voiture.",
        "Des craintes sont exprimées pour son intégrité physique et mentale.",
    ),
    "es": (
        "Tengo el honor de dirigirme a Usted en mi calidad de Relator Especial sobre la cuestión de la tortura, de conformidad "
        "con la resolución 60/251 de la Asamblea General. En este contexto, quisiera señalar a la atención de su Gobierno "
        "la información recibida sobre el Sr. Rufino Quispe, estudiante en Sucre, detenido en un lugar desconocido.",
        "El 12 de abril de 2007, el Sr. Quispe fue detenido en su domicilio por cuatro hombres de civil y llevado en un coche.",
        "Se expresa temor por su integridad física y mental.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", AT_ONCE)
def test_a_subject_inside_the_opening_leaves_the_facts_their_section(
    language: str, resources: Resources
) -> None:
    """What follows the opening is the subject, unless the opening itself holds the formula."""
    kinds = [s.kind for s in segment(text_of(list(AT_ONCE[language])), resources).sections]
    assert kinds == ["opening", "subject", "allegations", "concerns"]
