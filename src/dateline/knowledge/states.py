"""Words that tell how things stand: `data/lang/en/states.toml`."""

from __future__ import annotations

import re
from functools import cache

import msgspec

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


class _File(msgspec.Struct):
    state: list[StateRule]


@cache
def state_rules() -> tuple[tuple[StateRule, re.Pattern[str]], ...]:
    """The rules in the order of the file, each with its compiled cue. Raises KnowledgeError where the file is broken."""
    rules = read_toml("lang/en/states.toml", _File).state
    return tuple((rule, re.compile(rule.cue, re.IGNORECASE)) for rule in rules)
