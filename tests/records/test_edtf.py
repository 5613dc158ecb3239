"""EDTF values: what is printed, what is refused, and the days they lie between."""

from __future__ import annotations

import pytest

from allegex.records.edtf import bare, earliest, latest, parse


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-09~/2019-12~", "2019-09-01", "2019-12-31"),
        ("2017/..", "2017-01-01", None),
        ("../2013", None, "2013-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2020-05-XX", "2020-05-01", "2020-05-31"),
        ("2020-XX-XX", "2020-01-01", "2020-12-31"),
        ("2022-40", "2022-01-01", "2022-06-30"),
        ("2023-36", "2023-10-01", "2023-12-31"),
        ("2016-24", "2016-12-01", "2017-02-28"),
        ("{2020-06-03,2020-06-05}", "2020-06-03", "2020-06-05"),
        ("[2018,2019]", "2018-01-01", "2019-12-31"),
        ("2022-05-06~", "2022-05-06", "2022-05-06"),
    ],
)
def test_value_lies_between_its_days(text: str, first: str | None, last: str | None) -> None:
    value = parse(text)
    days = [day.isoformat() if day is not None else None for day in (earliest(value), latest(value))]
    assert [str(value), *days] == [text, first, last]
    assert "~" not in str(bare(value))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020-02-30",
        "2020-13",
        "20224",
        "../..",
        "2020-5-1",
        "{2020",
        "2020-21-03",
        "0000-00-00",
        "2020-00-01",
        "x",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(text)
