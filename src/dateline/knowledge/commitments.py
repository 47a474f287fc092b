"""Words that bind and words that say what became of it: `data/lang/en/commitments.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from dateline.knowledge.load import read_toml

Force = Literal["promise", "plan", "pledge", "agreement", "ultimatum", "threat"]
Bond = Literal["to", "that", "object"]
Verdict = Literal["open", "fulfilled", "broken", "withdrawn", "moved", "done"]


class Making(msgspec.Struct, frozen=True):
    """A cue that binds its subject to a deed. `own`: to a deed of its own only; `present`: in a present tense only; `passive`: as
    a passive only; `dated`: with a date only; `through`: by those that it has at its command."""

    id: str
    force: Force
    pos: Literal["verb", "noun", "adjective"]
    lemmas: list[str]
    binds: list[Bond]
    examples: list[str]
    never: list[str]
    own: bool = False
    present: bool = False
    passive: bool = False
    dated: bool = False
    through: bool = False


class Outcome(msgspec.Struct, frozen=True):
    """Verbs that, with one of `nouns` as object or after one of `prepositions`, say what became of a promise. Verbs `barred_with` a
    direct object say it after a preposition only."""

    id: str
    verdict: Verdict
    verbs: list[str]
    nouns: list[str]
    prepositions: list[str]
    examples: list[str]
    never: list[str]
    barred_with: list[str] = []


class Phrase(msgspec.Struct, frozen=True):
    """Words beside a deed that say it was owed."""

    id: str
    cue: str
    examples: list[str]
    never: list[str]


class Deed(msgspec.Struct, frozen=True):
    """A kind of deed that goes by many words: a regular expression that fits each of them. `sorts`: words that tell deeds of the kind apart,
    such as "presidential" and "local" of elections."""

    id: str
    cue: str
    examples: list[str]
    never: list[str]
    sorts: list[str] = []


class Commitments(msgspec.Struct, frozen=True):
    """The data file."""

    closed: dict[str, frozenset[str]]
    particles: dict[str, list[str]]
    not_willed: list[str]
    purposes: list[str]
    happenings: list[str]
    deed_nouns: list[str]
    own_deeds: list[str]
    votes: list[str]
    pact_verbs: list[str]
    sets_day: list[str]
    demands: list[str]
    bodies: list[str]
    moves: list[str]
    puts_off: list[str]
    voters: list[str]
    vote_verbs: list[str]
    declares: list[str]
    winners: list[str]
    partial: str
    deed: list[Deed]
    aim: list[Deed]
    making: list[Making]
    verdict: list[Outcome]
    phrase: list[Phrase]


@cache
def commitment_words() -> Commitments:
    """The file as it stands. Raises KnowledgeError where it is broken."""
    return read_toml("lang/en/commitments.toml", Commitments)


def among(name: str) -> frozenset[str]:
    """The words of a closed list, by its name in the file."""
    return commitment_words().closed[name]


@cache
def makings() -> dict[str, tuple[Making, ...]]:
    """Cues by lemma."""
    found: dict[str, tuple[Making, ...]] = {}
    for making in commitment_words().making:
        for lemma in making.lemmas:
            found[lemma] = (*found.get(lemma, ()), making)
    return found


@cache
def phrases() -> tuple[tuple[Phrase, re.Pattern[str]], ...]:
    """Phrases with their compiled cues."""
    return tuple((p, re.compile(p.cue, re.IGNORECASE)) for p in commitment_words().phrase)


@cache
def _deeds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((d.id, re.compile(d.cue, re.IGNORECASE)) for d in commitment_words().deed)


@cache
def _aims() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((d.id, re.compile(d.cue, re.IGNORECASE)) for d in commitment_words().aim)


def deeds_of(text: str) -> frozenset[str]:
    """The kinds of deed that words name."""
    return frozenset(kind for kind, cue in _deeds() if cue.search(text))


def deeds_opening(text: str) -> frozenset[str]:
    """The kinds of deed that the first words name."""
    return frozenset(kind for kind, cue in _deeds() if cue.match(text))


def aims_of(text: str, lemma: str) -> frozenset[str]:
    """The kinds of deed, with those that only states settle, that words name by this verb or noun."""
    told = ((kind, m.group().casefold()) for kind, cue in (*_deeds(), *_aims()) for m in cue.finditer(text))
    return frozenset(kind for kind, words in told if lemma.casefold() in words)


def sorts_apart(one: str, other: str) -> bool:
    """Whether the words of two deeds name different sorts of one kind: "presidential" in one, "local" in the other."""
    mine, yours = one.casefold(), other.casefold()
    for deed in commitment_words().deed:
        first, second = ({s for s in deed.sorts if s in text} for text in (mine, yours))
        if first and second and not first & second:
            return True
    return False


@cache
def in_part() -> re.Pattern[str]:
    """Words after a verb that say its deed was done in part only: "withdrew some of its troops"."""
    return re.compile(commitment_words().partial, re.IGNORECASE)
