"""What a document is: replies by letter of every form, and texts that speak of letters and are none."""

from __future__ import annotations

import pytest

from allegex.resources import Resources
from allegex.segmentation.segment import segment
from letters import Case, text_of

DOCUMENTS = (
    pytest.param(
        "other",
        (
            "# Albania",
            "Communication sent",
            "By letter dated 3 March 2009, the Special Rapporteur informed the Government that he had received information concerning Mr. A. B.",
            "Response from the Government",
            "By letter dated 20 May 2009, the Government replied that the investigation was closed.",
            "Observations",
            "The Special Rapporteur thanks the Government of Albania for its response.",
        ),
        id="a report that sums up communications",
    ),
    pytest.param(
        "other",
        (
            "República del Perú",
            "Ministerio de Justicia y Derechos Humanos",
            "Decreto Supremo N° 004-2021-JUS",
            "Lima, 12 de abril de 2021",
            "El Presidente de la República, considerando que el artículo 2 de la Constitución reconoce los derechos, decreta:",
            "Artículo 1. Apruébase el reglamento.",
            "Artículo 2. El Ministerio publicará el texto.",
        ),
        id="a decree",
    ),
    pytest.param(
        "other",
        (
            "Statement on the bill",
            "The Government of Fiji should withdraw the bill, which would restrict the work of journalists.",
            "We thank the Special Rapporteurs for their attention to this matter.",
            "Suva, 3 May 2021",
        ),
        id="a statement that thanks the experts",
    ),
    pytest.param(
        "other",
        (
            "République du Sénégal",
            "Ministère de la Justice",
            "Loi n° 2021-33 du 12 juillet 2021",
            "L’Assemblée nationale a adopté, le Président de la République promulgue la loi dont la teneur suit :",
            "Article premier. Les associations sont libres.",
        ),
        id="a law",
    ),
    pytest.param(
        "reply",
        (
            "Brightwater Seafoods Inc.",
            "3 October 2023",
            "Dear Special Rapporteurs,",
            "Thank you for your letter of 31 August 2023 (AL OTH 96/2023).",
            "Our company does not tolerate forced labour. We have ended the contract with the vessel's owner.",
            "Yours sincerely,",
            "Eleanor Whitcombe",
        ),
        id="a company answers",
    ),
    pytest.param(
        "reply",
        (
            "GOVERNMENT OF BELIZE",
            "Ministry of Foreign Affairs",
            "Belmopan, 4 March 2021",
            "Special Procedures Branch, Office of the High Commissioner for Human Rights",
            "Reference is made to your letter AL BLZ 1/2020 of 15 December 2020.",
            "The Government wishes to state that the land in question is public land.",
            "Accept, Excellencies, the renewed assurances of my highest consideration.",
        ),
        id="by letter, without compliments",
    ),
    pytest.param(
        "reply",
        (
            "Gouvernement du Grand-Duché",
            "Ministère des Affaires étrangères et européennes",
            "Luxembourg, le 2 mars 2022",
            "Objet : votre communication AL LUX 1/2021",
            "Mesdames, Messieurs,",
            "Nous avons pris connaissance de votre communication conjointe du 13 décembre 2021.",
            "Le Gouvernement luxembourgeois attache une grande importance au respect des droits de l’homme par les entreprises.",
            "Veuillez agréer, Mesdames, Messieurs, l’assurance de ma considération distinguée.",
            "Le Ministre",
        ),
        id="a subject line names the communication",
    ),
    pytest.param(
        "reply",
        (
            "GOBIERNO DE CHILE",
            "Ministerio de Relaciones Exteriores",
            "OF. PÚB. N° 812",
            "ANT.: Comunicación AL CHL 2/2020",
            "MAT.: Respuesta del Estado de Chile",
            "Santiago, 5 de febrero de 2021",
            "Mediante la presente, el Estado de Chile da respuesta a la comunicación conjunta de la referencia.",
            "1. Sobre los hechos denunciados",
            "La Fiscalía Nacional informa que hay 12 causas en tramitación.",
            "2. Sobre las medidas adoptadas",
            "Carabineros de Chile dictó un nuevo protocolo.",
            "Saluda atentamente a ustedes,",
        ),
        id="an official letter with its own fields",
    ),
)


@pytest.mark.parametrize(("kind", "paragraphs"), DOCUMENTS)
def test_kind(kind: str, paragraphs: tuple[str, ...], resources: Resources) -> None:
    document = segment(text_of(Case("", (), paragraphs)), resources)
    assert document.kind == kind
    if kind == "reply":
        top = [section.kind for section in document.sections if section.parent is None]
        assert top == ["reply_header", "reply_opening", "reply_body", "reply_closing"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "Ministry of Justice",
            "Dear Mr. Okello,",
            "I refer to your letter concerning the licence of your company.",
        ),
        (
            "Ministère du Commerce",
            "Monsieur,",
            "Nous avons bien reçu votre lettre concernant la patente de votre société.",
        ),
        (
            "Ministerio de Comercio",
            "Estimado señor:",
            "Me refiero a su carta sobre la licencia de su empresa.",
        ),
    ],
)
def test_a_letter_of_an_office_to_somebody_else_is_no_reply(
    paragraphs: tuple[str, ...], resources: Resources
) -> None:
    assert segment(text_of(Case("", (), paragraphs)), resources).kind != "reply"
