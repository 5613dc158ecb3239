"""Dates resolved: hard sentences, the domain's cases, whole letters, and what anchors what."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from edtf import parse_edtf

from allegex.linking.dates import date_warnings
from allegex.records.document import Document
from allegex.records.letter import Header, LetterDate
from allegex.resources import Resources
from build import document_of
from corpus.marked import read
from dating import dates_in, dates_of, values

CASES = [
    case
    for name in ("dates.json", "dates_forms.json", "dates_careful.json", "dates_wide.json", "dates_told.json")
    for case in json.loads((Path(__file__).parents[1] / "cases" / name).read_text("utf-8"))
]
LEADS = {
    "en": ("On {d} {m} {y}, she was questioned. ", "In {m} {y}, she was questioned. "),
    "fr": ("Le {d} {m} {y}, elle a été entendue. ", "En {m} {y}, elle a été entendue. "),
    "es": ("El {d} de {m} de {y}, fue interrogada. ", "En {m} de {y}, fue interrogada. "),
}
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}
LETTERS = ["AL_CMR_4_2019", "AL_OTH_188_2021", "UA_BHR_3_2012", "UA_VEN_9_2018"]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['language']}-{n}" for n, c in enumerate(CASES)])
def test_hard_sentence(case: dict[str, object], resources: Resources) -> None:
    found = dates_of(str(case["text"]), str(case["language"]), resources, str(case["letter"]))
    assert values(found) == case["dates"], case["reason"]


SHAPES = {re.sub(r"\d", "9", value): value for case in CASES for value in case["dates"] if value is not None}


@pytest.mark.parametrize("value", SHAPES.values(), ids=SHAPES)
def test_reference_library_reads_every_shape_of_value(value: str) -> None:
    assert parse_edtf(value) is not None


def _lead(previous: str, language: str) -> str:
    year, month, *day = previous.split("-")
    full, short = LEADS[language]
    return (full if day else short).format(
        d=int(day[0]) if day else "", m=MONTHS[language][int(month) - 1], y=year
    )


@pytest.mark.shared
def test_domain_cases(shared: Path, resources: Resources) -> None:
    cases = json.loads((shared / "domain" / "dates.json").read_text("utf-8"))
    wrong = []
    for case in cases["cases"]:
        context = case["context"]
        lead = _lead(context["previous_date"], case["lang"]) if "previous_date" in context else ""
        found = dates_of(lead + case["text"], case["lang"], resources, context.get("letter_date"))
        mine = [date for date in found if date.start >= len(lead) and date.edtf is not None]
        if [date.edtf for date in mine] != ([case["edtf"]] if case["edtf"] else []):
            wrong.append((case["id"], values(mine)))
        elif mine and (mine[0].time != case["time"] or sorted(mine[0].inferred) != sorted(case["inferred"])):
            wrong.append((case["id"], mine[0].time, mine[0].inferred))
    assert wrong == []
    assert [text for text in cases["negatives"] if values(dates_of(text, "en", resources))] == []


@pytest.mark.shared
@pytest.mark.parametrize("name", LETTERS)
def test_letter_has_its_dates_and_no_other(name: str, shared: Path, resources: Resources) -> None:
    marked = read(shared / "letters" / "typeset" / "src" / f"{name}.txt")
    cited = marked.of("CIT")
    found = [
        (date.start, date.end, (date.edtf or "").replace("~", ""))
        for date in dates_in(marked.document, str(marked.front["date"]), resources)
        if not any(mark.start <= date.start and date.end <= mark.end for mark in cited)
    ]
    gold = [(mark.start, mark.end, mark.attributes["edtf"].replace("~", "")) for mark in marked.of("DATE")]
    assert sorted(found) == sorted(gold)


def test_relative_date_names_its_anchor(resources: Resources) -> None:
    first, second = dates_of("On 5 May 2019 he was held. Two days later, he was freed.", "en", resources)
    assert (first.relative, first.anchor, first.inferred) == (False, None, ())
    assert (second.relative, second.anchor, second.inferred) == (True, 0, ("all",))
    assert (second.earliest, second.latest) == ("2019-05-07", "2019-05-07")


def test_year_is_inferred_but_the_day_is_not_relative(resources: Resources) -> None:
    _, second = dates_of("On 5 May 2019 he was held. On 7 May he was freed.", "en", resources)
    assert (second.edtf, second.relative, second.inferred) == ("2019-05-07", False, ("year",))


def _letter(*paragraphs: tuple[str, str]) -> Document:
    return document_of(paragraphs)  # type: ignore[arg-type]


def test_sections_restart_the_running_date(resources: Resources) -> None:
    document = _letter(
        ("allegations", "On 5 May 2019 he was held."), ("concerns", "The next day is not told.")
    )
    assert values(dates_in(document, "2024-03-18", resources)) == ["2019-05-05", None]


def test_day_of_the_facts_is_known_in_the_requests(resources: Resources) -> None:
    document = _letter(
        ("allegations", "On 5 May 2019 he was held."), ("requests", "Explain the events of 5 May.")
    )
    assert values(dates_in(document, "2024-03-18", resources)) == ["2019-05-05", "2019-05-05"]


@pytest.mark.parametrize(
    "text",
    [
        "On 5 May 2019 he was held under a decree adopted on 3 March 2001. Two days later, he was freed.",
        "On 5 May 2019 he was held. The Government sent its reply dated 3 March 2001. Two days later, he was freed.",
        "On 5 May 2019 he was held. He has been ill since 3 March 2001. Two days later, he was freed.",
        "On 5 May 2019 he was held for a post of March 2001. Two days later, he was freed.",
    ],
)
def test_dates_of_texts_and_states_anchor_nothing(text: str, resources: Resources) -> None:
    assert values(dates_of(text, "en", resources))[-1] == "2019-05-07"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("On 27 December 2022 he was held. On 15 January he was freed.", "2023"),
        ("On 30 June 2022 he was held. In May, leaflets had been left.", "2022"),
        ("On 27 December 2023 he was held. On 15 June he was freed.", "2023"),
        ("On 27 December 2023 he was held. The hearing is scheduled for 15 June.", "2024"),
    ],
)
def test_missing_year(text: str, year: str, resources: Resources) -> None:
    last = dates_of(text, "en", resources)[-1]
    assert (last.edtf or "")[:4] == year


def test_list_of_days_is_one_date_each_in_a_letter(resources: Resources) -> None:
    document = _letter(("allegations", "On 3, 4 and 7 May 2021 he was heard."))
    found = dates_in(document, "2024-03-18", resources)
    assert values(found) == ["2021-05-03", "2021-05-04", "2021-05-07"]
    assert [document.content[d.start : d.end] for d in found] == ["3", "4", "7 May 2021"]


def test_vague_sequel_has_no_value_in_a_letter(resources: Resources) -> None:
    text = "On 5 May 2019 she spoke. Shortly after her speech, she was smeared."
    document = _letter(("allegations", text))
    assert values(dates_in(document, "2024-03-18", resources)) == ["2019-05-05", None]
    assert values(dates_of(text, "en", resources)) == ["2019-05-05", "2019-05-05~/.."]


def test_impossible_and_future_dates_are_warned_of(resources: Resources) -> None:
    document = _letter(("allegations", "On 31 February 2020 he was held and on 3 May 2025 freed."))
    header = Header(date=LetterDate(value="2024-03-18", start=0, end=0))
    found = dates_in(document, "2024-03-18", resources)
    warnings = date_warnings(document, found, header)
    assert [w.code for w in warnings] == ["date_impossible", "date_after_letter"]
    assert values(found) == [None, "2025-05-03"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "May", "the same day", "Since then", "31/12", "9" * 400])
def test_nothing_to_find_is_no_error(text: str, resources: Resources) -> None:
    assert all(date.edtf is None for date in dates_of(text, "en", resources, None))
