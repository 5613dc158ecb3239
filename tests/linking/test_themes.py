"""Rights at issue: two signs from different sides, evidence, and what is no sign."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from allegex.linking.themes import Weighing, find_themes, gather, weigh
from allegex.records.citation import Provision
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Citation, Header, Mandate, Theme
from allegex.resources import Resources
from build import document_of

Law = tuple[str, Sequence[str], SectionKind]


def themes(
    resources: Resources,
    sections: Sequence[tuple[SectionKind, str]],
    *,
    mandates: Sequence[str] = (),
    laws: Sequence[Law] = (),
    language: str = "en",
) -> dict[str, Theme]:
    document = document_of(sections, language)
    found = find_themes(document, header(mandates), cited(document, laws), resources)
    return {theme.id: theme for theme in found}


def header(mandates: Sequence[str]) -> Header:
    return Header(
        mandates=tuple(
            Mandate(start=0, end=1, id=m, title="", resolution=None, signatory=None) for m in mandates
        )
    )


def cited(document: Document, laws: Sequence[Law]) -> tuple[Citation, ...]:
    """Citations of treaties at the start of the section of a kind."""
    found = []
    for instrument, articles, kind in laws:
        index = next(n for n, s in enumerate(document.sections) if s.kind == kind)
        start = document.sections[index].start
        found.append(
            Citation(
                start=start,
                end=start + 5,
                kind="treaty",
                instrument=instrument,
                title=None,
                jurisdiction=None,
                provisions=tuple(Provision(value, "article") for value in articles),
                section=index,
            )
        )
    return tuple(found)


TOLD = [
    (
        "en",
        "the arbitrary detention of Ms. Rokaya",
        "She was arrested without a warrant.",
        "arbitrary_detention",
    ),
    ("fr", "la détention arbitraire de Mme Sossou", "Elle a été arrêtée sans mandat.", "arbitrary_detention"),
    (
        "es",
        "la detención arbitraria de la Sra. Rojas",
        "Fue detenida sin orden judicial.",
        "arbitrary_detention",
    ),
    (
        "en",
        "the forced eviction of 40 families",
        "Bulldozers demolished their homes.",
        "forced_eviction_housing",
    ),
    (
        "fr",
        "l’expulsion forcée de 40 familles",
        "Des bulldozers ont démoli leurs maisons.",
        "forced_eviction_housing",
    ),
    (
        "es",
        "el desalojo forzoso de 40 familias",
        "Las excavadoras demolieron sus viviendas.",
        "forced_eviction_housing",
    ),
    (
        "en",
        "the enforced disappearance of Mr. Thapa",
        "He has not been seen since.",
        "enforced_disappearance",
    ),
    ("fr", "la disparition forcée de M. Sossou", "Il n’a plus été vu depuis.", "enforced_disappearance"),
    (
        "es",
        "la desaparición forzada del Sr. Rojas",
        "No ha sido visto desde entonces.",
        "enforced_disappearance",
    ),
]


MANDATES = {
    "arbitrary_detention": "wg-arbitrary-detention",
    "forced_eviction_housing": "sr-housing",
    "enforced_disappearance": "wg-disappearances",
}


@pytest.mark.parametrize(("language", "subject", "facts", "wanted"), TOLD)
def test_subject_concerns_and_facts_make_a_theme(
    language: str, subject: str, facts: str, wanted: str, resources: Resources
) -> None:
    found = themes(
        resources,
        [("subject", subject), ("allegations", facts), ("concerns", subject)],
        mandates=[MANDATES[wanted]],
        language=language,
    )
    assert next(iter(found)) == wanted
    theme = found[wanted]
    assert theme.score is not None and 0.3 <= theme.score <= 1
    starts = [evidence.start for evidence in theme.evidence]
    assert starts == sorted(starts) and len(starts) == 4


def test_neither_a_mandate_nor_a_law_nor_a_sentence_makes_a_theme_alone(resources: Resources) -> None:
    annex: list[tuple[SectionKind, str]] = [("annex", "Article 18 protects freedom of religion or belief.")]
    assert (
        themes(resources, [("allegations", "The meeting took place.")], mandates=["sr-religion-or-belief"])
        == {}
    )
    assert themes(resources, annex, laws=[("ICCPR", ["18"], "annex")]) == {}
    assert themes(resources, [("subject", "the freedom of religion of Mr. Thapa")]) == {}


def test_standards_and_facts_make_a_theme(resources: Resources) -> None:
    found = themes(
        resources,
        [
            ("allegations", "The pastor was arrested for blasphemy after a prayer meeting."),
            ("allegations", "His church was closed by the police."),
            ("allegations", "Two believers were charged with apostasy."),
            ("annex", "Article 18 says"),
        ],
        mandates=["sr-religion-or-belief"],
        laws=[("ICCPR", ["18(3)"], "annex")],
    )
    assert "freedom_of_religion" in found


def test_what_people_were_charged_with_is_no_standard(resources: Resources) -> None:
    document = document_of([("allegations", "article 19 of the Covenant was invoked by the court")])
    signs = gather(document, header([]), cited(document, [("ICCPR", ["19"], "allegations")]), resources)
    assert not any("law" in sign.strength for sign in signs.values())


def test_the_field_in_which_a_victim_works_is_no_violation(resources: Resources) -> None:
    found = themes(
        resources,
        [
            ("subject", "the criminal charges against woman human rights defender Ms. Rokaya"),
            (
                "background",
                "Ms. Rokaya founded a shelter. Rape and domestic violence are frequent in the district.",
            ),
            (
                "allegations",
                "She runs a hotline for survivors of rape and domestic violence. She was charged with slander.",
            ),
            (
                "concerns",
                "We are concerned that she is prosecuted in retaliation for her work as a human rights defender.",
            ),
        ],
        mandates=["sr-human-rights-defenders", "sr-violence-against-women"],
    )
    assert "attacks_on_defenders" in found
    assert "gender_based_violence" not in found


def test_a_provision_names_the_themes_of_its_article_and_no_longer_number(resources: Resources) -> None:
    document = document_of([("annex", "Annex of standards")])
    laws = cited(document, [("ICCPR", ["9(3)"], "annex"), ("ICCPR", ["19"], "annex")])
    signs = gather(document, header([]), laws, resources)
    assert {theme for theme, s in signs.items() if "law" in s.strength} == {
        "arbitrary_detention",
        "freedom_of_expression",
    }


def test_each_sign_makes_a_theme_more_likely(resources: Resources) -> None:
    weighing = Weighing(-4.0, {"mandate": 1.0, "facts": 2.0})
    document = document_of([("allegations", "The guards tortured him with electric shocks.")])
    few = gather(document, header([]), (), resources)["torture"]
    more = gather(document, header(["sr-torture"]), (), resources)["torture"]
    assert weigh(few, weighing) < weigh(more, weighing) < 1


@pytest.mark.parametrize("kind", ["letter", "other"])
def test_a_text_without_any_sign_has_no_theme(kind: SectionKind, resources: Resources) -> None:
    assert themes(resources, [("other", "The committee met on Monday. Lunch was served.")]) == {}
    assert themes(resources, [("allegations", "Комитет собрался в понедельник.")], language="ru") == {}
