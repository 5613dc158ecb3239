"""What is compiled says the same as the Python that it was compiled from."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from scripts import compiled
from scripts.compare import differing

ROOT = Path(__file__).parent.parent


def test_modules_that_are_named_exist() -> None:
    """A name that matches nothing would leave a room uncompiled without a word."""
    for pattern in (*compiled.settings()["include"], *compiled.settings()["exclude"]):
        assert list(compiled.SRC.glob(pattern)), pattern


def test_annotations_are_said_again_for_msgspec() -> None:
    source = (
        'class Row(Struct, frozen=True):\n    """A row."""\n\n    id: str\n    outcome: str | None = None\n'
    )
    added = compiled.annotated(source).removeprefix(source)
    assert added == "Row.__annotations__.update({'id': 'str', 'outcome': 'str | None'})\n"


def test_shapes_of_data_files_keep_their_types() -> None:
    """mypyc keeps no annotations that msgspec could read: a field of several types would take anything."""
    if not compiled.built():
        pytest.skip("nothing is compiled: `make compiled`")
    for path in compiled.modules():
        source = (compiled.SRC / path).read_text("utf-8")
        module = import_module(".".join(path.with_suffix("").parts))
        for name in re.findall(r"^class (\w+)\(Struct", source, re.M):
            said = getattr(module, name).__annotations__
            assert all(isinstance(told, str) for told in said.values()), (path, name)


def test_what_is_compiled_is_current() -> None:
    if not compiled.built():
        pytest.skip("nothing is compiled: `make compiled`")
    assert compiled.is_current(), "older than its sources: `make compiled`, or `make plain`"


def test_records_are_those_of_plain_python() -> None:
    if not compiled.built():
        pytest.skip("nothing is compiled: `make compiled`")
    assert not differing(sorted(ROOT.glob("corpus/*/*.pdf")))
