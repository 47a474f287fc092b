"""Compiles a gazetteer of the user's own from GeoNames dumps (https://www.geonames.org, CC BY 4.0) on top of the packaged one.

A dump is a zip with one text file of tab-separated rows: `allCountries.zip` or a country's (`AM.zip`) has places, `alternateNamesV2.zip`
has further names of places. They are read as streams, places twice (first the divisions, since rows name these by code), so that
memory does not grow with the dump.
"""

from __future__ import annotations

import io
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.knowledge.gazetteer import packaged
from dateline.knowledge.gazetteer_english import usual_name
from dateline.knowledge.gazetteer_file import ALTERNATE, MAIN, SHORT, fold, is_name, shortened

Divisions = dict[tuple[str, ...], int]
Tell = Callable[[str, int], None]
COLUMNS, NAME_COLUMNS = 19, 8
EVERY = 100_000
# Buildings and roads that news tell of; the others (hotels, schools, farms) share their names with too many things.
SITES = frozenset(
    ("AIRB", "AIRF", "AIRP", "AIRH", "MILB", "INSM", "NVB", "FT", "FTSF", "BRKS", "CMPRF", "CMP", "DAM", "PS", "PSN", "PSH",
     "PRN", "PAL", "CSTM", "PSTB", "BDG", "CTRCM", "OILR", "OILT", "STDM", "BDGGOV", "PRT", "CRSU", "TMB", "MN")
)  # fmt: skip
NO_NAMES = frozenset(
    ("link", "wkdt", "post", "iata", "icao", "faac", "unlc", "tcid", "phon", "abbr", "lauc", "fr_1793")
)
UPSERT = """INSERT INTO place VALUES(?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET
    lat = excluded.lat, lon = excluded.lon, population = max(population, excluded.population)"""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written, and where."""

    path: Path
    places: int
    names: int


def build(archives: Sequence[Path], out: Path, tell: Tell = lambda _name, _rows: None) -> Made:
    """Writes the gazetteer; `tell` hears of progress with the name of the archive and how many rows of it are done. The file at `out`
    stays as it was until all is done. Raises InputError where an archive is no dump, KnowledgeError without a packaged gazetteer."""
    texts = [_member(path) for path in archives]
    places = [t for t in texts if not t.names]
    if not places:
        raise InputError("no archive of places among these: give allCountries.zip or a country's, such as AM.zip")
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = out.with_name(out.name + ".part")
    shutil.copyfile(packaged(), draft)
    try:
        with closing(sqlite3.connect(draft)) as base:
            made = _fill(base, places, [t for t in texts if t.names], tell)
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
    return Made(out, *made)


@dataclass(frozen=True, slots=True)
class _Text:
    """The text file in an archive; `names` where it has further names and not places."""

    path: Path
    member: str
    names: bool


def _member(path: Path) -> _Text:
    if not path.exists():
        raise InputError(f"{path}: there is no such file: download it from https://download.geonames.org/export/dump/")
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
    except zipfile.BadZipFile as error:
        raise InputError(f"{path}: this is no zip archive: download it again") from error
    told = [n for n in inside if "languagecodes" not in n.lower()]
    if len(told) != 1:
        raise InputError(f"{path}: a GeoNames dump has one text file of rows inside, this has {len(told)}")
    return _Text(path, told[0], told[0].lower().startswith("alternatename"))


@contextmanager
def _open(text: _Text) -> Iterator[io.TextIOWrapper]:
    with zipfile.ZipFile(text.path) as archive, archive.open(text.member) as raw:
        yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")


def _rows(text: _Text, tell: Tell) -> Iterator[list[str]]:
    least = NAME_COLUMNS if text.names else COLUMNS
    number = 0
    try:
        with _open(text) as lines:
            for number, line in enumerate(lines, 1):
                row = line.rstrip("\r\n").split("\t")
                if len(row) < least or not row[0].isdigit():
                    raise InputError(
                        f"{text.path}: line {number} of {text.member} is no row of a GeoNames dump: {least} columns are needed"
                    )
                if number % EVERY == 0:
                    tell(text.path.name, number)
                yield row
    except (UnicodeDecodeError, zipfile.BadZipFile, EOFError) as error:
        raise InputError(f"{text.path}: damaged after line {number} of {text.member}: download it again") from error
    tell(text.path.name, number)


def _fill(base: sqlite3.Connection, places: Sequence[_Text], names: Sequence[_Text], tell: Tell) -> tuple[int, int]:
    base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")
    base.executescript(
        """CREATE TABLE told(norm TEXT, place INTEGER, rank INTEGER);
        CREATE TABLE packed AS SELECT id FROM place;
        CREATE TABLE english(place INTEGER PRIMARY KEY, name TEXT);"""
    )
    iso3 = dict(base.execute("SELECT iso2, iso3 FROM country"))
    above: Divisions = {}
    for text in places:
        above.update(_divisions(text, tell))
    for text in places:
        for row in _rows(text, tell):
            if _wanted(row):
                base.execute(UPSERT, _place(row, iso3, above))
                base.executemany("INSERT INTO told VALUES(?,?,?)", _names(row))
    for text in names:
        for row in _rows(text, tell):
            _more(base, row)
    _merge(base)
    base.execute(
        "INSERT OR REPLACE INTO meta VALUES('made from', ?)", (", ".join(t.path.name for t in (*places, *names)),)
    )
    base.commit()
    base.execute("VACUUM")
    return tuple(base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("place", "name"))


def _divisions(text: _Text, tell: Tell) -> Iterator[tuple[tuple[str, ...], int]]:
    """Ids of first- and second-level divisions by country and code."""
    for row in _rows(text, tell):
        if row[7] == "ADM1":
            yield (row[8], row[10]), int(row[0])
        elif row[7] == "ADM2":
            yield (row[8], row[10], row[11]), int(row[0])


def _wanted(row: list[str]) -> bool:
    """Settlements, areas, waters, mountains and woods, and of buildings those that news tell of."""
    return (row[6] in "APLHTV" and bool(row[6])) or (row[6] == "S" and row[7] in SITES)


def _place(row: list[str], iso3: dict[str, str], above: Divisions) -> tuple[object, ...]:
    number = int(row[0])
    admin1, admin2 = above.get((row[8], row[10])), above.get((row[8], row[10], row[11]))
    feature = f"{row[6]}.{row[7]}" if row[7] else row[6]
    inside = (a if a != number else None for a in (admin1, admin2 if row[7] != "ADM1" else None))
    country = iso3.get(row[8])
    name = usual_name(row[1], None, row[3].split(","), country, division=row[6] == "A")
    lat, lon = (float(row[4]), float(row[5])) if row[4] and row[5] else (None, None)
    return number, name, lat, lon, country, feature, int(row[14] or 0), *inside, None


def _names(row: list[str]) -> Iterator[tuple[str, int, int]]:
    number = int(row[0])
    yield fold(row[1]), number, MAIN
    if row[2]:
        yield fold(row[2]), number, MAIN
    brief = shortened(row[1]) if row[6] == "A" else None
    if brief:
        yield fold(brief), number, SHORT
    yield from ((fold(name), number, ALTERNATE) for name in row[3].split(",") if is_name(name))


def _more(base: sqlite3.Connection, row: list[str]) -> None:
    """One further name. The preferred English one is the place's own, under which it is shown; one that is colloquial ("Philly") counts as a
    short form, and one that is historic ("Leningrad") as another name, whatever else is said of them."""
    language, name, preferred, short, colloquial, historic = row[2:8]
    if language in NO_NAMES or not is_name(name) or not row[1].isdigit():
        return
    usual = language == "en" and preferred == "1" and "1" not in (short, colloquial, historic)
    rank = MAIN if usual else SHORT if "1" in (short, colloquial) else ALTERNATE
    base.execute("INSERT INTO told VALUES(?,?,?)", (fold(name), int(row[1]), rank))
    if usual:
        base.execute("INSERT OR IGNORE INTO english VALUES(?,?)", (int(row[1]), name))


def _merge(base: sqlite3.Connection) -> None:
    """All names once, by the best rank each has, in order; those of places left out, or deleted since, are dropped. Places that the packaged
    gazetteer has keep the name that they are shown by there."""
    base.executescript(
        """
        INSERT INTO told SELECT norm, place, rank FROM name;
        DELETE FROM name;
        INSERT INTO name SELECT norm, place, min(rank) FROM told JOIN place ON place.id = told.place
            WHERE norm != '' GROUP BY norm, place ORDER BY norm, place;
        UPDATE place SET name = (SELECT name FROM english WHERE english.place = place.id)
            WHERE id IN (SELECT place FROM english) AND id NOT IN (SELECT id FROM packed);
        DROP TABLE told;
        DROP TABLE packed;
        DROP TABLE english;
        """
    )
