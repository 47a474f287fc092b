"""Persons whom the data knows, the offices they held and when, and the spellings of their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from rapidfuzz.fuzz import ratio

from dateline.knowledge.common_words import common_words
from dateline.knowledge.load import parts, read_csv
from dateline.knowledge.names import fold, slug
from dateline.model.actor import ActorKind

ALIKE = 78.0


SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that the data knows. `country` ISO 3166-1 alpha-3, `sectors` PLOVER's, `code` CAMEO style."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...]
    code: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """A PLOVER sector and, where known, a title, held from one day to another as ISO dates or their beginnings."""

    sector: str
    title: str
    start: str
    end: str

    def held(self, day: str) -> bool:
        """Whether it was held on a day (ISO date)."""
        return self.start <= day and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """A person that the data knows; the first of `names` is the one to show."""

    key: str
    names: tuple[str, ...]
    country: str | None
    offices: tuple[Office, ...]

    def held(self, day: date | None) -> Office | None:
        """The office held on a day: the last where there are several, none where the day is not known."""
        held = [o for o in self.offices if day and o.held(day.isoformat())]
        return held[-1] if held else None

    def actor(self, day: date | None = None) -> Named:
        """The person as an actor on a day. Out of office: PLOVER's elite (ELI). Without a day: no sector but the only one ever held."""
        office = self.held(day)
        sectors = {o.sector for o in self.offices}
        sector = office.sector if office else ("ELI" if day else (sectors.pop() if len(sectors) == 1 else ""))
        lead = "IGO" if sector == "IGO" else f"{self.country or ''}{sector}"
        return Named(self.key, self.names[0], "person", self.country, (sector,) if sector else (), lead or None)


@cache
def persons() -> Mapping[str, Person]:
    """Persons by key. An entry of the PETRARCH dictionaries that shares a name with one of ours is left out."""
    found: dict[str, Person] = {}
    own: set[str] = set()
    for file in ("actors/persons.csv", "actors/persons_petrarch.csv"):
        rows = [_person(row) for row in read_csv(file)]
        fresh = [p for p in rows if not own & {fold(name) for name in p.names}]
        for person in fresh:
            found.setdefault(person.key, person)
        own = {fold(name) for p in fresh for name in p.names}
    return found


@cache
def given_names() -> frozenset[str]:
    """First words of the names of two persons or more, folded; none that is a common word."""
    first = Counter(fold(p.names[0]).split()[0] for p in persons().values() if " " in p.names[0])
    return frozenset(w for w, n in first.items() if n > 1 and len(w) > SHORTEST) - common_words()


def _person(row: Mapping[str, str]) -> Person:
    offices = tuple(Office(*office.split("~")) for office in parts(row["offices"]))
    return Person(f"person:{slug(row['name'])}", (row["name"], *parts(row["names"])), row["country"] or None, offices)


_ALIKE = (
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("ph", "f"),
    ("th", "t"),
    ("sch", "sh"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
    ("j", "g"),
)


def skeleton(name: str) -> str:
    """The consonants of a name, by which spellings of one name in Latin letters agree: Muhammad and Mohamed, Haftar and Hifter."""
    told = re.sub(r"\b(?:al|el|ad|as|ash|ul)\b", " ", fold(name))
    for one, other in _ALIKE:
        told = told.replace(one, other)
    bare = " ".join(word[:1].translate(_FIRST) + re.sub(r"[aeiouy'’.]", "", word[1:]) for word in told.split())
    return re.sub(r"(\w)\1+", r"\1", bare)


_FIRST = str.maketrans("eiouy", "aaaaa")


@cache
def _skeletons() -> Mapping[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for person in persons().values():
        for form in dict.fromkeys(skeleton(name) for name in person.names if " " in name):
            found.setdefault(form, []).append(person)
    return {form: tuple(people) for form, people in found.items()}


def spelt_otherwise(name: str, country: str | None) -> Person | None:
    """The only person of the data whose full name this is in another spelling, and whose country does not differ from the one told."""
    near = [p for p in _skeletons().get(skeleton(name), ()) if country is None or p.country in (None, country)]
    close = [p for p in near if max(ratio(fold(name), fold(known)) for known in p.names) >= ALIKE]
    return close[0] if len(close) == 1 else None


@cache
def _surnames() -> Mapping[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for person in persons().values():
        for last in dict.fromkeys(fold(name).split()[-1] for name in person.names if " " in name):
            found.setdefault(last, []).append(person)
    return {last: tuple(people) for last, people in found.items()}


def surnamed(name: str) -> tuple[Person, ...]:
    """The persons of the data with a last name, in any spelling of it that the data has."""
    return _surnames().get(fold(name), ())
