"""Who is written to: a Government, from the reference or the text; a company or body, from the address block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from allegex.facts.folding import plain
from allegex.facts.states import by_code
from allegex.linking.places import nationalities, state_names
from allegex.linking.wording import Cue, Wording, squeeze
from allegex.records.document import Document
from allegex.records.letter import Addressee, Reference
from allegex.records.name import NameMention
from allegex.records.text import Span
from allegex.resources import Resources

MISSION, GOVERNMENT = 60, 8
"""Characters between a cue and the State's name: "Mission of the Republic of", "Government of the"."""
LONG = 70
"""Characters of the longest name of a State."""
_NUMBER = re.compile(r",?\s+(?=\d)")
Kind = Literal["government", "company", "organisation", "other"]


def addressee(
    document: Document,
    reference: Reference | None,
    names: Sequence[NameMention],
    words: Wording,
    resources: Resources,
) -> Addressee | None:
    """The addressee, None where nothing tells. The reference's State code decides; OTH sends to the address block."""
    code = None if reference is None else reference.state
    if code is not None and code in resources.of(by_code):
        return _government(document, code, "header:reference", words, resources)
    if code is None and document.kind == "letter" and not _address_is_private(document, words):
        code = state_of_text(document, words, resources)
        return None if code is None else _government(document, code, "header:text", words, resources)
    return (
        _other(document, names, words, resources) if code is not None or document.kind == "letter" else None
    )


def _government(document: Document, code: str, by: str, words: Wording, resources: Resources) -> Addressee:
    state = resources.of(by_code)[code]
    language = document.language if document.language in words.government else "en"
    return Addressee(
        kind="government", name=f"{words.government[language]} {state.of[language]}", state=state.id, by=by
    )


def _address_is_private(document: Document, words: Wording) -> bool:
    """Whether the address block and the letter speak to a company or body rather than to a Government."""
    text = " ".join(
        plain(document.content[s.start : s.end]) for s in document.spans("subject", "opening", "concerns")
    )
    return bool(document.spans("addressee")) and (
        words.your_company.within(text) or words.your_body.within(text)
    )


def state_of_text(document: Document, words: Wording, resources: Resources) -> str | None:
    """The State of an old letter without one in its reference.

    The mission on the cover, else the Government named most often, else the State that the facts name most.
    """
    content = document.content
    covers = document.spans("cover", "addressee", "letterhead", "salutation")
    bodies = document.spans("subject", "background", "allegations", "concerns", "requests", "legal_framework")
    for cue, near, spans in ((words.missions, MISSION, covers), (words.governments, GOVERNMENT, bodies)):
        codes = Counter(code for span in spans for code in _named_after(content, span, cue, near, resources))
        if codes:
            return codes.most_common(1)[0][0]
    codes = Counter[str]()
    for span in document.spans("subject", "background", "allegations"):
        codes.update(state.code for state in state_names(content, span.start, span.end, resources))
        codes.update(nationalities(content, span.start, span.end, resources))
    best = codes.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _named_after(content: str, span: Span, cue: Cue, near: int, resources: Resources) -> Iterator[str]:
    """Codes of the States whose names begin within `near` characters after a cue."""
    for place in cue.ends(plain(content[span.start : span.end])):
        start = span.start + place
        found = state_names(content, start, min(start + near + LONG, span.end), resources)
        if found and found[0].start <= start + near:
            yield found[0].code


def _other(
    document: Document, names: Sequence[NameMention], words: Wording, resources: Resources
) -> Addressee | None:
    """The company or body of the address block, with the line that names it."""
    line = _body_line(document, names, words, resources)
    if line is not None:
        line = _without_street(document.content, _without_post(document.content, line, words), words)
    name = None if line is None else squeeze(document.content[line.start : line.end])
    kind = _kind(document, name or "", words)
    return Addressee(
        kind=kind,
        name=name,
        state=None,
        start=None if line is None else line.start,
        end=None if line is None else line.end,
        by="header:address",
    )


def _body_line(
    document: Document, names: Sequence[NameMention], words: Wording, resources: Resources
) -> Span | None:
    """The line of the address that names a company or body: by its words, by the names, else the first that is left."""
    content = document.content
    lines = [
        line
        for span in document.spans("addressee")
        for line in _lines(content, span)
        if not _is_personal(content[line.start : line.end], words)
    ]
    bodies = [n for n in names if n.kind in ("organisation", "authority")]
    for line in lines:
        text = plain(content[line.start : line.end])
        if any(word in text for word in words.company | words.body) and not _is_place(
            content, line, resources
        ):
            return line
    for line in lines:
        if any(line.start <= n.start and n.end <= line.end for n in bodies):
            return line
    left = [
        line
        for line in lines
        if not any(c.isdigit() for c in content[line.start : line.end])
        and not _says(plain(content[line.start : line.end]), words.address)
        and not _is_place(content, line, resources)
    ]
    return left[0] if left else None


def _without_post(content: str, line: Span, words: Wording) -> Span:
    """A line without the post before the body: "Chief Executive Officer, Example Ltd."."""
    post, comma, body = content[line.start : line.end].partition(", ")
    if comma and _is_personal(post, words):
        return Span(line.end - len(body.lstrip()), line.end)
    return line


def _without_street(content: str, line: Span, words: Wording) -> Span:
    """A line without the street that its next line held: "Example plc 14 Finsbury Row"."""
    number = _NUMBER.search(content, line.start, line.end)
    if number is not None:
        body = content[line.start : number.start()].split()
        if body and _says(plain(body[-1]), words.company):
            return Span(line.start, number.start())
    return line


def _lines(content: str, span: Span) -> Iterator[Span]:
    """The lines of an address, without blanks and commas at their ends."""
    place = span.start
    for line in content[span.start : span.end].split("\n"):
        start = place + len(line) - len(line.lstrip())
        end = place + len(line.rstrip(" ,;"))
        place += len(line) + 1
        if start < end:
            yield Span(start, end)


def _is_personal(line: str, words: Wording) -> bool:
    """Whether a line names a person or a post."""
    text = squeeze(plain(line))
    first = text.partition(" ")[0]
    if first in words.honorifics and len(text) > len(first):
        return True
    is_body = _says(plain(line), words.company)
    return not is_body and any(text == post or text.startswith(f"{post} ") for post in words.posts)


def _is_place(content: str, line: Span, resources: Resources) -> bool:
    return any(
        s.start == line.start and s.end == line.end
        for s in state_names(content, line.start, line.end, resources)
    )


def _kind(document: Document, name: str, words: Wording) -> Kind:
    """company, organisation or other: from the words of the letter to it, then from its name."""
    text = " ".join(
        plain(document.content[s.start : s.end])
        for s in document.spans(
            "opening", "subject", "concerns", "requests", "response_deadline", "interim_measures"
        )
    )
    line = plain(name)
    if words.your_company.within(text):
        return "company"
    if words.your_body.within(text):
        return "organisation"
    if _says(line, words.authority):
        return "other"
    if _says(line, words.body):
        return "organisation"
    return "company" if _says(line, words.company) else "other"


def _says(text: str, words: frozenset[str]) -> bool:
    """Whether a plain text has one of the words."""
    return any(word in text for word in words)
