"""Words that stand for a law named elsewhere, and whose law it is."""

from __future__ import annotations

import pytest

from allegex.extractors.citations import Settings, build
from allegex.linking.citations import resolve_citations
from allegex.records.citation import CitationMention
from allegex.records.document import Document
from allegex.records.letter import Addressee, Citation, Header, Reference
from allegex.resources import Resources
from build import document_of

RESOURCES = Resources()
EXTRACT = build(Settings(), RESOURCES)


def resolved(document: Document, state: str | None = None) -> tuple[Citation, ...]:
    """The citations of a document in a letter to `state`."""
    mentions = [m for m in EXTRACT(document) if isinstance(m, CitationMention)]
    addressee = Addressee(kind="government", name=None, state=state) if state else None
    return resolve_citations(document, mentions, Header(addressee=addressee), RESOURCES)


def last(*paragraphs: str, language: str = "en", state: str | None = None) -> Citation:
    """The last citation of an annex of these paragraphs."""
    return resolved(document_of([("annex", text) for text in paragraphs], language), state)[-1]


@pytest.mark.parametrize(
    ("before", "text", "instrument", "value", "said"),
    [
        ("We recall the ICCPR.", "See article 9 of the Covenant.", "ICCPR", "9", "Covenant"),
        ("We recall the ICCPR and the ICESCR.", "See article 9 of the Covenant.", "ICESCR", "9", "Covenant"),
        ("We recall article 7 of the Convention against Torture.", "Article 2 of the Convention.", "CAT", "2", "Convention"),
        ("The Declaration on Human Rights Defenders applies.", "So do articles 1 of the said Declaration.", "A/RES/53/144", "1", "said Declaration"),
        ("Article 19 of the ICCPR applies.", "Paragraph 3 of the same article limits it.", "ICCPR", "19(3)", "same article"),
        ("Rule 43 of the Nelson Mandela Rules applies.", "Rule 44 applies too.", "A/RES/70/175", "44", ""),
        ("General Assembly resolution 68/181 applies.", "Specifically, articles 7 and 9 do.", "A/RES/68/181", "9", ""),
        ("Article 5 of the ICCPR applies.", "Article 6 thereof does too.", "ICCPR", "6", "thereof"),
    ],
)  # fmt: skip
def test_words_for_an_instrument(before: str, text: str, instrument: str, value: str, said: str) -> None:
    found = last(f"{before} {text}")
    assert (found.instrument, found.provisions[-1].value, found.resolved_from) == (instrument, value, said)


@pytest.mark.parametrize(
    ("language", "text", "value", "title"),
    [
        ("fr", "L'article 74 du Code pénal et l'article 97 dudit Code.", "97", "Code pénal"),
        ("fr", "La loi n° 2014/028 est citée. L'article 8 de la loi précitée de 2014 aussi.", "8", "loi"),
        (
            "es",
            "El artículo 464 del Código Penal y el artículo 476, ordinal 1.º, ejusdem.",
            "476(1)",
            "Código Penal",
        ),
        ("en", "Article 5 of the Penal Code and article 6 of the same Code.", "6", "Penal Code"),
        (
            "en",
            "The Anti-Cybercrime Law No. 5 of 2012. See article 3 of the said Law.",
            "3",
            "Anti-Cybercrime Law",
        ),
    ],
)
def test_words_for_a_domestic_law(language: str, text: str, value: str, title: str) -> None:
    found = last(text, language=language, state="KEN")
    assert (found.provisions[-1].value, found.title, found.jurisdiction) == (value, title, "KEN")
    assert found.resolved_from


def test_short_forms_are_resolved() -> None:
    found = last(
        "The Internet Conduct Act, 2010 (ICA) was used. Sections 3 and 4 of the ICA apply.", state="KEN"
    )
    assert (found.title, found.jurisdiction, found.resolved_from) == (
        "Internet Conduct Act, 2010",
        "KEN",
        None,
    ) or found.title == "Internet Conduct Act, 2010"


def test_without_a_law_before_it_nothing_is_guessed() -> None:
    found = last("See article 13 of the Declaration.")
    assert (found.instrument, found.kind, found.resolved_from) == (None, None, "Declaration")


def test_a_bare_article_does_not_reach_into_another_section() -> None:
    document = document_of([("concerns", "See article 9 of the ICCPR."), ("annex", "See article 13.")])
    assert resolved(document)[-1].instrument is None


def test_jurisdiction_from_the_name_then_from_the_same_law_then_from_the_letter() -> None:
    document = document_of(
        [
            ("allegations", "Article 5 of the Criminal Code of Fiji applies."),
            ("allegations", "So does article 6 of the Criminal Code."),
            ("allegations", "And article 7 of the Labour Code."),
        ]
    )
    found = resolved(document, "KEN")
    assert [(c.jurisdiction, c.jurisdiction_by) for c in found] == [
        ("FJI", "name"),
        ("FJI", "earlier"),
        ("KEN", "letter"),
    ]


def test_a_letter_to_a_company_takes_the_law_from_the_text() -> None:
    text = "Article 5 of the Criminal Code of Fiji applies. So does article 6 of the Labour Code."
    assert last(text).jurisdiction == "FJI"


@pytest.mark.parametrize(
    ("text", "language", "state", "value"),
    [
        ("article 280.3 of the Criminal Code", "en", "RUS", "280.3"),
        ("artículo 242.1 del Código Procesal Penal", "es", "VEN", "242(1)"),
        ("artículo 22.8 del Código Penal", "es", "ESP", "22.8"),
        ("artículo 10.1 del PIDCP", "es", "RUS", "10(1)"),
    ],
)
def test_a_dot_parts_paragraphs_only_where_it_does(text: str, language: str, state: str, value: str) -> None:
    assert last(text, language=language, state=state).provisions[0].value == value


def test_each_citation_has_its_section() -> None:
    document = document_of(
        [("allegations", "Article 5 of the Penal Code."), ("annex", "Article 9 of the ICCPR.")]
    )
    assert [c.section for c in resolved(document)] == [0, 1]


@pytest.mark.parametrize(
    ("text", "language", "instrument"),
    [
        ("The Convention against Torture and its Optional Protocol, article 4.", "en", "OPCAT"),
        ("La Convention contre la torture et son Protocole facultatif, article 4.", "fr", "OPCAT"),
        (
            "El Pacto Internacional de Derechos Civiles y Políticos y su Protocolo Facultativo.",
            "es",
            "ICCPR-OP1",
        ),
    ],
)
def test_a_protocol_belongs_to_the_treaty_before_it(text: str, language: str, instrument: str) -> None:
    assert last(text, language=language).instrument == instrument


def test_of_several_protocols_none_is_guessed() -> None:
    found = last("The Convention on the Rights of the Child and its Optional Protocol, article 3.")
    assert (found.instrument, found.candidates) == (None, ("CRC-OPAC", "CRC-OPSC", "CRC-OPIC"))


@pytest.mark.parametrize(("kind", "law"), [("OL", "Media Bill"), ("AL", None)])
def test_a_letter_about_a_law_names_its_articles_alone(kind: str, law: str | None) -> None:
    document = document_of(
        [
            ("subject", "Article 2 of the Media Bill is broad."),
            ("concerns", "Owners must register (article 7)."),
        ]
    )
    mentions = [m for m in EXTRACT(document) if isinstance(m, CitationMention)]
    reference = Reference(
        start=0, end=0, value=f"{kind} KEN 1/2021", type=kind, state="KEN", number=1, year=2021, by="test"
    )
    found = resolve_citations(document, mentions, Header(reference=reference), RESOURCES)[-1]
    assert (found.title, [one.value for one in found.provisions]) == (law, ["7"])
