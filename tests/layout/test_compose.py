"""Composing pages set by hand: one behaviour each."""

from __future__ import annotations

import pytest

from allegex.layout.compose import compose
from allegex.records.page import Page, Pages, Run
from allegex.records.text import Text
from allegex.resources import Resources
from layout.setting import FILLER, HEIGHT, LEFT, WIDTH, column, pages, run

BODY = " ".join(FILLER)
WIDE = "one long line of the body that fills the measure from its left edge on"


def blocks(text: Text) -> list[str]:
    return [text.content[block.start : block.end] for block in text.blocks]


def composed(resources: Resources, *sheets: list[Run], **more: object) -> list[str]:
    return blocks(compose(pages(*sheets, **more), resources))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "number",
    [
        "{}",
        "Page {}",
        "- {} -",
        "{}/6",
        "{} / 6",
        "p. {}",
        "Página {}",
        "página {} de 6",
        "Page {} sur 6",
        "[{}]",
    ],
)
def test_page_numbers_are_dropped(number: str, resources: Resources) -> None:
    sheets = [[*column(FILLER), run(number.format(n), 290, 810, size=10)] for n in (1, 2, 3)]
    assert composed(resources, *sheets) == [BODY] * 3


@pytest.mark.parametrize("line", ["In 2012", "3 May", "Article 2", "7 of them died"])
def test_what_is_no_page_number_stays(line: str, resources: Resources) -> None:
    text = composed(resources, [*column(FILLER), run(line, LEFT, 780)], column(FILLER))
    assert any(line in block for block in text)


def test_lone_digits_that_do_not_count_the_pages_stay(resources: Resources) -> None:
    assert composed(resources, [*column(FILLER), run("47", LEFT, 780)]) == [BODY, "47"]


def test_running_heads_are_dropped_and_the_sentence_is_whole(resources: Resources) -> None:
    head = [run("AL XQA 1/2020", 400, 40, size=9)]
    first = column([WIDE, "It is said that the officers who took part in the search of the home and"])
    second = [*head, *column(["of the office wore no uniform.", "", "A new paragraph."], top=120)]
    third = [*head, *column(FILLER, top=120)]
    assert composed(resources, first, second, third) == [
        f"{WIDE} It is said that the officers who took part in the search of the home and of the office wore no uniform.",
        "A new paragraph.",
        BODY,
    ]


def test_the_reference_above_the_second_of_two_pages_is_a_running_head(resources: Resources) -> None:
    first = column(["Ref.: AL XQA 1/2020", "", "3 May 2020", "", *FILLER])
    second = [run("AL XQA 1/2020", LEFT, 40, size=9), *column(FILLER)]
    assert composed(resources, first, second) == ["Ref.: AL XQA 1/2020", "3 May 2020", BODY, BODY]


def test_a_notice_of_another_reference_at_the_top_stays(resources: Resources) -> None:
    first = column(["Ref.: AL XQA 1/2020", "", *FILLER])
    second = [run("AL XQB 7/2019", LEFT, 60), *column(FILLER)]
    assert "AL XQB 7/2019" in composed(resources, first, second)


HYPHENS = [
    ("it is alleged that the entire govern-", "ment resigned", "government", "a word parted by the line"),
    ("the above-", "mentioned persons", "above-mentioned", "a word with a hyphen of its own"),
    ("the Decree-", "Law of 2011", "Decree-Law", "a capital follows"),
    ("Mr. al-", "Hadidi was told", "al-Hadidi", "a name's prefix"),
    ("the years 2015-", "2017 were", "2015-2017", "numbers"),
    ("a non-", "governmental body", "non-governmental", "a prefix that keeps its hyphen"),
    ("the girl was a fourteen-year-", "old pupil", "fourteen-year-old", "a last part that keeps it"),
    ("they left with-", "out a word", "without", "two words that make a third"),
    ("these are gender-", "based crimes", "gender-based", "based keeps it"),
    ("l’affaire du sous-", "préfet", "sous-préfet", "French prefix"),
    ("se pronunció el viceminis-", "tro de salud", "viceministro", "Spanish word"),
    ("Celui-", "ci a répondu", "Celui-ci", "French demonstrative"),
]


@pytest.mark.parametrize(("end", "begin", "word", "why"), HYPHENS)
def test_hyphens_at_line_ends(end: str, begin: str, word: str, why: str, resources: Resources) -> None:
    for sign in ("-", "\u00ad", "\ufffe", "\x02", "\u2010"):
        lines = [
            end.rjust(66, "x").replace("xx", "x ")[: 66 - len(end)].rstrip() + " " + end[:-1] + sign,
            begin + ".",
        ]
        [text] = composed(resources, column(lines))
        assert word in text, (sign, why)


def test_a_hyphen_is_decided_by_the_word_elsewhere(resources: Resources) -> None:
    lines = [
        "the proregime paper wrote that the regime had won, which is what the pro-",
        "regime paper had said.",
    ]
    assert "the proregime paper had said" in composed(resources, column(lines))[0].replace(
        "the pro-", "the pro-"
    )


@pytest.mark.parametrize(
    ("end", "begin", "joined"),
    [
        (
            "see https://www.ohchr.org/en/press-",
            "releases/2020/05/statement",
            "https://www.ohchr.org/en/press-releases/2020/05/statement",
        ),
        (
            "see https://spcommreports.ohchr.org/DownLoad",
            "File?gId=123 for more",
            "DownLoadFile?gId=123 for more",
        ),
        ("as said in the report (A/", "HRC/47/38), the group", "(A/HRC/47/38), the group"),
        ("see https://www.ohchr.org/en/statement", "and the annex", "/statement and the annex"),
    ],
)
def test_addresses_and_symbols_over_lines(end: str, begin: str, joined: str, resources: Resources) -> None:
    lines = [WIDE, ("and so it went on and on for a while, it seems, " + end)[-70:].lstrip(), begin]
    assert joined in composed(resources, column(lines))[0]


def test_two_columns_are_read_one_after_the_other(resources: Resources) -> None:
    runs = [
        *column(["NATIONS UNIES", "DROITS DE L’HOMME"], top=60, size=8),
        *column(["UNITED NATIONS", "HUMAN RIGHTS"], x=350, top=60, size=8),
        *column(FILLER, top=140),
    ]
    assert composed(resources, runs) == [
        "NATIONS UNIES\nDROITS DE L’HOMME",
        "UNITED NATIONS\nHUMAN RIGHTS",
        BODY,
    ]


def test_reference_and_date_on_one_line_are_two_blocks(resources: Resources) -> None:
    runs = [run("REFERENCE: AL XQA 1/2020", LEFT, 100), run("3 May 2020", 400, 100), *column(FILLER, top=140)]
    assert composed(resources, runs) == ["REFERENCE: AL XQA 1/2020", "3 May 2020", BODY]


def test_a_label_stays_with_its_value(resources: Resources) -> None:
    runs = [run("Ref.:", LEFT, 100), run("AL XQA 1/2020", 150, 100), *column(FILLER, top=140)]
    assert composed(resources, runs) == ["Ref.: AL XQA 1/2020", BODY]


def test_a_table_is_read_row_by_row(resources: Resources) -> None:
    rows = (("No.", "Name", "Age"), ("1", "Ada Bekele", "34"), ("2", "Ion Rusu", "17"))
    runs = [
        run(cell, x, 100 + n * 20)
        for n, row in enumerate(rows)
        for cell, x in zip(row, (70, 150, 400), strict=True)
    ]
    assert composed(resources, runs) == ["No. | Name | Age", "1 | Ada Bekele | 34", "2 | Ion Rusu | 17"]


def test_signatures_in_two_columns_stay_in_pairs(resources: Resources) -> None:
    runs = [
        *column(
            ["Ada Bekele", "Special Rapporteur on water", "", "", "Ion Rusu", "Special Rapporteur on food"],
            top=100,
        ),
        *column(
            ["Liv Moe", "Special Rapporteur on torture", "", "", "Ana Sol", "Independent Expert on debt"],
            x=330,
            top=100,
        ),
    ]
    assert composed(resources, runs) == [
        "Ada Bekele\nSpecial Rapporteur on water",
        "Liv Moe\nSpecial Rapporteur on torture",
        "Ion Rusu\nSpecial Rapporteur on food",
        "Ana Sol\nIndependent Expert on debt",
    ]


def test_numbered_items_hang(resources: Resources) -> None:
    runs = [
        run("1.", 90, 100),
        run("Please provide any information on the matters that are raised above", 115, 100),
        run("and below.", 115, 114),
        run("2.", 90, 140),
        run("Please say why.", 115, 140),
    ]
    text = compose(pages(runs), resources)
    assert blocks(text) == [
        "1. Please provide any information on the matters that are raised above and below.",
        "2. Please say why.",
    ]
    assert [(block.role, block.marker) for block in text.blocks] == [("item", "1."), ("item", "2.")]


def test_a_number_that_a_line_begins_with_is_no_item(resources: Resources) -> None:
    lines = [
        WIDE[:60] + " article",
        "19. In that case, the Government of the country has said a number of",
        "things.",
    ]
    lines[0] = "the house of the man was searched, it is said, contrary to article"
    assert len(composed(resources, column(lines))) == 1


def test_lines_of_an_address_are_kept(resources: Resources) -> None:
    lines = ["His Excellency", "Mr. Ion Rusu", "Minister for Foreign Affairs", "", *FILLER]
    assert composed(resources, column(lines)) == [
        "His Excellency\nMr. Ion Rusu\nMinister for Foreign Affairs",
        BODY,
    ]


def test_indented_first_lines_begin_paragraphs_without_white_space(resources: Resources) -> None:
    runs = [
        run("The first line of this paragraph is moved to the right as is usual,", 94, 100),
        run("and the second line stands at the left edge of the page; it ends here", LEFT, 114),
        run("with a third one, which is the last and ends as full lines do, exactly.", LEFT, 128),
        run("Another first line is moved to the right, so that it is another start,", 94, 142),
        run("and ends here.", LEFT, 156),
    ]
    assert [block[:16] for block in composed(resources, runs)] == ["The first line o", "Another first li"]


def note_page(
    *, raised: bool, rule: bool, glued: str = "word"
) -> tuple[list[Run], list[tuple[float, float, float, float]]]:
    call = [run(f"the Council said so in this {glued}", LEFT, 100)]
    x = call[0].box[2]
    if raised:
        call += [run("7", x, 95, size=7), run("and it went on.", x + 9, 100)]
    else:
        call = [run(f"the Council said so in this {glued}7 and it went on.", LEFT, 100)]
    notes = [
        run("7", LEFT, 716, size=6),
        run("Adopted in 2013 without a vote by the members of", LEFT + 6, 720, size=10),
    ]
    if not raised:
        notes = [run("7 Adopted in 2013 without a vote by the members of", LEFT, 720, size=10)]
    notes.append(run("the Council.", LEFT, 731, size=10))
    rules = [(LEFT, 700.0, LEFT + 140, 700.5)] if rule else []
    return [*call, *column(FILLER, top=140), *notes], rules


@pytest.mark.parametrize("raised", [True, False])
@pytest.mark.parametrize("rule", [True, False])
@pytest.mark.parametrize("glued", ["word", "word.", "resolution 24/24", "year 2013", "word”"])
def test_footnotes_move_to_the_end_and_are_linked(
    raised: bool, rule: bool, glued: str, resources: Resources
) -> None:
    runs, rules = note_page(raised=raised, rule=rule, glued=glued)
    text = compose(pages(runs, column(FILLER), rules=[rules]), resources)
    assert blocks(text) == [
        f"the Council said so in this {glued} and it went on.",
        BODY,
        BODY,
        "Adopted in 2013 without a vote by the members of the Council.",
    ]
    [note] = text.notes
    assert note.marker == "7"
    assert note.anchor is not None
    assert text.content[: note.anchor].endswith(glued)


def test_a_footnote_goes_on_on_the_next_page(resources: Resources) -> None:
    first = [
        *column(FILLER),
        run("1", 300, 123, size=7),
        run("1", LEFT, 716, size=6),
        run(
            "The note begins on the first of the pages, where its call stands too, and",
            LEFT + 6,
            720,
            size=10,
        ),
    ]
    second = [*column(FILLER), run("ends on the second.", LEFT, 731, size=10)]
    rule = (LEFT, 700.0, LEFT + 140, 700.5)
    text = compose(pages(first, second, rules=[[rule], [rule]]), resources)
    assert blocks(text)[-1] == (
        "The note begins on the first of the pages, where its call stands too, and ends on the second."
    )


def test_a_raised_number_without_a_note_is_told(resources: Resources) -> None:
    runs = [run("in resolution 24/24", LEFT, 100), run("9", LEFT + 114, 95, size=7), *column(FILLER, top=140)]
    text = compose(pages(runs), resources)
    assert blocks(text)[0] == "in resolution 24/24"
    assert [warning.code for warning in text.warnings] == ["note_missing"]


@pytest.mark.parametrize(("sign", "after"), [("er", "janvier"), ("o", "12"), ("th", "session")])
def test_raised_letters_stay_in_their_word(sign: str, after: str, resources: Resources) -> None:
    runs = [
        run("le 1", LEFT, 100),
        run(sign, LEFT + 24, 95, size=7),
        run(f" {after}", LEFT + 24 + 3.5 * len(sign), 100),
    ]
    assert composed(resources, [*runs, *column(FILLER, top=140)])[0] == f"le 1{sign} {after}"


def test_a_bar_in_a_line_is_typed(resources: Resources) -> None:
    runs = [run("Mr. ", LEFT, 100), run(", a teacher, was told.", 169, 100), *column(FILLER, top=140)]
    text = compose(pages(runs, bars=[[(100.0, 91.0, 168.0, 102.0)]]), resources)
    assert blocks(text)[0] == "Mr. ███, a teacher, was told."
    assert [text.content[span.start : span.end] for span in text.redactions] == ["███"]


def test_right_to_left_lines_keep_their_order(resources: Resources) -> None:
    runs = [run("القانون", 300, 100), run("رقم", 270, 100), run("58", 250, 100)]
    assert composed(resources, runs) == ["القانون رقم 58"]


def test_pages_without_text_compose_to_nothing(resources: Resources) -> None:
    empty = Pages("sha256:0", "application/pdf", 1, (Page(1, WIDTH, HEIGHT, ()),), "digital")
    assert compose(empty, resources) == Text("", (), ())


def test_places_lie_in_the_printed_line(resources: Resources) -> None:
    text = compose(pages(column(FILLER), column(["Second page."])), resources)
    start = text.content.index("third one")
    [place] = text.places(start, start + 9)
    assert place.page == 1
    assert place.boxes == ((LEFT + 17 * 6, 149.0, LEFT + 26 * 6, 161.0),)
    assert [place.page for place in text.places(0, len(text.content))] == [1, 2]


@pytest.mark.parametrize("begin", ["État de choses", "Ученики", "Él dijo"])
def test_capitals_of_any_alphabet_begin_paragraphs(begin: str, resources: Resources) -> None:
    """A short line without a full stop, then white space and a capital: no sentence goes on."""
    assert (
        len(composed(resources, column(["A heading of the page", "", f"{begin} {WIDE[:40]}", FILLER[1]])))
        == 2
    )


@pytest.mark.parametrize("marker", ["1.", "12)", "(a)", "(iv)", "viii)", "•", "–", "A.", "2.1"])
def test_markers_of_items(marker: str, resources: Resources) -> None:
    text = compose(pages(column([*FILLER, "", f"{marker} the first", "", "After them."])), resources)
    assert [block.marker for block in text.blocks] == [None, marker, None]


@pytest.mark.parametrize("begin", ["He said so", "Mr. Rusu said", "3 May 2020", "2012 was"])
def test_what_is_no_marker(begin: str, resources: Resources) -> None:
    text = compose(pages(column([*FILLER, "", begin, "", "After them."])), resources)
    assert text.blocks[1].marker is None


def test_blocks_typed_by_whoever_redacted_are_redactions(resources: Resources) -> None:
    text = compose(pages(column([*FILLER, "Mr. ██████ and ██ left."])), resources)
    assert [text.content[span.start : span.end] for span in text.redactions] == ["██████", "██"]


def test_an_initial_at_the_top_of_a_page_goes_on_with_its_sentence(resources: Resources) -> None:
    first = column([*FILLER[:2], "before it, where she was questioned for a whole night by the Inspector"])
    second = column(["W. M. Silva, who is said to have struck her with a file and a ruler, in", "a cell."])
    text = compose(pages(first, second), resources).content
    assert "by the Inspector W. M. Silva, who" in text
