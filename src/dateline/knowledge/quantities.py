"""Words of number and of what is counted: `data/lang/en/quantities.toml`."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.knowledge.load import read_toml


class Unit(msgspec.Struct, frozen=True):
    """Nouns that are counted alike; `measure` where the noun itself says what became of them."""

    id: str
    nouns: list[str]
    measure: str
    examples: list[str]
    never: list[str]


class Measure(msgspec.Struct, frozen=True):
    """What became of those counted, by the words that say it."""

    id: str
    objects: list[str]
    subjects: list[str]
    nouns: list[str]
    words: list[str]
    examples: list[str]
    never: list[str]
    refuge: list[str] = []
    silent: bool = False


class _File(msgspec.Struct):
    hedges: list[str]
    bounded_above: list[str]
    hedges_after: list[str]
    not_after: list[str]
    toll_nouns: list[str]
    reaches: list[str]
    acts: list[str]
    only_people: list[str]
    stock: list[str]
    flow: list[str]
    holds: list[str]
    sets: list[str]
    each: list[str]
    room: list[str]
    agents: tuple[str, ...]
    between: list[str]
    outcomes: list[str]
    not_alone: list[str]
    former: list[str]
    small: list[str]
    scales: dict[str, float]
    fixed: dict[str, float]
    containers: dict[str, str]
    rivals: dict[str, list[str]]
    vague: dict[str, tuple[float, float]]
    unit: list[Unit]
    measure: list[Measure]


@cache
def quantity_data() -> _File:
    """The whole file. Raises KnowledgeError where it is broken."""
    return read_toml("lang/en/quantities.toml", _File)


@cache
def unit_of(lemma: str) -> Unit | None:
    """What a noun counts; None where it is not counted here."""
    return next((unit for unit in quantity_data().unit if lemma in unit.nouns), None)


@cache
def unit_named(id_: str) -> Unit | None:
    """The first unit of an id."""
    return next((unit for unit in quantity_data().unit if unit.id == id_), None)


@cache
def measure_by(slot: str, lemma: str) -> str:
    """The measure of a word as `objects`, `subjects`, `nouns`, `words` or `refuge`; an empty string where it has none."""
    return next((m.id for m in quantity_data().measure if lemma in getattr(m, slot)), "")


@cache
def silent(id_: str) -> bool:
    """Whether a measure says too little of what became of those counted to be kept."""
    return any(m.silent for m in quantity_data().measure if m.id == id_)
