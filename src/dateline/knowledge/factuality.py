"""What words say of whether an event happened: `data/lang/en/factuality.toml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from dateline.knowledge.load import read_toml
from dateline.model.document import Factuality

Effect = Literal[
    "fact", "with", "against", "planned", "possible", "requested", "conditional", "denied", "not_happened"
]  # fmt: skip
Kind = Literal[
    "modal", "negation", "argument", "adverb", "mark", "preposition", "thing",
    "partial", "outcome", "polite", "feeling", "ahead", "name", "particle",
]  # fmt: skip
Part = Literal["verb", "noun", "adj", "modifier"]


class Marker(msgspec.Struct, frozen=True):
    """Governors and what they do to a complement; see the head of the data file."""

    id: str
    pos: Part
    lemmas: list[str]
    on: list[str]
    effect: Effect
    tells: Factuality
    examples: list[str]
    never: list[str]
    certainty: float = 1.0
    past: Effect | None = None
    texts: list[str] = []
    spares: list[str] = []
    presupposes: bool = False
    deniable: bool = False


class Word(msgspec.Struct, frozen=True):
    """Words of the clause itself: modals, negation, adverbs, conjunctions, prepositions."""

    id: str
    kind: Kind
    lemmas: list[str]
    effect: Effect
    tells: Factuality
    examples: list[str]
    never: list[str]
    certainty: float = 1.0
    past: Effect | None = None


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A closed list that a rule reads; see the head of the data file."""

    words: frozenset[str]
    tells: Factuality
    examples: list[str]
    never: list[str] = []


class _File(msgspec.Struct):
    closed: dict[str, Listed]
    marker: list[Marker]
    word: list[Word]


@cache
def factuality_data() -> _File:
    """The whole file. Raises KnowledgeError where it is broken."""
    return read_toml("lang/en/factuality.toml", _File)


@cache
def _markers() -> dict[tuple[str, str, str], Marker]:
    found: dict[tuple[str, str, str], Marker] = {}
    for marker in factuality_data().marker:
        for lemma in marker.lemmas:
            for kind in marker.on:
                found.setdefault((marker.pos, lemma, kind), marker)
    return found


@cache
def _words() -> dict[tuple[str, str], Word]:
    return {(word.kind, lemma): word for word in factuality_data().word for lemma in word.lemmas}


def among(name: str) -> frozenset[str]:
    """The words of a closed list, by its name in the file."""
    return factuality_data().closed[name].words


def marker(pos: Part, lemma: str, kind: str) -> Marker | None:
    """What a governor does to a complement of a kind; the first entry of the file wins."""
    return _markers().get((pos, lemma, kind))


def word(kind: Kind, lemma: str) -> Word | None:
    """A word of the clause."""
    return _words().get((kind, lemma))
