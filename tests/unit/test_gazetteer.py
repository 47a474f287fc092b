"""The packaged gazetteer and its folding of names."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer_file import CountryRow, Row, fold, is_name, read_meta, write
from dateline.knowledge.gazetteer_sources import own_id
from dateline.knowledge.load import data_path

present = pytest.mark.skipif(
    not data_path(gazetteer.FILE).exists(), reason="the gazetteer is not built: pip install -e ."
)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Saint-Étienne", "St. Etienne"),
        ("İzmir", "Izmir"),
        ("Ta’izz", "Ta'izz"),
        ("N’Djamena", "NDjamena"),
        ("The Hague", "Hague"),
        ("Łódź", "LODZ"),
        ("Port-au-Prince", "Port au Prince"),
        ("U.S.", "US"),
        ("Şəki", "Saki"),
    ],
)
def test_spellings_of_one_name_fold_together(written: str, same: str) -> None:
    assert fold(written) == fold(same)


@given(st.text(max_size=40))
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize("name", ["LHR", "ZRH", "surudeu", "Лондон", "Zip 10115", "Paris, Texas", "EGLL"])
def test_codes_and_noise_are_no_names(name: str) -> None:
    assert not is_name(name)


@pytest.mark.parametrize("name", ["Rome", "Ufa", "São Tomé", "L'Aquila"])
def test_names_are_kept(name: str) -> None:
    assert is_name(name)


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    def rows() -> list[Row]:
        return [Row(2, "Ulm", 48.4, 9.99, "DEU", "P.PPL", names={"Ulma": 1}), Row(1, "Bonn", 50.7, 7.1, "DEU", "P.PPL")]

    states = [CountryRow("DEU", "DE", 3, 1, ("FRA",))]
    write(tmp_path / "a.sqlite", rows(), states, {"digest": "x"})
    write(tmp_path / "b.sqlite", reversed(rows()), states, {"digest": "x"})
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()
    assert read_meta(tmp_path / "a.sqlite") == {"digest": "x"}


@present
@pytest.mark.parametrize(
    ("name", "feature", "country"),
    [
        ("tbilisi", "P.PPLC", "GEO"),
        ("Darfur", "L.RGN", "SDN"),
        ("Tigray", "A.ADM1", "ETH"),
        ("UK", "A.PCLI", "GBR"),
        ("Côte d’Ivoire", "A.PCLI", "CIV"),
        ("Western Sahara", "A.PCLI", "ESH"),
        ("El Fasher", "P.PPL", "SDN"),
        ("Bab al-Hawa", "S.CSTM", "SYR"),
        ("Isla Calero", "T.ISL", "CRI"),
        ("Hodeidah", "P.PPL", "YEM"),  # another name of a place that the packages have
    ],
)
def test_known_places_are_found(name: str, feature: str, country: str) -> None:
    assert (feature, country) in {(e.feature, e.country) for e in gazetteer.lookup(name)}


@present
def test_a_town_lies_in_its_divisions_and_country() -> None:
    town = next(e for e in gazetteer.lookup("Springfield") if e.number == 4250542)
    assert [p.name for p in gazetteer.parents(town)] == ["Sangamon County", "Illinois", "United States"]


@present
def test_unknown_names_and_numbers_give_nothing() -> None:
    assert gazetteer.lookup("Qwertzville-on-Sea") == ()
    assert gazetteer.lookup("…") == ()
    assert gazetteer.entry(1) is None
    assert gazetteer.country("XXX") is None


@present
def test_names_are_counted_at_once() -> None:
    counted = gazetteer.known(["Springfield", "Nowhereburgh", "oslo"])
    assert set(counted) == {"Springfield", "oslo"}
    assert counted["Springfield"] > 10


@present
def test_it_opens_and_answers_at_once() -> None:
    gazetteer._base.cache_clear()
    began = time.perf_counter()
    assert gazetteer.lookup("Dushanbe")
    assert time.perf_counter() - began < 0.2


@present
@pytest.mark.parametrize("table", sorted(data_path("gazetteer").glob("places*.csv")), ids=lambda t: t.stem)
def test_each_row_kept_by_hand_is_a_place_with_a_point_in_its_country(table: Path) -> None:
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines):
        wanted = int(row["geonames_id"]) if row["geonames_id"] else own_id(row["name"], row["feature"])
        found = {e.number: e for e in gazetteer.lookup(row["name"])}
        assert wanted in found, row["name"]
        assert found[wanted].lat is not None, row["name"]
        assert found[wanted].country in (None, row["country"]), row["name"]
