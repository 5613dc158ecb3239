"""Names to entities: who is the same, and who is who."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from allegex.extractors.names import Settings, build
from allegex.facts.folding import fold
from allegex.facts.names import role_rows
from allegex.linking.bodies import cluster_bodies
from allegex.linking.entities import resolve_entities
from allegex.linking.persons import name_key, same_person
from allegex.records.document import SectionKind
from allegex.records.letter import Addressee, Entity, Header, Signatory
from allegex.records.name import NameMention
from allegex.records.text import Span
from allegex.resources import LANGUAGES, Resources
from build import document_of
from marks import unmark

RESOURCES = Resources()
EXTRACT = build(Settings(), RESOURCES)
Parts = Sequence[tuple[SectionKind, str]]


def entities(parts: Parts, language: str = "en", header: Header | None = None) -> tuple[Entity, ...]:
    """The entities that rules and linking make of a letter."""
    document = document_of(parts, language)
    mentions = tuple(m for m in EXTRACT(document) if isinstance(m, NameMention))
    return resolve_entities(document, mentions, header or Header(), RESOURCES)


def by_name(parts: Parts, language: str = "en", header: Header | None = None) -> dict[str, Entity]:
    """Entities by their name."""
    return {entity.name: entity for entity in entities(parts, language, header)}


def test_ids_follow_first_mentions() -> None:
    """e1 is named first."""
    found = entities([("allegations", "Mr. Anton Verel went to Norland Airport with Ms. Lena Ortova.")])
    assert [e.id for e in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    assert [e.mentions[0].start for e in found] == sorted(e.mentions[0].start for e in found)


def test_surname_goes_to_the_person_of_that_gender() -> None:
    """Husband and wife with one surname are two persons."""
    found = by_name(
        [
            (
                "allegations",
                "Mr. Anton Verel and his wife, Lena Verel, fled. Mrs. Verel was ill. Mr. Verel was not.",
            )
        ]
    )
    assert len(found["Anton Verel"].mentions) == 2
    assert len(found["Lena Verel"].mentions) == 2
    assert found["Lena Verel"].attributes.gender == "female"


def test_two_persons_with_one_surname_stay_two() -> None:
    """Brothers are told apart by their given names."""
    found = by_name(
        [("allegations", "Mr. Anton Verel and Mr. Bruno Verel were arrested. Bruno Verel was released.")]
    )
    assert {"Anton Verel", "Bruno Verel"} <= set(found)
    assert len(found["Bruno Verel"].mentions) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mohammed al-Rashid", "Muhammad al-Rasheed", True),
        ("Ali bin Omar al-Sufi", "Ali al-Sufi", True),
        ("J. A. Verel", "John Adam Verel", True),
        ("María José Pérez Gómez", "Maria Jose Perez Gomez", True),
        ("ANTON VEREL", "Anton Verel", True),
        ("Hasan Karim", "Husain Karim", False),
        ("Anton Verel", "Lena Verel", False),
        ("Teodor “Bo” Malin", "Teodor Malin", True),
        ("Chen Wu", "Chen Li", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    """Spelling, particles, initials and nicknames vary; given names do not."""
    assert same_person(name_key(one), name_key(other)) is same
    assert same_person(name_key(other), name_key(one)) is same


def test_other_names_belong_to_their_person() -> None:
    """An alias is a name of the one before it."""
    found = by_name([("allegations", "Mr. Anton Verel, also known as Tosha Grey, was arrested.")])
    assert "Tosha Grey" in found["Anton Verel"].aliases


def test_acronyms_and_short_forms_belong_to_their_body() -> None:
    """The acronym in brackets, and the company without its legal form."""
    text = (
        "The National Mining Board (NMB) licensed Norvale Copper, Inc. in 2001. "
        "The NMB fined Norvale Copper. The NMB closed."
    )
    found = by_name([("allegations", text)])
    assert found["National Mining Board"].aliases == ("NMB",)
    assert found["National Mining Board"].attributes.acronym == "NMB"
    assert found["Norvale Copper, Inc."].aliases == ("Norvale Copper",)


def test_spelling_variants_of_a_brand_are_one() -> None:
    """Hashtag, points and capitals do not make another organisation."""
    text = "The movement “NeverMore.Org” grew. #NeverMoreOrg was banned. The organisation “NeverMoreOrg” appealed."
    found = [e for e in entities([("allegations", text)]) if e.kind == "organisation"]
    assert len(found) == 1
    assert len(found[0].mentions) == 3


def test_sister_courts_stay_apart() -> None:
    """Names that differ in one word are not spellings of one another."""
    content = "Court of Appeal of Sorun. Court of Appeal of Morun."
    document = document_of([("allegations", content)])
    spans = [Span(0, 24), Span(26, 50)]
    mentions = [NameMention(start=s.start, end=s.end, by="test", kind="authority") for s in spans]
    folded = {text: fold(text) for text in (content[:24], content[26:50])}
    assert len(cluster_bodies(document, mentions, folded, RESOURCES)) == 2


def test_states_are_one_by_code() -> None:
    """Long and short names of a State are one place."""
    found = [
        e
        for e in entities([("allegations", "The Republic of Moldova replied. Moldova denied it.")])
        if e.state == "MDA"
    ]
    assert len(found) == 1
    assert len(found[0].mentions) == 2


def test_subject_makes_victims_and_their_lawyer_is_none() -> None:
    """Victims stand in the subject; lawyers, relatives and officers of the facts are not."""
    found = by_name(
        [
            ("subject", "We have received information concerning the arrest of Mr. Anton Verel."),
            (
                "allegations",
                "His wife, Lena Verel, and his lawyer, Mr. Ivo Marek, protested to Colonel Ama Kwesi.",
            ),
        ]
    )
    assert found["Anton Verel"].roles == ("alleged_victim",)
    assert found["Lena Verel"].roles == ("relative",)
    assert found["Ivo Marek"].roles == ("lawyer",)
    assert found["Ama Kwesi"].roles == ("official",)


def test_signatories_are_never_victims() -> None:
    """Also where the header alone knows them."""
    text = "Ama Kwesi\nSpecial Rapporteur on torture"
    parts: Parts = [
        ("subject", "We write about the detention of Mr. Anton Verel."),
        ("signatories", text),
    ]
    document = document_of(parts)
    start = document.content.index("Ama Kwesi")
    header = Header(
        signatories=(Signatory(start=start, end=start + 9, name="Ama Kwesi", title=None, mandate=None),)
    )
    found = by_name(parts, header=header)
    assert found["Ama Kwesi"].roles == ("signatory",)
    assert found["Anton Verel"].roles == ("alleged_victim",)


def test_addressee_by_header_and_by_place() -> None:
    """A company that is written to, and the person on the envelope."""
    parts: Parts = [
        ("addressee", "Mr. Anton Verel\nNorvale Copper, Inc.\nOslo"),
        ("salutation", "Dear Mr. Verel,"),
        ("allegations", "Norvale Copper, Inc. evicted the village."),
    ]
    header = Header(addressee=Addressee(kind="company", name="Norvale Copper, Inc.", state=None))
    found = by_name(parts, header=header)
    assert found["Anton Verel"].roles == ("addressee",)
    assert found["Norvale Copper, Inc."].roles == ("addressee",)


def test_groups_count_and_actors_without_a_name_are_groups_of_one() -> None:
    """No person without a name."""
    found = entities(
        [
            (
                "allegations",
                "Data of 4,120 bank customers went to a former member of the Parliament and dozens of residents.",
            )
        ]
    )
    counts = {e.name: e.attributes.count for e in found if e.kind == "group"}
    assert counts == {
        "4,120 bank customers": 4120,
        "a former member of the Parliament": 1,
        "dozens of residents": None,
    }
    assert not [e for e in found if e.kind == "person"]


def test_age_minor_and_occupation() -> None:
    """What the letter says in passing."""
    found = by_name(
        [
            (
                "subject",
                "We write about Ms. Lena Ortova, aged 16, a student, and Mr. Anton Verel, a journalist.",
            )
        ]
    )
    assert found["Lena Ortova"].attributes.age == 16
    assert found["Lena Ortova"].attributes.minor is True
    assert found["Anton Verel"].attributes.occupations == ("journalist",)
    assert found["Anton Verel"].attributes.minor is None


def role_examples() -> list[object]:
    """Every example of roles.json."""
    return [
        pytest.param(language, text, good, id=f"{language}-{row.group}-{text[:30]}")
        for language in LANGUAGES
        for row in role_rows(RESOURCES, language)
        for good, texts in ((True, row.examples), (False, row.counterexamples))
        for text in texts
    ]


@pytest.mark.parametrize(("language", "text", "good"), role_examples())
def test_role_rows_do_what_their_examples_say(language: str, text: str, good: bool) -> None:
    """The marked person has the role, or not in a counterexample. Another victim keeps the rest from being one."""
    plain, marks = unmark(text)
    roles = {role: plain[start:end] for role, start, end in marks}
    about = "Sra." if language == "es" else "Mme" if language == "fr" else "Ms."
    subject: list[tuple[SectionKind, str]] = [("subject", f"{about} Zoe Quist")]
    if "alleged_victim" in roles:
        subject = []
    found = by_name([*subject, ("allegations", plain)], language)
    for role, name in roles.items():
        assert name in found
        assert (role in found[name].roles) is good, found[name].roles


def test_what_a_person_has_is_not_what_she_is() -> None:
    """ "Ms. X’s lawyer" names a lawyer without a name, not her."""
    found = by_name(
        [("subject", "We write about Ms. Lena Ortova, a poet. Ms. Ortova’s lawyer was denied access.")]
    )
    assert found["Lena Ortova"].roles == ("alleged_victim",)
    assert found["Lena Ortova"].attributes.occupations == ("poet",)


def test_name_without_its_first_word_is_the_same_person() -> None:
    """Two surnames without the given name; but a father's name in a son's stays the father's."""
    found = by_name(
        [
            (
                "allegations",
                "Mr. Arandu Vera Poty and Mr. Mahdi bin Salman al-Karrazi left. Vera Poty came back.",
            )
        ]
    )
    assert "Vera Poty" in found["Arandu Vera Poty"].aliases
    found = by_name(
        [("allegations", "Mr. Mahdi bin Salman al-Karrazi left. Salman al-Karrazi, his father, stayed.")]
    )
    assert "Salman al-Karrazi" in found


BLAME = [
    ("en", "Captain Tamer Fawzi, who commanded the unit, was there.", "Tamer Fawzi", True),
    ("en", "She was beaten in the presence of Captain Tamer Fawzi.", "Tamer Fawzi", True),
    ("en", "The march was led by Mr. Tamer Fawzi.", "Tamer Fawzi", False),
    ("en", "She was charged in the presence of Judge Tamer Fawzi.", "Tamer Fawzi", False),
    ("en", "Inspector Tamer Fawzi told her that “teachers end in prison”.", "Tamer Fawzi", True),
    ("fr", "Le commandant Éric Dahou l’a frappé à la tête.", "Éric Dahou", True),
    ("fr", "Le maire, M. Éric Dahou, a reçu les familles.", "Éric Dahou", False),
    ("fr", "Une enquête sur le comportement du capitaine Éric Dahou est ouverte.", "Éric Dahou", True),
    ("es", "El capitán Luis Sosa, jefe de la comisaría, ordenó la detención.", "Luis Sosa", True),
    ("es", "La fiscalía investiga al oficial Luis Sosa.", "Luis Sosa", True),
    ("es", "La juez escuchó al perito Sr. Luis Sosa.", "Luis Sosa", False),
]
"""What a sentence says of one of police, army or prison, and of others."""


@pytest.mark.parametrize(("language", "text", "name", "blamed"), BLAME)
def test_who_may_use_force_is_blamed_by_what_he_does(
    language: str, text: str, name: str, blamed: bool
) -> None:
    """Words that blame an officer say nothing of others."""
    about = "Sra." if language == "es" else "Mme" if language == "fr" else "Ms."
    found = by_name([("subject", f"{about} Zoe Quist"), ("allegations", text)], language)
    assert ("alleged_perpetrator" in found[name].roles) is blamed


def test_place_has_its_name_without_the_kind() -> None:
    """ "Norvale district" is called "Norvale" too, and the court of the district sits in it."""
    found = by_name([("allegations", "The Norvale District Court sits in Norvale district.")])
    assert found["Norvale district"].aliases == ("Norvale",)


def test_short_name_without_the_head_is_the_company() -> None:
    """ "Cerro Azul" of "Minera Cerro Azul S.A."."""
    found = by_name(
        [("allegations", "La mina es de Minera Cerro Azul S.A. desde 2010. Cerro Azul la explota.")], "es"
    )
    assert "Cerro Azul" in found["Minera Cerro Azul S.A."].aliases


def test_town_of_a_court_is_not_what_bears_its_name() -> None:
    """The court of a district sits in the district; "Court of Norvale" and a prison of that name say nothing of it."""
    found = by_name(
        [("allegations", "The Magistrate’s Court of Norvale sent Mr. Ivo Marek to Norvale prison.")]
    )
    assert {"Norvale", "Norvale prison"} <= found.keys()


ACCUSED = [
    (
        "en",
        "Colonel Ivo Marek was charged with the murder of Ms. Quist. Mr. Bako Idris was charged with theft.",
        {"Ivo Marek": True, "Bako Idris": False},
    ),
    (
        "fr",
        "M. Ivo Marek a été inculpé de meurtre en mai. M. Bako Idris a été inculpé de vol.",
        {"Ivo Marek": True, "Bako Idris": False},
    ),
    (
        "es",
        "La Fiscalía formuló imputación, por homicidio agravado, contra el capitán Ivo Marek, el patrullero "
        "Bako Idris y el Sr. Chen Wu.",
        {"Ivo Marek": True, "Bako Idris": True, "Chen Wu": True},
    ),
]
"""Who is charged with a crime against a person, and those in one row."""


@pytest.mark.parametrize(("language", "text", "blamed"), ACCUSED)
def test_who_is_charged_with_a_crime_against_the_victim_is_blamed(
    language: str, text: str, blamed: dict[str, bool]
) -> None:
    """Where somebody else is the victim; who is tried in a letter about the trial is its victim."""
    about = "Sra." if language == "es" else "Mme" if language == "fr" else "Ms."
    found = by_name([("subject", f"{about} Zoe Quist"), ("allegations", text)], language)
    assert {n: "alleged_perpetrator" in found[n].roles for n in blamed} == blamed
    alone = by_name([("subject", f"{about} Ivo Marek"), ("allegations", text)], language)
    assert "alleged_perpetrator" not in alone["Ivo Marek"].roles


def test_who_struck_is_blamed_behind_the_verb() -> None:
    """Spanish tells who did it behind what was done."""
    text = "Sufrió una fractura por un culatazo que le propinó el subteniente Ivo Marek."
    found = by_name([("subject", "Sra. Zoe Quist"), ("allegations", text)], "es")
    assert "alleged_perpetrator" in found["Ivo Marek"].roles
