"""How English names places: `data/lang/en/places.toml`."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.knowledge.load import read_toml


class Words(msgspec.Struct, frozen=True):
    """Words around a name of a place, in lower case but for `divisions`."""

    locative: frozenset[str]
    strong: frozenset[str]
    features: frozenset[str]
    divisions: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    saying: frozenset[str]
    never: frozenset[str]
    postal: frozenset[str]
    compass: frozenset[str]
    links: frozenset[str]
    governing: frozenset[str]
    taking: frozenset[str]
    striking: frozenset[str]
    falling: frozenset[str]
    holding: frozenset[str]
    quiet: frozenset[str]
    happening: frozenset[str]
    going: frozenset[str]
    raining: frozenset[str]
    giving: frozenset[str]
    lands: frozenset[str]
    town_nouns: frozenset[str]
    division_nouns: frozenset[str]
    institutes: frozenset[str]
    institute_kinds: frozenset[str]
    islands: frozenset[str]
    addressing: frozenset[str]
    besieging: frozenset[str]
    losing: frozenset[str]
    besieging_links: frozenset[str]
    pronouns: frozenset[str]
    retaking: frozenset[str]
    speaking_of: frozenset[str]
    ruling: frozenset[str]
    entering: frozenset[str]
    party_links: frozenset[str]
    party_after: dict[str, frozenset[str]]
    articles: frozenset[str]
    settlements: frozenset[str]
    told_divisions: frozenset[str]
    told_at: frozenset[str]
    told_sides: frozenset[str]
    linking: frozenset[str]
    towns: frozenset[str]
    beside: frozenset[str]
    within: frozenset[str]
    pointing: frozenset[str]
    lesser: frozenset[str]
    anchors: frozenset[str]
    called: frozenset[str]
    upon: frozenset[str]
    leading: frozenset[str]
    waterways: frozenset[str]
    arabic: frozenset[str]
    areas: dict[str, tuple[str, ...]]


class Names(msgspec.Struct, frozen=True):
    """Words inside names of streets, roads, nature and buildings."""

    streets: list[str]
    roads: list[str]
    nature: list[str]
    waters: list[str]
    buildings: list[str]
    lower: list[str]
    shortened: frozenset[str]
    parties: list[str]
    months: list[str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: Words
    names: Names
    examples: dict[str, list[str]]
    never: dict[str, list[str]]
    weights: dict[str, float]


@cache
def _file() -> _File:
    return read_toml("lang/en/places.toml", _File)


def place_words() -> Words:
    """The words around names. Raises KnowledgeError where the file is broken."""
    return _file().words


def cases() -> dict[str, tuple[list[str], list[str]]]:
    """Sentences by list: those whose words in brackets are a place because of it, and those whose are none."""
    file = _file()
    lists = (*Words.__struct_fields__, *Names.__struct_fields__)
    return {name: (file.examples.get(name, []), file.never.get(name, [])) for name in lists}


@cache
def party_letters() -> re.Pattern[str]:
    """The letters of a party before a politician's land: "(D-Ohio)"."""
    return re.compile(rf"\b{_any(_file().names.parties)}-(?=[A-Z])")


@cache
def day_in_head() -> re.Pattern[str]:
    """A number or month in the part of a dateline that is no place."""
    return re.compile(rf"\d|\b{_any(_file().names.months)}[a-z]*\b", re.IGNORECASE)


def shortened() -> frozenset[str]:
    """Last words of names of streets that lose their full stop at the end of a sentence."""
    return _file().names.shortened


def weight(sign: str) -> float:
    """What a sign for or against a place weighs."""
    return _file().weights[sign]


@cache
def built_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns of names of places by their words, each with the GeoNames feature that it tells."""
    names = _file().names
    word = r"[A-Z0-9][\w'’.-]*"
    sides = r"(?:North|South|East|West|[NSEW]\.)"
    return (
        ("R.RD", re.compile(rf"\b{_any(names.roads)}\s?\d+\w?\b")),
        (
            "R.ST",
            re.compile(
                rf"\b(?:{sides} )?(?:{word} ){{1,2}}{_any(names.streets)}(?!\w)(?! [A-Z][a-z]+ville)(?: {sides}(?!\w))?"
            ),
        ),
        ("H.STM", re.compile(rf"\b(?:{word} ){{1,2}}{_any(names.nature)}(?!\w)")),
        ("T.MT", re.compile(rf"\b{_any(names.waters)} {word}")),
        ("S.BLDG", re.compile(rf"\b(?:{word} (?:of )?){{1,4}}{_any(names.buildings)}(?!\w)")),
        ("S.BLDG", re.compile(rf"\b(?:{word} ){{1,3}}{_any(names.lower)}\b")),
    )


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"
