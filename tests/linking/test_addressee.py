"""Who is written to, and who gets copies."""

from __future__ import annotations

import pytest

from allegex.linking.addressee import addressee
from allegex.linking.copies import copied_to
from allegex.linking.places import state_names
from allegex.linking.wording import wording
from allegex.records.document import SectionKind
from allegex.records.letter import Addressee, Reference
from allegex.records.name import NameMention
from allegex.resources import Resources
from build import document_of


def reference(state: str | None) -> Reference:
    return Reference(start=0, end=0, value="AL", type="AL", state=state, number=1, year=2020)


def to(
    resources: Resources, sections: list[tuple[SectionKind, str]], state: str | None, language: str = "en"
) -> Addressee | None:
    document = document_of(sections, language)
    return addressee(document, reference(state), (), resources.of(wording), resources)


@pytest.mark.parametrize(
    ("state", "language", "name"),
    [
        ("CHL", "en", "Government of Chile"),
        ("PHL", "en", "Government of the Philippines"),
        ("CMR", "fr", "Gouvernement du Cameroun"),
        ("CIV", "fr", "Gouvernement de la Côte d'Ivoire"),
        ("HTI", "fr", "Gouvernement d'Haïti"),
        ("PER", "es", "Gobierno del Perú"),
        ("USA", "es", "Gobierno de los Estados Unidos de América"),
        # A language without rules: English.
        ("CHL", "pt", "Government of Chile"),
        # A former code.
        ("ROM", "en", "Government of Romania"),
    ],
)
def test_a_government_follows_from_the_reference(
    resources: Resources, state: str, language: str, name: str
) -> None:
    found = to(resources, [("salutation", "Excellency,")], state, language)
    assert found is not None
    assert (found.kind, found.name, found.start) == ("government", name, None)
    assert found.state == ("ROU" if state == "ROM" else state)


@pytest.mark.parametrize(
    ("lines", "body", "kind", "name"),
    [
        ("Mr. Jo Exempel\nPresident and Chief Executive Officer\nExample Ridge Resources Ltd.\n1 Main Street, Suite 2\nToronto\nCanada", "to your company’s attention", "company", "Example Ridge Resources Ltd."),
        ("Ms. Jo Exempel, Chief Executive Officer\nTestwerk\nMain Street 1\n12345 Berlin", "to your company’s attention", "company", "Testwerk"),
        ("Chief Executive Officer, Example Mining plc\nLondon", "information", "company", "Example Mining plc"),
        ("Mme Jo Exempel\nDirectrice générale\nSociété minière du Test SA\n1, rue de la Paix\n75002 Paris\nFrance", "l’attention de votre entreprise", "company", "Société minière du Test SA"),
        ("Sr. Jo Ejemplo\nGerente general\nHidroeléctrica de la Prueba S.A. de C.V.\nCalle 1, No. 2\nTegucigalpa", "a la atención de su empresa", "company", "Hidroeléctrica de la Prueba S.A. de C.V."),
        # The name and the street share a line.
        ("Ms. Jo Exempel\nChair\nExample Copper plc 14 Test Row\nLondon", "to your company’s attention", "company", "Example Copper plc"),
        ("Mr. Jo Exempel\nPresident\nExample Development Bank", "to your institution’s attention", "organisation", "Example Development Bank"),
        ("Mr. Jo Exempel\nPresident\nInternational Federation of Tests", "information", "organisation", "International Federation of Tests"),
        ("Mr. Jo Exempel\nExample Liberation Movement", "information", "other", "Example Liberation Movement"),
    ],
)  # fmt: skip
def test_a_company_or_body_stands_in_the_address(
    resources: Resources, lines: str, body: str, kind: str, name: str
) -> None:
    found = to(resources, [("addressee", lines), ("subject", f"We bring {body} the case.")], "OTH")
    assert found is not None
    assert (found.kind, found.name, found.state) == (kind, name, None)
    assert found.start is not None
    assert lines[found.start : found.end] == name


def test_without_an_address_block_the_name_stays_open(resources: Resources) -> None:
    found = to(resources, [("subject", "We bring to your company’s attention the case.")], "OTH")
    assert found is not None
    assert (found.kind, found.name) == ("company", None)


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        # The mission on the cover, not the seat of the United Nations.
        ([("cover", "H.E. Mr. Jo Exempel\nPermanent Mission of the Republic of Chile\nGeneva, Switzerland")], "CHL"),
        ([("cover", "Mission permanente de la République du Tchad auprès de l’Office des Nations Unies")], "TCD"),
        ([("cover", "Misión Permanente de la República Bolivariana de Venezuela")], "VEN"),
        # The Government most named.
        ([("subject", "The case of a journalist."), ("concerns", "The Government of Peru should act. Chile helped.")], "PER"),
        # Names and adjectives of the facts.
        ([("subject", "A Peruvian journalist in Lima, Peru."), ("allegations", "He left for Chile.")], "PER"),
        # As many of each, and none: nothing is guessed.
        ([("subject", "From Peru to Chile.")], None),
        ([("subject", "A Congolese journalist.")], None),
        # "your Excellency's Government" before a State is no Government of that State.
        ([("subject", "Le Gouvernement de votre Excellence sait que des réfugiés du Tchad et du Niger vivent au Niger.")], "NER"),
    ],
)  # fmt: skip
def test_an_old_letters_state_comes_from_the_text(
    resources: Resources, sections: list[tuple[SectionKind, str]], expected: str | None
) -> None:
    found = to(resources, sections, None)
    assert (found.state if found else None) == expected
    assert found is None or found.by == "header:text"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please note that a copy of this letter will be sent to the Government of Chile.", ["CHL"]),
        ("Copies of this letter have also been sent to the Governments of France, the Niger and the Lao People’s Democratic Republic.", ["FRA", "NER", "LAO"]),
        ("Une copie de cette lettre sera envoyée au Gouvernement de la Côte d’Ivoire.", ["CIV"]),
        ("Les informamos que una copia de esta carta será enviada a los Gobiernos del Perú y de Bolivia.", ["PER", "BOL"]),
        ("A copy of this letter will be sent to Example Ltd.", ["Example Ltd."]),
        # A similar letter is no copy.
        ("Please be informed that a letter on this subject matter has been sent to the Government of Chile.", []),
        ("A copy of this letter will be sent to the Government of Chile, and a similar letter has been addressed to the Government of Peru.", ["CHL"]),
        ("Une lettre similaire a été adressée au Gouvernement du Tchad.", []),
        # The addressee gets no copy.
        ("A copy of this letter will be sent to the Government of Spain and of Chile.", ["CHL"]),
        ("No State is named.", []),
    ],
)  # fmt: skip
def test_copies_go_to_states_and_bodies(resources: Resources, text: str, expected: list[str]) -> None:
    document = document_of([("copy_notice", text)])
    place = text.find("Example Ltd.")
    names = (
        (NameMention(start=place, end=place + 12, by="names:x", kind="organisation"),) if place >= 0 else ()
    )
    spain = Addressee(kind="government", name="Government of Spain", state="ESP")
    found = copied_to(document, spain, names, resources.of(wording), resources)
    assert [copy.state or copy.name for copy in found] == expected
    assert all(document.content[copy.start : copy.end] == copy.name for copy in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Democratic People’s Republic of Korea and the Republic of Korea", ["PRK", "KOR"]),
        ("Venezuela (Bolivarian Republic of)", ["VEN"]),
        ("Guinea-Bissau, Guinea and Papua New Guinea", ["GNB", "GIN", "PNG"]),
        ("South Sudan and Sudan", ["SSD", "SDN"]),
        ("the Democratic Republic of the Congo", ["COD"]),
        ("niger and chad in small letters", []),
    ],
)
def test_the_longest_name_of_a_state_counts(resources: Resources, text: str, expected: list[str]) -> None:
    assert [state.code for state in state_names(text, 0, len(text), resources)] == expected
