"""Press releases of the experts and of their Office named in the text: related documents beside letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from allegex.facts.folding import flat, plain
from allegex.linking.wording import Forms, squeeze
from allegex.records.date import DateMention
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Related
from allegex.records.text import Span
from allegex.resources import Resources

AFTER = 60
"""Characters between a press release and its date: "press release on the case of Mr. Rao, issued on 3 May 2020"."""
BEFORE = 160
"""The same where the date comes first: "On 3 May 2020, experts of the United Nations issued a press release"."""
JOINED = 6
"""Between the dates of several: "press releases dated 3 May 2020 and 7 June 2021"."""
ASKED_FOR: frozenset[SectionKind] = frozenset({"public_statement"})
"""Sections that speak of press releases to come."""
OWN: frozenset[SectionKind] = frozenset({"correspondence"})
"""Sections that tell what the senders themselves did before."""
SITE = "ohchr.org/"
_NEWS = re.compile(r"newsid=\d+|press-?releases?/|/news/|/statements?/|media-?advisor", re.IGNORECASE)
"""What the address of a news item holds, on the site of the Office and on the one before it."""
_ENDS = re.compile(r"[\s()<>,;“”\"]")
_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/|$)")


class ReleaseFile(Struct, frozen=True, forbid_unknown_fields=True):
    """releases.json of a language."""

    names: Forms
    """What it is called; the examples are sentences that name one of the experts, with a date."""
    issuers: Forms
    """Who issues those that are meant."""
    others: Forms
    """Who issues others: where none of the experts is named in the sentence, or one of these stands nearer before it."""
    future: Forms
    """Said of a press release to come."""


class Releases:
    """The words of one language, ready for search."""

    def __init__(self, file: ReleaseFile) -> None:
        self._names = tuple(sorted({form.lower() for form in file.names.forms}))
        self._issuers = _whole(file.issuers.forms)
        self._others = _whole(file.others.forms)
        self._future = _whole(file.future.forms)

    def named(self, lowered: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where press releases are named in `lowered[start:end]`; the ends are those of words."""
        found = []
        for name in self._names:
            place = lowered.find(name, start, end)
            while place >= 0:
                stop = place + len(name)
                while stop < end and lowered[stop].isalpha():
                    stop += 1
                found.append((place, stop))
                place = lowered.find(name, stop, end)
        return sorted(found)

    def ours(self, sentence: str, place: int, *, own: bool) -> bool:
        """Whether the press release at `place` of a sentence is one of the experts that was issued.

        `own` is said of a section which tells what the senders did: there it needs no issuer.
        """
        text = plain(sentence)
        if _places(text, self._future):
            return False
        issuers, others = _places(text, self._issuers), _places(text, self._others)
        if not issuers:
            return own and not others
        nearest = max((at for at in issuers if at <= place), default=-1)
        return nearest >= max((at for at in others if at <= place), default=-1)


def _whole(forms: Sequence[str]) -> tuple[str, ...]:
    """Forms as they stand in a plain text, between blanks."""
    return tuple(sorted({f" {squeeze(plain(form))} " for form in forms}))


def _places(text: str, forms: Sequence[str]) -> list[int]:
    """Where forms stand in a plain text."""
    return [text.rfind(form) for form in forms if form in text]


def press_releases(
    document: Document, dates: Sequence[DateMention], resources: Resources
) -> tuple[Related, ...]:
    """The press releases that the text names by date or by address, each once, in the order of the text."""
    content = document.content
    days = [d for d in dates if d.edtf and "/" not in d.edtf]
    found = list(_addressed(document, days))
    addressed = [row.start for row in found]
    lowered = content.lower()
    if len(lowered) != len(content):
        lowered = flat(content)
    known = resources.of(build_releases)
    for section in document.sections:
        words = known.get(section.language)
        if words is None or section.parent is not None or section.kind in ASKED_FOR:
            continue
        for name in words.named(lowered, section.start, section.end):
            sentence = _sentence(document, name)
            if any(sentence.start <= place < sentence.end for place in addressed):
                continue
            dated = _dates_of(name, sentence, days)
            said = content[sentence.start : sentence.end]
            if dated and words.ours(said, name[0] - sentence.start, own=section.kind in OWN):
                found += [_dated(name, date, content) for date in dated]
    first: dict[tuple[str, str | None], Related] = {}
    for row in sorted(found, key=lambda r: (r.start, r.end)):
        first.setdefault((row.reference if row.start in addressed else "", row.date), row)
    return tuple(_told_once(first.values()))


def _told_once(rows: Iterable[Related]) -> Iterator[Related]:
    """The rows, but one where the text gives the day and a footnote the address of what came out in that month."""
    listed = list(rows)
    months = [row for row in listed if row.date is not None and len(row.date) == len("2020-05")]
    for month in months:
        days = [row for row in listed if row is not month and (row.date or "").startswith(f"{month.date}-")]
        if len(days) == 1 and sum(row.date == month.date for row in months) == 1:
            listed.remove(days[0])
            listed[listed.index(month)] = replace(month, date=days[0].date)
    yield from listed


def _sentence(document: Document, name: tuple[int, int]) -> Span:
    return next(iter(document.sentences_over(*name)), Span(*name))


def _addressed(document: Document, days: Sequence[DateMention]) -> Iterator[Related]:
    """Press releases by their address on the web, with the date said before it or the month of the address."""
    content = document.content
    place = content.find(SITE)
    while place >= 0:
        start = place
        while start and not _ENDS.match(content, start - 1):
            start -= 1
        stop = _ENDS.search(content, place)
        address = content[start : stop.start() if stop else len(content)].rstrip(".")
        if _NEWS.search(address):
            month = _MONTH.search(address)
            date = f"{month[1]}-{month[2]}" if month else None
            sentence = _sentence(document, (start, place))
            for day in days:
                if sentence.start <= day.start < start and (day.edtf or "").startswith(date or ""):
                    date = day.edtf
            yield Related(
                start=start,
                end=start + len(address),
                reference=address,
                relation="earlier",
                date=date,
                kind="press_release",
            )
        place = content.find(SITE, start + max(len(address), place - start + 1))


def _dates_of(name: tuple[int, int], sentence: Span, days: Sequence[DateMention]) -> list[DateMention]:
    """The dates said of a press release: those after it, one after the other, else the last before it."""
    start, end = name
    inside = [d for d in days if sentence.start <= d.start < sentence.end]
    after: list[DateMention] = []
    for day in inside:
        if day.start >= end and day.start - (after[-1].end if after else end) <= (JOINED if after else AFTER):
            after.append(day)
    before = [d for d in inside if d.end <= start and start - d.end <= BEFORE]
    return after or before[-1:]


def _dated(name: tuple[int, int], date: DateMention, content: str) -> Related:
    start, end = name[0], date.end if date.start >= name[1] else name[1]
    return Related(
        start=start,
        end=end,
        reference=" ".join(content[start:end].split()),
        relation="earlier",
        date=date.edtf,
        kind="press_release",
    )


def build_releases(resources: Resources) -> dict[str, Releases]:
    """The words of each language."""
    return {
        language: Releases(resources.language(language, "releases.json", ReleaseFile))
        for language in resources.languages
    }
