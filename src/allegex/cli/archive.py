"""`allegex load`, `export`, `diff`, `stats`, `link`: what is done with the records of an archive."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Records = Annotated[Path, typer.Argument(help="A batch folder, or .json/.jsonl that allegex wrote.")]


class ExportFormat(StrEnum):
    """What `allegex export` writes."""

    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"
    uwazi = "uwazi"
    provisions = "provisions"
    timeline = "timeline"


def load(
    records: Records, to: Annotated[str, typer.Option(help="SQLAlchemy URL, e.g. sqlite:///letters.db")]
) -> None:
    """Load records into SQLite, PostgreSQL or DuckDB; loading again changes nothing."""
    from allegex.archive.records import records as read
    from allegex.cli.extras import needs

    with needs("database", "sqlalchemy"):
        from allegex.writers.database.load import load as into
    found = into(read(records), to)
    print(f"{found.added} added, {found.replaced} replaced, {found.unchanged} unchanged")


def export(
    records: Records,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the files.")],
    form: Annotated[ExportFormat, typer.Option("--format", help="What to write.")] = ExportFormat.csv,
) -> None:
    """Write records as flat tables (csv, parquet, xlsx), as CSV files for Uwazi, or as one table: the provisions cited,
    or the chronology."""
    from typing import cast

    from allegex.archive.records import records as read

    if form in {ExportFormat.provisions, ExportFormat.timeline}:
        from allegex.writers.rowfiles import write_provisions, write_timeline

        write = write_provisions if form is ExportFormat.provisions else write_timeline
        written = [write(read(records), out)]
    elif form is ExportFormat.uwazi:
        from allegex.writers.uwazi import write_uwazi

        written = write_uwazi(read(records), out)
    else:
        from allegex.writers.export import Format
        from allegex.writers.export import export as write_tables

        written = write_tables(read(records), out, cast("Format", form.value))
    for path in written:
        print(path)


def diff(
    first: Records,
    second: Records,
) -> None:
    """Show what changed between two runs over the same letters, per field."""
    from allegex.archive.diff import diff as compare

    found = compare(first, second)
    print(f"letters in both {found.both}, equal {found.equal}")
    print(f"only in the first {len(found.only_first)}, only in the second {len(found.only_second)}")
    for change in found.fields:
        print(
            f"{change.field:20} {change.letters:7} letters {change.gone:7} gone {change.new:7} new   e.g. ",
            end="",
        )
        print(", ".join(change.examples))


def stats(records: Records, top: Annotated[int, typer.Option(help="Rows per table.")] = 15) -> None:
    """Count letters by year, State, type, mandate and language; failures; checks that failed most."""
    from allegex.archive.records import failures
    from allegex.archive.records import records as read
    from allegex.archive.stats import stats as count

    found = count(read(records))
    print(f"letters {found.letters}")
    for name, rows in found.tables.items():
        if rows:
            print(f"\n{name}")
        for value, number in rows if name == "year" else rows[:top]:
            print(f"  {value:50} {number:7}")
    failed = failures(records)
    print(f"\nfailures {sum(failed.values())}")
    for stage, number in sorted(failed.items()):
        print(f"  {stage:50} {number:7}")


def link(
    records: Records,
    table: Annotated[bool, typer.Option("--table", help="A line to read per link, not JSON lines.")] = False,
) -> None:
    """Group the letters of an archive that belong together, each link with its reason and score."""
    from msgspec import json

    from allegex.archive.links import links
    from allegex.archive.records import records as read

    for found in links(read(records)):
        if table:
            first, second = found.first_reference or found.first, found.second_reference or found.second
            reason = found.reason + (f" ({found.relation})" if found.relation else "")
            print(f"{found.group:5}  {first:20} {second:20} {found.score:.2f}  {reason}  {found.detail}")
        else:
            print(json.encode(found).decode())
