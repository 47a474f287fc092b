"""Which words attribute what is told to a source: `data/lang/en/attribution.toml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from dateline.knowledge.load import read_toml
from dateline.model.document import Said

PartOfSpeech = Literal["verb", "noun", "adjective"]


class Cue(msgspec.Struct, frozen=True):
    """Words that attribute, what their source does, and the forms that their content may have; see the head of the data file."""

    id: str
    pos: PartOfSpeech
    kind: Said
    takes: list[str]
    lemmas: list[str]
    examples: list[str]
    never: list[str]


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A closed list that a rule reads; see the head of the data file."""

    words: frozenset[str]
    examples: list[str]
    never: list[str] = []


class _File(msgspec.Struct):
    closed: dict[str, Listed]
    cue: list[Cue]


@cache
def _file() -> _File:
    return read_toml("lang/en/attribution.toml", _File)


@cache
def cues() -> tuple[Cue, ...]:
    """All cues in the order of the file. Raises KnowledgeError where the file is broken."""
    return tuple(_file().cue)


def closed_lists() -> dict[str, Listed]:
    """The closed lists by name."""
    return _file().closed


def among(name: str) -> frozenset[str]:
    """The words of a closed list, by its name in the file."""
    return _file().closed[name].words


@cache
def _index() -> dict[tuple[str, str, str], Cue]:
    found: dict[tuple[str, str, str], Cue] = {}
    for cue in cues():
        for lemma in cue.lemmas:
            for taken in cue.takes:
                found.setdefault((cue.pos, lemma, taken), cue)
    return found


def cue(pos: PartOfSpeech, lemma: str, takes: str) -> Cue | None:
    """The first entry that lets a word take a content of this form."""
    return _index().get((pos, lemma, takes))
