"""How titles of offices are compared, and words for most of a place: `data/lang/en/offices.toml`."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.knowledge.load import read_toml


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the lists are for: titles with the office that they are, and words for most of a place."""

    sole: list[tuple[str, str]]
    acting: list[tuple[str, str]]
    articles: list[tuple[str, str]]
    mostly: list[str]


class Never(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Titles that several may have at a time, and words for less than most."""

    sole: list[str]
    juniors: list[str]
    mostly: list[str]


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data file."""

    sole: frozenset[str]
    juniors: tuple[str, ...]
    acting: frozenset[str]
    articles: frozenset[str]
    mostly: str
    examples: Examples
    never: Never


@cache
def offices() -> Offices:
    """The file as it stands. Raises KnowledgeError where it is broken."""
    return read_toml("lang/en/offices.toml", Offices)


@cache
def mostly() -> re.Pattern[str]:
    """Words for so much of a place that nobody else can hold as much."""
    return re.compile(offices().mostly)
