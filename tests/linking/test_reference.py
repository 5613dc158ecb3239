"""The own reference, told from the references of other letters."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allegex.extractors.references import Settings, build
from allegex.linking.reference import own_reference, related_letters
from allegex.linking.wording import wording
from allegex.records.date import DateMention
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Related
from allegex.records.mention import ReferenceMention
from allegex.resources import Resources
from build import document_of

OWN: tuple[SectionKind, str] = ("reference", "Ref.: AL CHL 3/2020")


def mentions(resources: Resources, document: Document) -> list[ReferenceMention]:
    return [m for m in build(Settings(), resources)(document) if isinstance(m, ReferenceMention)]


def own(resources: Resources, document: Document) -> str | None:
    found = own_reference(document, mentions(resources, document), resources.of(wording).labels)
    return found.value if found else None


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ([OWN, ("correspondence", "See AL CHL 1/2019.")], "AL CHL 3/2020"),
        # The cover's counts where the letter's own is missing.
        ([("cover", "REF: UA PER 2/2018"), ("subject", "As in AL PER 1/2018.")], "UA PER 2/2018"),
        ([("mandates", "Mandates of the Special Rapporteur on torture\nAL PER 2/2018")], "AL PER 2/2018"),
        # Segmentation may fail: a label tells it.
        ([("other", "REFERENCE: AL PER 2/2018"), ("other", "text " * 60)], "AL PER 2/2018"),
        ([("other", "Réf. : AL PER 2/2018"), ("other", "text " * 60)], "AL PER 2/2018"),
        # Letters named in the text are not this letter.
        ([("subject", "We recall our letter AL PER 2/2018.")], None),
        # Old: printed as it stands.
        ([("reference", "REFERENCE: UA G/SO\n218/1")], "UA G/SO 218/1"),
    ],
)
def test_the_own_reference(
    resources: Resources, sections: list[tuple[SectionKind, str]], expected: str | None
) -> None:
    assert own(resources, document_of(sections)) == expected


def test_codes_may_stand_where_the_reference_is_printed_again(resources: Resources) -> None:
    document = document_of(
        [("reference", "REF: AL KEN 2/2013"), ("reference", "AL G/SO 214 (107-9)\nKEN 2/2013")]
    )
    found = own_reference(document, mentions(resources, document), ())
    assert found is not None
    assert (found.value, found.codes) == ("AL KEN 2/2013", ("G/SO 214 (107-9)",))


def test_a_reply_has_the_reference_of_the_letter_that_it_answers(resources: Resources) -> None:
    document = document_of(
        [("reply_opening", "with reference to the joint communication AL CHL 3/2020 of 3 May 2020")]
    )
    reply = replace(document, kind="reply")
    assert own(resources, reply) == "AL CHL 3/2020"
    assert [(r.reference, r.relation) for r in related(resources, reply)] == [("AL CHL 3/2020", "reply")]


def test_a_press_release_that_names_a_letter_has_no_reference(resources: Resources) -> None:
    document = replace(document_of([("other", "Ref.: AL CHL 3/2020"), ("other", "text " * 60)]), kind="other")
    assert own(resources, document) is None
    assert [(r.reference, r.relation) for r in related(resources, document)] == [("AL CHL 3/2020", "unknown")]


def related(
    resources: Resources, document: Document, dates: tuple[DateMention, ...] = ()
) -> tuple[Related, ...]:
    words, found = resources.of(wording), mentions(resources, document)
    return related_letters(document, found, own_reference(document, found, words.labels), dates, words)


@pytest.mark.parametrize(
    ("section", "text", "expected"),
    [
        ("correspondence", "Ms. Exempel was the subject of a previous communication (AL CHL 1/2019).", [("AL CHL 1/2019", "earlier")]),
        ("subject", "We refer to UA CHL 2/2018 and AL CHL 1/2019, sent on 3 May.", [("UA CHL 2/2018", "earlier"), ("AL CHL 1/2019", "earlier")]),
        ("correspondence", "Il a fait l’objet d’un appel urgent (UA CHL 2/2018).", [("UA CHL 2/2018", "earlier")]),
        ("correspondence", "Fue objeto de un llamamiento urgente (UA CHL 2/2018).", [("UA CHL 2/2018", "earlier")]),
        ("copy_notice", "A similar letter has been addressed to the company (AL OTH 9/2020).", [("AL OTH 9/2020", "parallel")]),
        ("copy_notice", "Se ha enviado una carta similar (AL OTH 9/2020).", [("AL OTH 9/2020", "parallel")]),
        # Older by its number, though no word says so.
        ("allegations", "Her case (AL CHL 1/2019) is known.", [("AL CHL 1/2019", "earlier")]),
        ("allegations", "Her case (AL PER 9/2020) is known.", [("AL PER 9/2020", "unknown")]),
        # The own reference named again is no other letter.
        ("copy_notice", "Please quote AL CHL 3/2020, or CHL 3/2020.", []),
        # Named twice: once, with the relation that is known.
        ("allegations", "Her case (AL PER 9/2020) is known. The previous letter AL PER 9/2020 was long.", [("AL PER 9/2020", "earlier")]),
    ],
)  # fmt: skip
def test_other_letters(
    resources: Resources, section: SectionKind, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [
        (r.reference, r.relation) for r in related(resources, document_of([OWN, (section, text)]))
    ] == expected


def test_further_references_of_a_joint_letter_are_parallel(resources: Resources) -> None:
    document = document_of([("reference", "AL USA 5/2021; AL ISR 3/2021")])
    assert own(resources, document) == "AL USA 5/2021"
    assert [(r.reference, r.relation) for r in related(resources, document)] == [
        ("AL ISR 3/2021", "parallel")
    ]


def test_a_date_before_its_letter_is_its_own(resources: Resources) -> None:
    text = "We wrote on 3 May 2018 (UA CHL 2/2018) and on 4 June 2019 (AL CHL 1/2019)."
    document = document_of([OWN, ("correspondence", text)])
    dates = tuple(
        DateMention(start=place, end=place + len(written), by="dates:full", edtf=edtf)
        for written, edtf in (("3 May 2018", "2018-05-03"), ("4 June 2019", "2019-06-04"))
        for place in [document.content.index(written)]
    )
    assert [r.date for r in related(resources, document, dates)] == ["2018-05-03", "2019-06-04"]


def test_the_date_said_of_a_letter_is_its_own(resources: Resources) -> None:
    text = "We recall UA CHL 2/2018, sent on 3 May 2018, and AL CHL 1/2019 of 4 June 2019; and AL CHL 9/2019."
    document = document_of([OWN, ("correspondence", text)])
    dates = tuple(
        DateMention(start=place, end=place + len(written), by="dates:full", edtf=edtf)
        for written, edtf in (("3 May 2018", "2018-05-03"), ("4 June 2019", "2019-06-04"))
        for place in [document.content.index(written)]
    )
    assert [(r.reference, r.date) for r in related(resources, document, dates)] == [
        ("UA CHL 2/2018", "2018-05-03"),
        ("AL CHL 1/2019", "2019-06-04"),
        ("AL CHL 9/2019", None),
    ]
