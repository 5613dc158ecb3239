"""The ten questions of docs/queries.md have answers, and the document shows them as they are now."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def queries() -> ModuleType:
    spec = importlib.util.spec_from_file_location("queries", ROOT / "scripts/queries.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_ten_questions_are_answered_as_the_document_shows(queries: ModuleType, tmp_path: Path) -> None:
    text = queries.DOCUMENT.read_text("utf-8")
    asked = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    assert len(asked) == 10
    database = queries.database(tmp_path)
    for query in asked:
        assert len(queries.answer(database, query)) > 1, query
    assert queries.rewritten(text, database) == text
