"""Laws named before, and which of them words like "the Covenant", "the said Code" or a bare "article 13" stand for."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from allegex.facts.folding import fold
from allegex.facts.instruments import Instrument
from allegex.records.citation import CitationMention, LawIdentity, Provision
from allegex.records.document import Document

_NO_ARTICLES = frozenset({"document", "general_comment", "opinion", "case"})
_IN_PARAGRAPHS = frozenset({"document", "general_comment", "opinion", "resolution"})
"""Texts whose paragraphs are cited."""
_SENTENCE = 400
_NEAR = 600
"""Characters between a text and a paragraph of it."""
_ENDS = re.compile(r"[.;!?][”\"»]? +[A-ZÀ-Þ¿]")
_ALIKE = {
    "principles": frozenset({"principles", "guidelines"}),
    "guidelines": frozenset({"principles", "guidelines"}),
}
"""Short words of which either may stand for the other's instruments."""
_LIKE_LAWS = frozenset({"law", "act", "decree-law", "decree", "ordinance", ""})
_UNIT_NOUNS = {
    "principle": frozenset({"principles"}),
    "rule": frozenset({"rules"}),
    "guideline": frozenset({"guidelines"}),
}
"""Units that only instruments of these nouns have."""
_WITHOUT_ARTICLES = frozenset({"principles", "rules"})

_ANY_LAW = frozenset({"law", "act", "bill"})
"""Words that a letter uses of a law whatever its kind."""

_STATES_LAW = frozenset({"law", "act", "bill", "code", "decree", "decree-law", "ordinance"})
"""Words for the law of a State, which one nobody has named: "article 5 of the draft"."""


class Law(LawIdentity, frozen=True, kw_only=True):
    """A law apart from where it is named, with the provisions last said of it."""

    instrument: str | None = None
    provisions: tuple[Provision, ...] = ()
    form: str | None = None
    """Word for its kind of domestic law: code, act, law."""
    names: tuple[str, ...] = ()
    """Short forms defined for it."""


def law_of(mention: CitationMention) -> Law:
    """The law as its mention says it."""
    rule = mention.by.partition(":")[2]
    return Law(
        kind=mention.kind,
        instrument=mention.instrument,
        title=mention.title,
        jurisdiction=mention.jurisdiction,
        jurisdiction_by=mention.jurisdiction_by,
        number=mention.number,
        year=mention.year,
        date=mention.date,
        candidates=mention.candidates,
        provisions=mention.provisions,
        form=rule.removeprefix("law-") if rule.startswith("law-") else None,
        names=tuple(fold(name) for name in mention.defines),
    )


class Antecedents:
    """The laws named so far, latest last. One value for one text.

    `reviews`: the letter is about a law, whose articles it names without the law. The law is the first one of a State that
    the letter names, or the last one that words like "the bill" stood for.
    """

    def __init__(
        self,
        instruments: dict[str, Instrument],
        protocols: dict[str, tuple[str, ...]],
        document: Document,
        reviews: bool,
    ) -> None:
        self._instruments = instruments
        self._document = document
        self._laws: list[tuple[int, int, Law]] = []
        self._protocols = protocols
        self._reviews = reviews
        self._reviewed: Law | None = None

    def remember(self, mention: CitationMention, law: Law) -> None:
        """Keeps a law that later words can stand for."""
        if law.kind is not None:
            self._laws.append((mention.start, mention.end, law))
        if law.kind == "statute" and (self._reviewed is None or mention.elliptic):
            self._reviewed = law

    def same_title(self, law: Law) -> str | None:
        """The jurisdiction of the last law before with this title, or the beginning of it."""
        title = fold(law.title or "")
        for _, _, other in reversed(self._laws):
            if other.jurisdiction and other.title and title and fold(other.title).startswith(title):
                return other.jurisdiction
        return None

    def last_jurisdiction(self) -> str | None:
        """The jurisdiction of the last domestic law named."""
        return next((law.jurisdiction for _, _, law in reversed(self._laws) if law.jurisdiction), None)

    def stand_in(self, mention: CitationMention) -> tuple[Law, tuple[Provision, ...]]:
        """The law that a mention's words stand for, and its provisions in full; a law without kind where unsure."""
        noun = next((c[1:] for c in mention.candidates if c.startswith("?")), None)
        if noun == "same_article":
            return self._same_article(mention)
        if noun in {"part", "its_part"}:
            return self._part(mention, noun)
        if noun == "same_law":
            if all(one.unit == "paragraph" for one in mention.provisions) and self._last_in(_IN_PARAGRAPHS):
                return self._of_text(mention, self._laws[-1][2])
            law = self._last(lambda law: law.kind not in _NO_ARTICLES)
        elif noun == "cited":
            law = self._cited(mention) or self._bare(mention)
        elif noun is None:
            law = self._bare(mention)
        else:
            law = self._named(mention, noun)
        if law is None and noun is not None and noun.removeprefix("law:") in _STATES_LAW:
            return Law(kind="statute"), mention.provisions
        if law is None:
            return Law(candidates=self._candidates(noun)), mention.provisions
        return _plain(law), _of_kind(mention.provisions, law)

    def _same_article(self, mention: CitationMention) -> tuple[Law, tuple[Provision, ...]]:
        for _, _, law in reversed(self._laws):
            if law.provisions and law.kind not in _NO_ARTICLES:
                article = law.provisions[-1]
                return _plain(law), tuple(
                    Provision(
                        value=article.path[0] + "".join(f"({p})" for p in one.path),
                        unit=article.unit,
                        path=(article.path[0], *one.path),
                        label=one.label,
                    )
                    for one in mention.provisions
                ) or (article,)
        return Law(), mention.provisions

    def _part(self, mention: CitationMention, noun: str) -> tuple[Law, tuple[Provision, ...]]:
        """ "its second paragraph", "in paragraphs 7 and 9": of the text named before in the sentence, or of an article."""
        if not self._laws:
            return Law(), mention.provisions
        _, end, law = self._laws[-1]
        between = self._document.content[end : mention.start]
        if law.kind in _IN_PARAGRAPHS:
            near = _NEAR if noun == "its_part" else _SENTENCE
            if (
                len(between) <= near
                and "\n\n" not in between
                and (noun == "its_part" or not _ENDS.search(between))
            ):
                return self._of_text(mention, law)
            return Law(), mention.provisions
        if noun == "its_part" and law.provisions and len(between) <= _SENTENCE and "\n\n" not in between:
            return self._same_article(mention)
        return Law(), mention.provisions

    def _of_text(self, mention: CitationMention, law: Law) -> tuple[Law, tuple[Provision, ...]]:
        """Paragraphs of a resolution or document: OP7, para26."""
        sign = "OP" if law.kind == "resolution" else "para"
        return _plain(law), tuple(
            replace(one, value=f"{sign}{one.value.removeprefix('OP').removeprefix('para')}")
            for one in mention.provisions
        )

    def _cited(self, mention: CitationMention) -> Law | None:
        """The last law of whose provisions the mention names one again."""
        again = {one.path[0] for one in mention.provisions if one.path}
        return self._last(lambda law: any(one.path and one.path[0] in again for one in law.provisions))

    def _last_in(self, kinds: frozenset[str]) -> bool:
        return bool(self._laws) and self._laws[-1][2].kind in kinds

    def _last(self, fits: Callable[[Law], bool]) -> Law | None:
        return next((law for _, _, law in reversed(self._laws) if fits(law)), None)

    def _bare(self, mention: CitationMention) -> Law | None:
        """ "article 13" alone: the last law named that has such units, in the same section."""
        section = self._document.section_at(mention.start)
        reviewed = self._reviewed if self._reviews else None
        paragraph = self._document.content.rfind("\n\n", 0, mention.start)
        unit = mention.provisions[0].unit if mention.provisions else ""
        for start, _, law in reversed(self._laws):
            if reviewed is not None and start < paragraph and unit in {"article", "section"}:
                return reviewed
            if self._document.section_at(start) != section:
                return None
            if law.kind in _NO_ARTICLES:
                continue
            if unit in _UNIT_NOUNS:
                if law.instrument and self._has_noun(law.instrument, _UNIT_NOUNS[unit]):
                    return law
                continue
            if unit in {"section", "clause"} and law.kind != "statute":
                continue
            if law.kind == "resolution" and law.instrument and not law.instrument.startswith("A/RES"):
                continue
            if unit == "article" and law.instrument and self._has_noun(law.instrument, _WITHOUT_ARTICLES):
                continue
            return law
        return None

    def _named(self, mention: CitationMention, noun: str) -> Law | None:
        words = fold(mention.elliptic or "")
        for _, _, law in reversed(self._laws):
            if any(
                words == name or words.endswith(f" {name}") or name.endswith(f" {words}")
                for name in law.names
            ):
                return law
        if noun.startswith("law:"):
            return self._domestic(mention, noun.removeprefix("law:"))
        if noun == "optional_protocol":
            return self._protocol()
        if noun == "resolution":
            return self._last(lambda law: law.kind == "resolution")
        if noun == "instrument":
            return self._last(lambda law: law.kind in {"treaty", "declaration"})
        found = self._last(
            lambda one: (
                bool(one.instrument)
                and self._has_noun(one.instrument or "", _ALIKE.get(noun, frozenset({noun})))
            )
        )
        if found is None and noun == "covenant" and not self._covenants():
            return Law(kind="treaty", instrument="ICCPR")
        return found

    def _protocol(self) -> Law | None:
        """The Optional Protocol of the last treaty that has one; its candidates where it has several."""
        for _, _, law in reversed(self._laws):
            found = self._protocols.get(law.instrument or "", ())
            if len(found) == 1:
                return Law(kind="treaty", instrument=found[0])
            if found:
                return None
        return None

    def _covenants(self) -> bool:
        return any(law.instrument == "ICESCR" for _, _, law in self._laws)

    def _domestic(self, mention: CitationMention, form: str) -> Law | None:
        """The last domestic law of that kind, and of that year where one is given."""
        year = mention.year
        for _, _, law in reversed(self._laws):
            if law.kind not in {"statute", "constitution"} or (year and law.year != year):
                continue
            kind = law.form or ""
            if kind == form or (form in _ANY_LAW and kind in _LIKE_LAWS) or form in kind:
                return law
        return None

    def _candidates(self, noun: str | None) -> tuple[str, ...]:
        if noun in {"covenant"}:
            return ("ICCPR", "ICESCR")
        if noun == "optional_protocol":
            return next(
                (
                    self._protocols[i]
                    for _, _, law in reversed(self._laws)
                    if (i := law.instrument or "") in self._protocols
                ),
                (),
            )
        return ()

    def _has_noun(self, ident: str, nouns: frozenset[str]) -> bool:
        """Whether letters call the instrument by one of these nouns."""
        row = self._instruments.get(ident)
        return row is not None and not nouns.isdisjoint(row.nouns)


def _plain(law: Law) -> Law:
    return replace(law, candidates=())


def _of_kind(provisions: tuple[Provision, ...], law: Law) -> tuple[Provision, ...]:
    """Paragraphs of a resolution are operative ones."""
    if law.kind != "resolution":
        return provisions
    return tuple(
        replace(one, value=f"OP{one.value}") if one.unit == "paragraph" and one.value[:1].isdigit() else one
        for one in provisions
    )
