"""Languages: by script, by small words, and not where nothing tells."""

from __future__ import annotations

import pytest

from allegex.resources import Resources
from allegex.segmentation.language import build_languages
from allegex.segmentation.segment import segment
from build import text_of

TEXTS = [
    ("en", "The police came to the house and took him with them, but nobody was told where he is."),
    ("fr", "La police est venue dans la maison et les a emmenés, mais personne ne sait où ils sont."),
    ("es", "La policía llegó a la casa y se los llevó, pero nadie sabe dónde están los detenidos."),
    ("pt", "A polícia foi à casa e não disse para onde foram levados os dois, que são irmãos da vítima."),
    ("de", "Die Polizei kam in das Haus und nahm ihn mit, aber niemand weiß, wo er ist und von wem das ist."),
    (
        "it",
        "La polizia è arrivata nella casa e non si sa per quale motivo sono stati portati via con gli altri.",
    ),
    ("ru", "Полиция пришла в дом и увела его с собой, но никто не знает, где он."),
    ("uk", "Поліція прийшла до будинку і забрала його, але ніхто не знає, де він є зараз і чому."),
    ("ar", "جاءت الشرطة إلى البيت وأخذته معها ولا أحد يعرف مكانه"),
    ("fa", "پلیس به خانه آمد و او را با خود برد و هیچ‌کس نمی‌داند چرا"),
    ("zh", "警察来到家里把他带走了，没有人知道他在哪里。"),
    ("ja", "警察が家に来て彼を連れて行った。誰も彼の居場所を知らない。"),
    ("ko", "경찰이 집에 와서 그를 데려갔지만 아무도 그가 어디에 있는지 모른다."),
    ("ka", "პოლიცია მოვიდა სახლში და წაიყვანა იგი"),
    (None, "Vell Pont Orsel 2016 17 18"),
    (None, ""),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_of_text(language: str | None, text: str, resources: Resources) -> None:
    assert resources.of(build_languages).of_text(text) == language


def test_the_letterhead_does_not_decide(resources: Resources) -> None:
    head = "HAUT-COMMISSARIAT AUX DROITS DE L’HOMME • OFFICE OF THE HIGH COMMISSIONER FOR HUMAN RIGHTS"
    body = TEXTS[2][1]
    document = segment(text_of([head, "Excelencia:", body, body]), resources)
    assert document.language == "es"


def test_between_two_close_languages_the_expected_one_is_taken(resources: Resources) -> None:
    languages = resources.of(build_languages)
    words = ["note", "la", "communication", "of", "the", "letter", "de"]
    assert languages.of_words(words, "en")[0] == "en"
    assert languages.of_words(words, "fr")[0] == "fr"
