"""Events: clause, type, participants with their roles, whose statement it is."""

from __future__ import annotations

import pytest

from allegex.linking.events import find_events
from allegex.linking.eventwords import EventFile, HedgeRow, event_words
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Citation, Entity, EntityMention, Event
from allegex.resources import LANGUAGES, Resources
from build import document_of
from dating import dates_in

_FILES = {language: Resources().language(language, "events.json", EventFile) for language in LANGUAGES}
_HEDGES = {
    language: Resources().language(language, "hedges.json", tuple[HedgeRow, ...]) for language in LANGUAGES
}
TYPES = [
    (lang, row.type, text) for lang, file in _FILES.items() for row in file.events for text in row.examples
]
NO_TYPES = [
    (lang, row.type, t) for lang, file in _FILES.items() for row in file.events for t in row.counterexamples
]
STATUSES = [
    (lang, row.status, text) for lang, rows in _HEDGES.items() for row in rows for text in row.examples
]
NO_STATUSES = [
    (lang, row.status, t) for lang, rows in _HEDGES.items() for row in rows for t in row.counterexamples
]


def _entities(document: Document, *names: str) -> tuple[Entity, ...]:
    out = []
    for number, name in enumerate(names, 1):
        kind = "authority" if name.startswith("the ") else "person"
        place = document.content.index(name)
        mention = EntityMention(start=place, end=place + len(name), by="test", score=None)
        out.append(Entity(id=f"e{number}", kind=kind, name=name, mentions=(mention,)))  # type: ignore[arg-type]
    return tuple(out)


def _events(
    text: str, resources: Resources, *names: str, language: str = "en", section: SectionKind = "allegations"
) -> tuple[Event, ...]:
    document = document_of([(section, text)], language)
    dates = dates_in(document, "2024-03-18", resources)
    events, filled = find_events(document, dates, _entities(document, *names), (), resources)
    assert [date.event for date in filled if date.event is not None] == list(range(len(events)))
    return events


@pytest.mark.parametrize(("language", "kind", "text"), TYPES)
def test_example_has_its_type(language: str, kind: str, text: str, resources: Resources) -> None:
    (event,) = _events(text, resources, language=language)
    assert event.type == kind


@pytest.mark.parametrize(("language", "kind", "text"), NO_TYPES)
def test_counterexample_has_not_its_type(language: str, kind: str, text: str, resources: Resources) -> None:
    (event,) = _events(text, resources, language=language)
    assert event.type != kind


@pytest.mark.parametrize(("language", "status", "text"), STATUSES)
def test_example_has_its_status(language: str, status: str, text: str, resources: Resources) -> None:
    (event,) = _events(text, resources, language=language)
    assert event.status == status


@pytest.mark.parametrize(("language", "status", "text"), NO_STATUSES)
def test_counterexample_is_alleged(language: str, status: str, text: str, resources: Resources) -> None:
    (event,) = _events(text, resources, language=language)
    assert event.status == "alleged"


def test_languages_know_the_same_types() -> None:
    types = [[row.type for row in file.events] for file in _FILES.values()]
    assert sorted(types[0]) == sorted(types[1]) == sorted(types[2])
    assert len(types[0]) == len(set(types[0]))


@pytest.mark.parametrize(
    ("language", "text", "names", "roles"),
    [
        (
            "en",
            "On 3 May 2020, Ana Ruiz was arrested by the Night Police.",
            ("Ana Ruiz", "the Night Police"),
            "patient agent",
        ),
        (
            "en",
            "On 3 May 2020, the Night Police arrested Ana Ruiz.",
            ("the Night Police", "Ana Ruiz"),
            "agent patient",
        ),
        ("en", "The arrest of Ana Ruiz on 3 May 2020 was brief.", ("Ana Ruiz",), "patient"),
        ("en", "On 3 May 2020, Ana Ruiz published an article.", ("Ana Ruiz",), "agent"),
        (
            "fr",
            "Le 3 mai 2020, Ana Ruiz a été arrêtée par Paul Remi.",
            ("Ana Ruiz", "Paul Remi"),
            "patient agent",
        ),
        (
            "es",
            "El 3 de mayo de 2020, Ana Ruiz fue detenida por Juan Mora.",
            ("Ana Ruiz", "Juan Mora"),
            "patient agent",
        ),
        ("en", "On 3 May 2020, the school of Ana Ruiz opened.", ("Ana Ruiz",), "participant"),
        ("en", "On 3 May 2020, Ana Ruiz was reportedly arrested.", ("Ana Ruiz",), "patient"),
        ("en", "On 3 May 2020, Ana Ruiz was heard and charged.", ("Ana Ruiz",), "patient"),
        ("en", "On 3 May 2020, the wife of Ana Ruiz was arrested.", ("Ana Ruiz",), "participant"),
        ("en", "On 3 May 2020, men of the Night Police arrested him.", ("the Night Police",), "agent"),
        ("en", "On 3 May 2020 she appeared before the Night Court.", ("the Night Court",), "participant"),
        (
            "en",
            "On 3 May 2020, Ana Ruiz, of the Night League, was arrested.",
            ("Ana Ruiz", "the Night League"),
            "patient participant",
        ),
        (
            "en",
            "On 3 May 2020 he was held by masked members of the Night Police.",
            ("the Night Police",),
            "agent",
        ),
        ("fr", "Le 3 mai 2020, Ana Ruiz a été arbitrairement arrêtée.", ("Ana Ruiz",), "patient"),
        ("fr", "Le 3 mai 2020, Ana Ruiz a été entendue et inculpée.", ("Ana Ruiz",), "patient"),
        ("es", "El 3 de mayo de 2020, Ana Ruiz fue presuntamente detenida.", ("Ana Ruiz",), "patient"),
        (
            "es",
            "El 3 de mayo de 2020 la red había difundido por Ana Ruiz un vídeo.",
            ("Ana Ruiz",),
            "participant",
        ),
    ],
)
def test_roles_follow_the_grammar(
    language: str, text: str, names: tuple[str, ...], roles: str, resources: Resources
) -> None:
    (event,) = _events(text, resources, *names, language=language)
    assert [(p.entity, p.role) for p in event.participants] == [
        (f"e{number}", role) for number, role in enumerate(roles.split(), 1)
    ]


def test_sentence_with_two_dates_is_two_events(resources: Resources) -> None:
    text = "On 3 May 2020, he was arrested at home, and on 5 May 2020 he was released."
    first, second = _events(text, resources)
    assert (first.type, first.edtf, second.type, second.edtf) == (
        "arrest",
        "2020-05-03",
        "release",
        "2020-05-05",
    )
    assert text[first.start : first.end] == "On 3 May 2020, he was arrested at home"
    assert text[second.start : second.end] == "and on 5 May 2020 he was released."


@pytest.mark.parametrize(
    ("language", "text", "second"),
    [
        (
            "en",
            "She was detained on 3 July 2022 over a poem which she had shared in 2020.",
            "which she had shared in 2020.",
        ),
        (
            "fr",
            "Elle a été arrêtée le 3 juillet 2022 pour un poème qui datait de juin 2020.",
            "qui datait de juin 2020.",
        ),
        (
            "es",
            "Fue trasladada el 22 de mayo de 2017 y se ignora su paradero desde junio.",
            "y se ignora su paradero desde junio.",
        ),
    ],
)
def test_sentence_is_cut_where_a_clause_begins(
    language: str, text: str, second: str, resources: Resources
) -> None:
    assert text[slice(*[(e.start, e.end) for e in _events(text, resources, language=language)][1])] == second


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("en", "She was released pending trial on 4 May 2020.", ["release"]),
        ("en", "On appeal, the prison term was reduced on 4 May 2020.", ["ruling"]),
        ("en", "It has offered advice to torture survivors since 2009.", ["other"]),
        ("en", "A plan for the freedom of expression was shown on 4 May 2020.", ["other"]),
        ("en", "A court imposed a sentence of two years' imprisonment on 4 May 2020.", ["conviction"]),
        ("en", "His name was struck from the list on 6 March 2020.", ["closure"]),
        (
            "en",
            "He filed a complaint on 4 May 2020; two days later his shop was searched.",
            ["complaint", "search"],
        ),
        ("fr", "Elle est en liberté provisoire depuis le 2 mai 2020.", ["release"]),
        ("fr", "Touché par une balle, il a succombé le 2 mai 2020.", ["killing"]),
        ("fr", "Le 24 mai 2020, il s’est vu infliger six mois d’emprisonnement.", ["conviction"]),
        ("fr", "Le 2 mai 2020, il a visité un centre de détention.", ["other"]),
        ("es", "El juzgado dictó su sobreseimiento definitivo el 12 de agosto de 2019.", ["acquittal"]),
        ("es", "El 13 de febrero de 2015, seis hombres se lo llevaron de su casa.", ["disappearance"]),
        ("es", "El 2 de mayo de 2020 visitó un centro de detención.", ["other"]),
    ],
)
def test_type_is_that_of_what_happened(
    language: str, text: str, kinds: list[str], resources: Resources
) -> None:
    assert [event.type for event in _events(text, resources, language=language)] == kinds


def test_date_that_opens_a_sentence_dates_what_comes_behind(resources: Resources) -> None:
    text = "On 24 March 2015, after a visit of accountants on the 3rd of that month, he was questioned for hours."
    first, second = _events(text, resources)
    assert (first.type, second.type) == ("summons", "other")
    assert text[second.start : second.end] == "after a visit of accountants on the 3rd of that month"


def test_words_inside_names_and_citations_tell_of_no_event(resources: Resources) -> None:
    (event,) = _events(
        "Since 3 May 2020 he sits at the Prison Trial Court.", resources, "the Prison Trial Court"
    )
    assert event.type == "other"


def test_reply_speaks_for_the_government(resources: Resources) -> None:
    (event,) = _events("On 3 May 2020 she was released.", resources, section="reply_body")
    assert event.status == "stated_by_government"


@pytest.mark.parametrize("section", ["requests", "annex", "legal_framework", "concerns"])
def test_only_the_facts_hold_events(section: SectionKind, resources: Resources) -> None:
    assert _events("On 3 May 2020 she was released.", resources, section=section) == ()


def test_citations_of_the_clause_are_named(resources: Resources) -> None:
    text = "On 3 May 2020 he was charged under article 5, and on 9 May 2020 he was tried."
    document = document_of([("allegations", text)])
    place = text.index("article 5")
    cited = Citation(start=place, end=place + 9, kind=None, instrument=None, title=None, jurisdiction=None)
    events, _ = find_events(document, dates_in(document, None, resources), (), (cited,), resources)
    assert [event.citations for event in events] == [(0,), ()]


def test_words_of_an_unknown_language_are_the_first_languages(resources: Resources) -> None:
    assert event_words("ru", resources) is event_words("en", resources)
