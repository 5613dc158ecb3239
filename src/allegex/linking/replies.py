"""Replies: which State answers."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.linking.places import state_names
from allegex.records.document import Document
from allegex.records.mention import ReferenceMention
from allegex.resources import Resources


def replying(document: Document, references: Sequence[ReferenceMention], resources: Resources) -> str | None:
    """The State of a reply: that of the letter it answers, else the first that its head names. None for letters."""
    if document.kind != "reply":
        return None
    heads = document.spans("reply_header", "reply_opening")
    for reference in references:
        if reference.state not in {None, "OTH"} and any(s.start <= reference.start < s.end for s in heads):
            return reference.state
    for span in heads:
        for state in state_names(document.content, span.start, span.end, resources):
            return state.code
    return None
