"""The models of names measured: alone, with the rules, in eight bits and in thirty-two, in time, and by what they learned.

Run: python -m benchmarks.names_models [--letters DIR ...] [--whole FOLDER] [--ablations DATA [--each]] [--times] [--card]
--card writes what is measured on the cards of the models. Without options: every shipped model alone, and the rules, default and accurate profiles, over all marked letters, with
intervals of 95 per cent by a bootstrap over letters. --whole: a model trained with bits = 32, beside the shipped one.
--ablations: CRFs on all sets, without generated letters and on them alone, with --each without each real set too, trained with fewer
iterations on the data folder (minutes). --times: CPU time, and beside the bare session.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from allegex.config import shipped
from allegex.extractors.names import Settings, build
from allegex.extractors.names.extract import UNREAD
from allegex.records.document import Document
from allegex.resources import Resources
from allegex.taggers.bio import tokenize
from allegex.taggers.open import Tagger, open_tagger
from benchmarks.cards import Row, put
from benchmarks.names import KINDS, Name, f1, score
from corpus.marked import read

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT.parent / "shared/letters/typeset/src", ROOT / "corpus/letters", ROOT / "corpus/examples")
MODELS = ("names-crf", "names-minilm")
PROFILES = {"rules": (), "default": ("names-crf",), "accurate": MODELS}
COARSE = {"PER": "person", "ORG": "body", "AUT": "body", "PLC": "place", "LOC": "place"}
DRAWS = 500
QUICK = 40
"""Iterations of the CRFs that are compared; all have the same."""
LETTERS, TRAINED, WHOLE = "marked fictional letters", "trained ", "in thirty-two bits"
Counts = tuple[int, int, int]
Measured = dict[tuple[str, str], tuple[float, float, float]]
"""Language and kind of F1 -> value, and the ends of its interval."""
Finder = Callable[[Document], Iterable[Name]]


class Letter(NamedTuple):
    """A marked letter: document, names by kind, and names with bodies as one kind."""

    document: Document
    gold: frozenset[Name]
    coarse: frozenset[Name]


def letters(folders: Iterable[Path]) -> list[Letter]:
    """The marked letters of the folders that are there."""
    found = []
    for path in sorted(
        p for folder in folders for p in folder.glob("*.*") if p.suffix in {".txt", ".marked"}
    ):
        if path.suffix == ".txt" and path.with_suffix(".marked").exists():
            continue
        letter = read(path)
        marks = [m for m in letter.marks if m.kind in KINDS]
        gold = frozenset((KINDS[m.kind], m.start, m.end) for m in marks)
        coarse = frozenset((COARSE[m.kind], m.start, m.end) for m in marks)
        found.append(Letter(letter.document, gold, coarse))
    return found


def alone(tagger: Tagger) -> Finder:
    """What a model finds by itself, organisations and authorities as one."""

    def find(document: Document) -> Iterable[Name]:
        for part in tagger(sentences(document), document.language):
            yield from ((COARSE[t.label], t.start, t.end) for t in part)

    return find


def sentences(document: Document) -> list[Any]:
    """The sentences of a letter that models read, as tokens."""
    kinds = (document.sections[document.section_at(s.start) or 0].kind for s in document.sentences)
    return [
        tokenize(document.content, s)
        for s, kind in zip(document.sentences, kinds, strict=True)
        if kind not in UNREAD
    ]


def profile(taggers: Sequence[str]) -> Finder:
    """What the rules and these models find together."""
    extract = build(msgspec.convert({"taggers": taggers}, Settings), Resources())

    def find(document: Document) -> Iterable[Name]:
        return [(m.kind, m.start, m.end) for m in extract(document) if m.kind != "group"]  # type: ignore[attr-defined]

    return find


def measure(name: str, find: Finder, corpus: Sequence[Letter], *, coarse: bool) -> Measured:
    """Prints and gives exact, overlap and unique F1 with intervals, by language and in all."""
    scored = []
    for letter in corpus:
        gold = letter.coarse if coarse else letter.gold
        scored.append((letter.document.language, score(find(letter.document), gold, letter.document.content)))
    found: Measured = {}
    for language in ("en", "fr", "es", "all"):
        part = [counts for spoken, counts in scored if language in (spoken, "all")]
        cells = [f"{name:28} {language:4}"]
        for kind in ("exact", "overlap", "unique"):
            found[language, kind] = value, low, high = interval([counts[kind] for counts in part])
            cells.append(f"{kind} {value:.3f} ({low:.3f} to {high:.3f})")
        print("  ".join(cells), flush=True)
    return found


def rows(on: str, found: Measured, corpus: Sequence[Letter], *, short: bool = False) -> list[Row]:
    """What a card says of a measure: exact F1 by language, and in all the others too; `short`: exact in all alone."""
    return [
        {
            "on": f"{len(corpus)} {LETTERS}, {on}, {language}",
            "measure": kind,
            **{key: round(value, 3) for key, value in zip(("f1", "low", "high"), values, strict=True)},
        }
        for (language, kind), values in found.items()
        if (kind == "exact" or language == "all") and (not short or (language, kind) == ("all", "exact"))
    ]


def on_card(model: str, scores: Sequence[Row], part: str) -> None:
    """Writes the scores of one part on the card of a shipped model in place of the old ones."""
    put(model, scores, lambda row: LETTERS in str(row["on"]) and part_of(str(row["on"])) == part)


def part_of(on: str) -> str:
    """Which of the measures wrote a score: one is not lost when another is taken again."""
    return next((part for part in (TRAINED, WHOLE) if part in on), "")


def interval(rows: Sequence[Counts]) -> tuple[float, float, float]:
    """F1, and the interval of 95 per cent by drawing letters again."""

    def of(part: Sequence[Counts]) -> float:
        return f1(*(sum(row[i] for row in part) for i in range(3)))

    draw = random.Random(1)
    again = sorted(of(draw.choices(rows, k=len(rows))) for _ in range(DRAWS)) if rows else [1.0]
    edge = len(again) // 40
    return of(rows), again[edge], again[-edge - 1]


def times(corpus: Sequence[Letter]) -> None:
    """Prints CPU time of the profiles' name extractors, and of the MiniLM tagger beside the bare session."""
    for name, taggers in PROFILES.items():
        find = profile(taggers)
        for letter in corpus:  # The tables of each language are built on first use.
            find(letter.document)
        print(
            f"names, {name}: {1000 * cost(lambda find=find: [find(x.document) for x in corpus]) / len(corpus):.1f} ms CPU a letter"
        )
    tagger: Any = open_tagger("names-minilm")
    parts = [sentences(letter.document) for letter in corpus]
    feeds: list[dict[str, Any]] = []
    session = tagger._session

    class Listening:
        def run(self, outputs: Any, feed: dict[str, Any]) -> Any:
            feeds.append(feed)
            return session.run(outputs, feed)

    tagger._session = Listening()
    for part in parts:
        tagger(part, "en")
    tagger._session = session
    ratios = []
    for _ in range(5):
        whole = cost(lambda: [tagger(part, "en") for part in parts])
        bare = cost(lambda: [session.run(["logits"], feed) for feed in feeds])
        ratios.append(whole / bare)
    print(f"names-minilm: {1000 * bare / len(corpus):.0f} ms CPU a letter in the bare session")
    print(f"names-minilm beside the bare session: {sorted(ratios)[2]:.3f} (median of 5)")


def cost(work: Callable[[], object]) -> float:
    """CPU seconds."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def ablations(data: Path, corpus: Sequence[Letter], *, each: bool) -> list[Row]:
    """Trains the CRF without generated letters, on them alone, and without each real set; measures each by itself."""
    from allegex.training.train import read_recipe, train

    recipe = msgspec.structs.replace(read_recipe(ROOT / "configs/train/names-crf.toml"), iterations=QUICK)
    groups = sorted({group_of(s.name) for s in recipe.sets if not s.generated})
    choices: list[tuple[str, Callable[[Any], bool]]] = [
        ("on all sets", lambda s: True),
        ("without generated letters", lambda s: not s.generated),
        ("on generated letters alone", lambda s: s.generated),
        *((f"without {group}", lambda s, group=group: group_of(s.name) != group) for group in groups if each),
    ]
    found: list[Row] = []
    for name, chosen in choices:
        sets = tuple(s for s in recipe.sets if chosen(s))
        with tempfile.TemporaryDirectory() as folder:
            train(msgspec.structs.replace(recipe, sets=sets), data, Path(folder) / "model")
            tagger = open_tagger(str(Path(folder) / "model"))
            measured = measure(name, alone(tagger), corpus, coarse=True)
        on = f"alone, {TRAINED}{name}, {QUICK} iterations"
        found.extend(rows(on, measured, corpus, short=True))
    return found


def group_of(name: str) -> str:
    """The set that a part belongs to: "re3d: CENTCOM" -> "re3d"."""
    return name.partition(":")[0]


def compare_bits(whole: Path, corpus: Sequence[Letter]) -> list[Row]:
    """The shipped transformer beside the same in thirty-two bits."""
    eight = measure("eight bits", alone(open_tagger("names-minilm")), corpus, coarse=True)
    full = measure("thirty-two bits", alone(open_tagger(str(whole))), corpus, coarse=True)
    for key, values in eight.items():
        if key[1] == "exact":
            print(f"eight bits less thirty-two, {key[0]}: {values[0] - full[key][0]:+.4f}")
    return rows(f"alone, {WHOLE}", full, corpus)


def everything(corpus: Sequence[Letter]) -> dict[str, list[Row]]:
    """Every shipped model alone, and the profiles: what each card says."""
    cards: dict[str, list[Row]] = {}
    shipped_ones = [name for name in MODELS if (shipped("models") / name).is_dir()]
    for name in shipped_ones:
        found = measure(f"{name} alone", alone(open_tagger(name)), corpus, coarse=True)
        cards[name] = rows("alone", found, corpus)
    for name, taggers in PROFILES.items():
        if set(taggers) <= set(shipped_ones):
            found = measure(name, profile(taggers), corpus, coarse=False)
            for tagger in taggers[-1:] or shipped_ones:
                about = f"{name} profile" if taggers else "rules without a model"
                cards[tagger].extend(rows(about, found, corpus, short=True))
    return cards


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(prog="benchmarks.names_models", description=__doc__)
    parser.add_argument("--letters", type=Path, nargs="*", default=FOLDERS)
    parser.add_argument("--whole", type=Path)
    parser.add_argument("--ablations", type=Path)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--times", action="store_true")
    parser.add_argument("--card", action="store_true")
    args = parser.parse_args(arguments)
    corpus = letters(args.letters)
    print(f"{len(corpus)} letters, {sum(len(letter.gold) for letter in corpus)} names")
    if args.times:
        times(corpus)
        return
    if args.ablations:
        part, cards = TRAINED, {"names-crf": ablations(args.ablations, corpus, each=args.each)}
    elif args.whole:
        part, cards = WHOLE, {"names-minilm": compare_bits(args.whole, corpus)}
    else:
        part, cards = "", everything(corpus)
    if args.card:
        for name, scores in cards.items():
            on_card(name, scores, part)


if __name__ == "__main__":
    main()
