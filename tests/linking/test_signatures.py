"""Signature blocks: one column, several, names without titles, titles over lines."""

from __future__ import annotations

import pytest

from allegex.facts.titles import titles
from allegex.linking.signatures import signatures
from allegex.linking.wording import wording
from allegex.records.name import NameMention
from allegex.resources import Resources
from build import document_of

TORTURE = "Special Rapporteur on torture and other cruel, inhuman or degrading treatment or punishment"


def signed(
    resources: Resources, text: str, names: tuple[NameMention, ...] = ()
) -> list[tuple[str, str | None]]:
    document = document_of([("signatories", text)])
    found = signatures(document, names, resources.of(titles), resources.of(wording))
    for signature in found:
        assert document.content[signature.start : signature.end] == signature.name
    return [(s.name, s.title) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Name above title, the title over two lines.
        (
            "Ada Exempel\nSpecial Rapporteur on torture and other cruel, inhuman or\ndegrading treatment or punishment\n\n"
            "Bo O’Test\nChair-Rapporteur of the Working Group on Arbitrary\nDetention",
            [
                ("Ada Exempel", TORTURE),
                ("Bo O’Test", "Chair-Rapporteur of the Working Group on Arbitrary Detention"),
            ],
        ),
        # Name and title on one line, with honorific, comma or dash.
        (
            "Ms. Ada Exempel, Special Rapporteur on torture",
            [("Ada Exempel", "Special Rapporteur on torture")],
        ),
        (
            "Ada Exempel – Experte indépendante sur la dette",
            [("Ada Exempel", "Experte indépendante sur la dette")],
        ),
        (
            "Bo Test\nVicepresidente del Grupo de Trabajo sobre la Detención Arbitraria",
            [("Bo Test", "Vicepresidente del Grupo de Trabajo sobre la Detención Arbitraria")],
        ),
        # Chair's line apart from the group's.
        (
            "Bo Test\nVice-Chair on communications\nof the Working Group on Enforced or Involuntary\nDisappearances",
            [
                (
                    "Bo Test",
                    "Vice-Chair on communications of the Working Group on Enforced or Involuntary Disappearances",
                )
            ],
        ),
        # Two columns: cells of one line apart by blanks.
        (
            "Ada Exempel     Bo Test\nSpecial Rapporteur on torture     Special Rapporteur on the\nand other cruel treatment     right to education",
            [
                ("Ada Exempel", "Special Rapporteur on torture and other cruel treatment"),
                ("Bo Test", "Special Rapporteur on the right to education"),
            ],
        ),
        # Names first, then as many titles: in order.
        (
            "Ada Exempel\nBo Test\nSpecial Rapporteur on torture\nSpecial Rapporteur on the right to food",
            [
                ("Ada Exempel", "Special Rapporteur on torture"),
                ("Bo Test", "Special Rapporteur on the right to food"),
            ],
        ),
        # Titles above names.
        (
            "Special Rapporteur on torture\nAda Exempel\nSpecial Rapporteur on the right to food\nBo Test",
            [
                ("Ada Exempel", "Special Rapporteur on torture"),
                ("Bo Test", "Special Rapporteur on the right to food"),
            ],
        ),
        # A name without a title takes none from its neighbour.
        (
            "Ada Exempel\n\nBo Test\nSpecial Rapporteur on the right to food",
            [("Ada Exempel", None), ("Bo Test", "Special Rapporteur on the right to food")],
        ),
        # Particles, hyphens, dots and capitals.
        (
            "Cees de la Exemple-Proef\nSpecial Rapporteur on torture\nJUAN B. PRUEBA\nRelator Especial sobre la tortura",
            [
                ("Cees de la Exemple-Proef", "Special Rapporteur on torture"),
                ("JUAN B. PRUEBA", "Relator Especial sobre la tortura"),
            ],
        ),
        # A rapporteur of another body is a signature like the others.
        (
            "Ada Exempel\nSpecial Rapporteur on Freedom of Expression of the Inter-American Commission on Human Rights",
            [
                (
                    "Ada Exempel",
                    "Special Rapporteur on Freedom of Expression of the Inter-American Commission on Human Rights",
                )
            ],
        ),
        # Page numbers and notes below the last title are no part of it.
        (
            "Ada Exempel\nSpecial Rapporteur on torture\n5\nCc: Somebody",
            [("Ada Exempel", "Special Rapporteur on torture")],
        ),
        ("", []),
    ],
)
def test_blocks_are_read(resources: Resources, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert signed(resources, text) == expected


def test_a_name_left_above_the_block_is_taken_in(resources: Resources) -> None:
    document = document_of(
        [
            ("closing", "Please accept our assurances.\n\nNur al-Prueba"),
            ("signatories", "Special Rapporteur on torture"),
        ]
    )
    found = signatures(document, (), resources.of(titles), resources.of(wording))
    assert [(s.name, s.title) for s in found] == [("Nur al-Prueba", "Special Rapporteur on torture")]


def test_the_second_line_of_a_title_is_no_name(resources: Resources) -> None:
    text = "Ada Exempel\nChair of the Working Group on Enforced or Involuntary\nDisappearances\nBo Test\nMember of the Working Group on\nArbitrary Detention"
    assert [name for name, _ in signed(resources, text)] == ["Ada Exempel", "Bo Test"]


def test_a_found_person_makes_a_strange_line_a_name(resources: Resources) -> None:
    text = "exempel bint al-prueba\nSpecial Rapporteur on torture"
    person = NameMention(start=0, end=22, by="names:x", kind="person")
    assert signed(resources, text, (person,)) == [("exempel bint al-prueba", "Special Rapporteur on torture")]
