"""Looks places up in the gazetteer: by name, by id, and what lies in what. Nothing is loaded whole.

The file is the packaged one, or the user's own where `dateline gazetteer build` has made one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from dateline.config import own_gazetteer
from dateline.errors import KnowledgeError
from dateline.knowledge.gazetteer_file import fold, read_meta
from dateline.knowledge.load import data_path

FILE = "gazetteer/gazetteer.sqlite"
_COLUMNS = "place.id, place.name, lat, lon, country, feature, population, admin1, admin2, within"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. `number` is its GeoNames id, or negative for one of dateline's own; `country` ISO 3166-1 alpha-3;
    `feature` GeoNames class and code (P.PPLC, A.ADM1, L.RGN …); `admin1`, `admin2` and `within` are numbers of places it lies in.
    `rank` says how the name looked up belongs to it: 0 its name, 1 another name, 2 a short form."""

    number: int
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    feature: str
    population: int
    admin1: int | None
    admin2: int | None
    within: int | None
    rank: int = 0

    @property
    def geonames_id(self) -> int | None:
        """The GeoNames id, if it is known."""
        return self.number if self.number > 0 else None

    @property
    def key(self) -> str:
        """The same for the same place in every report: `geo:<id>` or `place:<slug>`."""
        return f"geo:{self.number}" if self.number > 0 else place_key(self.name)


@dataclass(frozen=True, slots=True)
class Country:
    """Codes of a country; `place` and `capital` are numbers of places, `neighbours` ISO 3166-1 alpha-3."""

    iso3: str
    iso2: str
    place: int
    capital: int | None
    neighbours: frozenset[str]


def place_key(name: str) -> str:
    """The key of a place that is in no gazetteer."""
    return f"place:{fold(name).replace(' ', '-')}"


def packaged() -> Path:
    """The gazetteer that ships with dateline. Raises KnowledgeError where it is missing."""
    path = data_path(FILE)
    if not path.exists():
        raise KnowledgeError(
            "the gazetteer is missing: install dateline again, or run `pip install -e .` in a checkout"
        )
    return path


def in_use() -> Path:
    """The user's own gazetteer, else the packaged one. Raises KnowledgeError where neither can be read."""
    path = own_gazetteer()
    if not path.exists():
        return packaged()
    if "origin" not in read_meta(path):
        raise KnowledgeError(
            f"{path} is no gazetteer of dateline's: build it again, or delete it to use the packaged one"
        )
    return path


def size(path: Path) -> tuple[int, int]:
    """How many places and names a gazetteer has."""
    with closing(_opened(path)) as base:
        count = "SELECT (SELECT count(*) FROM place), (SELECT count(*) FROM name)"
        places, names = base.execute(count).fetchone()
    return places, names


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@cache
def _base() -> sqlite3.Connection:
    return _opened(in_use())


@lru_cache(maxsize=50_000)
def _named(norm: str) -> tuple[Entry, ...]:
    rows = _base().execute(
        f"SELECT {_COLUMNS}, rank FROM name JOIN place ON place.id = name.place WHERE norm = ?", (norm,)
    )
    return tuple(sorted((Entry(*row) for row in rows), key=lambda e: (e.rank, -e.population, e.number)))


def lookup(name: str) -> tuple[Entry, ...]:
    """All places of a name, however it is written: own names before other names, populous before small; empty where there is none."""
    norm = fold(name)
    return _named(norm) if norm else ()


def known(names: Iterable[str]) -> Mapping[str, int]:
    """Of these names, those that some place has, each with the number of places."""
    norms = {name: fold(name) for name in names}
    wanted, counts = sorted(set(norms.values()) - {""}), dict[str, int]()
    for i in range(0, len(wanted), _AT_ONCE):
        some = wanted[i : i + _AT_ONCE]
        marks = ",".join("?" * len(some))
        counts.update(_base().execute(f"SELECT norm, count(*) FROM name WHERE norm IN ({marks}) GROUP BY norm", some))
    return {name: counts[norm] for name, norm in norms.items() if norm in counts}


@lru_cache(maxsize=50_000)
def entry(number: int) -> Entry | None:
    """A place by its number."""
    row = _base().execute(f"SELECT {_COLUMNS} FROM place WHERE id = ?", (number,)).fetchone()
    return Entry(*row) if row else None


@cache
def country(iso3: str) -> Country | None:
    """A country by ISO 3166-1 alpha-3."""
    row = (
        _base().execute("SELECT iso3, iso2, place, capital, neighbours FROM country WHERE iso3 = ?", (iso3,)).fetchone()
    )
    if row is None:
        return None
    code, short, place, capital, neighbours = row
    return Country(code, short, place, capital, frozenset(neighbours.split()))


@cache
def by_iso2(iso2: str) -> Country | None:
    """A country by ISO 3166-1 alpha-2."""
    row = _base().execute("SELECT iso3 FROM country WHERE iso2 = ?", (iso2,)).fetchone()
    return country(row[0]) if row else None


def parents(place: Entry) -> tuple[Entry, ...]:
    """What a place lies in, from near to far: region, lower and upper division, country."""
    state = country(place.country) if place.country else None
    numbers = [place.within, place.admin2, place.admin1, state.place if state else None]
    if place.within and (around := entry(place.within)):
        numbers[1:1] = [p.number for p in parents(around)]
    above = dict.fromkeys(n for n in numbers if n and n != place.number)
    return tuple(found for n in above if (found := entry(n)))
