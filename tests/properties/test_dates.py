"""Invariants of dates: values survive printing, bounds hold, and only what hangs on the letter's date moves with it."""

from __future__ import annotations

from datetime import date, timedelta

from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from allegex.extractors.dates.lexicon import lexicon
from allegex.linking.gaps import Standpoint
from allegex.linking.resolution import resolve
from allegex.records.edtf import Choice, Edtf, Interval, Point, day_of, earliest, latest, month_of, parse
from allegex.resources import Resources
from dating import dates_of, values

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
RESOURCES = Resources()
LEADS = {"en": "On 3 May 2020.", "fr": "Le 3 mai 2020.", "es": "El 3 de mayo de 2020."}
WORDS = {
    language: sorted({word for word in lexicon(language, RESOURCES).classes if word[0] != " "})
    for language in LEADS
}
"""All words of time, months and numbers of a language."""


@st.composite
def points(draw: st.DrawFn) -> Point:
    day = draw(DAYS)
    kind = draw(st.sampled_from(["day", "month", "year", "season", "decade", "unknown"]))
    approximate = draw(st.booleans())
    if kind == "day":
        return day_of(day, approximate)
    if kind == "month":
        return month_of(day.year, day.month, approximate)
    if kind == "season":
        return Point(str(day.year), draw(st.sampled_from(["21", "24", "33", "36", "40", "41"])))
    if kind == "decade":
        return Point(str(day.year)[:3] + "X")
    if kind == "unknown":
        return Point(str(day.year), f"{day.month:02}", "XX")
    return Point(str(day.year), approximate=approximate)


@st.composite
def ends(draw: st.DrawFn) -> Point:
    """What an interval can start or end with."""
    day = draw(DAYS)
    approximate = draw(st.booleans())
    return draw(
        st.sampled_from(
            [
                day_of(day, approximate),
                month_of(day.year, day.month, approximate),
                Point(str(day.year), approximate=approximate),
            ]
        )
    )


@st.composite
def members(draw: st.DrawFn) -> Point:
    """What can stand in a list: days, months and years."""
    day = draw(DAYS)
    return draw(st.sampled_from([day_of(day), month_of(day.year, day.month), Point(str(day.year))]))


@st.composite
def edtf_values(draw: st.DrawFn) -> Edtf:
    kind = draw(st.sampled_from(["point", "interval", "choice"]))
    if kind == "point":
        return draw(points())
    if kind == "choice":
        return Choice(tuple(draw(st.lists(members(), min_size=2, max_size=4))), draw(st.booleans()))
    start, end = draw(st.one_of(st.none(), ends())), draw(ends())
    return Interval(start, end) if draw(st.booleans()) or start is None else Interval(start, None)


@given(edtf_values())
def test_parse_of_print_is_the_value(value: Edtf) -> None:
    assert parse(str(value)) == value


@given(edtf_values())
@settings(max_examples=15, deadline=None)
def test_reference_library_reads_every_value(value: Edtf) -> None:
    assert parse_edtf(str(value)) is not None


@given(points())
def test_bounds_are_in_order(point: Point) -> None:
    first, last = earliest(point), latest(point)
    assert first is not None and last is not None and first <= last


@given(DAYS, st.integers(-400, 400))
def test_days_are_counted_exactly(day: date, count: int) -> None:
    found = resolve(f"shift {count:+} day", Standpoint(day_of(day), None))
    assert found == day_of(day + timedelta(days=count))


@given(DAYS, DAYS)
@settings(max_examples=60)
def test_only_what_hangs_on_the_letters_date_moves_with_it(letter: date, other: date) -> None:
    text = "On 5 May 1899 he was held. The next day he was freed. To date, nothing was done. Last month, it ended."
    first = values(dates_of(text, "en", RESOURCES, letter.isoformat()))
    second = values(dates_of(text, "en", RESOURCES, other.isoformat()))
    assert first[:2] == second[:2] == ["1899-05-05", "1899-05-06"]
    assert first[2] == letter.isoformat() and second[2] == other.isoformat()


@given(DAYS)
def test_full_day_is_read_in_every_language(day: date) -> None:
    months = [
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
    ]
    texts = {
        "en": day.strftime("%-d %B %Y"),
        "es": f"{day.day} de {months[day.month - 1]} de {day.year}",
        "fr": day.strftime("%d.%m.%Y"),
    }
    for language, text in texts.items():
        (found,) = dates_of(text, language, RESOURCES)
        assert found.edtf == found.earliest == found.latest == day.isoformat()


@example("/0")
@given(st.text(alphabet="0123456789/-. May the of 2019 day last le du mai et ,()\n", max_size=120))
@settings(max_examples=150)
def test_no_text_breaks_the_walk(text: str) -> None:
    for language in ("en", "fr", "es"):
        for found in dates_of(text, language, RESOURCES):
            assert 0 <= found.start < found.end <= len(text)
            assert found.edtf is None or str(parse(found.edtf)) == found.edtf


@given(st.sampled_from(("en", "fr", "es")), st.data())
@settings(max_examples=400)
def test_no_row_of_words_of_time_breaks_the_walk(language: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[language]), min_size=2, max_size=10))
    text = f"{LEADS[language]} {' '.join(words)}"
    for letter in (None, "2024-02-29"):
        for found in dates_of(text, language, RESOURCES, letter):
            assert 0 <= found.start < found.end <= len(text)
            assert found.edtf is None or str(parse(found.edtf)) == found.edtf
