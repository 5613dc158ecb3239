"""Instruments, bodies and general comments fit together."""

from __future__ import annotations

from collections import Counter

from allegex.facts.committees import committees_by_id
from allegex.facts.folding import fold
from allegex.facts.instruments import general_comments, instruments, instruments_by_id
from allegex.facts.laws import known_laws
from allegex.facts.states import by_code
from allegex.resources import LANGUAGES, Resources


def test_ids_and_aliases_name_one_instrument(resources: Resources) -> None:
    names = Counter(name for row in resources.of(instruments) for name in (row.id, *row.aliases))
    assert [name for name, count in names.items() if count > 1] == []


def test_a_name_belongs_to_one_instrument(resources: Resources) -> None:
    owners: dict[str, set[str]] = {}
    for row in resources.of(instruments):
        for names in row.names.values():
            for name in names:
                owners.setdefault(fold(name), set()).add(row.id)
        for acronym in row.acronyms:
            owners.setdefault(acronym, set()).add(row.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_every_instrument_has_its_languages(resources: Resources) -> None:
    assert all(set(row.names) == set(LANGUAGES) for row in resources.of(instruments))


def test_common_ids(resources: Resources) -> None:
    known = resources.of(instruments_by_id)
    assert {"UDHR", "ICCPR", "ICRMW", "ILO-C169", "A/RES/53/144", "A/RES/70/175", "E/CN.4/2006/58"} <= set(
        known
    )
    assert known["DECL-HRD"].id == "A/RES/53/144"


def test_comments_are_of_known_committees_and_numbered_once(resources: Resources) -> None:
    rows = resources.of(general_comments)
    assert {row.committee for row in rows} <= set(resources.of(committees_by_id))
    assert len({(row.committee, row.number) for row in rows}) == len(rows)


def test_laws_are_of_known_states(resources: Resources) -> None:
    assert {row.state for row in resources.of(known_laws)} <= set(resources.of(by_code))
