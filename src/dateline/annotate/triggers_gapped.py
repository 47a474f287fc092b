"""A verb told once for two deeds: "took the port on Monday and the airport on Tuesday"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.model.document import Document, EventMention
from dateline.model.syntax import Token, Tree

TIMES = ("DATE", "TIME")
SUBJECTS = ("nsubj", "nsubjpass")


def place_at(document: Document, tree: Tree) -> dict[int, str]:
    """The places of a document by the token that heads their mention."""
    found = ((tree.top(p.span), p.id) for p in document.places)
    return {top.i: place for top, place in found if top is not None}


def place_by_place(tree: Tree, at: Mapping[int, str], mention: EventMention) -> list[EventMention]:
    """One mention for each place that has a day of its own; that of the second place hangs on its name, which has the day beside it."""
    words = tree.sentence(mention.sentence)
    for n, word in enumerate(words):
        if word.lemma != "and" or word.i <= mention.token or n + 2 >= len(words):
            continue
        first, second = [t for t in words[:n] if t.i > mention.token], words[n + 1]
        last = next((at[t.i] for t in reversed(first) if t.i in at), "")
        place = at.get(second.i, "") if second.dep not in SUBJECTS else ""
        if place and last in mention.places and last != place and _dated(first) and _dated_next(words[n + 2 :]):
            rest = tuple(p for p in mention.places if p != place)
            other = replace(mention, places=(place,), token=second.i, trigger=second.span)
            return [replace(mention, places=rest), other]
    return [mention]


def _dated(before: list[Token]) -> bool:
    """Whether a day stands right before "and", other than a comma."""
    told = [t for t in before[-2:] if t.pos != "PUNCT"]
    return bool(told) and told[-1].ent in TIMES


def _dated_next(behind: list[Token]) -> bool:
    """Whether a day stands right behind, with its preposition."""
    at = behind[1:] if behind and behind[0].pos in ("ADP", "SCONJ") else behind
    return bool(at) and at[0].ent in TIMES
