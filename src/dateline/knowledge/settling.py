"""Which states settle which promises: `data/situation/settling.toml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from dateline.knowledge.commitments import aims_of, commitment_words
from dateline.knowledge.load import read_toml
from dateline.model.claim import StateKind


class Settling(msgspec.Struct, frozen=True, kw_only=True):
    """A promise of a kind of deed is settled by a state of a kind; what each field means stands at the head of the data file."""

    name: str
    deed: str
    state: StateKind
    change: Literal["began", "ended", "other"]
    bound: Literal["subject", "value", "either"]
    verdict: Literal["fulfilled", "broken"]
    examples: tuple[tuple[str, str], ...]
    never: tuple[tuple[str, str], ...]
    nobody: bool = False
    place: Literal["", "whole", "part"] = ""
    named: bool = False
    own: bool = False
    statuses: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True):
    settling: tuple[Settling, ...]


@cache
def settlings() -> tuple[Settling, ...]:
    """The rules in the order of the file. Raises KnowledgeError."""
    return read_toml("situation/settling.toml", _File).settling


def settlings_of(text: str, lemma: str) -> tuple[Settling, ...]:
    """The rules for what is promised in these words, by this verb or noun."""
    kinds = aims_of(text, lemma)
    return tuple(rule for rule in settlings() if rule.deed in kinds)


def deed_kinds() -> frozenset[str]:
    """All kinds of deed that a rule may name."""
    words = commitment_words()
    return frozenset(d.id for d in (*words.deed, *words.aim))
