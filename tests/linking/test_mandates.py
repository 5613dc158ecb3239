"""Senders: heading, opening and signatures become one list; resolutions and signatories find their mandate."""

from __future__ import annotations

import re

import pytest

from allegex.linking.header import resolve_header
from allegex.records.citation import CitationMention
from allegex.records.document import SectionKind
from allegex.records.letter import Header
from allegex.resources import Resources
from build import document_of

TORTURE, FOOD, WATER = (
    "Special Rapporteur on torture",
    "Special Rapporteur on the right to food",
    "Special Rapporteur on the human rights to safe drinking water and sanitation",
)


def header_of(resources: Resources, sections: list[tuple[SectionKind, str]], language: str = "en") -> Header:
    """The header, with the resolutions of the text as citations: a year on the left is the Commission's."""
    document = document_of(sections, language)
    citations = [
        CitationMention(
            start=m.start(),
            end=m.end(),
            by="test",
            kind="resolution",
            instrument=f"A/RES/{m[0]}" if m[0] == "60/251" else None,
            title=None,
            number=m[0],
        )
        for m in re.finditer(r"\b\d+/\d+\b", document.content)
    ]
    return resolve_header(document, citations, resources)


def senders(header: Header) -> list[tuple[str, str | None, str | None]]:
    return [(m.title, m.resolution, m.signatory) for m in header.mandates]


def opening(
    text: str, heading: str = f"Mandates of the {TORTURE}; and the {FOOD}"
) -> list[tuple[SectionKind, str]]:
    return [("mandates", heading), ("opening", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One list after the titles: by count and order.
        (f"in our capacities as {TORTURE}; and {FOOD}, pursuant to Human Rights Council resolutions 43/20 and 32/8.", ["A/HRC/RES/43/20", "A/HRC/RES/32/8"]),
        # The General Assembly's is no mandate's.
        (f"in our capacities as {TORTURE}; and {FOOD}, pursuant to General Assembly resolution 60/251 and to Human Rights Council resolutions 16/23 and 13/4.", ["A/HRC/RES/16/23", "A/HRC/RES/13/4"]),
        # Each title with its own.
        (f"as {TORTURE} pursuant to resolution 43/20 and as {FOOD} pursuant to resolution 32/8.", ["A/HRC/RES/43/20", "A/HRC/RES/32/8"]),
        # Resolutions of the Commission.
        (f"as {TORTURE} and {FOOD}, pursuant to Commission on Human Rights resolutions 1985/33 and 2000/10.", ["E/CN.4/RES/1985/33", "E/CN.4/RES/2000/10"]),
        # One too few: only what the table knows for a mandate.
        (f"as {TORTURE} and {FOOD}, pursuant to Human Rights Council resolution 32/8.", [None, "A/HRC/RES/32/8"]),
        (f"as {TORTURE} and {FOOD}, pursuant to Human Rights Council resolution 99/1.", [None, None]),
        (f"as {TORTURE} and {FOOD}.", [None, None]),
        # Before the titles.
        (f"Pursuant to Human Rights Council resolutions 43/20 and 32/8 we write as {TORTURE} and {FOOD}.", ["A/HRC/RES/43/20", "A/HRC/RES/32/8"]),
    ],
)  # fmt: skip
def test_resolutions_pair_by_count_and_order(
    resources: Resources, text: str, expected: list[str | None]
) -> None:
    assert [m.resolution for m in header_of(resources, opening(text)).mandates] == expected


def test_a_list_cited_as_a_whole_keeps_the_order_of_its_numbers(resources: Resources) -> None:
    """Citations of one list share one span, in whatever order they come."""
    text = f"as {TORTURE} and {FOOD}, pursuant to Human Rights Council resolutions 43/20 and 32/8."
    document = document_of(opening(text))
    start, end = document.content.index("Human Rights"), len(document.content) - 1
    cited = [
        CitationMention(start=start, end=end, by="test", kind="resolution", instrument=symbol, title=None)
        for symbol in ("A/HRC/RES/32/8", "A/HRC/RES/43/20")
    ]
    for citations in (cited, cited[::-1]):
        found = resolve_header(document, citations, resources)
        assert [m.resolution for m in found.mandates] == ["A/HRC/RES/43/20", "A/HRC/RES/32/8"]


def test_a_decision_on_all_mandates_is_each_ones(resources: Resources) -> None:
    text = f"as {TORTURE} and {FOOD}, pursuant to General Assembly resolution 60/251 and Human Rights Council decision 1/102."
    document = document_of(opening(text))
    start = document.content.index("decision")
    cited = CitationMention(
        start=start, end=start + 14, by="test", kind="resolution", instrument="A/HRC/DEC/1/102", title=None
    )
    found = resolve_header(document, (cited,), resources)
    assert [m.resolution for m in found.mandates] == ["A/HRC/DEC/1/102", "A/HRC/DEC/1/102"]


def test_a_heading_in_two_languages_names_each_mandate_once(resources: Resources) -> None:
    heading = f"Mandate of the {TORTURE}\nMandat du Rapporteur spécial sur la torture"
    assert [m.title for m in header_of(resources, [("mandates", heading)]).mandates] == [TORTURE]


def test_a_lone_mandate_takes_its_latest_renewal(resources: Resources) -> None:
    text = "as Working Group on Arbitrary Detention, established by resolution 1991/42 and extended by resolution 33/30."
    header = header_of(resources, opening(text, "Mandate of the Working Group on Arbitrary Detention"))
    assert [m.resolution for m in header.mandates] == ["A/HRC/RES/33/30"]


def test_the_opening_speaks_where_the_heading_is_missing_or_short(resources: Resources) -> None:
    text = f"in our capacities as Chair-Rapporteur of the Working Group on Arbitrary Detention and {TORTURE}, pursuant to resolutions 15/18 and 16/23."
    header = header_of(resources, [("opening", text)])
    assert senders(header) == [
        ("Working Group on Arbitrary Detention", "A/HRC/RES/15/18", None),
        (TORTURE, "A/HRC/RES/16/23", None),
    ]
    header = header_of(resources, opening(text, f"Mandates of the {TORTURE}"))
    assert [(m.title, m.by) for m in header.mandates] == [
        (TORTURE, "header:heading"),
        ("Working Group on Arbitrary Detention", "header:opening"),
    ]
    # Their resolutions keep to their titles, though the order differs.
    assert [m.resolution for m in header.mandates] == ["A/HRC/RES/16/23", "A/HRC/RES/15/18"]


def test_signatures_speak_where_nothing_else_does(resources: Resources) -> None:
    header = header_of(resources, [("signatories", f"Ada Exempel\n{TORTURE}")])
    assert senders(header) == [(TORTURE, None, "Ada Exempel")]
    assert header.mandates[0].id == "sr-torture"


@pytest.mark.parametrize(
    ("heading", "language", "expected"),
    [
        ("Mandats du Rapporteur spécial sur la torture ; et de la Rapporteuse spéciale sur le droit à l’alimentation", "fr", ["Rapporteur spécial sur la torture", "Rapporteuse spéciale sur le droit à l’alimentation"]),
        ("Mandatos de la Relatora Especial sobre la tortura y del Relator Especial sobre el derecho a la alimentación", "es", ["Relatora Especial sobre la tortura", "Relator Especial sobre el derecho a la alimentación"]),
        ("Mandates of the Special Rapporteur on the sale of children,\nchild prostitution and child pornography and the\nSpecial Rapporteur on torture.", "en", ["Special Rapporteur on the sale of children, child prostitution and child pornography", TORTURE]),
        ("MANDATE OF THE SPECIAL RAPPORTEUR ON TORTURE", "en", ["SPECIAL RAPPORTEUR ON TORTURE"]),
        # One office said of several topics; no split where a part is no mandate.
        ("Mandates of the Special Rapporteurs on torture; and on the right to food", "en", [TORTURE, FOOD]),
        ("Mandats des Rapporteurs spéciaux sur la torture et sur le droit à l’alimentation", "fr", ["Rapporteur spécial sur la torture", "Rapporteur spécial sur le droit à l’alimentation"]),
        ("Mandatos de los Relatores Especiales sobre la tortura y sobre el derecho a la alimentación", "es", ["Relator Especial sobre la tortura", "Relator Especial sobre el derecho a la alimentación"]),
        ("Mandates of the Special Rapporteurs on torture and on artificial minds", "en", ["Special Rapporteurs on torture and on artificial minds"]),
        # A reference that ran into the heading is no part of it.
        (f"Mandate of the {TORTURE} Ref.: AL CHL 3/2018", "en", [TORTURE]),
        ("Mandato del Relator Especial sobre la tortura REFERENCIA", "es", ["Relator Especial sobre la tortura"]),
        # A rapporteur of another body, and one that nobody knows yet.
        ("Mandates of the Special Rapporteur on torture; and the Special Rapporteur on Human Rights Defenders in Africa", "en", [TORTURE, "Special Rapporteur on Human Rights Defenders in Africa"]),
        ("Mandate of the Special Rapporteur on artificial minds", "en", ["Special Rapporteur on artificial minds"]),
    ],
)  # fmt: skip
def test_headings_give_titles_as_printed(
    resources: Resources, heading: str, language: str, expected: list[str]
) -> None:
    assert [m.title for m in header_of(resources, [("mandates", heading)], language).mandates] == expected


def test_unknown_mandates_are_kept_without_id(resources: Resources) -> None:
    header = header_of(
        resources,
        [
            ("mandates", f"Mandates of the {TORTURE}; and the Special Rapporteur on Prisons in Africa"),
            ("signatories", f"Ada Exempel\n{TORTURE}\n\nBo Test\nSpecial Rapporteur on Prisons in Africa"),
        ],
    )
    assert [(m.id, m.signatory) for m in header.mandates] == [
        ("sr-torture", "Ada Exempel"),
        (None, "Bo Test"),
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        # In another order than the heading: titles decide.
        (f"Ada Exempel\n{FOOD}\n\nBo Test\n{TORTURE}", ["Bo Test", "Ada Exempel"]),
        # A chair signs for the group, a gendered or shorter title for the mandate.
        (f"Ada Exempel\nSpecial Rapporteur on torture and other cruel, inhuman or degrading treatment or punishment\n\nBo Test\n{FOOD}", ["Ada Exempel", "Bo Test"]),
        # Without titles: in order, if there are as many.
        ("Ada Exempel\n\nBo Test", ["Ada Exempel", "Bo Test"]),
        ("Ada Exempel", [None, None]),
        # One title missing: what is left over.
        (f"Ada Exempel\n\nBo Test\n{TORTURE}", ["Bo Test", "Ada Exempel"]),
        ("", [None, None]),
    ],
)  # fmt: skip
def test_signatories_find_their_mandate(resources: Resources, block: str, expected: list[str | None]) -> None:
    sections: list[tuple[SectionKind, str]] = [
        ("mandates", f"Mandates of the {TORTURE}; and the {FOOD}"),
        ("signatories", block),
    ]
    assert [m.signatory for m in header_of(resources, sections).mandates] == expected


def test_two_members_may_sign_for_one_group(resources: Resources) -> None:
    group = "Working Group on Arbitrary Detention"
    header = header_of(
        resources,
        [
            ("mandates", f"Mandates of the {group}; and the {WATER}"),
            (
                "signatories",
                f"Ada Exempel\nChair of the {group}\n\nBo Test\nVice-Chair of the {group}\n\nCe Probe\n{WATER}",
            ),
        ],
    )
    assert [m.signatory for m in header.mandates] == ["Ada Exempel", "Ce Probe"]
    assert [s.mandate for s in header.signatories] == [0, 0, 1]
