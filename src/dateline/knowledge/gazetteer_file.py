"""The gazetteer's file: how names are folded, which alternate names are kept, and its tables. Only the standard library is used here,
because the build hook writes the file before anything else is installed."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

SCHEMA = """
CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL, lon REAL, country TEXT, feature TEXT NOT NULL,
                   population INTEGER NOT NULL, admin1 INTEGER, admin2 INTEGER, within INTEGER);
CREATE TABLE name(norm TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY(norm, place)) WITHOUT ROWID;
CREATE TABLE country(iso3 TEXT PRIMARY KEY, iso2 TEXT NOT NULL, place INTEGER NOT NULL, capital INTEGER, neighbours TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
MAIN, ALTERNATE, SHORT, ADJECTIVE = 0, 1, 2, 3
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ə": "a", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ŋ": "n"}
)
_DROPPED = re.compile(r"['’‘`ʻʼʿʾ´.]")
_SPACED = re.compile(r"[^\w]+|_")
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_PLAIN = re.compile(r"[^\d,()/;:|]+$")
KINDS = re.compile(
    r"autonomous|canton|city|commune|county|department|district|division|emirate|governorate|kraj|municipality|oblast|okrug|parish"
    r"|prefecture|province|raion|rayon|region|republic|shire|state|territory|voivodeship|wilaya|zone",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """A name without case, accents, apostrophes, hyphens, dots and a leading article, with "Saint", "Mount" and "Fort" shortened;
    empty where nothing is left."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = _SPACED.sub(" ", _DROPPED.sub("", plain.casefold().translate(_LETTERS))).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(_WORDS.get(w, w) for w in words)


def shortened(name: str) -> str | None:
    """A name without the word for its kind: "Gwent County" is called "Gwent" too; None where it has none or nothing is left."""
    words = name.split()
    kept = [w for w in words if not KINDS.fullmatch(w)]
    return (
        " ".join(kept) if kept and len(kept) < len(words) and kept[-1][0].isupper() and kept[0][0].isupper() else None
    )


def is_name(name: str) -> bool:
    """Whether an alternate name is a name in Latin script: no airport code, no bare transliteration in lower case, no postal text."""
    if not 3 < len(name) < 50 or not _PLAIN.match(name) or not name[0].isupper() or len(name.split()) > 5:
        return len(name) == 3 and name.istitle() and name.isascii()
    if name.isupper() and len(name) <= 4:
        return False
    return all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())


@dataclass(slots=True)
class Row:
    """A place to write. `country` is ISO 3166-1 alpha-3, `names` maps further names to their rank."""

    id: int
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    feature: str
    population: int = 0
    admin1: int | None = None
    admin2: int | None = None
    within: int | None = None
    names: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country's codes; `place` and `capital` are ids of places, `neighbours` ISO 3166-1 alpha-3."""

    iso3: str
    iso2: str
    place: int
    capital: int | None
    neighbours: tuple[str, ...]


def write(path: Path, places: Iterable[Row], countries: Iterable[CountryRow], meta: Mapping[str, str]) -> None:
    """Writes the file anew, in order of id, so that equal input gives equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    base.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
    rows = sorted(places, key=lambda r: r.id)
    base.executemany("INSERT INTO place VALUES(?,?,?,?,?,?,?,?,?,?)", (_values(r) for r in rows))
    base.executemany("INSERT OR IGNORE INTO name VALUES(?,?,?)", sorted(_names(rows)))
    base.executemany(
        "INSERT INTO country VALUES(?,?,?,?,?)",
        ((c.iso3, c.iso2, c.place, c.capital, " ".join(c.neighbours)) for c in sorted(countries, key=lambda c: c.iso3)),
    )
    base.executemany("INSERT INTO meta VALUES(?,?)", sorted(meta.items()))
    base.commit()
    base.close()


def read_meta(path: Path) -> dict[str, str]:
    """What a file says of its making; empty where it cannot be read."""
    base = sqlite3.connect(path)
    try:
        return dict(base.execute("SELECT key, value FROM meta"))
    except sqlite3.DatabaseError:
        return {}
    finally:
        base.close()


def _values(row: Row) -> tuple[object, ...]:
    place = (row.id, row.name, row.lat, row.lon, row.country, row.feature, row.population)
    return (*place, row.admin1, row.admin2, row.within)


def _names(rows: Iterable[Row]) -> Iterator[tuple[str, int, int]]:
    for row in rows:
        ranks = {fold(row.name): MAIN}
        for name, rank in row.names.items():
            norm = fold(name)
            ranks[norm] = min(rank, ranks.get(norm, rank))
        yield from ((norm, row.id, rank) for norm, rank in ranks.items() if norm)
