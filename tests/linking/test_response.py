"""The answer asked for: reply periods told from publication rules in three languages."""

from __future__ import annotations

import pytest

from allegex.linking.response import response
from allegex.linking.wording import wording
from allegex.records.date import DateMention
from allegex.records.document import SectionKind
from allegex.records.letter import LetterDate, Response
from allegex.resources import Resources
from build import document_of

DATE = LetterDate(start=0, end=0, value="2024-01-15")


def asked(
    resources: Resources, text: str, section: SectionKind = "response_deadline", urgent: bool | None = False
) -> Response:
    document = document_of([("subject", "We write."), (section, text)])
    return response(document, DATE, (), urgent, resources.of(wording))


@pytest.mark.parametrize(
    ("text", "days", "publication"),
    [
        ("We would appreciate receiving a response within 60 days.", 60, None),
        ("We would appreciate a response within sixty days.", 60, None),
        ("We would appreciate receiving your reply within sixty (60) days.", 60, None),
        ("We would be grateful for a reply within two months.", 60, None),
        ("I would appreciate a response within 30 calendar days of the date of this letter.", 30, None),
        ("Within 60 days of receipt, please respond to the questions above.", 60, None),
        ("Nous serions reconnaissants de recevoir une réponse dans un délai de 60 jours.", 60, None),
        ("Nous vous saurions gré de bien vouloir répondre dans un délai de soixante jours.", 60, None),
        ("Nous souhaiterions recevoir une réponse de votre part dans un délai de deux mois.", 60, None),
        ("Agradeceríamos recibir una respuesta en un plazo de 60 días.", 60, None),
        ("Agradeceríamos su respuesta dentro de sesenta días.", 60, None),
        ("Agradeceríamos recibir una respuesta en un plazo de dos meses.", 60, None),
        ("Le agradeceríamos una contestación en sesenta días.", 60, None),
        ("Your answer in thirty days would be of help.", 30, None),
        ("Votre réponse nous serait utile sous trente jours.", 30, None),
        # Publication alone is no deadline, though the sentence says "response".
        (
            "This communication and any response received will be made public via the communications reporting website "
            "within 60 days.",
            None,
            "P60D",
        ),
        (
            "This communication, as a comment on pending legislation, and any response received from your "
            "Excellency’s Government will be made public after 48 hours.",
            None,
            "PT48H",
        ),
        (
            "Cette communication et toute réponse reçue seront rendues publiques sur le site internet dans un délai de 60 jours.",
            None,
            "P60D",
        ),
        ("Cette communication sera rendue publique après 48 heures.", None, "PT48H"),
        (
            "La presente comunicación y toda respuesta que se reciba se publicarán en el sitio web en un plazo de 60 días.",
            None,
            "P60D",
        ),
        ("Esta comunicación se hará pública tras 48 horas.", None, "PT48H"),
        ("La lettre et la réponse éventuelle seront mises en ligne au bout de soixante jours.", None, "P60D"),
        ("La presente carta y su respuesta se difundirán a los sesenta días.", None, "P60D"),
        # Both in one sentence.
        (
            "We would appreciate receiving a response within 30 days, and this letter will be made public within 60 days.",
            30,
            "P60D",
        ),
        # No period at all, or another one's.
        ("We undertake to ensure that the response is accurately reflected in the report.", None, None),
        ("He was sentenced to 60 days of detention.", None, None),
    ],
)
def test_periods_are_given_to_what_was_said_of_them(
    resources: Resources, text: str, days: int | None, publication: str | None
) -> None:
    found = asked(resources, text)
    assert (found.days, found.publication) == (days, publication)


def test_the_delay_past_which_a_letter_is_published_is_the_reply_period(resources: Resources) -> None:
    first = "We would appreciate receiving a response within 60 days."
    then = "Past this delay, this communication will be made public via the communications reporting website."
    document = document_of([("response_deadline", first), ("response_deadline", then)])
    found = response(document, DATE, (), False, resources.of(wording))
    assert (found.days, found.publication) == (60, "P60D")
    assert found.start is not None
    assert document.content[found.start : found.end] == "60 days"


def test_due_is_the_date_and_the_days(resources: Resources) -> None:
    text = "We would appreciate receiving a response within 60 days."
    assert asked(resources, text).due == "2024-03-15"
    document = document_of([("response_deadline", text)])
    assert response(document, None, (), False, resources.of(wording)).due is None


@pytest.mark.parametrize("edtf", ["2024-04-02", "../2024-04-02"])
def test_a_day_may_be_asked_for(resources: Resources, edtf: str) -> None:
    text = "We would appreciate a response by 2 April 2024, as we wrote on 3 May 2023."
    document = document_of([("response_deadline", text)])
    dates = [
        DateMention(start=text.index(quote), end=text.index(quote) + len(quote), by="dates:x", edtf=value)
        for quote, value in (("2 April 2024", edtf), ("3 May 2023", "2023-05-03"))
    ]
    found = response(document, DATE, dates[::-1], False, resources.of(wording))
    assert (found.days, found.due) == (None, "2024-04-02")
    assert found.start is not None
    assert text[found.start : found.end] == "2 April 2024"


def test_a_deadline_of_the_facts_is_not_the_letters(resources: Resources) -> None:
    assert (
        asked(resources, "The court asked to receive a response within 30 days.", "allegations").days is None
    )


@pytest.mark.parametrize(
    ("text", "by_type", "expected"),
    [
        ("We draw the urgent attention of your Excellency’s Government to the case.", None, True),
        ("Nous attirons l’attention urgente du Gouvernement de votre Excellence.", None, True),
        ("Señalamos a la atención urgente del Gobierno de Su Excelencia el caso.", None, True),
        ("We bring to your attention that urgent medical care was refused.", None, False),
        # The type decides against the words.
        ("We draw the urgent attention of your Excellency’s Government to the case.", False, False),
        ("We bring to your attention the case.", True, True),
    ],
)
def test_urgency_comes_from_the_type_else_from_the_words(
    resources: Resources, text: str, by_type: bool | None, expected: bool
) -> None:
    document = document_of([("subject", text)])
    assert response(document, DATE, (), by_type, resources.of(wording)).urgent is expected
