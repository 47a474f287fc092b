"""Words that tell how things stand: `data/lang/en/states.toml` and `frames.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from dateline.knowledge.actors import words
from dateline.knowledge.load import read_toml
from dateline.model.claim import Change, StateKind


class StateRule(msgspec.Struct, frozen=True):
    """A cue and what fills subject and value: [what, on which side]; see the head of the data file."""

    id: str
    kind: StateKind
    cue: str
    subject: tuple[str, str]
    value: tuple[str, str]
    change: Change
    examples: list[str]
    never: list[str]
    text: str | None = None
    status: str | None = None


Slot = tuple[str, str]
"""What fills it, and in which role of the verb."""


class Frame(msgspec.Struct, frozen=True):
    """A verb that tells a state with its roles; what each field means stands at the head of `frames.toml`."""

    id: str
    kind: StateKind
    change: Change
    verbs: tuple[str, ...]
    subject: Slot
    value: Slot
    examples: list[str]
    never: list[str]
    objects: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    value_kinds: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    whole: bool = False
    passive: bool = False
    durative: bool = False
    anyone: bool = False
    at_large: bool = False
    presupposed: Literal["always", "before"] | None = None
    text: str | None = None
    status: str | None = None


class Post(msgspec.Struct, frozen=True):
    """A verb that puts a person into an office, keeps one in it or takes one out; see `[[post]]` in `states.toml`."""

    id: str
    verbs: tuple[str, ...]
    who: Literal["doer", "done", "owner", "from"]
    change: Change
    examples: list[str]
    never: list[str]
    needs: bool = False
    acting: bool = False
    no_longer: bool = False
    titles: dict[str, str] = {}
    objects: tuple[str, ...] = ()
    particles: dict[str, tuple[str, ...]] = {}
    place: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


class Question(msgspec.Struct, frozen=True):
    """Words that say that something is not known."""

    id: str
    cue: str
    examples: list[str]
    never: list[str]


class Pact(msgspec.Struct, frozen=True):
    """A verb that tells what became of an agreement; see `[[pact]]` in `states.toml`."""

    id: str
    role: Literal["subject", "object"]
    verbs: tuple[str, ...]
    status: Literal["proposed", "signed", "in_force", "suspended", "ended"]
    examples: list[str]
    never: list[str]
    beside: tuple[str, ...] = ()


class Uprooted(msgspec.Struct, frozen=True):
    """Words around a figure of people that say that they had to leave their homes: regular expressions."""

    id: str
    examples: list[str]
    never: list[str]
    after: str | None = None
    before: str | None = None


class Fighting(msgspec.Struct, frozen=True):
    """Nouns that tell of fighting with who fights whom; see `[[fighting]]` in `states.toml`."""

    id: str
    nouns: frozenset[str]
    examples: list[str]
    never: list[str]
    on_place: bool = False


class _File(msgspec.Struct):
    closed: dict[str, frozenset[str]]
    fighting: tuple[Fighting, ...]
    against: tuple[str, ...]
    averted: frozenset[str]
    parts: frozenset[str]
    other_wars: frozenset[str]
    fighters: frozenset[str]
    areas: frozenset[str]
    sites: frozenset[str]
    collectives: frozenset[str]
    ranks: frozenset[str]
    partial: frozenset[str]
    bodies: frozenset[str]
    post: tuple[Post, ...]
    seats: dict[str, str]
    denials: frozenset[str]
    question: tuple[Question, ...]
    truces: frozenset[str]
    pacts: frozenset[str]
    pact: tuple[Pact, ...]
    uprooted: tuple[Uprooted, ...]
    state: list[StateRule]


class _Frames(msgspec.Struct):
    troops: tuple[str, ...]
    frame: tuple[Frame, ...]


@cache
def _file() -> _File:
    return read_toml("lang/en/states.toml", _File)


@cache
def state_rules() -> tuple[tuple[StateRule, re.Pattern[str]], ...]:
    """The rules in the order of the file, each with its compiled cue. Raises KnowledgeError where the file is broken."""
    rules = _file().state
    return tuple((rule, re.compile(rule.cue, re.IGNORECASE)) for rule in rules)


def among(name: str) -> frozenset[str]:
    """The words of a closed list, by its name in the file. Raises KnowledgeError where the file is broken."""
    return _file().closed[name]


def against() -> tuple[str, ...]:
    """Prepositions behind a noun for fighting before whom it is fought, the surest first. Raises KnowledgeError where the file is broken."""
    return _file().against


@cache
def fighters() -> frozenset[str]:
    """Nouns for armed groups that may hold a place without being named. Raises KnowledgeError where the file is broken."""
    return _file().fighters


@cache
def areas() -> frozenset[str]:
    """Nouns for a place or a part of one ("the town of", "most of"). Raises KnowledgeError where the file is broken."""
    return _file().areas


@cache
def sites() -> frozenset[str]:
    """Nouns for a building or ground that is held or lost by itself. Raises KnowledgeError where the file is broken."""
    return _file().sites


@cache
def collectives() -> frozenset[str]:
    """Singular nouns for several people. Raises KnowledgeError where the file is broken."""
    return _file().collectives


@cache
def all_frames() -> tuple[Frame, ...]:
    """The frames in the order of the file, with `$troops` spelt out. Raises KnowledgeError where the file is broken."""
    file = read_toml("lang/en/frames.toml", _Frames)
    spelt = {"$troops": file.troops}
    return tuple(
        msgspec.structs.replace(
            frame,
            objects=tuple(x for o in frame.objects for x in spelt.get(o, (o,))),
            of=tuple(x for o in frame.of for x in spelt.get(o, (o,))),
        )
        for frame in file.frame
    )


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Frames by the lemma of the verb."""
    found: dict[str, tuple[Frame, ...]] = {}
    for frame in all_frames():
        for lemma in frame.verbs:
            found[lemma] = (*found.get(lemma, ()), frame)
    return found


@cache
def posts() -> dict[str, tuple[Post, ...]]:
    """The verbs of offices by lemma. Raises KnowledgeError where the file is broken."""
    found: dict[str, tuple[Post, ...]] = {}
    for post in _file().post:
        for lemma in post.verbs:
            found[lemma] = (*found.get(lemma, ()), post)
    return found


@cache
def seats() -> dict[str, str]:
    """By the noun for an office the title of who holds it. Raises KnowledgeError where the file is broken."""
    return _file().seats


@cache
def ranks() -> frozenset[str]:
    """Titles that are no office. Raises KnowledgeError where the file is broken."""
    return _file().ranks


@cache
def partial() -> frozenset[str]:
    """Words of titles that are no office by themselves. Raises KnowledgeError where the file is broken."""
    return _file().partial


@cache
def questions() -> tuple[tuple[Question, re.Pattern[str]], ...]:
    """The words of what is not known, each with its compiled cue. Raises KnowledgeError where the file is broken."""
    told = _file().question
    return tuple((q, re.compile(q.cue, re.IGNORECASE)) for q in told)


@cache
def uprooted() -> tuple[Uprooted, ...]:
    """The words around figures of the displaced. Raises KnowledgeError where the file is broken."""
    return _file().uprooted


@cache
def pact_verbs() -> dict[str, tuple[Pact, ...]]:
    """What becomes of agreements, by the lemma of the verb. Raises KnowledgeError where the file is broken."""
    found: dict[str, tuple[Pact, ...]] = {}
    for pact in _file().pact:
        for lemma in pact.verbs:
            found[lemma] = (*found.get(lemma, ()), pact)
    return found


@cache
def pact_nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Nouns for truces, and for other agreements. Raises KnowledgeError where the file is broken."""
    file = _file()
    return file.truces, file.pacts


@cache
def fightings() -> dict[str, Fighting]:
    """The nouns that tell of fighting, by lemma. Raises KnowledgeError where the file is broken."""
    return {noun: f for f in _file().fighting for noun in f.nouns}


@cache
def parts() -> frozenset[str]:
    """Nouns for a part of the place that is named with them. Raises KnowledgeError where the file is broken."""
    return _file().parts


@cache
def bodies() -> frozenset[str]:
    """Nouns for bodies, which hold no office themselves. Raises KnowledgeError where the file is broken."""
    return _file().bodies


@cache
def averted() -> frozenset[str]:
    """Words above a noun that say that what it names is not there, is over or is spoken of only. Raises KnowledgeError where the file is broken."""
    return _file().averted


@cache
def other_wars() -> frozenset[str]:
    """Words before a noun for fighting that make it another thing. Raises KnowledgeError where the file is broken."""
    return _file().other_wars


@cache
def title_words() -> frozenset[str]:
    """Nouns that name an office by themselves. Raises KnowledgeError where a file is broken."""
    return words().titles - partial()


@cache
def denials() -> frozenset[str]:
    """Verbs that deny what was told before. Raises KnowledgeError where the file is broken."""
    return _file().denials
