"""Citations of law in sentences: what they are, what they are not, and what bad input costs."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from allegex.extractors.citations import Settings, build
from allegex.extractors.citations.vocabulary import Forms, Laws, Provisions
from allegex.facts.folding import fold
from allegex.linking.citations import resolve_citations
from allegex.records.citation import CitationMention
from allegex.records.letter import Addressee, Citation, Header
from allegex.resources import LANGUAGES, Resources
from allegex.segmentation.segment import passage

CASES = Path(__file__).parents[1] / "cases"
RESOURCES = Resources()
EXTRACT = build(Settings(), RESOURCES)


def mentions(text: str, language: str = "en") -> list[CitationMention]:
    """The mentions of a piece of text."""
    return [m for m in EXTRACT(passage(text, language, RESOURCES)) if isinstance(m, CitationMention)]


def citations(text: str, language: str = "en", state: str | None = None) -> tuple[Citation, ...]:
    """The citations of a piece of text, in a letter to `state`."""
    document = passage(text, language, RESOURCES)
    addressee = Addressee(kind="government", name=None, state=state) if state else None
    return resolve_citations(document, mentions(text, language), Header(addressee=addressee), RESOURCES)


def keys(found: tuple[Citation, ...]) -> set[tuple[str, str]]:
    """Pairs of law and provision, as letters are measured by."""
    pairs = set()
    for citation in found:
        law = citation.instrument or citation.jurisdiction or fold(citation.title or "?")
        pairs |= {(law, one.value.lower()) for one in citation.provisions} or {(law, "")}
    return pairs


class Case(Struct, forbid_unknown_fields=True):
    """A sentence with its pairs of law and provision."""

    text: str
    language: str
    keys: tuple[tuple[str, str], ...]
    state: str | None = None
    reason: str = ""
    """What is hard about it."""


class Nothing(Struct, forbid_unknown_fields=True):
    """A sentence that cites nothing."""

    language: str
    text: str


class Quoted(Struct, forbid_unknown_fields=True):
    """A sentence with the words of its citations."""

    language: str
    text: str
    quotes: tuple[str, ...]
    reason: str


class Labelled(Struct, forbid_unknown_fields=True):
    """A sentence with the offences that its provisions get."""

    language: str
    text: str
    labels: tuple[str, ...]
    reason: str


Row = Case | Nothing | Quoted | Labelled


def rows(name: str, shape: type[Row]) -> list[Row]:
    """The cases of a file."""
    return msgspec.json.decode((CASES / name).read_bytes(), type=list[shape])  # type: ignore[valid-type]


@pytest.mark.parametrize("case", rows("citations.json", Case), ids=lambda c: c.text[:50])
def test_sentences(case: Case) -> None:
    want = {(fold(law) if law[:1].islower() else law, value.lower()) for law, value in case.keys}
    assert keys(citations(case.text, case.language, case.state)) == want


@pytest.mark.parametrize("case", rows("citations_world.json", Case), ids=lambda c: c.text[:50])
def test_sentences_of_many_countries(case: Case) -> None:
    assert keys(citations(case.text, case.language, case.state)) == {
        (law, value.lower()) for law, value in case.keys
    }


@pytest.mark.parametrize("case", rows("citations_quotes.json", Quoted), ids=lambda c: c.text[:50])
def test_where_citations_begin_and_end(case: Quoted) -> None:
    assert tuple(case.text[one.start : one.end] for one in mentions(case.text, case.language)) == case.quotes


@pytest.mark.parametrize("case", rows("citations_labels.json", Labelled), ids=lambda c: c.text[:50])
def test_offences_beside_provisions(case: Labelled) -> None:
    found = mentions(case.text, case.language)
    assert tuple(part.label for one in found for part in one.provisions if part.label) == case.labels


@pytest.mark.parametrize("case", rows("citations_none.json", Nothing), ids=lambda c: c.text[:50])
def test_sentences_without_a_citation(case: Nothing) -> None:
    assert citations(case.text, case.language, "KEN") == ()


def _examples() -> list[tuple[str, str, str]]:
    found = []
    for language in LANGUAGES:
        for row in RESOURCES.language(language, "provisions.json", Provisions).units:
            found += [(language, row.unit, example) for example in row.examples]
    return found


def _counterexamples() -> list[tuple[str, str]]:
    found = []
    for language in LANGUAGES:
        for unit in RESOURCES.language(language, "provisions.json", Provisions).units:
            found += [(language, text) for text in unit.counterexamples]
        for head in RESOURCES.language(language, "laws.json", Laws).heads:
            found += [(language, text) for text in head.counterexamples]
        forms = RESOURCES.language(language, "citations.json", Forms)
        for form in (*forms.forms, *forms.generics, *forms.status):
            found += [(language, text) for text in form.counterexamples]
    return found


def _law_examples() -> list[tuple[str, str, str]]:
    found = []
    for language in LANGUAGES:
        for head in RESOURCES.language(language, "laws.json", Laws).heads:
            found += [(language, head.kind, text) for text in head.examples]
    return found


def _form_examples() -> list[tuple[str, str]]:
    found = []
    for language in LANGUAGES:
        forms = RESOURCES.language(language, "citations.json", Forms)
        for form in (*forms.forms, *forms.generics, *forms.status):
            found += [(language, text) for text in form.examples]
    return found


@pytest.mark.parametrize(("language", "unit", "example"), _examples())
def test_unit_examples(language: str, unit: str, example: str) -> None:
    text, _, values = example.rpartition(" = ")
    found = [one.value for citation in citations(text, language, "KEN") for one in citation.provisions]
    assert found == values.split(" ")


@pytest.mark.parametrize(("language", "kind", "example"), _law_examples())
def test_law_examples(language: str, kind: str, example: str) -> None:
    text = f"{example}."
    assert any(m.by == f"citations:law-{kind.replace(' ', '-')}" for m in mentions(f"See {text}", language))


@pytest.mark.parametrize(("language", "example"), _form_examples())
def test_form_examples(language: str, example: str) -> None:
    assert mentions(f"{example}.", language)


@pytest.mark.parametrize(("language", "example"), _counterexamples())
def test_counterexamples(language: str, example: str) -> None:
    assert citations(example, language, "KEN") == ()


def test_every_pattern_row_is_exercised() -> None:
    for language in LANGUAGES:
        for unit in RESOURCES.language(language, "provisions.json", Provisions).units:
            assert unit.examples or unit.counterexamples, (language, unit.unit)
        for head in RESOURCES.language(language, "laws.json", Laws).heads:
            assert head.examples and head.counterexamples, (language, head.kind)


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        (
            "article 5 of Law No. 94 of 2015 on Combating Terrorism",
            "en",
            ("Law on Combating Terrorism", "94", 2015, None, None),
        ),
        (
            "article 281 of the Turkish Penal Code",
            "en",
            ("Turkish Penal Code", None, None, None, "adjective"),
        ),
        (
            "section 3 of the Crimes Ordinance (Cap. 200)",
            "en",
            ("Crimes Ordinance", "Cap. 200", None, None, None),
        ),
        (
            "Emergency Decree Law No. 667 of 23 July 2016",
            "en",
            ("Emergency Decree Law", "667", 2016, "2016-07-23", None),
        ),
        (
            "article 24 du décret-loi n° 2022-60 du 13 septembre 2022",
            "fr",
            ("décret-loi", "2022-60", 2022, "2022-09-13", None),
        ),
        (
            "artículo 36 de la Ley Orgánica 9/2015, de 30 de marzo, de datos",
            "es",
            ("Ley Orgánica de datos", "9/2015", 2015, "2015-03-30", None),
        ),
        (
            "section 3 of the Act LXXVI of 2017 on Transparency",
            "en",
            ("Act on Transparency", "LXXVI", 2017, None, None),
        ),
    ],
)
def test_parts_of_a_law(text: str, language: str, parts: tuple[str | int | None, ...]) -> None:
    (found,) = citations(text, language)
    assert (found.title, found.number, found.year, found.date, found.jurisdiction_by) == parts


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("She was accused of sedition under section 124A of the Penal Code.", "en", "sedition"),
        ("Il est poursuivi pour diffamation en vertu de l'article 305 du Code pénal.", "fr", "diffamation"),
        ("Fue acusado de rebelión, tipificada en el artículo 143 del Código Penal.", "es", "rebelión"),
        (
            "The prosecutor charged Ms. Ruiz and Mr. Alm with arson under article 9 of the Penal Code.",
            "en",
            "arson",
        ),
        (
            "Le parquet a inculpé M. Alm de recel sur le fondement de l'article 9 du Code pénal.",
            "fr",
            "recel",
        ),
        (
            "La Fiscalía acusó a la Sra. Ruiz de sedición, prevista en el artículo 9 del Código Penal.",
            "es",
            "sedición",
        ),
        (
            "Ms. Alm committed the offence of sedition, which section 9 of the Penal Code punishes.",
            "en",
            "sedition",
        ),
        ("Il a commis le délit d'outrage, que l'article 9 du Code pénal punit.", "fr", "outrage"),
        ("Se le imputa el de injurias, que el artículo 9 del Código Penal castiga.", "es", "injurias"),
        ("The offence of sedition, which section 9 of the Penal Code precedes.", "en", None),
        ("Se le acusa de los delitos previstos en el artículo 9 del Código Penal.", "es", None),
        ("He charged the Committee. It met with him under article 9 of the Penal Code.", "en", None),
        ("She was accused of a plot. Section 3 of the Penal Code applies.", "en", None),
    ],
)
def test_offences_before_the_provision(text: str, language: str, label: str | None) -> None:
    (found,) = citations(text, language)
    assert [one.label for one in found.provisions] == [label]


@pytest.mark.parametrize(
    ("text", "language", "labels"),
    [
        (
            "He was charged with theft and arson under articles 7 and 9 of the Penal Code.",
            "en",
            ["theft", "arson"],
        ),
        (
            "Ils sont inculpés de vol et d'incendie, sur le fondement des articles 7 et 9 du Code pénal.",
            "fr",
            ["vol", "incendie"],
        ),
        (
            "Se le imputan los delitos de hurto y rebelión, tipificados en el artículo 7 del Código Penal y en el "
            "artículo 9 de la Ley de Armas, respectivamente.",
            "es",
            ["hurto", "rebelión"],
        ),
        (
            "He was charged with theft under article 7 of the Penal Code and article 9 of the Arms Act.",
            "en",
            ["theft", "theft"],
        ),
        (
            "He was charged with theft and arson under articles 7, 8 and 9 of the Penal Code.",
            "en",
            ["theft and arson"] * 3,
        ),
    ],
)
def test_offences_go_one_to_each_provision_or_all_to_all(text: str, language: str, labels: list[str]) -> None:
    assert [one.label for found in citations(text, language) for one in found.provisions] == labels


def test_labels_stay_with_their_article() -> None:
    (found,) = citations("articles 150 part 2 (Libel) and 151 part 3 (Affront) of the Criminal Code of Kenya")
    assert [(one.value, one.label) for one in found.provisions] == [
        ("150(2)", "Libel"),
        ("151(3)", "Affront"),
    ]


def test_another_name_of_an_instrument_is_no_label() -> None:
    found = citations(
        "las reglas 24 y 27 de las Reglas Mínimas para el Tratamiento de los Reclusos (Reglas Nelson Mandela)",
        "es",
    )
    assert found
    assert {one.label for citation in found for one in citation.provisions} == {None}


def test_a_label_after_the_law_is_of_all_its_articles() -> None:
    (found,) = citations(
        "articles 494 and 495 of the Criminal Code (incitement to commit a felony)", state="KHM"
    )
    assert {one.label for one in found.provisions} == {"incitement to commit a felony"}


@pytest.mark.parametrize(
    ("text", "language", "status", "state", "date"),
    [
        ("article 9 of the ICCPR, ratified by Kenya on 1 May 1972.", "en", "ratified", "KEN", "1972-05-01"),
        ("the ICPPED, which Kenya signed on 6 February 2007.", "en", "signed", "KEN", "2007-02-06"),
        ("le PIDCP, auquel le Togo a adhéré le 24 mai 1984.", "fr", "acceded", "TGO", "1984-05-24"),
        ("el PIDCP, ratificado por México en 1981.", "es", "ratified", "MEX", "1981"),
        (
            "the Convention on the Rights of the Child, to which Fiji is a party since 1993.",
            "en",
            "party",
            "FJI",
            "1993",
        ),
    ],
)
def test_treaty_status(text: str, language: str, status: str, state: str, date: str) -> None:
    (found,) = citations(text, language)
    assert [(s.status, s.state, s.date) for s in found.status] == [(status, state, date)]


def test_line_breaks_stand_inside_a_citation_and_paragraphs_do_not() -> None:
    (found,) = citations("article 412,\npart 2, of the\nCriminal Code of Kenya")
    assert (found.provisions[0].value, found.jurisdiction) == ("412(2)", "KEN")
    assert [
        c.title for c in citations("see article 412 of the\n\nCriminal Code of Kenya") if c.provisions
    ] == [None]


def test_an_article_without_a_law_keeps_its_quote() -> None:
    (found,) = citations("He was charged under article 99.")
    assert (found.instrument, found.title, found.jurisdiction, found.provisions[0].value) == (
        None,
        None,
        None,
        "99",
    )


def test_a_list_of_resolutions_is_one_citation_each_with_one_quote() -> None:
    found = citations("Human Rights Council resolutions 51/8, 46/7 and 40/16")
    assert [c.instrument for c in found] == ["A/HRC/RES/40/16", "A/HRC/RES/46/7", "A/HRC/RES/51/8"]
    assert {(c.start, c.end) for c in found} == {(0, 53)}


HARD = {
    "numbers": "articles " + ", ".join(str(n) for n in range(1, 10_001)) + " of the Penal Code",
    "bare numbers": " ".join(str(n) for n in range(10_000)),
    "long name": "section 3 of the " + "Prevention of Very Serious " * 100 + "Crimes Act 2010",
    "long complement": "Law No. 5 of 2010 on " + "the Protection of Very Important " * 80 + "Matters",
    "open brackets": "article 5(" * 5_000,
    "closed brackets": "article 5)))" * 5_000,
    "articles": "article " * 20_000,
    "slashes": "A/HRC/" * 10_000,
    "resolutions": "resolutions " + ", ".join(f"{n}/{n}" for n in range(1, 3_000)),
    "quotes": "article 5 “" * 5_000,
    "ocr": "artic1e l9 0f tne lCCPR, ar7icle 2(b of the Pena| C0de; s3ction (" * 500,
    "capitals": "The Act " * 10_000,
    "code": "Code de la " * 10_000,
    "and": "the Law and " * 10_000,
    "dots": "art. 1.1.1.1.1.1.1.1.1.1.1." * 2_000,
    "versus": "A v. B v. C v. " * 5_000,
}


@pytest.mark.parametrize("name", sorted(HARD))
def test_hard_input_takes_linear_time(name: str) -> None:
    text = HARD[name]
    begun = time.process_time()
    mentions(text)
    per_character = (time.process_time() - begun) / len(text)
    assert per_character < 25e-6, f"{1e6 * per_character:.1f} microseconds a character"


def test_a_long_text_costs_no_more_for_its_length() -> None:
    text = "\n\n".join(case.text for case in rows("citations.json", Case)[:60])

    def cost(times: int) -> float:
        long = "\n\n".join([text] * times)
        begun = time.process_time()
        mentions(long)
        return time.process_time() - begun

    cost(1)
    small = min(cost(4) for _ in range(3)) / 4
    assert cost(200) / 200 < 2.5 * small


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["article 5", "articles 3 and 4", "of the", "Penal Code", "ICCPR", "(", ")", ",", "and", "\n", "\n\n", "part 2", "§",
             "resolution 24/5", "A/HRC/23/50", "the Covenant", "du même article", "ejusdem", "loi n° 2014/028", "“", "”", "x" * 30,
             "No. 5 of 2010", "section 124A", "paragraphs 2 to 4", "l'alinéa 2", "(UAPA)", "v. Honduras", "İ", "ﬁ", "\u00ad"]
        ),
        max_size=14,
    ),
    st.sampled_from(LANGUAGES),
)  # fmt: skip
def test_any_text_gives_spans_inside_it(words: list[str], language: str) -> None:
    text = " ".join(words)
    found = citations(text, language, "KEN")
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert [c.start for c in found] == sorted(c.start for c in found)
    assert found == citations(text, language, "KEN")


@pytest.mark.parametrize(
    ("text", "language", "quote", "instrument"),
    [
        ("See Alm v. Kenya (CCPR/C/94/D/1178/2003).", "en", "Alm v. Kenya (CCPR/C/94/D/1178/2003)", "CCPR/C/94/D/1178/2003"),
        ("Voir Alm c. Kenya (CAT/C/47/D/368/2008).", "fr", "Alm c. Kenya (CAT/C/47/D/368/2008)", "CAT/C/47/D/368/2008"),
        ("Véase Alm y otros (Los Pinos) vs. Perú.", "es", "Alm y otros (Los Pinos) vs. Perú", None),
    ],
)  # fmt: skip
def test_a_case_and_its_symbol_are_one(text: str, language: str, quote: str, instrument: str | None) -> None:
    (found,) = citations(text, language)
    assert (text[found.start : found.end], found.kind, found.instrument) == (quote, "case", instrument)


@pytest.mark.parametrize(
    ("text", "language", "title", "number"),
    [
        ("article 5 of Law No. 5237, Penal Code", "en", "Penal Code", "5237"),
        ("article 5 de la loi n° 2016-134, Code pénal", "fr", "Code pénal", "2016-134"),
        ("artículo 5 de la Ley N.º 1970, Código de Procedimiento Penal", "es", "Código de Procedimiento Penal", "1970"),
    ],
)  # fmt: skip
def test_a_number_and_the_title_after_it_are_one_law(
    text: str, language: str, title: str, number: str
) -> None:
    (found,) = citations(text, language)
    assert (found.title, found.number) == (title, number)


def test_two_laws_of_a_list_stay_two() -> None:
    found = citations("la Ley N.º 30364 y el Código Penal, artículo 108-B", "es")
    assert [(c.title, [one.value for one in c.provisions]) for c in found] == [
        ("Ley", []),
        ("Código Penal", ["108-B"]),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("common article 3 of the Geneva Conventions", "en"),
        ("l'article 3 commun aux Conventions de Genève de 1949", "fr"),
        ("el artículo 3 común a los cuatro Convenios de Ginebra", "es"),
    ],
)
def test_an_article_common_to_treaties_is_of_each(text: str, language: str) -> None:
    found = citations(text, language)
    assert [c.instrument for c in found] == ["GC-I", "GC-II", "GC-III", "GC-IV"]
    assert {one.value for c in found for one in c.provisions} == {"3"}
