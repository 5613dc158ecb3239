"""Cues to the models of themes and topics: sentences made of cues and neutral words, weakly labelled, to logistic regression."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from allegex.linear import SCALE, Weights
from allegex.linking.cues import JOINT, CueFile, Cues, Unit
from allegex.linking.passages import FORMAT, features
from allegex.records.document import SectionKind
from allegex.records.text import Span
from allegex.resources import LANGUAGES, Resources
from allegex.training.linear import LinearRecipe, command, read_documents, write_model

_CUES = ("c:", "n:")
NEUTRAL: frozenset[SectionKind] = frozenset(
    {"allegations", "background", "concerns", "subject", "requests", "interim_measures", "closing", "annex"}
)


class PassagesRecipe(LinearRecipe, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a model of passages is made of."""

    shown: int = 3
    """How often each cue is shown in a sentence of its own."""
    neutral: int = 6000
    """Sentences of generated letters that are shown as they are."""
    silenced: float = 0.35
    """Share of sentences shown without their cues, so that words learn to speak."""
    name_holds: float = 0.93
    cue_holds: float = 0.66
    """How likely a label is where a sentence names it, has one cue of it: read off letters by hand."""
    most: float = 0.02
    """Share of sentences above which a word says nothing."""
    joined: float = 0.5
    """Share of made sentences that hold a cue of another label too: letters join what they fear for."""
    least_for: int = 40
    least_against: int = 100
    """Weights for or against a label below these, in hundredths, are dropped: they cost time and decide nothing."""


class Example(NamedTuple):
    """What the model sees of a sentence, and how likely each label is."""

    features: frozenset[str]
    labels: dict[str, float]


def train(recipe: PassagesRecipe, documents: Path, target: Path) -> Weights[str]:
    """Trains on the cues and documents, writes weights.json and the card model.toml into the folder `target`."""
    resources = Resources()
    draw = random.Random(recipe.seed)
    sentences = _sentences(documents)
    examples: list[Example] = []
    labels: dict[str, None] = {}
    for language in LANGUAGES:
        file = resources.language(language, f"{recipe.name}.json", CueFile)
        labels.update(dict.fromkeys(row.id for row in file.rows))
        examples.extend(examples_of(Cues(file), sentences.get(language, []), recipe, draw))
    weights = fit(examples, tuple(labels), recipe)
    write_model(weights, recipe, target, {"sentences": len(examples)})
    return weights


def examples_of(
    cues: Cues, sentences: Sequence[str], recipe: PassagesRecipe, draw: random.Random
) -> Iterator[Example]:
    """Sentences of one language: each cue among neutral words, examples of the data, sentences of letters."""
    plain = [s for s in sentences if not _unit(cues, s).cues]
    words = [word for sentence in plain for word in sentence.split()] or ["—"]
    phrases = [phrase for row in cues.file.rows for phrase in (*row.names, *row.cues)]
    for row in cues.file.rows:
        for phrase in (*row.names, *row.cues):
            for _ in range(recipe.shown):
                text = _spoken(phrase, words, draw)
                if draw.random() < recipe.joined:
                    text = f"{text} {_spoken(draw.choice(phrases), words, draw)}"
                yield _example(cues, text, recipe, draw)
        for text in row.examples:
            for _ in range(recipe.shown * 2):
                yield _example(cues, text, recipe, draw, also=row.id)
        for text in row.counterexamples:
            yield Example(frozenset(_learnt(_unit(cues, text))), {})
    for sentence in draw.sample(list(sentences), min(recipe.neutral, len(sentences))):
        yield _example(cues, sentence, recipe, draw)


def _spoken(phrase: str, words: Sequence[str], draw: random.Random) -> str:
    """A phrase with its parts among words of letters."""
    pieces: list[str] = []
    for part in phrase.split(JOINT):
        start = draw.randrange(len(words))
        pieces.extend((*words[start : start + draw.randint(1, 6)], part.replace("*", "")))
    start = draw.randrange(len(words))
    return " ".join((*pieces, *words[start : start + draw.randint(0, 8)]))


def _example(
    cues: Cues, text: str, recipe: PassagesRecipe, draw: random.Random, *, also: str | None = None
) -> Example:
    unit = _unit(cues, text)
    labels: dict[str, float] = {}
    for cue in unit.cues:
        known = labels.get(cue[2:], 0.0)
        holds = recipe.name_holds if cue[0] == "n" else recipe.cue_holds
        labels[cue[2:]] = max(known, holds) if not known else recipe.name_holds
    if also is not None:
        labels[also] = recipe.name_holds
    shown = unit if draw.random() >= recipe.silenced else replace(unit, cues=frozenset())
    return Example(frozenset(_learnt(shown)), labels)


def _learnt(unit: Unit) -> set[str]:
    """Its features without numbers and short words, which say nothing."""
    return {f for f in features(unit) if len(f) > 2 and not f[0].isdigit()}


def _unit(cues: Cues, text: str) -> Unit:
    return next(iter(cues.units(text, [Span(0, len(text))])))


def _sentences(documents: Path) -> dict[str, list[str]]:
    """The sentences of generated letters, by language, each once."""
    found: dict[str, dict[str, None]] = {}
    for document in read_documents(documents):
        content = document.content
        for section in document.sections:
            if section.kind in NEUTRAL:
                for paragraph in content[section.start : section.end].split("\n\n"):
                    for sentence in paragraph.split(". "):
                        if len(sentence) > 30:
                            found.setdefault(section.language, {})[sentence] = None
    return {language: list(sentences) for language, sentences in found.items()}


def fit(examples: Sequence[Example], labels: tuple[str, ...], recipe: PassagesRecipe) -> Weights[str]:
    """One logistic regression per label; a label that is likely counts as right and as wrong, by its share."""
    import numpy
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for example in examples for feature in example.features)
    most = recipe.most * len(examples)
    often = {f for f, n in counts.items() if n >= recipe.least and (n <= most or f[:2] in _CUES)}
    vectorizer = DictVectorizer(sort=True)
    table = vectorizer.fit_transform([{f: 1.0 for f in e.features if f in often} for e in examples]).tocsr()
    names = list(vectorizer.get_feature_names_out())
    common = [column for column, name in enumerate(names) if name[:2] not in _CUES]
    own = {name: column for column, name in enumerate(names) if name[:2] in _CUES}
    bias: list[int] = []
    written: dict[str, list[str]] = {}
    for number, label in enumerate(labels):
        shares = numpy.array([example.labels.get(label, 0.0) for example in examples])
        right = numpy.flatnonzero(shares > 0)
        rows = numpy.concatenate([numpy.arange(len(examples)), right])
        wanted = numpy.concatenate([numpy.zeros(len(examples)), numpy.ones(len(right))])
        weight = numpy.concatenate([1 - shares, shares[right]])
        model = LogisticRegression(C=recipe.strength, solver="liblinear", random_state=recipe.seed)
        # Cues of other labels say nothing against this one.
        columns = sorted([*common, *(own[cue] for kind in _CUES if (cue := kind + label) in own)])
        model.fit(table[:, columns][rows], wanted, sample_weight=weight)
        whole: Any = numpy.zeros(len(names), dtype=int)
        whole[columns] = numpy.rint(model.coef_[0] * SCALE).astype(int)
        bias.append(int(numpy.rint(model.intercept_[0] * SCALE)))
        for column in numpy.flatnonzero((whole >= recipe.least_for) | (whole <= -recipe.least_against)):
            written.setdefault(names[column], []).append(f"{number}:{whole[column]}")
    return Weights(FORMAT, labels, tuple(bias), {name: " ".join(pairs) for name, pairs in written.items()})


def main(arguments: Sequence[str] | None = None) -> None:
    """python -m allegex.training.passages RECIPE DOCUMENTS TARGET"""
    command(train, PassagesRecipe, "allegex.training.passages", arguments)


if __name__ == "__main__":
    main()
