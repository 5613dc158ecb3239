"""Text to document: language, sections that tile the text, sentences."""

from __future__ import annotations

from allegex.records.document import Document, DocumentSection
from allegex.records.text import Block, Text
from allegex.resources import Resources
from allegex.segmentation.sentences import split_sentences


def segment(text: Text, resources: Resources) -> Document:
    """The document of a composed text."""
    raise NotImplementedError


def passage(content: str, language: str, resources: Resources) -> Document:
    """A piece of text that is no letter, as a document of one section."""
    text = Text(content=content, blocks=(Block(0, len(content), "body", 1),), segments=())
    section = DocumentSection(kind="other", start=0, end=len(content), language=language, by="passage")
    sentences = split_sentences(content, 0, len(content), language, resources)
    return Document(text=text, kind="other", language=language, sections=(section,), sentences=sentences)
