"""A Hugging Face dataset on disk: one row per text, spans as a list of structs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from allegex.errors import ConfigError, ReadError, WriteError
from allegex.records.annotated import AnnotatedText


def write(texts: Sequence[AnnotatedText], target: Path) -> None:
    """Saves the dataset as the folder `target`."""
    datasets = _datasets()
    rows = [msgspec.to_builtins(text) for text in texts]
    for row in rows:
        # Arrow has one type per column: what is free in shape travels as JSON.
        row["fields"] = msgspec.json.encode(row["fields"]).decode()
        row["spans"] = [
            {**span, "places": msgspec.json.encode(span["places"]).decode()} for span in row["spans"]
        ]
    temporary = target.with_name(target.name + ".tmp")
    try:
        datasets.Dataset.from_list(rows, features=_features(datasets)).save_to_disk(str(temporary))
        shutil.rmtree(target, ignore_errors=True)
        temporary.replace(target)
    except OSError as error:
        shutil.rmtree(temporary, ignore_errors=True)
        raise WriteError(f"{target}: cannot be written: {error.strerror}") from error


def read(source: Path) -> Iterator[AnnotatedText]:
    """The texts of a dataset on disk."""
    datasets = _datasets()
    try:
        rows = datasets.load_from_disk(str(source))
    except (OSError, ValueError) as error:
        raise ReadError(f"{source}: not a dataset that `save_to_disk` wrote") from error
    for number, row in enumerate(rows):
        try:
            row["fields"] = msgspec.json.decode(row["fields"])
            for span in row["spans"]:
                span["places"] = msgspec.json.decode(span["places"])
            yield msgspec.convert(row, AnnotatedText)
        except (msgspec.MsgspecError, KeyError, TypeError) as error:
            raise ReadError(f"{source}, row {number + 1}: {error}") from error


def _features(datasets: Any) -> Any:
    text, number = datasets.Value("string"), datasets.Value("int64")
    span = {
        "start": number,
        "end": number,
        "label": text,
        "id": text,
        "value": text,
        "score": datasets.Value("float64"),
        "by": text,
        "places": text,
    }
    relation = {"source": text, "target": text, "label": text}
    return datasets.Features(
        {
            "id": text,
            "text": text,
            "language": text,
            "spans": datasets.List(span),
            "relations": datasets.List(relation),
            "fields": text,
            "letter": text,
            "offset": number,
        }
    )


def _datasets() -> Any:
    try:
        import datasets
    except ImportError as error:
        raise ConfigError("this format needs datasets: pip install 'allegex[train]'") from error
    datasets.disable_progress_bars()
    return datasets
