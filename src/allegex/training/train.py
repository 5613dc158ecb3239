"""The conductor of training: a recipe to a model folder with its card."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Literal, Protocol, cast

import msgspec
from msgspec import Struct

from allegex.errors import ConfigError
from allegex.taggers.bio import Tokens, decode
from allegex.taggers.card import FORMAT, LABELS, Data, ModelCard, Score, digest_of, size_of
from allegex.taggers.open import Tagger, open_tagger
from allegex.training.corpus import Sentence, find, read_columns
from allegex.training.recipe import recipe_in
from allegex.training.settings import NetworkSettings, PipelineSettings

HELD_OUT = 10
"""Every tenth sentence of a set of real text is kept for the score on the card."""


class Source(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One set: where it lies under the data folder, and how it is read. `limit` caps its sentences."""

    name: str
    licence: str
    source: str
    pattern: str
    language: str
    only: str = ""
    masked: bool = False
    limit: int | None = None
    generated: bool = False


class Recipe(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a model is made of. `sets_of` names a recipe beside this one whose sets are used."""

    name: str
    version: str
    backend: Literal["crf", "transformers", "spacy"]
    licence: str
    rebuild: str
    languages: tuple[str, ...]
    sets: tuple[Source, ...] = ()
    sets_of: str = ""
    note: str = ""
    seed: int = 1
    iterations: int = 60
    c1: float = 0.08
    c2: float = 0.02
    transformers: NetworkSettings = NetworkSettings()
    spacy: PipelineSettings = PipelineSettings()


class Lesson(Struct, frozen=True):
    """What a backend is told: sentences to learn from, real ones that are not learned, and where the recipe lies."""

    recipe: Recipe
    home: Path
    learn: tuple[Sentence, ...]
    held: tuple[Sentence, ...]


class Backend(Protocol):
    """A module that trains: writes weights into a folder and gives their name there."""

    def train(self, lesson: Lesson, target: Path) -> str: ...


TAGGER: dict[str, Literal["crf", "onnx", "spacy"]] = {"crf": "crf", "transformers": "onnx", "spacy": "spacy"}
"""Backend of a recipe -> backend of the card, which is what runs the model."""
MODULES = {"crf": "crf", "transformers": "minilm", "spacy": "pipeline"}


def read_recipe(path: Path) -> Recipe:
    """The recipe in a TOML file. Raises ConfigError."""
    recipe = recipe_in(path, Recipe)
    if bool(recipe.sets) == bool(recipe.sets_of):
        raise ConfigError(f"recipe {path}: name sets or, with sets_of, the recipe that has them")
    if recipe.sets_of:
        sets = read_recipe(path.parent / recipe.sets_of).sets
        recipe = msgspec.structs.replace(recipe, sets=sets, sets_of="")
    return recipe


def train(recipe: Recipe, data: Path, target: Path, home: Path = Path()) -> ModelCard:
    """Trains, writes weights and card into the folder `target`, and gives the card. `home` is the recipe's folder."""
    backend = _backend(recipe)
    learn: list[Sentence] = []
    held: dict[str, list[Sentence]] = {}
    used: list[Data] = []
    for source in recipe.sets:
        sentences = _read(source, data, recipe.seed)
        if source.generated:
            learn.extend(sentences)
        else:
            held.setdefault(source.language, []).extend(sentences[::HELD_OUT])
            learn.extend(s for i, s in enumerate(sentences) if i % HELD_OUT)
        used.append(Data(source.name, source.licence, source.source, len(sentences)))
    target.mkdir(parents=True, exist_ok=True)
    lesson = Lesson(recipe, home, tuple(learn), tuple(s for part in held.values() for s in part))
    weights = target / backend.train(lesson, target)
    card = ModelCard(
        name=recipe.name,
        version=recipe.version,
        backend=TAGGER[recipe.backend],
        format=FORMAT,
        languages=recipe.languages,
        labels=tuple(label for label in LABELS if any(f"B-{label}" in s.tags for s in learn)),
        weights=weights.name,
        size=size_of(weights),
        digest=digest_of(weights),
        licence=recipe.licence,
        rebuild=recipe.rebuild,
        note=recipe.note,
        data=tuple(used),
    )
    write_card(card, target)
    tagger = open_tagger(str(target))
    scores = tuple(
        _score(f"held-out sentences, {language}", tagger, sentences, language, recipe.seed)
        for language, sentences in sorted(held.items())
    )
    card = msgspec.structs.replace(card, scores=scores)
    write_card(card, target)
    return card


def _backend(recipe: Recipe) -> Backend:
    """The module that trains, with the libraries it needs. Raises ConfigError naming the extra that brings them."""
    try:
        return cast("Backend", import_module(f"allegex.training.{MODULES[recipe.backend]}"))
    except ImportError as error:
        extras = "train" if recipe.backend == "crf" else f"train,{recipe.backend}"
        raise ConfigError(
            f"training with backend {recipe.backend} needs more: pip install 'allegex[{extras}]' ({error})"
        ) from error


def _read(source: Source, data: Path, seed: int) -> list[Sentence]:
    """The sentences of a set, the same ones every time."""
    paths = find(data, source.pattern)
    sentences = list(read_columns(paths, source.language, only=source.only, masked=source.masked))
    if source.limit is not None and len(sentences) > source.limit:
        sentences = random.Random(seed).sample(sentences, source.limit)
    return sentences


def write_card(card: ModelCard, folder: Path) -> None:
    """Writes model.toml."""
    lines = []
    tables: list[str] = []
    for key, value in msgspec.to_builtins(card).items():
        if key in {"data", "scores"}:
            for row in value:
                tables.append(f"\n[[{key}]]")
                tables.extend(f"{k} = {_toml(v)}" for k, v in row.items() if v is not None)
        else:
            lines.append(f"{key} = {_toml(value)}")
    (folder / "model.toml").write_text("\n".join([*lines, *tables]) + "\n", "utf-8")


def _toml(value: object) -> str:
    return msgspec.json.encode(value).decode()


Counts = tuple[int, int, int]


def _score(on: str, tagger: Tagger, sentences: Sequence[Sentence], language: str, seed: int) -> Score:
    """Exact F1 over sentences with a bootstrap interval of 95 per cent."""
    counts = [_counts(tagger, sentence, language) for sentence in sentences]
    draw = random.Random(seed)
    again = sorted(_f1(draw.choices(counts, k=len(counts))) for _ in range(200))
    return Score(on, "exact", round(_f1(counts), 3), round(again[5], 3), round(again[-6], 3))


def _counts(tagger: Tagger, sentence: Sentence, language: str) -> Counts:
    offsets = tuple(range(0, 2 * len(sentence.tokens), 2))
    tokens = Tokens(sentence.tokens, offsets, tuple(o + 1 for o in offsets))
    gold = {(s.start, s.end, s.label) for s in decode(tokens, sentence.tags)}
    found = {(s.start, s.end, s.label) for s in tagger([tokens], language)[0]}
    return len(found), len(found & gold), len(gold)


def _f1(counts: Sequence[Counts]) -> float:
    found, right, wanted = (sum(c[i] for c in counts) for i in range(3))
    return 2 * right / (found + wanted) if found + wanted else 1.0


def main(arguments: Sequence[str] | None = None) -> None:
    """python -m allegex.training.train RECIPE DATA TARGET"""
    parser = argparse.ArgumentParser(prog="python -m allegex.training.train")
    for name in ("recipe", "data", "target"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args(arguments)
    card = train(read_recipe(args.recipe), args.data, args.target, args.recipe.parent)
    for score in card.scores:
        sys.stdout.write(f"{score.on}: {score.measure} F1 {score.f1} ({score.low} to {score.high})\n")
    sys.stdout.write(f"{args.target}: {card.size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
