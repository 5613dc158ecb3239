"""`allegex annotate export|import`: annotations out to tools and back in."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

app = typer.Typer(help="Annotations out to tools and back in.", no_args_is_help=True)


class Form(StrEnum):
    """Formats of annotation tools and trainers."""

    label_studio = "label-studio"
    doccano = "doccano"
    prodigy = "prodigy"
    spacy = "spacy"
    conll = "conll"
    hf = "hf"


class Unit(StrEnum):
    """What one text of the corpus is."""

    letter = "letter"
    paragraph = "paragraph"


@app.command("export")
def export_annotations(
    records: Annotated[
        Path, typer.Argument(help="A batch folder, .json/.jsonl records, or a corpus (.corpus.jsonl).")
    ],
    to: Annotated[Form, typer.Option(help="Format to write.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="File (for hf: folder) to write.")],
    unit: Annotated[Unit, typer.Option(help="Whole letters or single paragraphs.")] = Unit.paragraph,
    label: Annotated[list[str] | None, typer.Option(help="Only spans of these labels.")] = None,
    section: Annotated[
        list[str] | None, typer.Option(help="Only paragraphs of sections of these kinds.")
    ] = None,
    sample: Annotated[int | None, typer.Option(min=1, help="So many texts, at random.")] = None,
    uncertain: Annotated[int | None, typer.Option(min=1, help="So many texts, least sure first.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of --sample.")] = 1,
) -> None:
    """Write texts with what the pipeline found, to be corrected in an annotation tool."""
    from allegex.archive.records import records as read
    from allegex.errors import ConfigError
    from allegex.records.document import SectionKind
    from allegex.writers.annotation import letters
    from allegex.writers.annotation.corpus import is_corpus, read_corpus
    from allegex.writers.annotation.formats import export_texts

    unknown = set(section or ()) - set(get_args(SectionKind))
    if unknown:
        raise ConfigError(
            f"no section kind {sorted(unknown)[0]!r}; possible: {', '.join(get_args(SectionKind))}"
        )
    kinds = cast("list[SectionKind]", section or [])
    if is_corpus(records):
        texts = list(read_corpus(records))
    elif unit is Unit.letter:
        texts = [letters.annotated(letter) for letter in read(records)]
    else:
        texts = [text for letter in read(records) for text in letters.paragraphs(letter, kinds)]
    if label:
        texts = letters.with_labels(texts, label)
    if uncertain:
        texts = letters.most_uncertain(texts, uncertain)
    if sample:
        texts = letters.sample(texts, sample, seed)
    for lost in export_texts(texts, out, to.value):
        print(f"allegex: {to.value} cannot carry: {lost.count} {lost.what}", file=sys.stderr)
    print(f"{len(texts)} texts, {sum(len(t.spans) for t in texts)} spans")


@app.command("import")
def import_annotations(
    source: Annotated[Path, typer.Argument(help="What the annotation tool exported.")],
    form: Annotated[Form, typer.Option("--from", help="Its format.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Corpus file to write, NAME.corpus.jsonl.")],
) -> None:
    """Read annotations back into the corpus form that training reads."""
    from allegex.writers.annotation.corpus import write_corpus
    from allegex.writers.annotation.formats import import_texts

    texts = import_texts(source, form.value)
    write_corpus(texts, out)
    print(f"{len(texts)} texts, {sum(len(t.spans) for t in texts)} spans")
