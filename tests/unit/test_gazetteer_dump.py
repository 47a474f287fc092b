"""A gazetteer from GeoNames dumps: small archives of invented rows in the dump's format."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.knowledge.gazetteer import packaged, size
from dateline.knowledge.gazetteer_dump import build


def row(number: int, name: str, kind: str, country: str = "KE", admin1: str = "", also: str = "") -> str:
    feature_class, code = kind.split(".")
    return "\t".join(
        [str(number), name, name, also, "2.5", "38.1", feature_class, code, country, "", admin1, "", "", "", "40", "", "", "", "2024-01-01"]
    )  # fmt: skip


PLACES = [
    row(990000001, "Torvale Province", "A.ADM1", admin1="T1"),
    row(990000002, "Lorunga", "P.PPL", admin1="T1", also="Lorungua,LRG,лорунга"),
    row(990000003, "Hotel Lorunga", "S.HTL", admin1="T1"),
    row(990000004, "Lorunga Airfield", "S.AIRF", admin1="T1"),
]
NAMES = [
    "1\t990000002\ten\tMarovale\t1\t\t\t\t\t",
    "2\t990000002\tlink\tHttps Nothing\t\t\t\t\t\t",
    "3\t990000003\ten\tGrand Hotel\t1\t\t\t\t\t",
]


def archive(path: Path, member: str, lines: list[str]) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("readme.txt", "how to read this")
        made.writestr(member, "\n".join(lines) + "\n")
    return path


@pytest.fixture
def dumps(tmp_path: Path) -> list[Path]:
    return [
        archive(tmp_path / "alternateNamesV2.zip", "alternateNamesV2.txt", NAMES),
        archive(tmp_path / "KE.zip", "KE.txt", PLACES),
    ]


def found(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as base:
        return list(base.execute(query))


def test_places_and_their_names_are_added_to_the_packaged_ones(dumps: list[Path], tmp_path: Path) -> None:
    made = build(dumps, tmp_path / "own" / "gazetteer.sqlite")
    assert made.places == size(packaged())[0] + 3  # the hotel is left out
    assert found(made.path, "SELECT country, feature, admin1 FROM place WHERE name = 'Marovale'") == [
        ("KEN", "P.PPL", 990000001)
    ]
    names = found(made.path, "SELECT norm, rank FROM name WHERE place = 990000002 ORDER BY norm")
    assert names == [("lorunga", 0), ("lorungua", 1), ("marovale", 0)]
    assert found(made.path, "SELECT place, rank FROM name WHERE norm = 'torvale'") == [(990000001, 2)]
    assert found(
        made.path,
        "SELECT feature FROM place JOIN name ON id = place WHERE norm = 'nairobi' AND rank = 0 AND feature LIKE 'P%'",
    ) == [("P.PPLC",)]


def test_equal_dumps_give_equal_bytes(dumps: list[Path], tmp_path: Path) -> None:
    one, other = build(dumps, tmp_path / "a.sqlite"), build(dumps, tmp_path / "b.sqlite")
    assert one.path.read_bytes() == other.path.read_bytes()


def test_what_is_no_dump_is_refused_in_one_line(dumps: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "own.sqlite"
    text = tmp_path / "text.zip"
    text.write_text("no zip")
    wrong = archive(tmp_path / "wrong.zip", "wrong.txt", [PLACES[0], "990000009\tToo short"])
    cases: list[tuple[list[Path], str]] = [
        ([tmp_path / "none.zip"], "no such file"),
        ([text], "no zip archive"),
        ([wrong], "line 2 of wrong.txt"),
        (dumps[:1], "no archive of places"),
    ]
    for archives, said in cases:
        with pytest.raises(InputError, match=said):
            build(archives, out)
    assert list(tmp_path.glob("own.sqlite*")) == []


def test_the_one_built_is_used_from_then_on(dumps: list[Path], tmp_path: Path) -> None:
    def dateline(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "dateline", *arguments],
            capture_output=True, text=True, encoding="utf-8", check=False,
            env=os.environ | {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)},
        )  # fmt: skip

    built = dateline("gazetteer", "build", *map(str, dumps))
    assert (built.returncode, built.stdout) == (0, ""), built.stderr
    shown = dateline("gazetteer", "show", "--format", "json")
    assert '"packaged":false' in shown.stdout, shown.stderr
    lookup = "from dateline.knowledge.gazetteer import lookup; print(lookup('Lorunga')[0].name)"
    done = subprocess.run(
        [sys.executable, "-c", lookup], capture_output=True, text=True, check=False,
        env=os.environ | {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.stdout == "Marovale\n", done.stderr  # the preferred English name
    refused = dateline("gazetteer", "build", "nothing.zip")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)


ODD = [
    row(990000011, "Lorunga", "P.PPL").replace("\tP\tPPL", "\t\t"),  # no class, as some rows of the dump have
    row(990000012, "Marovu", "P.PPL").replace("\t40\t", "\t\t"),  # nobody counted
    row(990000013, "Sandy Gap", "L.RGN", country=""),  # no country, as reefs and seas
    row(990000014, "Оз Тёмное", "H.LK", also="Темное,Tomnoye"),
    row(990000015, '"Quoted" Hill', "T.HLL"),  # a quotation mark opens no field
    row(990000016, "Belnara", "P.PPLQ", admin1="T9"),  # of a division that the dump does not have
    row(990000017, "Ulvara", "A.ADM2", admin1="T1"),
    row(990000001, "Torvale Province", "A.ADM1", admin1="T1"),
]


def test_odd_rows_are_taken_as_far_as_they_tell(tmp_path: Path) -> None:
    made = build([archive(tmp_path / "XX.zip", "XX.txt", ODD)], tmp_path / "own.sqlite")
    told = found(made.path, "SELECT id, country FROM place WHERE id BETWEEN 990000000 AND 990000099 ORDER BY id")
    assert told == [
        (990000001, "KEN"),
        (990000012, "KEN"),
        (990000013, None),
        *((n, "KEN") for n in range(990000014, 990000018)),
    ]
    inside = "SELECT id, admin1 FROM place WHERE id IN (990000016, 990000017) ORDER BY id"
    assert found(made.path, inside) == [(990000016, None), (990000017, 990000001)]
    assert found(made.path, "SELECT population FROM place WHERE id = 990000012") == [(0,)]
    assert found(made.path, "SELECT place FROM name WHERE norm IN ('quoted hill', 'tomnoye') ORDER BY place") == [
        (990000014,),
        (990000015,),
    ]


FLAGS = [
    "1\t990000002\ten\tOld Lorunga\t1\t\t\t1\t\t1953",  # preferred in its time
    "2\t990000002\ten\tLorry Town\t1\t\t1\t\t\t",  # colloquial
    "3\t990000002\ten\tLorunga Bay\t\t1\t\t\t\t",  # short
    "4\t990000002\tpost\tLorunga Post\t\t\t\t\t\t",
    "5\t990000002\tiata\tLrg\t\t\t\t\t\t",
    "6\t990000002\tfr\t\t1\t\t\t\t\t",  # no name
    "7\t990000099\ten\tGone Town\t1\t\t\t\t\t",  # of a place that was deleted
    "8\t990000002\t\tLorungo",  # of the older format, with eight columns
]


def test_flags_of_further_names_rank_them(tmp_path: Path) -> None:
    names = [*FLAGS[:-1], FLAGS[-1] + "\t" * 4]
    archives = [
        archive(tmp_path / "KE.zip", "KE.txt", PLACES),
        archive(tmp_path / "n.zip", "alternateNamesV2.txt", names),
    ]
    made = build(archives, tmp_path / "own.sqlite")
    told = set(found(made.path, "SELECT norm, rank FROM name WHERE place = 990000002"))
    own, others = [("lorunga", 0)], [("lorungua", 1), ("old lorunga", 1), ("lorungo", 1)]
    assert told == {*own, *others, ("lorry town", 2), ("lorunga bay", 2)}
    assert found(made.path, "SELECT name FROM place WHERE id = 990000002") == [("Lorunga",)]
    assert not found(made.path, "SELECT * FROM name WHERE place = 990000099")
    assert {t for (t,) in found(made.path, "SELECT name FROM sqlite_master WHERE type = 'table'")} == {
        "place", "name", "country", "meta",
    }  # fmt: skip


def test_places_without_coordinates_and_packaged_names_are_kept(tmp_path: Path) -> None:
    rows = [
        row(990000021, "Nowhere Hill", "T.HLL").replace("\t2.5\t38.1\t", "\t\t\t"),
        row(703883, "Avtonomna Respublika Krym", "A.ADM1", "UA", admin1="11"),
    ]
    made = build([archive(tmp_path / "XX.zip", "XX.txt", rows)], tmp_path / "own.sqlite")
    assert found(made.path, "SELECT name, lat, lon FROM place WHERE id = 990000021") == [("Nowhere Hill", None, None)]
    assert found(made.path, "SELECT name FROM place WHERE id = 703883") == [("Crimea",)]
