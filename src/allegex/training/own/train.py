"""The conductor: a recipe and a corpus to a model folder with card, report and learning curve."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

import msgspec
from msgspec import Struct

from allegex.errors import ConfigError, ReadError
from allegex.taggers.card import FORMAT, Data, ModelCard, Score, digest_of, size_of
from allegex.taggers.open import open_tagger
from allegex.training.own.letters import (
    Letters,
    Paragraph,
    Wanted,
    check_enough,
    chosen,
    read_letters,
    shuffled,
)
from allegex.training.own.recipe import SMALL, OwnRecipe, read_recipe
from allegex.training.own.report import write_report
from allegex.training.own.score import joined, outcome
from allegex.training.own.steps import Backend, Fitted, Job, Progress, Step, Workshop, key_of
from allegex.training.train import write_card

FOLDS = 5
CURVE = (5, 10, 20, 40, 80, 160, 320)
WATCHED = 8
"""One letter of so many is watched for early stopping instead of learned."""
TAGGER = {"crf": "crf", "spacy": "spacy", "transformers": "onnx", "linear": "linear"}
QUICK = frozenset({"crf", "linear"})


class Plan(Struct, frozen=True):
    """One step: which letters are learned and which are scored on. `kind` is curve, fold or model."""

    name: str
    kind: str
    learn: tuple[str, ...]
    test: tuple[str, ...]


class Result(Struct, frozen=True):
    """Everything that a training found out, for its report."""

    card: ModelCard
    on: str
    steps: tuple[Step, ...]
    """The learning curve, then the folds if any, then the model itself."""


def train(path: Path, target: Path, progress: Progress, *, resume: bool = False) -> Result:
    """Trains what the recipe at `path` says into the folder `target`. Raises ConfigError, ReadError or WriteError.

    Until all is done the work lies in TARGET.partial; with `resume` an interrupted training goes on from there.
    """
    recipe = read_recipe(path)
    backend = _backend(recipe)
    corpora = [path.parent / name for name in (recipe.corpus, recipe.held_out) if name]
    letters, held = _letters(recipe, corpora)
    plans = list(plan(recipe, shuffled(letters, recipe.seed), shuffled(held, recipe.seed)))
    workshop = Workshop(target, key_of(recipe, corpora), resume=resume)
    everything = {**letters, **held}
    steps = []
    for number, one in enumerate(plans):
        step = workshop.done(one.name)
        if step is None:

            def report(
                done: int, total: int, name: str = f"{one.name} ({number + 1} of {len(plans)})"
            ) -> None:
                progress(name, done, total)

            report(0, 1)
            job = Job(recipe, path.parent.absolute(), report)
            step = _run(one, everything, backend, job, workshop.folder / one.name)
            workshop.keep(step)
            if one.kind != "model":
                shutil.rmtree(workshop.folder / one.name, ignore_errors=True)
        steps.append(step)
    folder = workshop.folder / plans[-1].name
    on, scores = _scores(recipe, plans, steps)
    if steps[-1].fitted is None:
        raise ReadError(f"{corpora[0]}: the letters that are learned hold no example")
    card = msgspec.structs.replace(
        _card(recipe, folder, steps[-1].fitted, chosen(letters, plans[-1].learn)), scores=scores
    )
    write_card(card, folder)
    result = Result(card, on, tuple(steps))
    write_report(result, folder)
    workshop.finish(folder)
    return result


def plan(recipe: OwnRecipe, names: Sequence[str], held: Sequence[str]) -> Iterator[Plan]:
    """The steps in order; the last one trains the model that is kept."""
    learn, test = tuple(names), tuple(held)
    folds: list[Plan] = []
    count = recipe.folds if recipe.folds is not None else FOLDS if len(names) < SMALL and not held else 0
    if count and not held:
        count = min(count, len(names))
        for number in range(count):
            part = learn[number::count]
            rest = tuple(name for name in learn if name not in part)
            folds.append(Plan(f"fold-{number + 1}", "fold", rest, part))
    elif not held:
        border = max(1, round(len(names) * recipe.share))
        test, learn = learn[:border], learn[border:]
    most = folds[0] if folds else Plan("", "", learn, test)
    sizes = recipe.curve if recipe.curve is not None else CURVE if recipe.backend in QUICK else ()
    for size in sorted({s for s in sizes if s < len(most.learn)}):
        yield Plan(f"curve-{size}", "curve", most.learn[:size], most.test)
    yield from folds
    yield Plan("model", "model", learn, test)


def _letters(recipe: OwnRecipe, corpora: Sequence[Path]) -> tuple[Letters, Letters]:
    """The letters to learn from and those held out, checked."""
    wanted = Wanted(recipe.labels, recipe.ignore, recipe.field)
    letters = read_letters(corpora[0], wanted)
    check_enough(letters, wanted, corpora[0])
    held = read_letters(corpora[1], wanted) if len(corpora) > 1 else {}
    if both := sorted(set(letters) & set(held)):
        raise ReadError(
            f"{corpora[1]}: the letter {both[0]} is in {corpora[0].name} too; what is learned cannot test"
        )
    return letters, held


def _run(one: Plan, letters: Letters, backend: Backend, job: Job, folder: Path) -> Step:
    """Trains one step and scores it."""
    learn = list(one.learn)
    watch: list[str] = []
    if backend.WATCHES and len(learn) > 2:
        watch = learn[:: max(WATCHED, 2)][: max(1, len(learn) // WATCHED)]
        learn = [name for name in learn if name not in watch]
    paragraphs = chosen(letters, learn)
    test = chosen(letters, one.test)
    if not any(p.marks for p in paragraphs):
        missed = outcome(None, test, len(one.test), job.recipe.labels) if one.test else None
        return Step(one.name, len(one.learn), missed, None)
    folder.mkdir(exist_ok=True)
    fitted = backend.fit(paragraphs, chosen(letters, watch), folder, job)
    write_card(_card(job.recipe, folder, fitted, paragraphs), folder)
    scored = None
    if one.test:
        scored = outcome(open_tagger(str(folder), None), test, len(one.test), job.recipe.labels)
    return Step(one.name, len(one.learn), scored, fitted)


def _card(recipe: OwnRecipe, folder: Path, fitted: Fitted, learned: Sequence[Paragraph]) -> ModelCard:
    weights = folder / fitted.weights
    present = {label for paragraph in learned for _, _, label in paragraph.marks}
    return ModelCard(
        name=recipe.name,
        version=recipe.version,
        backend=TAGGER[recipe.backend],  # type: ignore[arg-type]
        format=FORMAT,
        languages=tuple(sorted({paragraph.language for paragraph in learned})),
        labels=tuple(label for label in recipe.labels if label in present),
        weights=fitted.weights,
        size=size_of(weights),
        digest=digest_of(weights),
        licence=recipe.licence,
        rebuild=f"allegex train {recipe.name}.toml",
        note=recipe.note,
        tables=False,
        data=(Data(Path(recipe.corpus).name, recipe.licence, "annotated letters", len(learned)),),
    )


def _scores(recipe: OwnRecipe, plans: Sequence[Plan], steps: Sequence[Step]) -> tuple[str, tuple[Score, ...]]:
    """What the scores are on, and the scores themselves: over all labels, then each."""
    folds = [s.outcome for p, s in zip(plans, steps, strict=True) if p.kind == "fold" and s.outcome]
    whole = joined(folds) if folds else steps[-1].outcome
    if whole is None:
        return "nothing", ()
    if folds:
        on = f"{whole.letters} letters, each held out once in {len(folds)} folds"
    else:
        on = f"{whole.letters} held-out letters"
    rows = [("all labels", whole.total), *whole.labels.items()]
    return on, tuple(
        Score(on=f"{label}, {on}", measure="exact", f1=round(counts.f1, 3)) for label, counts in rows
    )


def _backend(recipe: OwnRecipe) -> Backend:
    """The module that trains, with the libraries it needs. Raises ConfigError naming the extra that brings them."""
    extra = recipe.backend if recipe.backend in {"spacy", "transformers"} else "train"
    try:
        import_module("matplotlib")
        return cast("Backend", import_module(f"allegex.training.own.{recipe.backend}"))
    except ImportError as error:
        extras = "train" if extra == "train" else f"train,{extra}"
        raise ConfigError(
            f"training with backend {recipe.backend} needs more: pip install 'allegex[{extras}]' ({error})"
        ) from error
