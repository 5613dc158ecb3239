"""Topics of requests: several for one item, "other" where none fits, in each language."""

from __future__ import annotations

import pytest

from allegex.linking.topics import topics_of
from allegex.records.text import Span
from allegex.resources import Resources
from build import document_of

ITEMS = [
    (
        "en",
        "Please provide any additional information and any comment you may have.",
        ["comments_on_allegations"],
    ),
    (
        "fr",
        "Veuillez nous transmettre toute information ou tout commentaire complémentaire.",
        ["comments_on_allegations"],
    ),
    ("es", "Sírvase proporcionar cualquier información o comentario adicional.", ["comments_on_allegations"]),
    (
        "en",
        "Please explain the legal basis of her arrest and how it is compatible with article 9 of the Covenant.",
        ["legal_factual_basis", "compatibility_with_ihrl"],
    ),
    (
        "fr",
        "Veuillez indiquer la base légale de son arrestation et en quoi elle est compatible avec l’article 9 du Pacte.",
        ["legal_factual_basis", "compatibility_with_ihrl"],
    ),
    (
        "es",
        "Sírvase indicar el fundamento jurídico de su detención y cómo es compatible con el artículo 9 del Pacto.",
        ["legal_factual_basis", "compatibility_with_ihrl"],
    ),
    ("en", "Please indicate the fate and whereabouts of Mr. Thapa.", ["fate_whereabouts"]),
    ("fr", "Veuillez préciser le sort de M. Sossou et le lieu où il se trouve.", ["fate_whereabouts"]),
    ("es", "Sírvase indicar el paradero del Sr. Rojas.", ["fate_whereabouts"]),
    ("en", "Please explain the colour of the building.", ["other"]),
    ("fr", "Veuillez expliquer la couleur du bâtiment.", ["other"]),
    ("es", "Sírvase explicar el color del edificio.", ["other"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), ITEMS)
def test_topics(language: str, text: str, wanted: list[str], resources: Resources) -> None:
    document = document_of([("requests", text)], language)
    found = topics_of(document, Span(0, len(text)), resources)
    assert {topic.id for topic in found} == set(wanted)
    scores = [topic.score for topic in found if topic.score is not None]
    assert scores == sorted(scores, reverse=True)
    assert [topic.id for topic in found if topic.score is None] == (["other"] if wanted == ["other"] else [])


def test_only_the_item_itself_is_read(resources: Resources) -> None:
    first, second = "Please state where he is detained.", "Please provide statistics on complaints."
    document = document_of([("requests", first), ("requests", second)])
    start = len(first) + 2
    assert [t.id for t in topics_of(document, Span(start, start + len(second)), resources)] == [
        "statistics_disaggregated_data"
    ]
