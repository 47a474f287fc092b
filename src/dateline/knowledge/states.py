"""Words that tell how things stand: `data/lang/en/states.toml`."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.knowledge.load import read_toml
from dateline.model.claim import Change, StateKind


class StateRule(msgspec.Struct, frozen=True):
    """A cue and what fills subject and value: [what, on which side]; `number` is the unit of a quantity of the sentence; see the head of the data file."""

    id: str
    kind: StateKind
    cue: str
    subject: tuple[str, str]
    value: tuple[str, str]
    change: Change
    examples: list[str]
    never: list[str]
    text: str | None = None
    number: str | None = None
    status: str | None = None


class _File(msgspec.Struct):
    fighters: frozenset[str]
    areas: frozenset[str]
    state: list[StateRule]


@cache
def state_rules() -> tuple[tuple[StateRule, re.Pattern[str]], ...]:
    """The rules in the order of the file, each with its compiled cue. Raises KnowledgeError where the file is broken."""
    rules = read_toml("lang/en/states.toml", _File).state
    return tuple((rule, re.compile(rule.cue, re.IGNORECASE)) for rule in rules)


@cache
def fighters() -> frozenset[str]:
    """Nouns for armed groups that may hold a place without being named. Raises KnowledgeError where the file is broken."""
    return read_toml("lang/en/states.toml", _File).fighters


@cache
def areas() -> frozenset[str]:
    """Nouns for a place or a part of one ("the town of", "most of"). Raises KnowledgeError where the file is broken."""
    return read_toml("lang/en/states.toml", _File).areas
