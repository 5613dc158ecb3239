"""Plans: which sections a letter of each kind has, in which order, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from corpus.generate.grammar import fill, lines
from corpus.generate.slots import LetterWorld as World

Kind = Literal["modern", "urgent", "law", "company", "followup", "cases", "old", "reply", "other"]
KINDS: tuple[Kind, ...] = ("modern", "urgent", "law", "company", "followup", "cases", "old", "reply", "other")

NAMES = 0.15
"""After how many of the facts more persons and bodies are named."""

Section = tuple[str, list[str]]
"""A section kind and its paragraphs; a paragraph may be a command such as "@request 1"."""


def _one(world: World, part: str) -> list[str]:
    """One template of a part, as paragraphs."""
    return fill(world.random.choice(lines(world.language, part, world.split)), world).split("\n\n")


def _some(world: World, part: str, low: int, high: int) -> list[str]:
    """Several different templates of a part."""
    pool = lines(world.language, part, world.split)
    count = min(world.random.randint(low, high), len(pool))
    return [p for template in world.random.sample(pool, count) for p in fill(template, world).split("\n\n")]


def _maybe(world: World, chance: float, *sections: Section | Callable[[], Section]) -> list[Section]:
    if world.random.random() >= chance:
        return []
    return [section() if callable(section) else section for section in sections]


def _head(world: World, layout: str) -> list[Section]:
    """Letterhead, cover, mandates, reference and date."""
    words, rng = world.words, world.random
    titles = [m["title"] for m in world.mandates]
    article = words.get("mandate_article")
    listed = [_with_article(world, title, article) for title in titles]
    text = (
        listed[0] if len(listed) == 1 else words["semicolon"].join(listed[:-1]) + words["last"] + listed[-1]
    )
    head = (words["mandate_head"] if len(listed) == 1 else words["mandates_head"][0]).format(list=text)
    sections: list[Section] = []
    if rng.random() < 0.15 and world.kind != "OTH":
        sections.append(("cover", _one(world, "cover")))
    if rng.random() < 0.6:
        sections.append(("letterhead", _one(world, "letterhead")))
    sections.append(("mandates", [_head_join(head, language=world.language)]))
    sections.append(("reference", [words["reference"][layout].format(ref=world.reference)]))
    sections.append(("date", [world.date_mark(world.written)]))
    return sections


def _with_article(world: World, title: str, article: dict[str, str] | None) -> str:
    if article is None:
        return title
    return next(
        (
            f"{value}{'' if value.endswith('’') else ' '}{title}"
            for start, value in article.items()
            if title.startswith(start)
        ),
        title,
    )


def _head_join(head: str, language: str) -> str:
    """English puts an article before each title but the first, which has it from the pattern."""
    if language != "en":
        return head
    first, *rest = head.split("; ")
    return "; ".join([first, *(("and the " + r[4:]) if r.startswith("and ") else "the " + r for r in rest)])


def _salutation(world: World) -> Section:
    if world.kind == "OTH":
        person = next(p for p in world.persons if p.role == "addressee")
        text = f"{world.words['dear'][person.sex]} {{{{PER id={person.id}: {person.short}}}}}"
        return ("salutation", [text + world.words.get("salutation_end", ",")])
    return ("salutation", [world.words["salutation"]])


def _background(world: World) -> Section:
    paragraphs = []
    for victim in world.victims:
        world.victim = victim
        paragraphs += _one(world, "background")
    world.victim = world.victims[0]
    return ("background", paragraphs)


def _allegations(world: World, part: str = "facts") -> Section:
    paragraphs = _one(world, "allegations.lead")
    paragraphs += _one(world, "facts.first") if part == "facts" else []
    pool = lines(world.language, part, world.split)
    for template in world.random.sample(pool, min(world.random.randint(3, 9), len(pool))):
        world.victim = world.random.choice(world.victims)
        paragraphs += fill(template, world).split("\n\n")
        if world.random.random() < NAMES:
            paragraphs += _one(world, "facts.names")
    world.victim = world.victims[0]
    return ("allegations", paragraphs)


def _concerns(world: World) -> Section:
    return (
        "concerns",
        _one(world, "concerns") + (_one(world, "concerns.more") if world.random.random() < 0.5 else []),
    )


def _law(world: World, low: int = 2, high: int = 5) -> Section:
    paragraphs = _some(world, "legal_framework", low, high)
    return (
        "legal_framework",
        paragraphs + (_one(world, "legal_framework.texts") if world.random.random() < 0.6 else []),
    )


def _requests(world: World, lead: str, items: str) -> Section:
    paragraphs = _one(world, lead)
    pool = lines(world.language, items, world.split)
    count = min(world.random.randint(2, 6), len(pool))
    for number, template in enumerate(world.random.sample(pool, count), 1):
        paragraphs += [f"@request {number}", *fill(template, world).split("\n\n")]
    return ("requests", paragraphs)


def _end(world: World) -> list[Section]:
    names = [f"{{{{PER id={m['id']}: {m['signatory']}}}}}\n{m['title']}" for m in world.mandates]
    return [
        ("closing", _one(world, "closing.one" if len(world.mandates) == 1 else "closing")),
        ("signatories", names),
    ]


def _annex(world: World) -> list[Section]:
    paragraphs = _one(world, "annex")
    for _ in range(world.random.randint(1, 3)):
        if world.random.random() < 0.4:
            paragraphs.append("# " + _one(world, "annex.heading")[0])
        paragraphs += _one(world, "annex.para")
    sections: list[Section] = [("annex", paragraphs)]
    if world.random.random() < 0.15:
        rows = [f"* {world.mention(p, full=True)}" for p in world.victims]
        row = world.random.choice(lines(world.language, "victims.row", world.split))
        rows += [fill(row, world) for _ in range(world.random.choice((0, 3, 6, 12)))]
        sections.append(("annex", [*_one(world, "annex.victims"), *rows]))
    return sections


# -- plans ---------------------------------------------------------------------------------------------------------


def _opening(world: World) -> Section:
    part = (
        "opening.company" if world.kind == "OTH" else "opening.one" if len(world.mandates) == 1 else "opening"
    )
    return ("opening", _one(world, part))


def _modern(world: World) -> list[Section]:
    company = world.kind == "OTH"
    return [
        *_head(world, "palais2018" if world.written.year < 2021 else "modern"),
        *([("addressee", _one(world, "addressee"))] if company else []),
        _salutation(world),
        _opening(world),
        ("subject", _one(world, "subject")),
        *_maybe(world, 0.3, lambda: ("correspondence", _one(world, "correspondence"))),
        *_maybe(world, 0.7, lambda: _background(world)),
        _allegations(world, "facts.company" if company else "facts"),
        _concerns(world),
        ("legal_framework", _one(world, "legal_framework.pointer")),
        _requests(world, "requests.lead", "request.company" if company else "request"),
        ("response_deadline", _one(world, "response_deadline")),
        *_maybe(world, 0.9, lambda: ("interim_measures", _one(world, "interim_measures"))),
        *_maybe(world, 0.4, lambda: ("public_statement", _one(world, "public_statement"))),
        *_maybe(world, 0.4, lambda: ("copy_notice", _one(world, "copy_notice"))),
        *_end(world),
        *_annex(world),
    ]


def _urgent(world: World) -> list[Section]:
    tail: list[Section] = [
        (
            "interim_measures",
            _one(world, world.random.choice(("interim_measures", "interim_measures.urgent"))),
        ),
        *_maybe(world, 0.5, lambda: ("procedure_notice", _one(world, "procedure_notice"))),
        *_maybe(world, 0.5, lambda: ("public_statement", _one(world, "public_statement"))),
        ("response_deadline", _one(world, "response_deadline.urgent")),
    ]
    if world.random.random() < 0.4:
        world.random.shuffle(tail)
    body = world.random.random() < 0.6
    return [
        *_head(world, "palais2018"),
        _salutation(world),
        _opening(world),
        ("subject", _one(world, "subject.urgent")),
        *_maybe(world, 0.2, lambda: ("correspondence", _one(world, "correspondence"))),
        *_maybe(world, 0.6, lambda: _background(world)),
        _allegations(world),
        _concerns(world),
        _law(world) if body else ("legal_framework", _one(world, "legal_framework.pointer")),
        _requests(world, "requests.urgent", "request"),
        *tail,
        *_end(world),
        *([] if body else _annex(world)),
    ]


def _on_law(world: World) -> list[Section]:
    facts_ = _one(world, "allegations.lead") + _some(world, "facts.law", 1, 3)
    law: list[str] = []
    for heading in world.random.sample(lines(world.language, "heading.law", world.split), 1):
        law += ["# " + heading, *_some(world, "legal_framework", 1, 3)]
    return [
        *_head(world, "palais2018" if world.written.year < 2021 else "modern"),
        _salutation(world),
        _opening(world),
        ("subject", _one(world, "subject.law")),
        *_maybe(world, 0.3, lambda: ("correspondence", _one(world, "correspondence"))),
        ("allegations", facts_),
        _concerns(world),
        ("legal_framework", law),
        _requests(world, "requests.lead", "request"),
        ("response_deadline", _one(world, "response_deadline.law")),
        *_maybe(world, 0.3, lambda: ("public_statement", _one(world, "public_statement"))),
        *_end(world),
    ]


def _followup(world: World) -> list[Section]:
    return [
        *_head(world, "palais2018"),
        _salutation(world),
        _opening(world),
        ("correspondence", _one(world, "correspondence.followup")),
        *_maybe(world, 0.6, lambda: ("subject", _one(world, "subject"))),
        _allegations(world),
        *_maybe(world, 0.8, lambda: _concerns(world)),
        _requests(world, "requests.lead", "request"),
        ("response_deadline", _one(world, "response_deadline")),
        *_end(world),
    ]


def _cases(world: World) -> list[Section]:
    while len(world.victims) < 2:
        world.victims.append(world.person("alleged_victim"))
    subject: Section = ("subject", _one(world, "subject"))
    paragraphs = _one(world, "allegations.lead")
    for case, victim in enumerate(world.victims, 1):
        world.case, world.victim = case, victim
        paragraphs += [
            "# " + _one(world, "case.heading")[0],
            *_one(world, "facts.first"),
            *_some(world, "facts", 2, 4),
        ]
    world.victim = world.victims[0]
    return [
        *_head(world, "palais2018"),
        _salutation(world),
        _opening(world),
        subject,
        ("allegations", paragraphs),
        _concerns(world),
        *(
            [_law(world)]
            if world.random.random() < 0.5
            else [("legal_framework", _one(world, "legal_framework.pointer"))]
        ),
        _requests(world, "requests.lead", "request"),
        ("response_deadline", _one(world, "response_deadline")),
        ("interim_measures", _one(world, "interim_measures")),
        *_end(world),
    ]


def _old(world: World) -> list[Section]:
    return [
        *_head(world, "bilingual2013"),
        _salutation(world),
        _opening(world),
        ("subject", _one(world, "subject.urgent")),
        *_maybe(world, 0.3, lambda: _background(world)),
        _allegations(world),
        _concerns(world),
        _law(world, 3, 6),
        *_maybe(world, 0.3, lambda: ("interim_measures", _one(world, "interim_measures.urgent"))),
        _requests(world, "requests.urgent", "request.old"),
        ("response_deadline", _one(world, "response_deadline.old")),
        *_end(world),
    ]


def _reply(world: World) -> list[Section]:
    return [
        ("reply_header", _one(world, "reply_header")),
        ("reply_opening", _one(world, "reply_opening")),
        ("reply_body", _some(world, "reply_body", 2, 5)),
        ("reply_closing", _one(world, "reply_closing")),
    ]


def _other(world: World) -> list[Section]:
    return [("other", _one(world, "other"))]


PLANS: dict[Kind, Callable[[World], list[Section]]] = {
    "modern": _modern,
    "urgent": _urgent,
    "law": _on_law,
    "company": _modern,
    "followup": _followup,
    "cases": _cases,
    "old": _old,
    "reply": _reply,
    "other": _other,
}
