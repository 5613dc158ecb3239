"""Training own extractors: seconds for 100,000 tokens, the learning curve of the example, round trips of annotations.

Run: python -m benchmarks.training [--skip crf spacy curve formats]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from allegex.taggers.bio import tokenize
from allegex.training.own.letters import Wanted, chosen, read_letters
from allegex.training.own.recipe import OwnRecipe, SpacySettings
from allegex.training.own.report import curve_of
from allegex.training.own.steps import Job
from allegex.training.own.train import train
from allegex.writers.annotation.corpus import write_corpus
from allegex.writers.annotation.formats import FORMATS, export_texts, import_texts
from corpus.own.__main__ import LABELS, letters

ROOT = Path(__file__).parents[1]
TOKENS = 100_000
DOCUMENTS = 500


def main() -> None:
    """Prints one line per measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--skip", nargs="*", default=[], choices=["crf", "spacy", "curve", "formats"])
    skip = set(parser.parse_args().skip)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not {"crf", "spacy"} <= skip:
            backends(folder, skip)
        if "curve" not in skip:
            start = time.process_time()
            result = train(ROOT / "examples/detention.toml", folder / "detention", lambda *_: None)
            curve = ", ".join(f"{f1:.2f} after {count}" for count, f1 in curve_of(result))
            print(f"example: F1 {curve} letters, {time.process_time() - start:.1f} s CPU")
        if "formats" not in skip:
            formats(folder)


def backends(folder: Path, skip: set[str]) -> None:
    """Seconds of CPU for TOKENS tokens: the whole CRF, an epoch of spaCy."""
    texts = letters(TOKENS // 300, "train", 1)
    write_corpus(texts, folder / "large.corpus.jsonl")
    found = read_letters(folder / "large.corpus.jsonl", Wanted(tuple(LABELS.values())))
    paragraphs, count = [], 0
    for paragraph in chosen(found, list(found)):
        if count < TOKENS:
            paragraphs.append(paragraph)
            count += len(paragraph.tokens.text)
    for backend in sorted({"crf", "spacy"} - skip):
        recipe = OwnRecipe(
            name="large",
            backend="crf",
            corpus="",
            labels=tuple(LABELS.values()),
            spacy=SpacySettings(epochs=1),
        )
        (folder / backend).mkdir()
        job = Job(recipe, folder, lambda done, total: None)
        if backend == "crf":
            from allegex.training.own.crf import fit
        else:
            from allegex.training.own.spacy import fit
        start = time.process_time()
        fit(paragraphs, [], folder / backend, job)
        what = "an epoch of spacy" if backend == "spacy" else "crf"
        print(f"{what}: {time.process_time() - start:.1f} s CPU for {count} tokens")


def formats(folder: Path) -> None:
    """Which of DOCUMENTS generated letters come back from each format as they were."""
    texts = letters(DOCUMENTS, "train", 3)
    assert sum(len(tokenize(text.text).text) for text in texts) > TOKENS
    for form, about in FORMATS.items():
        target = folder / f"texts-{form}{about.suffix}"
        lost = export_texts(texts, target, form)
        back = import_texts(target, form)
        same = sum(
            a.text == b.text
            and [(s.start, s.end, s.label) for s in a.spans] == [(s.start, s.end, s.label) for s in b.spans]
            for a, b in zip(texts, back, strict=True)
        )
        print(f"{form}: {same} of {len(texts)} letters come back as they were; {len(lost)} things lost")


if __name__ == "__main__":
    main()
