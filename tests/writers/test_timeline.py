"""The chronology of a letter."""

from __future__ import annotations

from allegex.records.letter import (
    Date,
    Entity,
    Event,
    Header,
    Letter,
    LetterDate,
    Participant,
    RunInfo,
    Source,
)
from allegex.writers.timeline import rows, text

BODY = "On 5 May 2019 Ana Ruiz was held. She had been threatened in 2018. Nobody knows when it ends. Ill since 2017."
VALUES = [
    ("2019-05-05", "2019-05-05", "2019-05-05"),
    ("2018", "2018-01-01", "2018-12-31"),
    (None, None, None),
]
VALUES.append(("2017/..", "2017-01-01", None))


def _letter() -> Letter:
    sentences = [sentence + "." for sentence in BODY[:-1].split(". ")]
    starts = [BODY.index(sentence) for sentence in sentences]
    dates = tuple(
        Date(start=s, end=s + 2, edtf=e, earliest=a, latest=z, event=n, time="night" if n == 0 else None)
        for n, (s, (e, a, z)) in enumerate(zip(starts, VALUES, strict=True))
    )
    events = tuple(
        Event(
            start=start,
            end=start + len(sentence),
            type="travel_ban",
            date=number,
            edtf=dates[number].edtf,
            status="denied" if number == 1 else "alleged",
            participants=(Participant("e1", "patient"),) if number == 0 else (),
        )
        for number, (start, sentence) in enumerate(zip(starts, sentences, strict=True))
    )
    return Letter(
        id="sha256:0",
        source=Source("text/plain", 1, 1, "plain"),
        run=RunInfo("0", "0"),
        kind="letter",
        language="en",
        text=BODY,
        header=Header(date=LetterDate(value="2020-01-01", start=0, end=0)),
        entities=(Entity(id="e1", kind="person", name="Ana Ruiz"),),
        dates=dates,
        events=events,
    )


def test_rows_are_in_the_order_of_time() -> None:
    found = rows(_letter())
    assert [row.edtf for row in found] == ["2017/..", "2018", None, "2019-05-05"]
    assert [row.position for row in found] == [1, 2, 3, 4]
    assert (found[-1].patients, found[-1].time, found[-1].quote) == (("Ana Ruiz",), "night", BODY[:32])


def test_text_says_whose_statement_it_is() -> None:
    lines = text(_letter()).splitlines()
    assert lines[0] == "letter, 2020-01-01: 4 dated statements, as alleged unless marked"
    assert lines[2] == "from 2017                  travel ban: Ill since 2017."
    assert lines[3] == "2018                       travel ban (denied): She had been threatened in 2018."
    assert lines[4].startswith("undated")
    assert lines[5].startswith("2019-05-05 night")


def test_letter_without_events_has_a_title_only() -> None:
    bare = Letter(
        id="sha256:0",
        source=Source("text/plain", 1, 1, "plain"),
        run=RunInfo("0", "0"),
        kind="other",
        language="en",
        text="",
    )
    assert rows(bare) == ()
    assert text(bare) == "other: 0 dated statements, as alleged unless marked\n\n"
