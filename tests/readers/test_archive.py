"""Zips: their letters in order, and no harm from those that are made to do it."""

from __future__ import annotations

import pytest

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers.archive import members
from allegex.readers.read import read
from readers.damage import WORDS, letter, zipped

HERE = ReadSettings(isolate="never")


def test_letters_come_by_name_and_other_files_are_passed_over() -> None:
    data = zipped(
        {
            "b/2.PDF": b"%PDF-2",
            "a.txt": b"one",
            "notes.xlsx": b"PK",
            "__MACOSX/a.txt": b"no",
            "inner.zip": zipped({"x.pdf": b""}),
            "../../up.md": b"label only",
        }
    )
    assert list(members(data, HERE)) == [
        ("../../up.md", b"label only"),
        ("a.txt", b"one"),
        ("b/2.PDF", b"%PDF-2"),
    ]


def test_the_one_letter_of_a_zip_is_read() -> None:
    pages = read(zipped({"letter.pdf": letter(1), "readme.csv": b"x"}), HERE)
    assert WORDS in pages.pages[0].runs[0].text


def test_a_zip_of_several_letters_says_what_to_do() -> None:
    with pytest.raises(ReadError, match="holds 2 letters; `allegex batch`"):
        read(zipped({"a.txt": b"one", "b.txt": b"two"}), HERE)


def test_a_bomb_ends_at_the_limit_whatever_its_directory_says() -> None:
    bomb = zipped({"a.txt": b"a" * 30_000_000})
    with pytest.raises(ReadError, match="unpacks to more"):
        list(members(bomb, HERE))
    # The same with a directory that says 100 bytes.
    lying = bomb.replace((30_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != bomb
    with pytest.raises(ReadError, match=r"unpacks to more|damaged"):
        list(members(lying, HERE))


def test_small_files_may_pack_very_well() -> None:
    assert list(members(zipped({"a.txt": b"a" * 4_000_000}), HERE)) == [("a.txt", b"a" * 4_000_000)]
