"""The tables a letter is flattened into: one set behind databases, Parquet, CSV and Excel.

Keys are stable: `letter` is the digest of the source, `n` counts in the order of the record, and columns ending in `_n`
point to the `n` of another table of the same letter.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

ColumnType = Literal["text", "integer", "real", "boolean"]


class Column(Struct, frozen=True):
    """A column. `key` columns make the primary key."""

    name: str
    type: ColumnType = "text"
    key: bool = False


class Table(Struct, frozen=True):
    """A table. `parent` is the table whose key the columns `parent_columns` hold."""

    name: str
    columns: tuple[Column, ...]
    parent: str | None = "letters"
    parent_columns: tuple[str, ...] = ("letter",)
    indexes: tuple[tuple[str, ...], ...] = ()


def _columns(text: str) -> tuple[Column, ...]:
    """Columns written as "name name:integer *key"."""
    columns = []
    for word in text.split():
        name, _, kind = word.lstrip("*").partition(":")
        columns.append(Column(name, kind or "text", word.startswith("*")))  # type: ignore[arg-type]
    return tuple(columns)


_SPAN = "start_char:integer end_char:integer page:integer"
_CHILD = "*letter *n:integer"

TABLES: tuple[Table, ...] = (
    Table(
        "letters",
        _columns(
            "*letter reference type state number:integer year:integer date language kind kind_score:real addressee_kind"
            " addressee addressee_state replying response_days:integer response_due urgent:boolean publication media_type"
            " size:integer pages:integer text_layer version config record_digest text"
        ),
        parent=None,
        parent_columns=(),
        indexes=(("reference",), ("state", "year"), ("date",)),
    ),
    Table(
        "mandates", _columns(f"{_CHILD} mandate title resolution signatory {_SPAN}"), indexes=(("mandate",),)
    ),
    Table("signatories", _columns(f"{_CHILD} name title mandate_n:integer {_SPAN}")),
    Table("copies", _columns(f"{_CHILD} name state {_SPAN}")),
    Table("related", _columns(f"{_CHILD} reference relation date kind {_SPAN}"), indexes=(("reference",),)),
    Table(
        "sections",
        _columns(f"{_CHILD} kind heading language parent_n:integer {_SPAN} text"),
        indexes=(("kind",),),
    ),
    Table(
        "entities",
        _columns(
            f"{_CHILD} kind name state gender age:integer minor:boolean group_size:integer redacted:boolean acronym"
        ),
        indexes=(("kind", "name"),),
    ),
    Table(
        "aliases", _columns("*letter *entity_n:integer *n:integer alias"), "entities", ("letter", "entity_n")
    ),
    Table(
        "roles",
        _columns("*letter *entity_n:integer *n:integer role"),
        "entities",
        ("letter", "entity_n"),
        (("role",),),
    ),
    Table(
        "occupations",
        _columns("*letter *entity_n:integer *n:integer occupation"),
        "entities",
        ("letter", "entity_n"),
    ),
    Table(
        "mentions",
        _columns(f"*letter *entity_n:integer *n:integer {_SPAN} found_by score:real quote"),
        "entities",
        ("letter", "entity_n"),
    ),
    Table(
        "dates",
        _columns(
            f"{_CHILD} edtf earliest latest relation relative:boolean inferred time_of_day anchor_n:integer event_n:integer"
            f" section_n:integer {_SPAN} quote"
        ),
        indexes=(("earliest",),),
    ),
    Table(
        "events",
        _columns(f"{_CHILD} type date_n:integer edtf earliest latest status {_SPAN} quote"),
        indexes=(("type",), ("earliest",)),
    ),
    Table(
        "participants",
        _columns("*letter *event_n:integer *n:integer entity_n:integer role"),
        "events",
        ("letter", "event_n"),
    ),
    Table(
        "citations",
        _columns(
            f"{_CHILD} kind instrument title jurisdiction jurisdiction_by number year:integer date resolved_from"
            f" section_n:integer section_kind {_SPAN} quote"
        ),
        indexes=(("instrument",), ("jurisdiction",)),
    ),
    Table(
        "provisions",
        _columns("*letter *citation_n:integer *n:integer value unit path label"),
        "citations",
        ("letter", "citation_n"),
        (("value",),),
    ),
    Table(
        "charges",
        _columns(
            f"{_CHILD} person_n:integer law jurisdiction provisions opened closed outcome authority penalty offence status"
            f" {_SPAN} quote"
        ),
        indexes=(("outcome",),),
    ),
    Table("requests", _columns(f"{_CHILD} number:integer marker {_SPAN} text")),
    Table(
        "request_topics",
        _columns("*letter *request_n:integer *n:integer topic score:real"),
        "requests",
        ("letter", "request_n"),
        (("topic",),),
    ),
    Table("themes", _columns(f"{_CHILD} theme score:real"), indexes=(("theme",),)),
    Table("footnotes", _columns(f"{_CHILD} marker anchor:integer {_SPAN} text")),
    Table(
        "custom", _columns(f"{_CHILD} extractor label value score:real {_SPAN} quote"), indexes=(("label",),)
    ),
    Table("checks", _columns(f"{_CHILD} name ok:boolean detail"), indexes=(("name", "ok"),)),
    Table("warnings", _columns(f"{_CHILD} code detail page:integer")),
)
