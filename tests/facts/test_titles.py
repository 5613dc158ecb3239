"""Titles of mandates: found in lists, told apart, and led to their mandate in three languages."""

from __future__ import annotations

import pytest

from allegex.facts.folding import flat, fold
from allegex.facts.mandates import by_id, by_resolution, held, mandates
from allegex.facts.titles import Words, titles
from allegex.resources import LANGUAGES, Resources


@pytest.mark.parametrize(
    ("title", "year", "expected"),
    [
        ("Special Rapporteur on torture", 2010, "sr-torture"),
        ("SPECIAL RAPPORTEUR ON THE QUESTION OF TORTURE", 2004, "sr-torture"),
        # Gender, inclusive forms, missing accents.
        (
            "Rapporteuse spéciale sur l’indépendance des juges et des avocats",
            2018,
            "sr-independence-of-judges-and-lawyers",
        ),
        ("Rapporteur(e) spécial(e) sur la torture", 2018, "sr-torture"),
        ("Rapporteuse speciale sur la liberte de religion ou de conviction", 2018, "sr-religion-or-belief"),
        ("Relatora Especial sobre los derechos de los pueblos indígenas", 2016, "sr-indigenous-peoples"),
        ("Experta Independiente sobre cuestiones de las minorías", 2012, "sr-minority-issues"),
        (
            "Experte indépendante sur l’exercice des droits de l’homme par les personnes atteintes d’albinisme",
            2019,
            "ie-albinism",
        ),
        # Other words for the same topic, and short ones.
        (
            "Relatora Especial sobre la situación de las defensoras y los defensores de derechos humanos",
            2021,
            "sr-human-rights-defenders",
        ),
        (
            "Special Rapporteur on the rights to freedom of peaceful assembly and association",
            2013,
            "sr-freedom-of-assembly-and-association",
        ),
        ("Special Rapporteur on freedom of expression", 2013, "sr-freedom-of-opinion-and-expression"),
        ("Special Rapporteur on the right to water", 2016, "sr-water-and-sanitation"),
        ("Working Group on discrimination against women in law and in practice", 2014, "wg-women-and-girls"),
        # Older offices.
        (
            "Special Representative of the Secretary-General on the situation of human rights defenders",
            2005,
            "sr-human-rights-defenders",
        ),
        (
            "Representative of the Secretary-General on internally displaced persons",
            2003,
            "sr-internally-displaced-persons",
        ),
        ("Independent Expert on the question of human rights and extreme poverty", 2009, "sr-poverty"),
        (
            "Special Representative of the Secretary-General on the issue of human rights and transnational corporations and other business enterprises",
            2009,
            "srsg-business",
        ),
        # Chairs map to their group.
        ("Chair-Rapporteur of the Working Group on Arbitrary Detention", 2015, "wg-arbitrary-detention"),
        ("Vicepresidenta del Grupo de Trabajo sobre la Detención Arbitraria", 2018, "wg-arbitrary-detention"),
        (
            "Second Vice-Chair of the Working Group on Enforced or Involuntary Disappearances",
            2020,
            "wg-disappearances",
        ),
        (
            "Président-Rapporteur du Groupe de travail sur les disparitions forcées ou involontaires",
            2020,
            "wg-disappearances",
        ),
        # Country mandates by any name of the State; two of one title are told by the year.
        ("Special Rapporteur on the situation of human rights in Iran", 2015, "sr-iran"),
        (
            "Special Rapporteur on the situation of human rights in the Democratic People’s Republic of Korea",
            2015,
            "sr-dprk",
        ),
        ("Rapporteur spécial sur la situation des droits de l’homme au Myanmar", 2015, "sr-myanmar"),
        ("Relator Especial sobre la situación de los derechos humanos en Birmania", 2010, "sr-myanmar"),
        ("Special Rapporteur on the situation of human rights in Belarus", 2006, "sr-belarus-chr"),
        ("Special Rapporteur on the situation of human rights in Belarus", 2016, "sr-belarus"),
        # The office tells the mandate where the topic does not.
        ("Special Rapporteur on the situation of human rights in the Sudan", 2008, "sr-sudan"),
        ("Independent Expert on the situation of human rights in the Sudan", 2015, "ie-sudan"),
        # Misread by a scan.
        (
            "Special Rapporteur on the promotion and protection of the nght to freedom of opmion and expression",
            2012,
            "sr-freedom-of-opinion-and-expression",
        ),
        ("Speclal Rapp0rteur on tbe rigbt to educatlon", 2012, "sr-education"),
        ("Relator Espccial sobre 1a tortura", 2018, "sr-torture"),
        # Not of the table.
        (
            "Special Rapporteur on Freedom of Expression of the Inter-American Commission on Human Rights",
            2015,
            None,
        ),
        ("Special Rapporteur on Human Rights Defenders in Africa", 2015, None),
        (
            "Relator Especial para la Libertad de Expresión de la Comisión Interamericana de Derechos Humanos",
            2015,
            None,
        ),
        ("Special Rapporteur on the situation of human rights in Atlantis", 2015, None),
        ("Special Rapporteur on the human rights of persons deprived of liberty", 2015, None),
        # Could be two.
        ("Special Rapporteur on women", 2015, None),
        ("Special Rapporteur on human rights", 2015, None),
        ("Minister of Justice", 2015, None),
    ],
)
def test_a_title_gives_its_mandate(resources: Resources, title: str, year: int, expected: str | None) -> None:
    assert resources.of(titles).mandate_of(title, year) == expected


def test_every_title_of_the_table_leads_back_to_its_mandate(resources: Resources) -> None:
    reader = resources.of(titles)
    for mandate in mandates(resources):
        for rows in mandate.titles.values():
            for row in rows:
                year = row.since or mandate.since
                assert reader.mandate_of(row.text, year) == mandate.id, row.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mandates of the Special Rapporteur on torture; the Independent Expert on minority issues and the Working "
            "Group on Arbitrary Detention.",
            [
                "Special Rapporteur on torture",
                "Independent Expert on minority issues",
                "Working Group on Arbitrary Detention",
            ],
        ),
        (
            "Mandats du Rapporteur spécial sur la torture ; de l’Expert indépendant sur la dette ; et de la\n"
            "Rapporteuse spéciale sur le droit à l’alimentation",
            [
                "Rapporteur spécial sur la torture",
                "Expert indépendant sur la dette",
                "Rapporteuse spéciale sur le droit à l’alimentation",
            ],
        ),
        (
            "Mandatos del Grupo de Trabajo sobre la Detención Arbitraria; de la Relatora Especial sobre la tortura y del "
            "Relator Especial sobre el derecho a la educación",
            [
                "Grupo de Trabajo sobre la Detención Arbitraria",
                "Relatora Especial sobre la tortura",
                "Relator Especial sobre el derecho a la educación",
            ],
        ),
        # An office inside a topic does not begin another title.
        (
            "Working Group of Experts on People of African Descent",
            ["Working Group of Experts on People of African Descent"],
        ),
        ("no title here", []),
    ],
)
def test_a_list_is_cut_into_titles(resources: Resources, text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in resources.of(titles).find(text, 0, len(text))] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_the_language_files_hold(resources: Resources, language: str) -> None:
    words = resources.language(language, "mandates.json", Words)
    reader = resources.of(titles)
    for office in words.offices:
        for example in office.examples:
            assert reader.find(example, 0, len(example)), example
        for example in office.counterexamples:
            assert not reader.find(example, 0, len(example)), example
    assert all(reader.start_of(example) == 0 for example in words.chairs.examples)
    assert all(reader.office_of(example) == example for example in words.chairs.counterexamples)


@pytest.mark.parametrize(
    ("id_", "name", "year", "expected"),
    [
        ("sr-torture", "Nils Melzer", 2018, True),
        ("sr-torture", "Nils Melzer", 2010, False),
        ("sr-torture", "Juan Méndez", 2012, True),
        # A handover year fits both.
        ("sr-torture", "Nils Melzer", 2016, True),
        # Unknown names and years prove nothing.
        ("sr-torture", "Erika Musterfrau", 2018, None),
        ("sr-torture", "Melzer", 2018, None),
    ],
)
def test_holders_are_known_by_year(
    resources: Resources, id_: str, name: str, year: int, expected: bool | None
) -> None:
    assert held(resources.of(by_id)[id_], name, year) is expected


def test_resolutions_lead_to_their_mandates(resources: Resources) -> None:
    table = resources.of(by_resolution)
    assert table["A/HRC/RES/34/19"] == ("sr-torture",)
    assert table["E/CN.4/RES/1985/33"] == ("sr-torture",)


def test_flat_keeps_the_length() -> None:
    text = "L’Île d’Œuvre — ÀÉÎÕÜ ß İstanbul\u00a0ł\nMéndez"
    assert len(flat(text)) == len(text)
    assert fold("  Côte  d’Ivoire ") == "cote d'ivoire"
