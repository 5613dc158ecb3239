"""A scored corpus as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from allegex.evaluation.run import Result, interval


def as_table(result: Result) -> str:
    """One line per field: gold values, precision, recall, F1 with its interval over letters, F1 per language."""
    languages = result.languages if len(result.languages) > 1 else ()
    head = f"{'field':30}{'gold':>7}{'P':>8}{'R':>8}{'F1':>8}  {'95 %':<13}"
    lines = [f"{len(result.letters)} letters, gold {result.digest[:19]}", "", head + _columns(languages)]
    per_language = {language: result.totals(language) for language in languages}
    for field, count in result.totals().items():
        low, high = interval(result.letters, field)
        row = f"{field:30}{count.right + count.missed:>7}"
        row += f"{count.precision:>8.3f}{count.recall:>8.3f}{count.f1:>8.3f}  {low:.3f}-{high:.3f}  "
        for language in languages:
            own = per_language[language].get(field)
            row += f"{own.f1:>8.3f}" if own else f"{'-':>8}"
        lines.append(row)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _columns(languages: tuple[str, ...]) -> str:
    return "".join(f"{f'F1 {language}':>8}" for language in languages)


def as_json(result: Result) -> str:
    """The same numbers, for all letters, per language and per letter."""
    report = {
        "digest": result.digest,
        "missing": list(result.missing),
        "all": dict(_fields(result, None)),
        "languages": {language: dict(_fields(result, language)) for language in result.languages},
        "letters": {
            scored.name: {field: round(count.f1, 4) for field, count in scored.counts.items()}
            for scored in result.letters
        },
    }
    return json.dumps(report, indent=1) + "\n"


def _fields(
    result: Result, language: str | None
) -> Iterator[tuple[str, dict[str, float | int | list[float]]]]:
    letters = [s for s in result.letters if language in (None, s.language)]
    for field, count in result.totals(language).items():
        low, high = interval(letters, field)
        yield (
            field,
            {
                "gold": count.right + count.missed,
                "right": count.right,
                "wrong": count.wrong,
                "missed": count.missed,
                "precision": round(count.precision, 4),
                "recall": round(count.recall, 4),
                "f1": round(count.f1, 4),
                "interval": [round(low, 4), round(high, 4)],
            },
        )
