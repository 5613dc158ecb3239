"""Press releases named in letters: by date and by address, of the experts alone, and not those to come."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from allegex.linking.releases import ReleaseFile, press_releases
from allegex.records.date import DateMention
from allegex.records.document import SectionKind
from allegex.resources import LANGUAGES, Resources
from build import document_of

DAYS = {
    "3 May 2020": "2020-05-03",
    "7 June 2021": "2021-06-07",
    "3 mai 2020": "2020-05-03",
    "3 de mayo de 2020": "2020-05-03",
}


class Case(NamedTuple):
    language: str
    section: SectionKind
    text: str
    wanted: list[str]
    why: str


def dates_in(text: str) -> list[DateMention]:
    return sorted(
        (
            DateMention(start=text.find(words), end=text.find(words) + len(words), by="x", edtf=edtf)
            for words, edtf in DAYS.items()
            if words in text
        ),
        key=lambda d: d.start,
    )


def rows(case: Case, resources: Resources) -> list[str]:
    document = document_of([(case.section, case.text)], case.language)
    found = press_releases(document, dates_in(case.text), resources)
    assert all(
        case.text[r.start : r.end].startswith(r.reference[:5]) and r.kind == "press_release" for r in found
    )
    return [f"{r.reference} | {r.date} | {r.relation}" for r in found]


CASES = [
    Case(
        "en",
        "correspondence",
        "A press release dated 3 May 2020 addressed this case.",
        ["press release dated 3 May 2020 | 2020-05-03 | earlier"],
        "the section tells what the senders did",
    ),
    Case(
        "en",
        "background",
        "On 3 May 2020, several United Nations experts issued a press release on her case.",
        ["press release | 2020-05-03 | earlier"],
        "the date before",
    ),
    Case(
        "en",
        "concerns",
        "We recall our press releases of 3 May 2020 and 7 June 2021.",
        [
            "press releases of 3 May 2020 | 2020-05-03 | earlier",
            "press releases of 3 May 2020 and 7 June 2021 | 2021-06-07 | earlier",
        ],
        "one row for each of several",
    ),
    Case(
        "en",
        "footnotes",
        "OHCHR, News release, https://www.ohchr.org/en/press-releases/2020/05/country-stop-it.",
        ["https://www.ohchr.org/en/press-releases/2020/05/country-stop-it | 2020-05 | earlier"],
        "an address says its month",
    ),
    Case(
        "en",
        "footnotes",
        "See https://www.ohchr.org/EN/NewsEvents/Pages/DisplayNews.aspx?NewsID=12345&LangID=E",
        ["https://www.ohchr.org/EN/NewsEvents/Pages/DisplayNews.aspx?NewsID=12345&LangID=E | None | earlier"],
        "addresses of the old site",
    ),
    Case(
        "en",
        "footnotes",
        "See https://www.ohchr.org/en/instruments-mechanisms/instruments/covenant",
        [],
        "a treaty's page is no news",
    ),
    Case(
        "en",
        "allegations",
        "On 3 May 2020, the Ministry of Interior issued a press release.",
        [],
        "a ministry's own",
    ),
    Case(
        "en",
        "allegations",
        "On 3 May 2020, after the experts spoke, the police published a press release.",
        [],
        "the police stand nearer",
    ),
    Case(
        "en", "public_statement", "The press release will say that we wrote on 3 May 2020.", [], "one to come"
    ),
    Case(
        "en",
        "closing",
        "Any press release will indicate that we have been in contact since 3 May 2020.",
        [],
        "one to come, in the closing",
    ),
    Case("en", "background", "Experts issued a press release.", [], "without date and address it names none"),
    Case(
        "fr",
        "correspondence",
        "Un communiqué de presse du 3 mai 2020 faisait état de ces faits.",
        ["communiqué de presse du 3 mai 2020 | 2020-05-03 | earlier"],
        "",
    ),
    Case(
        "fr",
        "allegations",
        "Le 3 mai 2020, le ministère a diffusé un communiqué de presse.",
        [],
        "un ministère",
    ),
    Case(
        "fr",
        "concerns",
        "Le 3 mai 2020, nous avons publié un communiqué de presse.",
        ["communiqué de presse | 2020-05-03 | earlier"],
        "",
    ),
    Case(
        "es",
        "correspondence",
        "Nos referimos al comunicado de prensa de fecha 3 de mayo de 2020.",
        ["comunicado de prensa de fecha 3 de mayo de 2020 | 2020-05-03 | earlier"],
        "",
    ),
    Case(
        "es",
        "background",
        "El 3 de mayo de 2020, la Relatora Especial publicó una nota de prensa.",
        ["nota de prensa | 2020-05-03 | earlier"],
        "",
    ),
    Case(
        "es",
        "allegations",
        "El 3 de mayo de 2020, la empresa publicó un comunicado de prensa.",
        [],
        "una empresa",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[f"{c.language}-{c.section}-{n}" for n, c in enumerate(CASES)])
def test_press_releases(case: Case, resources: Resources) -> None:
    assert rows(case, resources) == case.wanted, case.why


def test_the_address_in_a_footnote_is_that_of_the_day_in_the_text(resources: Resources) -> None:
    text = "We issued a press release on 3 May 2020."
    note = "https://www.ohchr.org/en/press-releases/2020/05/stop-it"
    document = document_of([("correspondence", text), ("footnotes", note)])
    (row,) = press_releases(document, dates_in(text), resources)
    assert (row.reference, row.date) == (note, "2020-05-03")


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_the_data(language: str, resources: Resources) -> None:
    names = resources.language(language, "releases.json", ReleaseFile).names
    for text in names.examples:
        assert rows(Case(language, "background", text, [], ""), resources), text
    for text in names.counterexamples:
        assert not rows(Case(language, "background", text, [], ""), resources), text
