"""The words and rules of dates: every example of the data files, and what is no date."""

from __future__ import annotations

import pytest

from allegex.extractors.dates import Settings, build
from allegex.extractors.dates.calendars import to_gregorian
from allegex.extractors.dates.language import Language
from allegex.extractors.dates.lexicon import CODES
from allegex.extractors.dates.reading import plain
from allegex.resources import LANGUAGES, Resources
from build import document_of
from dating import dates_of, values

_FILES = {language: Resources().language(language, "dates.json", Language) for language in LANGUAGES}
_ROWS = [(language, row) for language, file in _FILES.items() for row in (*file.words, *file.fixed)]
EXAMPLES = [(language, example) for language, row in _ROWS for example in row.examples]
COUNTEREXAMPLES = [(language, example) for language, row in _ROWS for example in row.counterexamples]


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_example_of_a_row_has_its_value(language: str, example: str, resources: Resources) -> None:
    text, _, wanted = example.rpartition(" = ")
    assert values(dates_of(text, language, resources)) == wanted.replace("},", "} ").split(", ")


@pytest.mark.parametrize(("language", "example"), COUNTEREXAMPLES)
def test_counterexample_of_a_row_is_no_date(language: str, example: str, resources: Resources) -> None:
    assert values(dates_of(example, language, resources)) == []


def test_languages_know_the_same_kinds_of_words() -> None:
    kinds = {language: {row.kind for row in file.words} for language, file in _FILES.items()}
    only_english = {"from", "as", "up"}
    assert kinds["fr"] | kinds["es"] | only_english | {"of_the", "morrow", "there"} == set(CODES) - {
        "decade"
    } | {"there"}
    for language in LANGUAGES:
        assert {row.value.rstrip(".") for row in _FILES[language].words if row.kind == "month"} == {
            str(month) for month in range(1, 13)
        }
        assert {row.value for row in _FILES[language].words if row.kind == "weekday"} == set("1234567")


@pytest.mark.parametrize(
    ("language", "text", "time"),
    [
        ("en", "At 11 a.m. on 3 June 2020", "11:00"),
        ("en", "at around 3.30 p.m. on 3 June 2020", "~15:30"),
        ("en", "On 3 June 2020, at 14:05, he left", "14:05"),
        ("en", "At approximately 0200 hours on 9 May 2018", "~02:00"),
        ("en", "at 12 a.m. on 3 June 2020", "00:00"),
        ("en", "on 3 June 2020 at 25:70", None),
        ("en", "On 3 June 2020, 16 officers came", None),
        ("fr", "Le 3 juin 2020, vers 6 heures du matin,", "~06:00"),
        ("fr", "à 11h30 le 3 juin 2020", "11:30"),
        ("fr", "Le 3 juin 2020, 16 agents sont venus", None),
        ("es", "El 12 de abril de 2018, hacia las 5.30 horas,", "~05:30"),
        ("es", "a las 3 de la tarde del 3 de junio de 2020", "15:00"),
        ("es", "El 3 de junio de 2020, 16 agentes", None),
    ],
)
def test_time_of_day_stands_apart(language: str, text: str, time: str | None, resources: Resources) -> None:
    (date,) = dates_of(text, language, resources)
    assert date.time == time
    assert date.edtf is not None and len(date.edtf) == 10


@pytest.mark.parametrize(
    ("text", "edtf", "ambiguous"),
    [
        ("18/03/2024", "2024-03-18", False),
        ("03/04/2021", "2021-04-03", True),
        ("05/05/2020", "2020-05-05", False),
        ("03/18/2024", "2024-03-18", True),
        ("2024-03-18", "2024-03-18", False),
        ("3.4.2021", "2021-04-03", True),
    ],
)
def test_numeric_dates_are_day_first(text: str, edtf: str, ambiguous: bool, resources: Resources) -> None:
    (date,) = dates_of(f"On {text} he left.", "en", resources)
    assert (date.edtf, date.ambiguous) == (edtf, ambiguous)


@pytest.mark.parametrize(
    "text",
    [
        "On 31 February 2020 he left",
        "on 18 March 20224 he left",
        "00/00/0000",
        "31/02/2020",
        "On 31/13/2020 he left",
    ],
)
def test_impossible_date_is_kept_without_value(text: str, resources: Resources) -> None:
    (date,) = dates_of(text, "en", resources)
    assert (date.edtf, date.earliest, date.by) == (None, None, "dates:impossible")


@pytest.mark.parametrize(
    ("text", "edtf", "calendar"),
    [
        ("on 1 Farvardin 1401", "2022-03-21", "persian"),
        ("on 12 Khordad 1388 (2 June 2009)", "2009-06-02", None),
        ("in B.E. 2563", "2020", "buddhist"),
        ("on 1 Ramadan 1440", "2019-05-06~", "hijri"),
        ("on 25 Tikimt 2013 E.C. (4 November 2020)", "2020-11-04", None),
        ("on 4 November 2020 (25 Tikimt 2013)", "2020-11-04", None),
        ("on 25 Tikimt 2013", "2020-11-04", "ethiopian"),
        ("on 15 Magh 2077", "2021-01-28~", "bikram"),
        ("on 28 January 2021, corresponding to 15 Magh 2077", "2021-01-28", None),
        ("on 12/05/2563", "2020-05-12", "buddhist"),
    ],
)
def test_other_calendars(text: str, edtf: str, calendar: str | None, resources: Resources) -> None:
    (date,) = dates_of(text, "en", resources)
    assert (date.edtf, date.calendar) == (edtf, calendar)


def test_year_of_another_calendar_alone_is_none(resources: Resources) -> None:
    assert values(dates_of("In 2011 E.C. he was held.", "en", resources)) == []


@pytest.mark.parametrize(
    ("text", "edtf", "relation"),
    [
        ("the last two weeks of May 2019", "2019-05-18/2019-05-31", "during"),
        ("the last days of May 2019", "2019-05-21~/2019-05-31~", "about"),
        ("the first day of 2020", "2020-01-01", "at"),
        ("the last three months of 2019", "2019-10/2019-12", "during"),
        ("the first months of 2019", "2019-01~/2019-04~", "about"),
        ("the last weeks of 2019", "2019-12~", "at"),
    ],
)
def test_ends_of_months_and_years(text: str, edtf: str, relation: str, resources: Resources) -> None:
    (date,) = dates_of(text, "en", resources)
    assert (date.edtf, date.relation) == (edtf, relation)


@pytest.mark.parametrize(
    "text",
    ["The 2018 Elections Act", "the 2016 Election Law", "the 2020 agreement", "the 2019 War Crimes Act"],
)
def test_year_before_a_law_is_no_date(text: str, resources: Resources) -> None:
    assert values(dates_of(f"{text} was invoked.", "en", resources)) == []


def test_calendars_refuse_days_they_do_not_have() -> None:
    assert to_gregorian("persian", 1401, 12, 30) is None
    assert to_gregorian("hijri", 1440, 1, 31) is None
    assert to_gregorian("persian", 1399, 12, 30) == "2021-03-20"


def test_each_section_is_read_in_its_language(resources: Resources) -> None:
    document = document_of([("date", "3 de octubre de 2018"), ("allegations", "Desde 2012, enfermo.")], "es")
    assert [m.language for m in build(Settings(), resources)(document)] == ["es", "es"]
    assert values(dates_of("le 3 octobre 2018", "fr", resources)) == ["2018-10-03"]


def test_language_without_files_is_read_like_the_first(resources: Resources) -> None:
    assert values(dates_of("3 May 2019", "ru", resources)) == ["2019-05-03"]


@pytest.mark.parametrize(
    "text", ["İstanbul’da 3 May 2019", "Straße\u00a05\n\n3 May 2019", "ﬁ ﬀ İİ 3 May 2019"]
)
def test_lower_case_keeps_every_offset(text: str, resources: Resources) -> None:
    assert len(plain(text)) == len(text)
    (date,) = dates_of(text, "en", resources)
    assert text[date.start : date.end] == "3 May 2019"


def test_date_over_blocks_is_none(resources: Resources) -> None:
    assert values(dates_of("in May\n\n2019 was bad", "en", resources)) in ([], ["2024-05"], ["2023-05"])
