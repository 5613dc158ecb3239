"""Who does what in the facts: doers, lawyers, witnesses and officials, told from trades and from offices of the past."""

from __future__ import annotations

import pytest

from allegex.extractors.names import Settings, build
from allegex.linking.entities import resolve_entities
from allegex.records.document import SectionKind
from allegex.records.letter import Header
from allegex.records.name import NameMention
from allegex.resources import Resources
from build import document_of

RESOURCES = Resources()
EXTRACT = build(Settings(), RESOURCES)
CASES = [
    pytest.param("en", "Mr. Tor Vale was shot in the back by Corporal Edo Marsh.", "Edo Marsh", {"official", "alleged_perpetrator"}, id="words between the participle and who did it"),
    pytest.param("en", "Mr. Tor Vale was examined by Corporal Edo Marsh.", "Edo Marsh", {"official"}, id="nobody is hurt by an examination"),
    pytest.param("en", "The march was broken up by a certain Mr. Edo Marsh.", "Edo Marsh", {"alleged_perpetrator"}, id="a certain X is blamed"),
    pytest.param("en", "Dr. Lea Ortova, a physician, who examined him in May, recorded burns.", "Lea Ortova", {"witness"}, id="who examined somebody has seen it"),
    pytest.param("en", "Ms. Lea Ortova, a former judge, wrote about it.", "Lea Ortova", {"other"}, id="an office of the past"),
    pytest.param("fr", "M. Tor Vale a été frappé à la tête par le sergent Edo Marchal.", "Edo Marchal", {"official", "alleged_perpetrator"}, id="French: words between"),
    pytest.param("fr", "Le docteur Léa Ortier l’a examiné le 4 mai.", "Léa Ortier", {"witness"}, id="French: a doctor"),
    pytest.param("es", "El Sr. Tor Vale fue golpeado en la cara por el sargento Edo Marcos.", "Edo Marcos", {"official", "alleged_perpetrator"}, id="Spanish: words between"),
    pytest.param("es", "Su defensor, el Dr. Edo Marcos, recurrió.", "Edo Marcos", {"lawyer"}, id="Spanish: his defender"),
    pytest.param("es", "El Ministerio Público, representado por el fiscal Edo Marcos, recurrió.", "Edo Marcos", {"official"}, id="a prosecutor represents the prosecution and is no lawyer"),
]  # fmt: skip


def roles(parts: list[tuple[SectionKind, str]], language: str, name: str) -> set[str]:
    """The roles of one person of a letter."""
    document = document_of(parts, language)
    mentions = tuple(m for m in EXTRACT(document) if isinstance(m, NameMention))
    found = resolve_entities(document, mentions, Header(), RESOURCES)
    return {role for e in found if e.name == name for role in e.roles}


@pytest.mark.parametrize(("language", "text", "name", "expected"), CASES)
def test_roles(language: str, text: str, name: str, expected: set[str]) -> None:
    """The subject names another, so that nobody of the facts is taken for whom the letter is about."""
    about = {"en": "Ms. Zoe Quist", "fr": "Mme Zoe Quist", "es": "Sra. Zoe Quist"}[language]
    assert roles([("subject", about), ("allegations", text)], language, name) == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("We write about the arrest of Ms. Lea Ortova, a lawyer.", {"alleged_victim"}),
        ("We write about the arrest of Mr. Tor Vale and his lawyer, Ms. Lea Ortova.", {"alleged_victim", "lawyer"}),
        ("We write about the arrest of Mr. Tor Vale, who may not see his lawyer, Ms. Lea Ortova.", {"lawyer"}),
    ],
)  # fmt: skip
def test_lawyers_who_are_targeted(subject: str, expected: set[str]) -> None:
    """A lawyer by trade alone acts for nobody; one who only acts for another is no victim."""
    assert roles([("subject", subject)], "en", "Lea Ortova") == expected
