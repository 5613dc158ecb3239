"""What changed between two runs over the same letters, per field, with counts and examples."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from allegex.archive.records import lines, record_id
from allegex.errors import ReadError
from allegex.records.codec import decode
from allegex.records.letter import Letter

EXAMPLES = 5
"""Letters named per field: enough to look, few enough to read."""


class FieldChange(Struct, frozen=True):
    """A field: letters in which it differs, values gone and values new over all of them, some letters as examples."""

    field: str
    letters: int
    gone: int
    new: int
    examples: tuple[str, ...]


class Diff(Struct, frozen=True):
    """Letters in both runs, in one only, equal, and the fields that changed, most changed first."""

    both: int
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    equal: int
    fields: tuple[FieldChange, ...]


def _values(letter: Letter) -> dict[str, Counter[str]]:
    """The values of a letter by field, without offsets: what a reader would call a change."""
    header = letter.header
    found: dict[str, Counter[str]] = {
        "kind": Counter([letter.kind]),
        "language": Counter([letter.language]),
        "text": Counter([letter.text]),
        "header.reference": Counter([header.reference.value] if header.reference else []),
        "header.date": Counter([header.date.value] if header.date else []),
        "header.addressee": Counter(
            [f"{header.addressee.kind}:{header.addressee.state}"] if header.addressee else []
        ),
        "header.response": Counter(
            [f"{header.response.days}:{header.response.due}:{header.response.urgent}"]
        ),
        "header.mandates": Counter(f"{m.id}:{m.title}:{m.resolution}:{m.signatory}" for m in header.mandates),
        "header.copied_to": Counter(f"{c.name}:{c.state}" for c in header.copied_to),
        "header.related": Counter(f"{r.reference}:{r.relation}" for r in header.related),
    }
    for name, read in _LISTS.items():
        found[name] = Counter(read(letter))
    return found


_LISTS: Mapping[str, Callable[[Letter], Iterator[str]]] = {
    "sections": lambda a: (f"{s.kind}:{a.text[s.start : s.end]}" for s in a.sections),
    "entities": lambda a: (f"{e.kind}:{e.name}:{e.state}" for e in a.entities),
    "entities.roles": lambda a: (f"{e.name}:{r}" for e in a.entities for r in e.roles),
    "entities.mentions": lambda a: (
        f"{e.name}:{a.text[m.start : m.end]}" for e in a.entities for m in e.mentions
    ),
    "dates": lambda a: (f"{a.text[d.start : d.end]}:{d.edtf}:{d.relation}" for d in a.dates),
    "citations": lambda a: (
        f"{a.text[c.start : c.end]}:{c.instrument}:{c.jurisdiction}:{'|'.join(p.value for p in c.provisions)}"
        for c in a.citations
    ),
    "requests": lambda a: (f"{r.number}:{a.text[r.start : r.end]}" for r in a.requests),
    "answers": lambda a: (f"{r.number}:{a.text[r.start : r.end]}" for r in a.answers),
    "requests.topics": lambda a: (f"{r.number}:{t.id}" for r in a.requests for t in r.topics),
    "events": lambda a: (f"{e.type}:{e.edtf}:{e.status}:{a.text[e.start : e.end]}" for e in a.events),
    "charges": lambda a: (f"{c.law}:{'|'.join(c.provisions)}:{c.opened}:{c.outcome}" for c in a.charges),
    "themes": lambda a: (t.id for t in a.themes),
    "footnotes": lambda a: (f"{f.marker}:{a.text[f.start : f.end]}" for f in a.footnotes),
    "custom": lambda a: (f"{n}:{v.label}:{v.value}" for n, vs in a.custom.items() for v in vs),
    "checks": lambda a: (f"{c.name}:{c.ok}" for c in a.checks),
    "warnings": lambda a: (w.code for w in a.warnings),
}


def diff(first: Path, second: Path) -> Diff:
    """Compares two runs letter by letter, by id. One record of each is held at a time. Raises ReadError."""
    ours, theirs = _offsets(first), _offsets(second)
    shared = sorted(ours.keys() & theirs.keys())
    letters: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    new: Counter[str] = Counter()
    examples: defaultdict[str, list[str]] = defaultdict(list)
    equal = 0
    for key in shared:
        before, after = _read(*ours[key]), _read(*theirs[key])
        if msgspec.structs.replace(before, run=after.run) == after:
            equal += 1
            continue
        old, now = _values(before), _values(after)
        for field in old:
            lost, found = old[field] - now[field], now[field] - old[field]
            if lost or found:
                letters[field] += 1
                gone[field] += lost.total()
                new[field] += found.total()
                if len(examples[field]) < EXAMPLES:
                    reference = after.header.reference
                    examples[field].append(reference.value if reference else key)
    fields = sorted(letters, key=lambda f: (-letters[f], f))
    return Diff(
        len(shared),
        tuple(sorted(ours.keys() - theirs.keys())),
        tuple(sorted(theirs.keys() - ours.keys())),
        equal,
        tuple(FieldChange(f, letters[f], gone[f], new[f], tuple(examples[f])) for f in fields),
    )


def _offsets(source: Path) -> dict[str, tuple[Path, int]]:
    """Where each record stands: file and byte offset, so that no archive has to fit into memory."""
    return {record_id(line.data): (line.path, line.offset) for line in lines(source)}


def _read(path: Path, offset: int) -> Letter:
    with path.open("rb") as file:
        file.seek(offset)
        data = file.read() if path.suffix == ".json" else file.readline()
    try:
        return decode(data)
    except ReadError as error:
        raise ReadError(f"{path}, byte {offset}: {error}") from error
