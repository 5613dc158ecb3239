"""An extractor that makes trouble on demand, for tests of what a batch survives."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterable

from msgspec import Struct

from allegex.contracts import Extractor
from allegex.records.document import Document
from allegex.records.mention import Mention
from allegex.resources import Resources


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """`slow` seconds are spent on every letter."""

    slow: float = 0.0


def build(settings: Settings, resources: Resources) -> Extractor:
    """The extractor: the words of a letter say what happens to its worker."""

    def extract(document: Document) -> Iterable[Mention]:
        time.sleep(settings.slow)
        text = document.content
        if "make it hang" in text:
            # The interpreter is held by a C function that never looks up: only a watchdog outside Python helps.
            re.match(r"(a+)+$", "a" * 60 + "b")
        if "make it crash" in text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "make it fat" in text:
            bytearray(6_000_000_000)
        if "make a bug" in text:
            raise KeyError(text)
        return ()

    return extract
