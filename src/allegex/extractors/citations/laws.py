"""Domestic laws by name: from the word for the kind of law to the left and right, as far as a title goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from allegex.extractors.citations.jurisdiction import Jurisdiction, jurisdiction_of
from allegex.extractors.citations.lawwords import LawWords
from allegex.extractors.citations.lexicon import Head
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.scan import Scan
from allegex.records.citation import CitationKind

REACH = 160
"""Characters to the left of its last word that a title is looked for in. The longest known is about 120."""

_TOKEN_LEFT = re.compile(r"\([^()\0]{1,70}\)|[^\W_][\w’'&./-]*|&|,|[^\s]")
_WORD = re.compile(r"(?P<gap>,? )?(?P<word>[^\W_][\w’'-]*\.?|\([^()\0]{1,70}\))")
_YEAR = re.compile(r"(?:1[89]|20)\d{2}(?![\d/-])")
_QUOTED = re.compile(r" ?[“\"«](?P<title>[^“”\"«»\0]{8,160})[”\"»]")
_CHAPTER = re.compile(r",? ?[(\[]?(?P<number>(?:Cap\.?|Chapter|CAP\.?|c\.) ?\d+(?::\d+)?[A-Z]?)[)\]]?")
_NEXT_WORD = re.compile(r" ([a-z]+)")
_ROMAN = re.compile(r" (?P<number>[IVXLCDM]{1,9})(?= of (?:18|19|20)\d\d)")
_ERA = re.compile(r",? (?P<number>B\.?E\.? ?\d{4})(?: \((?P<year>\d{4})\))?")


class Title(Struct):
    """What was read of one name; grows as its parts are found."""

    start: int
    end: int
    kept: list[tuple[int, int]]
    """The stretches of the text that are the title, without number and date."""
    number: str | None = None
    year: int | None = None
    date: str | None = None
    modified: bool = False
    """Whether words beyond the kind of law name it."""
    upper: bool = False
    closed: bool = False
    """Whether what was read last ends every title."""


def laws(found: Scan, words: LawWords, places: Jurisdiction) -> Iterator[Name]:
    """The domestic laws of the text, and the words that stand for one ("the said Code")."""
    done = -1
    for start, end, head in found.heads:
        if start < done:
            continue
        name = _law(found, words, places, (start, end, head))
        if name is not None:
            done = name.end
            yield name


def _law(found: Scan, words: LawWords, places: Jurisdiction, at: tuple[int, int, Head]) -> Name | None:
    start, end, head = at
    text = found.text
    title = Title(start, end, [(start, end)], upper=text[start].isupper())
    if head.side != "first":
        _leftwards(found, words, title)
    if _stopped(found, words, title, start):
        return None
    _rightwards(found, words, title, head)
    if _stopped(found, words, title, start):
        return None
    if not (
        title.modified
        or title.number
        or (title.year and title.upper)
        or head.kind in {"constitution", "basic law"}
    ):
        return _elliptic(found, words, title, head)
    if head.strength == "numbered" and not title.number and not title.date:
        return None
    year = _YEAR.match(text, title.start)
    if year is not None and title.year is None:
        title.year = int(year.group())
    printed = _printed(text, title)
    state, by, end_of_state = jurisdiction_of(found, places, title.start, title.end, printed)
    if end_of_state > title.end and by in {"name", "adjective"} and title.kept[-1][1] == title.end:
        printed = " ".join(f"{printed}{text[title.end : end_of_state]}".split())
    kind: CitationKind = "constitution" if head.kind in {"constitution", "basic law"} else "statute"
    return Name(
        start=title.start,
        end=max(title.end, end_of_state),
        rule=f"law-{head.kind.replace(' ', '-')}",
        kind=kind,
        title=printed,
        jurisdiction=state,
        jurisdiction_by=by,
        number=title.number,
        year=title.year,
        date=title.date,
        pinned_only=_needs_provision(found, title, head),
    )


def _printed(text: str, title: Title) -> str:
    """The title without number and date: the stretches kept, with the commas that cut those off gone."""
    pieces = [text[title.kept[0][0] : title.kept[0][1]]]
    for (_, before), (a, b) in zip(title.kept, title.kept[1:], strict=False):
        piece = text[a:b]
        pieces.append(piece if a == before else f" {piece.lstrip(' ,')}")
    return " ".join("".join(pieces).split()).strip(" ,;")


def _needs_provision(found: Scan, title: Title, head: Head) -> bool:
    """Whether these words alone are too little to be a law: lower case without a number, or a weak kind of law."""
    if title.number:
        return False
    if head.kind == "constitution":
        return not title.modified
    if not title.upper:
        return True
    if head.strength == "weak":
        return not (title.modified and (title.year or len(found.text[title.start : title.end].split()) > 2))
    return not title.modified


def _leftwards(found: Scan, words: LawWords, title: Title) -> None:
    """Takes in the capitalised words, brackets and connectors before an English kind of law."""
    text, low = found.text, found.flat
    floor = max(title.start - REACH, low.rfind("\0", 0, title.start) + 1)
    tokens = list(_TOKEN_LEFT.finditer(text, floor, title.start))
    first = title.start
    lower_head = not title.upper
    index = len(tokens) - 1
    count = 0
    while index >= 0 and count < 24:
        token = tokens[index]
        word = token.group()
        gap = (
            text[token.end() : tokens[index + 1].start()]
            if index + 1 < len(tokens)
            else text[token.end() : title.start]
        )
        if gap not in {" ", "\n", ""}:
            break
        plain = low[token.start() : token.end()]
        if word.startswith("("):
            if not any(c.isalpha() for c in word) or index == 0 or not tokens[index - 1].group()[0].isupper():
                break
        elif (
            token.start() in found.units
            or (index and tokens[index - 1].start() in found.units)
            or (plain in words.left_stops and plain not in words.connectors)
            or (plain in words.left_stops and word[0].isupper())
        ):
            break
        elif word[0].isupper() or (word[0].isdigit() and _YEAR.fullmatch(word)):
            first = token.start()
            title.modified = True
            if (
                token.start() in found.head_starts
                and index + 1 < len(tokens)
                and tokens[index + 1].group().lower() in {"and", ",", "or"}
            ):
                first = tokens[index + 2].start() if index + 2 < len(tokens) else title.start
                break
        elif plain in words.adjectives or ("-" in plain and plain[0].isalpha() and plain[-1].isalpha()):
            first = token.start()
            title.modified = True
        elif plain in words.connectors or word == ",":
            if lower_head or first == title.start or not _goes_on(tokens, index):
                break
            if plain in {"by", "with", "from", "to", "under", "in"} and not (
                index and tokens[index - 1].group()[0].isupper()
            ):
                break
        elif word == "etc.":
            pass
        else:
            break
        index -= 1
        count += 1
    title.start = first
    title.kept = [(first, title.end)]
    title.upper = title.upper or text[first].isupper()


def _goes_on(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether a title goes on to the left of a connector: a capitalised word stands there, perhaps behind one more."""
    for token in reversed(tokens[max(index - 2, 0) : index]):
        word = token.group()
        if word[0].isupper() or word.startswith("("):
            return True
        if word not in {"of", "for", "on", "to", "and", ","}:
            return False
    return False


def _rightwards(found: Scan, words: LawWords, title: Title, head: Head) -> None:
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
    era = _ERA.match(text, title.end)
    if era is not None:
        title.number, title.end = era["number"], era.end()
        title.year = int(era["year"]) if era["year"] else title.year
        return True
    chapter = _CHAPTER.match(text, title.end)
    if chapter is not None:
        title.number, title.end = chapter["number"], chapter.end()
        named = next((one for one in words.laws_of if low.startswith(one, title.end)), None)
        if named is not None:
            title.end += len(named[:-1].rpartition(" ")[0])
            title.closed = True
        return True
    roman = _ROMAN.match(text, title.end)
    if roman is not None:
        title.number, title.end = roman["number"], roman.end()
        return True
    number = words.number(low, title.end)
    if number is None:
        return False
    begun, end, signed = number
    printed = text[begun:end].rstrip("./-")
    if not signed:
        plain = printed.replace("-", "/")
        if "/" not in plain and (len(printed) < 2 or _YEAR.fullmatch(printed) or not title.upper):
            return False
        if head.side == "last" or (head.kind in {"code", "constitution", "rules"}):
            return False
    title.number, title.end = printed, begun + len(printed)
    years = [part for part in re.split(r"[/-]", printed) if re.fullmatch(r"(?:19|20)\d{2}", part)]
    if years:
        title.year = int(years[-1])
    return True


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
    text, low = found.text, found.flat
    if (
        len(title.kept) > 1
        and title.kept[-1][1] == title.end
        and title.kept[-1][0] != title.start
        and title.modified
        and title.year
    ):
        return False
    quoted = _QUOTED.match(text, title.end)
    if quoted is not None and title.number is not None:
        title.kept.append((title.end, quoted.end()))
        title.end, title.modified = quoted.end(), True
        return True
    goes_on = words.goes_on(low, title.end)
    reach = _adjectives(found, words, title, head)
    if reach > title.end:
        title.kept.append((title.end, reach))
        title.end, title.modified = reach, True
        return True
    if not goes_on and head.side == "first" and title.number is None:
        end = _run(found, words, title.end, free=False)
    elif not goes_on:
        return False
    else:
        free = title.number is not None or (head.language == "fr" and head.kind != "constitution")
        end = _run(found, words, title.end, free=free)
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


def _run(found: Scan, words: LawWords, start: int, *, free: bool) -> int:
    """Where a title that goes on at `start` ends: at punctuation, a verb, another law, or the last capitalised word."""
    text, low = found.text, found.flat
    end, place, count = start, start, 0
    heads = found.head_starts
    capital = False
    while count < 40:
        match = _WORD.match(text, place)
        if match is None:
            break
        word, at = match["word"], match.start("word")
        gap = match["gap"] or ""
        plain = low[at : match.end("word")].rstrip(".")
        if not gap and text[place - 1 : place] not in {"’", "'"} and place != start:
            break
        if word.startswith("("):
            break
        if gap.startswith(",") and words.after_comma.ahead(low, at) is None:
            break
        if plain in words.complement_stops or at in found.units or at + plain.find("'") + 1 in found.units:
            break
        if at in heads and place != start and words.after_and(low, at):
            break
        split = plain.split("'")
        bare = plain in words.connectors or (
            not free
            and (
                len(split) == 2
                and f"{split[0]}'" in words.connectors
                and text[at + len(split[0]) + 1 : at + len(split[0]) + 2].islower()
            )
        )
        if word[0].isupper() or (
            len(split) == 2 and text[at + len(split[0]) + 1 : at + len(split[0]) + 2].isupper()
        ):
            capital = True
            end = match.end("word") - (1 if word.endswith(".") else 0)
        elif bare:
            pass
        elif free and not word[0].isdigit():
            end = match.end("word") - (1 if word.endswith(".") else 0)
        else:
            break
        place = match.end("word")
        count += 1
        if word.endswith("."):
            break
    return end if capital or free else start


def _stopped(found: Scan, words: LawWords, title: Title, head_start: int) -> bool:
    """Whether the words are no law: "rule of law", "international human rights law", "code postal", "Law Society"."""
    low = found.flat
    near = low[max(title.start - 24, 0) : title.end]
    if near.endswith(words.stop_titles):
        return True
    after = low[title.end : title.end + 40]
    ahead = low[head_start : head_start + 40] + " "
    if ahead.startswith(words.stop_starts):
        return True
    follows = _NEXT_WORD.match(after)
    return follows is not None and follows[1] in words.head_stop


def _elliptic(found: Scan, words: LawWords, title: Title, head: Head) -> Name | None:
    """ "the Code", "the said Act", "dudit code", "la loi précitée de 2014": a law named elsewhere."""
    first, same, definite = words.determined(found.flat, title.start)
    low = found.flat
    after = words.same_after.whole(low, title.end + 1) if low.startswith(" ", title.end) else None
    same = same or after is not None
    if not (definite or same) or not (title.upper or same):
        return None
    end = after or title.end
    year = words.year_of(low, end)
    return Name(
        start=first,
        end=year[1] if year else end,
        rule="elliptic",
        kind=None,
        elliptic=found.text[first:end],
        title=f"law:{head.kind}",
        year=year[0] if year else None,
        pinned_only=True,
    )
