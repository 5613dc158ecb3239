"""A law's title to the right of the word for its kind: number, year, date, complement, in the orders of languages."""

from __future__ import annotations

import re

from allegex.extractors.citations.lawwords import LawWords
from allegex.extractors.citations.lexicon import Head
from allegex.extractors.citations.run import run
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.title import YEAR, Title

_QUOTED = re.compile(r" ?[\"«](?P<title>[^\"«»\0]{8,160})[\"»]")

_ROMAN = re.compile(r" (?P<number>[IVXLCDM]{1,9}) ")

_UNION = re.compile(r" \([A-Z]{2,6}\) (?=[nN\d])")
"""The union of States that made a law: "Regulation (EU) 2016/399"."""

SHORTEST = 3
"""Digits of a number that initials alone make a law's: "RA 876"."""

_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")

_STATUTES = re.compile(r", (?:[A-Z]\.){2,4},? (?P<year>(?:1[89]|20)\d{2})(?![\d/-])")
"""The volume of the statute book that a law stands in: "R.S.C. 1985"."""

_SOMEBODY = re.compile(r", (?:[a-zà-ÿ’']+ ){1,2}(?:[A-Z]\w{0,4}\.|[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ])")

_ERA_YEAR = re.compile(r" ?\d{4}(?: \((?P<year>\d{4})\))?")


def rightwards(found: Scan, words: LawWords, title: Title, head: Head) -> None:
    """Number, year, date, complement, in the orders in which languages put them."""
    for _ in range(5):
        if title.closed or not (
            _number(found, words, title, head)
            or _date(found, words, title)
            or _complement(found, words, title, head)
        ):
            break


def _number(found: Scan, words: LawWords, title: Title, head: Head) -> bool:
    """ "No. 94", "n° 2014/028", "288/2022", "(Cap. 200)", "B.E. 2550 (2007)"."""
    if title.number is not None:
        return False
    low, text = found.flat, found.text
    if low.startswith((". ", ".\0", ";", ":", ")", "\0", '"'), title.end):
        return False
    begun = title.end + low.startswith(",", title.end)
    begun += low.startswith(" ", begun)
    for sign in words.eras.at(low, begun):
        era = _ERA_YEAR.match(low, sign)
        if era is not None:
            title.number = text[begun : era.start("year") - 2 if era["year"] else era.end()]
            title.year = int(era["year"]) if era["year"] else title.year
            title.end = era.end()
            return True
    chapter = words.chapter(low, title.end)
    if chapter is not None:
        title.number, title.end = text[slice(*chapter)], chapter[1]
        title.end += low.startswith((")", "]"), title.end)
        named = words.collection(low, title.end)
        if named is not None:
            title.end, title.closed = named, True
        return True
    statutes = _STATUTES.match(text, title.end)
    if statutes is not None:
        title.year, title.end = title.year or int(statutes["year"]), statutes.end()
        return True
    roman = _ROMAN.match(text, title.end)
    if roman is not None and words.year_of(low, roman.end() - 1) is not None:
        title.number, title.end = roman["number"], roman.end() - 1
        return True
    union = _UNION.match(text, title.end)
    number = words.number(low, union.end() - 1 if union else title.end)
    if number is None:
        return False
    if union is not None:
        title.kept.append((title.end, union.end() - 1))
    begun, end, signed = number
    if begun in found.units:
        # "the Law on Associations, art. 5"
        return False
    printed = text[begun:end].rstrip("./-")
    if not signed:
        plain = printed.replace("-", "/")
        small = not title.upper and not _long_number(words, low, printed, end, head)
        alone = words.year_of(low, end) is None
        weak = (alone and (len(printed) < 2 or YEAR.fullmatch(printed) is not None)) or small
        if head.strength == "initials":
            weak = len(printed) < SHORTEST
        if weak and "/" not in plain:
            return False
        if head.side == "last" or (head.kind in {"code", "constitution", "rules"}):
            return False
    title.number, title.end = printed, begun + len(printed)
    years = [part for part in re.split(r"[/-]", printed) if re.fullmatch(r"(?:19|20)\d{2}", part)]
    if years and printed != years[-1]:
        title.year = int(years[-1])
    return True


def _long_number(words: LawWords, low: str, printed: str, end: int, head: Head) -> bool:
    """Whether a number behind a word in small letters is a law's: "ley 12.927", "ley 599 de 2000"."""
    if head.side != "first" or head.kind != "law":
        return False
    return _THOUSANDS.fullmatch(printed) is not None or words.year_of(low, end) is not None


def _date(found: Scan, words: LawWords, title: Title) -> bool:
    """ "of 23 July 2016", "du 23 décembre 2014", ", de 30 de marzo", "of 2015", ", 1967", "Act 2018"."""
    if title.date is not None:
        return False
    low = found.flat
    read = words.day(low, title.end)
    if read is not None:
        day, month, year, end = read
        year = year or title.year
        if year is not None:
            title.date = f"{year:04d}-{month:02d}-{day:02d}"
            title.year, title.end = year, end
            return True
    if title.year is not None and title.number is not None:
        return False
    alone = words.year(low, title.end)
    if alone is None or title.year is not None:
        return False
    title.year, end, bracketed = alone
    if title.number is None and not bracketed:
        title.kept.append((title.end, end))
    title.end = end
    return True


def _complement(found: Scan, words: LawWords, title: Title, head: Head) -> bool:
    """The rest of the title: capitalised words over connectors; after a number any words up to the end of the phrase."""
    low = found.flat
    if (
        len(title.kept) > 1
        and title.kept[-1][1] == title.end
        and title.kept[-1][0] != title.start
        and title.modified
        and title.year
    ):
        return False
    quoted = _QUOTED.match(low, title.end)
    if quoted is not None and title.number is not None:
        title.kept.append((title.end, quoted.end()))
        title.end, title.modified = quoted.end(), True
        return True
    if title.number is None and title.date is None and _SOMEBODY.match(found.text, title.end):
        # "articles 263 and 300 of the same Code, and Hassan A under": only behind a number does a comma open the subject.
        return False
    goes_on = words.goes_on(low, title.end)
    reach = _adjectives(found, words, title, head)
    if reach > title.end:
        title.kept.append((title.end, reach))
        title.end, title.modified = reach, True
        return True
    if goes_on is None and head.side == "first" and title.number is None:
        end = run(found, words, title.end, head.language)
    elif goes_on is None:
        return False
    else:
        free = title.number is not None or (head.language == "fr" and head.kind != "constitution")
        end = run(found, words, title.end, head.language, free=free)
        if end <= title.end and not free and found.flat[goes_on - 1] != "'":
            end = max(run(found, words, goes_on, head.language, free=free), title.end)
            end = title.end if end <= goes_on else end
    if end <= title.end:
        return False
    if len(title.kept) > 6:
        return False
    title.kept.append((title.end, end))
    title.end, title.modified = end, True
    return True


def _adjectives(found: Scan, words: LawWords, title: Title, head: Head) -> int:
    """Lower-case adjectives right after a French or Spanish kind of law: "Code pénal", "código penal"."""
    end = title.end
    if head.side != "first":
        return end
    while (
        found.flat.startswith(" ", end) and (word := words.adjective.whole(found.flat, end + 1)) is not None
    ):
        end = word
    return end
