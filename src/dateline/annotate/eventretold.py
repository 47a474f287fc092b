"""Which mentions tell again what the report has told before: "the attack", "killed in the blast", "the grenades were thrown by rebels"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from dateline.knowledge.lexicon import Grammar, grammar, load
from dateline.model.document import Document, EventMention, Quantity
from dateline.model.place import Place
from dateline.model.syntax import Token, Tree

REAL = ("happened", "ongoing")
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
CLOSE_BY = 2
"""Sentences within which a general telling is followed by a detailed one."""
SPOTS = ("P.", "S.")
"""Classes of the gazetteer's features that are a town or a single site."""
CLOSE = 1.25
"""Counts within this ratio are one count, rounded."""


def retold(document: Document, lexicons: Sequence[Path] = ()) -> dict[str, tuple[Any, ...]]:
    """The layer `events`, where each mention that takes up an earlier one by a definite noun, or tells it in more detail, names the first
    mention of it in `retells`. Parties, places, times and figures of the two must agree, and no word may say that it happened afresh."""
    reading = _Reading(document, lexicons)
    found: list[EventMention] = []
    for event in document.events:
        earlier = reversed([e for e in found if not e.retells and _before(e, event)])
        first = next((e for e in earlier if reading.takes_up(event, e)), None)
        found.append(replace(event, retells=first.id) if first else event)
    return {"events": tuple(found)}


@cache
def _nouns(lexicons: tuple[Path, ...]) -> dict[str, frozenset[str]]:
    """The types of events that each noun of the lexicon tells of."""
    return {
        lemma: frozenset(e.type for e in found) for (kind, lemma), found in load(lexicons).items() if kind == "noun"
    }


def _before(one: EventMention, other: EventMention) -> bool:
    return one.sentence <= other.sentence and one.trigger.start < other.trigger.start


class _Reading:
    """What is looked up of one document."""

    __slots__ = ("_nouns", "_places", "_quantities", "_tree", "_words")

    def __init__(self, document: Document, lexicons: Sequence[Path]) -> None:
        self._tree: Tree = document.tree()
        self._words: Grammar = grammar()
        self._places = {p.id: p for p in document.places}
        self._quantities = {q.id: q for q in document.quantities}
        self._nouns = _nouns(tuple(lexicons))

    def takes_up(self, again: EventMention, first: EventMention) -> bool:
        """Whether a mention is the happening that an earlier one told."""
        return (
            again.type == first.type
            and (again.factuality in REAL) == (first.factuality in REAL)
            and (self._anaphoric(again, first) or self._in_detail(again, first))
            and self._agree(again, first)
        )

    def _agree(self, again: EventMention, first: EventMention) -> bool:
        mine, yours = again.time.bounds, first.time.bounds
        when = mine.meets(yours) and (mine.earliest is None or yours.earliest is not None)
        joined = self._tree.tokens[again.token].lemma in self._words.joining
        return (
            when
            and (joined or _parties_agree(again, first))
            and self._places_agree(again, first)
            and self._counts(again, first)
        )

    def _anaphoric(self, again: EventMention, first: EventMention) -> bool:
        """Whether a definite noun in or under the trigger names the deed, or a thing that the earlier sentence brought up with it."""
        head = self._tree.tokens[again.token]
        if self._afresh(self._tree.kids(head, "advmod")):
            return False
        brought = self._brought(first)
        return any(
            self._names_deed(noun, again.type) or (noun.lemma in brought and again.sentence > first.sentence)
            for noun in self._nouns_of(again, head)
            if self._definite(noun)
        )

    def _in_detail(self, again: EventMention, first: EventMention) -> bool:
        """Whether a sentence tells what one shortly before told in general: a deed of one kind at the same spot or on the same day, by and to
        the same."""
        if not first.sentence < again.sentence <= first.sentence + CLOSE_BY or not _one_mode(again, first):
            return False
        if self._afresh(
            [t for t in self._tree.sentence(again.sentence) if t.dep in ("advmod", "amod", "det", "nummod")]
        ):
            return False
        shared = bool({*again.actor} & {*first.actor} and {*again.recipient} & {*first.recipient})
        mine, yours = again.time.bounds, first.time.bounds
        return (shared and mine.earliest is not None and mine == yours) or self._at_one_spot(again, first)

    def _at_one_spot(self, again: EventMention, first: EventMention) -> bool:
        """Whether both name the same town, village or building."""
        mine, yours = ({self._places[p].key for p in e.places if self._is_spot(p)} for e in (again, first))
        return bool(mine & yours)

    def _is_spot(self, place: str) -> bool:
        known = self._places.get(place)
        return known is not None and bool(known.key) and (not known.feature or known.feature.startswith(SPOTS))

    def _names_deed(self, noun: Token, kind: str) -> bool:
        return kind in self._nouns.get(noun.lemma, ()) or noun.lemma in self._words.happenings

    def _nouns_of(self, event: EventMention, head: Token) -> Iterator[Token]:
        """The nouns of the trigger, its subject and object, and what it is told to be part of."""
        tree = self._tree
        yield from (t for t in tree.sentence(event.sentence) if event.trigger.contains(t.span) and t.pos == "NOUN")
        yield from (k for k in tree.kids(head, "nsubj", "nsubjpass", "dobj") if k.pos == "NOUN")
        for prep in tree.kids(head, "prep", "agent"):
            if prep.lemma in self._words.told_within:
                yield from (o for o in tree.kids(prep, "pobj") if o.pos == "NOUN")

    def _definite(self, noun: Token) -> bool:
        """Whether it is spoken of as known, and not as another of its kind."""
        kids = self._tree.kids(noun)
        return not self._afresh(kids) and any(k.dep == "det" and k.text.lower() in self._words.definite for k in kids)

    def _afresh(self, words: Sequence[Token]) -> bool:
        return any(w in self._words.afresh for k in words for w in (k.lemma, k.text.lower()))

    def _brought(self, first: EventMention) -> set[str]:
        """The things, not parties, that the sentence of a mention speaks of for the first time: "two grenades"."""
        words = [t for t in self._tree.sentence(first.sentence) if t.pos == "NOUN" and not self._definite(t)]
        return {
            t.lemma
            for t in words
            if t.dep in ("dobj", "nsubjpass", "nsubj", "compound") and t.lemma in self._words.things
        }

    def _places_agree(self, again: EventMention, first: EventMention) -> bool:
        mine, yours = ([self._places[p] for p in e.places if p in self._places] for e in (again, first))
        return not mine or not yours or any(_one_place(a, b) for a in mine for b in yours)

    def _counts(self, again: EventMention, first: EventMention) -> bool:
        """No figure of the one is another number than that of the other."""
        mine, yours = ([self._quantities[q] for q in e.quantities] for e in (again, first))
        pairs = [(a, b) for a in mine for b in yours if a.measure == b.measure and a.unit == b.unit]
        return not pairs or any(_one_count(a, b) for a, b in pairs)


def _one_mode(one: EventMention, other: EventMention) -> bool:
    return not one.mode or not other.mode or one.mode == other.mode


def _parties_agree(again: EventMention, first: EventMention) -> bool:
    if again.type in MUTUAL:
        mine, yours = {*again.actor, *again.recipient}, {*first.actor, *first.recipient}
        return not mine or not yours or bool(mine & yours)
    pairs = ((again.actor, first.actor), (again.recipient, first.recipient))
    return all(not a or not b or bool({*a} & {*b}) for a, b in pairs) and not {*again.actor} & {*first.recipient}


def _one_place(one: Place, other: Place) -> bool:
    """Whether two names are of one place or the land that it lies in."""
    whole = any((p.feature or "").startswith(("A.PCL", "A.ADM1")) for p in (one, other))
    return one.key == other.key or one.name == other.name or (whole and one.country == other.country)


def _one_count(one: Quantity, other: Quantity) -> bool:
    low, high = sorted(q.high if q.best is None else q.best for q in (one, other))
    return high <= CLOSE * max(low, 1.0)
