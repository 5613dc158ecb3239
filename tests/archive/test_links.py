"""Letters that belong together: over references, and over persons with facts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from allegex.archive.links import links
from allegex.records.letter import (
    Date,
    Entity,
    Header,
    Letter,
    LetterDate,
    Reference,
    Related,
    RunInfo,
    Section,
    Source,
)


def made(
    number: int,
    *,
    state: str = "NPL",
    named: Sequence[tuple[str, str]] = (),
    people: Sequence[str] = (),
    days: Sequence[str] = (),
    bodies: Sequence[str] = (),
    kind: str = "letter",
    reference: str | None = None,
) -> Letter:
    """A letter "AL <state> <number>/2020" that names letters, people, days of its facts and organisations."""
    value = reference or f"AL {state} {number}/2020"
    return Letter(
        id=f"sha256:{state}{number}{kind}",
        source=Source("application/pdf", 1, 1, "digital"),
        run=RunInfo("0", "c"),
        kind=kind,  # type: ignore[arg-type]
        language="en",
        text="",
        header=Header(
            reference=Reference(
                start=0, end=0, value=value, type="AL", state=state, number=number, year=2020
            ),
            date=LetterDate(start=0, end=0, value=f"2020-01-{number % 28 + 1:02}"),
            related=tuple(
                Related(start=0, end=0, reference=reference, relation=relation)  # type: ignore[arg-type]
                for reference, relation in named
            ),
        ),
        sections=(Section(kind="allegations", heading=None, start=0, end=0, language="en", parent=None),),
        entities=tuple(
            Entity(id=f"e{n}", kind=kind_, name=name, roles=roles)  # type: ignore[arg-type]
            for n, (kind_, name, roles) in enumerate(
                [
                    *(("person", name, ("alleged_victim",)) for name in people),
                    *(("organisation", name, ()) for name in bodies),
                ]
            )
        ),
        dates=tuple(Date(start=0, end=0, edtf=day, earliest=day, latest=day, section=0) for day in days),
    )


CASES = {
    "an earlier letter named in the text": (
        [made(1), made(2, named=[("AL NPL 1/2020", "earlier")])],
        [("AL NPL 2/2020", "AL NPL 1/2020", "reference", "earlier")],
    ),
    "a letter that names itself belongs to nobody": ([made(1, named=[("AL NPL 1/2020", "unknown")])], []),
    "a letter outside of the archive joins those that name it": (
        [made(1, named=[("UA NPL 9/2019", "earlier")]), made(2, named=[("UA NPL 9/2019", "earlier")])],
        [("AL NPL 1/2020", "AL NPL 2/2020", "shared_reference", None)],
    ),
    "two letters that name each other are one link": (
        [
            made(1, named=[("AL IND 2/2020", "parallel")]),
            made(2, state="IND", named=[("AL NPL 1/2020", "parallel")]),
        ],
        [("AL NPL 1/2020", "AL IND 2/2020", "reference", "parallel")],
    ),
    "a reply under the letter's reference": (
        [made(1), made(3, kind="reply", reference="AL NPL 1/2020")],
        [("AL NPL 1/2020", "AL NPL 1/2020", "same_reference", "reply")],
    ),
    "one person, State and organisation": (
        [
            made(1, people=["Kamala Rokaya"], bodies=["River Watch"]),
            made(2, people=["Kamala Rokaya"], bodies=["River Watch"]),
        ],
        [("AL NPL 1/2020", "AL NPL 2/2020", "person", None)],
    ),
    "one name in one State is not enough": (
        [made(1, people=["Kamala Rokaya"]), made(2, people=["Kamala Rokaya"])],
        [],
    ),
    "one day alone is not enough": (
        [
            made(1, people=["Kamala Rokaya"], days=["2019-05-01"]),
            made(2, people=["Hari Thapa"], days=["2019-05-01"]),
        ],
        [],
    ),
    "a short name and other facts of two days and another person": (
        [
            made(1, people=["Kamala Devi Rokaya", "Hari Thapa"], days=["2019-05-01", "2019-06-02"]),
            made(2, people=["Kamala Rokaya", "Hari Thapa"], days=["2019-05-01", "2019-06-02"]),
        ],
        [("AL NPL 1/2020", "AL NPL 2/2020", "person", None)],
    ),
    "parallel letters to two States about the same person": (
        [
            made(1, people=["Kamala Rokaya"], days=["2019-05-01"], bodies=["River Watch"]),
            made(1, state="IND", people=["Kamala Rokaya"], days=["2019-05-01"], bodies=["River Watch"]),
        ],
        [("AL IND 1/2020", "AL NPL 1/2020", "person", None)],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_links(name: str) -> None:
    letters, wanted = CASES[name]
    found = links(letters)
    assert [(x.first_reference, x.second_reference, x.reason, x.relation) for x in found] == wanted
    assert all(0.6 <= x.score <= 1 for x in found)


def test_circles_of_references_are_one_group() -> None:
    circle = [made(n, named=[(f"AL NPL {n % 3 + 1}/2020", "unknown")]) for n in (1, 2, 3)]
    apart = [made(7), made(8, named=[("AL NPL 7/2020", "earlier")])]
    found = links([*circle, *apart, made(9)])
    assert {x.group for x in found if x.first_reference in {"AL NPL 7/2020", "AL NPL 8/2020"}} == {2}
    assert [x.group for x in found] == [1, 1, 1, 2]


@given(st.permutations(range(6)))
def test_the_order_of_the_archive_does_not_matter(order: list[int]) -> None:
    letters = [
        made(n + 1, named=[(f"AL NPL {n}/2020", "earlier")], people=["Kamala Rokaya"], bodies=["River Watch"])
        for n in range(6)
    ]
    assert links([letters[n] for n in order]) == links(letters)


def test_the_work_grows_with_the_archive() -> None:
    """All letters name one person, which is the worst case of a common name; four times as many take no ten times."""
    costs = []
    for count in (400, 1600):
        letters = [
            made(n, people=["Kamala Rokaya"], days=["2019-05-01"], bodies=["River Watch"])
            for n in range(count)
        ]
        start = time.process_time()
        assert len({x.group for x in links(letters)}) == 1
        costs.append(time.process_time() - start)
    (small, large), *_ = pairwise(costs)
    assert large < 10 * small


def test_press_releases_link_letters_by_their_address_alone() -> None:
    address = "https://www.ohchr.org/en/press-releases/2020/05/stop-it"
    for reference, linked in ((address, True), ("press release of 3 May 2020", False)):
        release = Related(start=0, end=0, reference=reference, relation="earlier", kind="press_release")
        letters = [
            replace(letter, header=replace(letter.header, related=(release,)))
            for letter in (made(1), made(2, state="PER"))
        ]
        assert bool(links(letters)) == linked
