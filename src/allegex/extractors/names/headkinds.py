"""Authority or organisation: what the words of a body say that it is."""

from __future__ import annotations

import re

from allegex.extractors.names.lookups import Grammar
from allegex.extractors.names.scan import Scan
from allegex.extractors.names.tables import Head
from allegex.records.name import EntityKind


def body_kind(scan: Scan, anchor: range, first: int, end: int, head: Head) -> EntityKind:
    """Authority or organisation: by the last head before the first link, or by words of State power beside a weak one."""
    grammar = scan.grammar
    words = scan.text[first:end]
    held = compounds_in(grammar, words)
    if longest := [inside for inside in held if len(inside) > 2]:
        return grammar.compounds[max(longest)]
    known = [(at, scan.phrases[word]) for at, word in enumerate(words) if word in scan.phrases]
    for size in (3, 2) if known else ():
        for at, phrases in known:
            for phrase in phrases:
                if phrase.rule == "alone" and phrase.words == words[at : at + size]:
                    return phrase.kind
    if held:
        return next(kind for inside, kind in grammar.compounds.items() if inside in held)
    heads = [grammar.heads[scan.text[i]] for i in anchor if scan.text[i] in grammar.heads]
    last = heads[-1] if heads else head
    if any(h.kind == "authority" and not h.weak for h in heads) and last.weak:
        return "authority"
    if not last.weak or last.kind == "organisation":
        return last.kind
    state = any(word in grammar.official for word in words) or any(
        grammar.language == "en" and grammar.heads[w].kind == "authority" and not grammar.heads[w].weak
        for w in words
        if w in grammar.heads
    )
    return "authority" if state else "organisation"


def compounds_in(grammar: Grammar, words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The heads of several words that stand in a name."""
    return {
        words[start : start + size]
        for start, word in enumerate(words)
        if word in grammar.compound_starts
        for size in range(2, len(words) - start + 1)
        if words[start : start + size] in grammar.compounds
    }


def is_armed(scan: Scan, first: int, end: int) -> bool:
    """Does the letter call it an armed group, right before or behind?"""
    content, start, stop = scan.words.content, scan.words.start[first], scan.words.end[end - 1]
    before = re.split("[,.;]", content[max(start - 24, 0) : start])[-1]
    after = content[stop + 2 : stop + 30] if content[stop : stop + 2] == ", " else ""
    for words in scan.grammar.armed:
        for text in (before, after):
            at = text.find(words)
            if at >= 0 and not f"_{text}_"[at].isalnum() and not f"{text}_"[at + len(words)].isalnum():
                return True
    return False


def is_common(scan: Scan, first: int, end: int) -> bool:
    """Is it the name of a body that every State has, and no more?"""
    words = scan.text[first:end]
    return any(p.rule == "alone" and p.words == words for p in scan.phrases.get(words[0], ()))


def holds_strong(scan: Scan, first: int, end: int) -> bool:
    """Does a head that makes a body by itself stand here, behind a link?"""
    heads = [scan.grammar.heads[word] for word in scan.text[first:end] if word in scan.grammar.heads]
    return scan.text[first] in scan.grammar.links and any(not head.weak for head in heads)
