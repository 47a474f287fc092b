"""Source, cue and content of a cue verb as spans of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

TRIMMED = " ,;:\n\t—–-"


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution before it has an id and an actor; `order` is where its cue stands."""

    source: Span | None
    cue: Span | None
    content: Span
    kind: str
    order: int


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without blanks, commas and dashes at its ends."""
    while start < end and text[start] in TRIMMED:
        start += 1
    while end > start and text[end - 1] in " ;:\n\t—–-":
        end -= 1
    if end > start and text[end - 1] == "," and not any(mark in text[start:end] for mark in ('"', "”", "''")):
        end -= 1
    return Span(start, end)


def name_of(tree: Tree, text: str, noun: Token) -> Span:
    """A noun phrase as a source, whole: with its appositions and relative clauses, which may run beyond the verb's comma."""
    found = tree.extent(noun)
    return trimmed(text, found.start, found.end)


def subject(tree: Tree, verb: Token) -> Token | None:
    """Who does what a verb tells: its subject, that of the clause that it is joined to or hangs on, or the noun it describes."""
    own = tree.kids(verb, "nsubj", "csubj")
    if own:
        one = own[0]
        return one
    agent = [p for a in tree.kids(verb, "agent") for p in tree.kids(a, "pobj")]
    if agent:
        return agent[0]
    if tree.kids(verb, "nsubjpass", "auxpass"):
        return None
    return _inherited(tree, verb)


def _inherited(tree: Tree, verb: Token) -> Token | None:
    head = tree.head(verb)
    if head.i == verb.i:
        return None
    if verb.dep == "acl" and verb.tag == "VBG":
        return head
    if verb.dep == "pcomp":
        head = tree.head(head)
        return subject(tree, head) or _passive(tree, head) if head.pos in ("VERB", "AUX") else None
    if verb.dep in ("conj", "xcomp", "advcl", "prep") and head.pos in ("VERB", "AUX"):
        if verb.dep == "xcomp":
            helped = tree.kids(head, "dobj")
            if helped:
                return helped[0]
        return subject(tree, head) or _passive(tree, head)
    return None


def _passive(tree: Tree, verb: Token) -> Token | None:
    return next(iter(tree.kids(verb, "nsubjpass")), None)


def cue_span(tree: Tree, verb: Token, last: Token | None = None) -> Span:
    """A cue verb with its auxiliaries, negation and particle; `last` a preposition that belongs to it."""
    parts = [verb, *tree.kids(verb, "aux", "auxpass", "neg", "prt")]
    if last is not None:
        parts.append(last)
    near = [t for t in parts if abs(t.i - verb.i) <= 4]
    return Span(min(t.start for t in near), max(t.end for t in near))


def clause_span(tree: Tree, text: str, tokens: Sequence[Token]) -> Span:
    """From the first to the last of the subtrees of some tokens."""
    spans = [tree.extent(t) for t in tokens]
    return trimmed(text, min(s.start for s in spans), max(s.end for s in spans))
