"""Each format is read by a reader made by others, and says what it should: unknown stays empty, plans and denials did not happen."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import followthemoney
import geojson
import hxl
import icalendar
import pandas
import pyarrow.parquet
import pytest
from followthemoney import ValueEntity, model
from followthemoney.statement import Statement, StatementEntity
from followthemoney.statement.serialize import read_csv_statements
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from dateline.errors import InputError
from dateline.export import acled, csv_table, delimited, gdelt, markdown, ucdp
from dateline.export.formats import EXPORTERS, export
from dateline.export.selection import Selection, number
from dateline.model.claim import Figure
from dateline.model.event import Event
from dateline.model.interval import Bounds

DAY, LATER = date(2021, 5, 3), date(2021, 5, 9)
HOSTILE = 'Rebels\tshelled "Osk", <script>alert(1)</script>; ]]> =1+1 and\nfled.'
DOCS = Path(__file__).parents[3] / "docs" / "reference" / "formats"


def text(name: str, selection: Selection) -> str:
    return export(name, selection).body.decode("utf-8")


def rows(name: str, selection: Selection) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(name, selection))))


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_has_a_page_that_says_what_it_cannot_hold(name: str) -> None:
    page = (DOCS / f"{EXPORTERS[name].module.removesuffix('_table')}.md").read_text(encoding="utf-8")
    assert "## What it cannot hold" in page
    assert f"--format {name}" in page


@pytest.mark.parametrize("name", EXPORTERS)
def test_nothing_to_export_is_still_a_file_of_the_format(name: str) -> None:
    assert export(name, Selection(DAY)).left_out == ()


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_export_is_the_same_bytes_each_time(name: str, selection: Selection) -> None:
    assert export(name, selection) == export(name, selection)


def test_an_unknown_format_names_the_known_ones(selection: Selection) -> None:
    with pytest.raises(InputError, match="one of plover, gdelt"):
        export("xml", selection)


FACTUAL = ("gdelt", "ucdp", "acled", "ftm", "ftm-statements")


@pytest.mark.parametrize("name", FACTUAL)
def test_a_format_that_knows_facts_only_leaves_plans_and_denials_out_and_counts_them(
    name: str, selection: Selection, events: tuple[Event, ...]
) -> None:
    left_out = dict(export(name, selection).left_out)
    assert left_out["told as planned: only what happened is held there"] == 1
    assert left_out["told as denied: only what happened is held there"] == 1
    made = text(name, selection)
    assert not any(e.id in made or str(number(e.id)) in made for e in events[3:5])


@pytest.mark.parametrize("name", ["gdelt", "ucdp", "acled", "plover", "ftm", "geojson"])
def test_the_day_of_publication_is_no_date_of_what_has_none(
    name: str, selection: Selection, events: tuple[Event, ...]
) -> None:
    """The undated raid was printed on 9 May; no format may date it so."""
    alone = Selection(selection.on, (events[2],), selection.rows[2:3], reports={}, recorded=selection.recorded)
    made = text(name, alone)
    if name == "plover":
        made = json.dumps(json.loads(made) | {"cite_info": None})
    assert LATER.isoformat() not in made
    assert LATER.strftime("%Y%m%d") not in made


def test_gdelt_has_its_61_columns_and_pandas_reads_them(selection: Selection, events: tuple[Event, ...]) -> None:
    frame = pandas.read_csv(
        io.StringIO(text("gdelt", selection)), sep="\t", header=None, names=list(gdelt.COLUMNS), dtype=str
    )
    assert len(gdelt.COLUMNS) == 61
    assert len(frame) == 4
    battle, shelling, undated, flight = (row for _, row in frame.fillna("").iterrows())
    assert battle["GLOBALEVENTID"] == str(number(events[0].id))
    assert (battle["SQLDATE"], battle["MonthYear"], battle["Year"], battle["FractionDate"]) == (
        "20210503",
        "202105",
        "2021",
        "2021.3370",
    )
    assert (battle["Actor1Code"], battle["Actor2Code"], battle["Actor2Type1Code"]) == ("GEOMIL", "REB", "REB")
    assert (battle["EventCode"], battle["EventRootCode"], battle["QuadClass"], battle["GoldsteinScale"]) == (
        "190",
        "19",
        "4",
        "-10.0",
    )
    assert (battle["NumMentions"], battle["NumSources"], battle["NumArticles"]) == ("2", "1", "2")
    assert (battle["ActionGeo_FullName"], battle["ActionGeo_CountryCode"], battle["ActionGeo_Type"]) == (
        "Khashuri, Georgia",
        "GG",
        "4",
    )
    assert (battle["DATEADDED"], battle["SOURCEURL"]) == ("20260102030405", "https://example.org/1")
    assert (shelling["SQLDATE"], shelling["MonthYear"], shelling["Year"]) == ("", "202105", "2021")
    assert (undated["SQLDATE"], undated["Year"], undated["ActionGeo_Type"]) == ("", "", "1")
    assert flight["Actor1Name"] == "" and flight["Actor2Name"] == "VILLAGER"


@pytest.mark.parametrize(
    ("root", "kind"), [("01", 1), ("05", 1), ("08", 2), ("12", 3), ("14", 3), ("15", 4), ("20", 4), ("", None)]
)
def test_gdelt_classes_follow_the_root(root: str, kind: int | None) -> None:
    assert gdelt.quad_class(root) == kind


def test_ucdp_has_its_49_columns_and_deadly_events_only(selection: Selection) -> None:
    made = export("ucdp", selection)
    assert len(ucdp.COLUMNS) == 49
    assert dict(made.left_out)["without a number killed"] == 2
    frame = pandas.read_csv(io.BytesIO(made.body), parse_dates=["date_start", "date_end"])
    assert list(frame.columns) == list(ucdp.COLUMNS)
    battle, shelling = (row for _, row in frame.iterrows())
    assert (battle["date_prec"], battle["date_start"].date(), battle["date_end"].date()) == (1, DAY, DAY)
    assert (battle["type_of_violence"], battle["side_a"], battle["side_b"], battle["gwnoa"]) == (
        1,
        "Georgian army",
        "Ridge Front",
        372,
    )
    assert (battle["low"], battle["best"], battle["high"]) == (4, 5, 7)
    assert (battle["where_prec"], battle["adm_1"], battle["country_id"], battle["region"]) == (
        1,
        "Shida Kartli",
        372,
        "Europe",
    )
    assert (battle["number_of_sources"], battle["source_original"]) == (2, "United Nations")
    assert (shelling["type_of_violence"], shelling["side_a"], shelling["side_b"]) == (3, "Ridge Front", "Civilians")
    assert (shelling["date_prec"], shelling["event_clarity"], shelling["deaths_civilians"]) == (4, 2, 5)
    for row in (battle, shelling):
        assert row["deaths_a"] + row["deaths_b"] + row["deaths_civilians"] + row["deaths_unknown"] == row["best"]


@pytest.mark.parametrize(
    ("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (365, 5)]
)  # fmt: skip
def test_ucdp_codes_the_precision_of_a_date(days: int, code: int) -> None:
    assert ucdp.date_precision(Bounds(DAY, date.fromordinal(DAY.toordinal() + days - 1))) == code
    assert ucdp.date_precision(Bounds(None, DAY)) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_grid_cell_holds_its_point(lat: float, lon: float) -> None:
    cell = ucdp.grid_cell(lat, lon)
    assert cell is not None and 1 <= cell <= 259200
    south, west = (cell - 1) // 720 / 2 - 90, (cell - 1) % 720 / 2 - 180
    assert south - 1e-9 <= lat <= south + 0.5 and west - 1e-9 <= lon <= west + 0.5


def test_an_upper_bound_alone_is_no_number_of_dead_for_acled(selection: Selection) -> None:
    battle, *others = selection.events
    bounded = replace(battle, figure=Figure(0, 300, 300, "people", "killed", (0, 1)))
    assert rows("acled", replace(selection, events=(bounded, *others)))[0]["fatalities"] == ""
    nobody = replace(battle, figure=Figure(0, 0, 0, "people", "killed", (0, 1)))
    assert rows("acled", replace(selection, events=(nobody, *others)))[0]["fatalities"] == "0"


def test_acled_has_its_31_columns_and_only_what_it_records(selection: Selection) -> None:
    made = rows("acled", selection)
    assert len(acled.COLUMNS) == 31
    assert [(r["event_type"], r["sub_event_type"]) for r in made] == [
        ("Battles", "Armed clash"), ("Explosions/Remote violence", "Shelling/artillery/missile attack"), ("Battles", "Armed clash"),
    ]  # fmt: skip
    battle, shelling, undated = made
    assert (battle["event_date"], battle["time_precision"], battle["fatalities"]) == ("2021-05-03", "1", "4")
    assert (battle["inter1"], battle["inter2"], battle["interaction"]) == ("1", "2", "12")
    assert (battle["iso"], battle["region"], battle["admin1"]) == ("268", "Caucasus and Central Asia", "Shida Kartli")
    assert (shelling["civilian_targeting"], shelling["time_precision"]) == ("Civilian targeting", "3")
    assert (undated["event_date"], undated["year"], undated["fatalities"]) == ("", "", "")
    assert HOSTILE in shelling["notes"]


def test_plover_lines_carry_plans_and_denials_as_modes(selection: Selection) -> None:
    lines = [json.loads(line) for line in text("plover", selection).splitlines()]
    assert [line["id"] for line in lines] == [e.id for e in selection.events]
    assert [line["mode"] for line in lines] == [
        [],
        ["heavy-weapons"],
        [],
        ["future"],
        ["seize", "negation"],
        ["deport"],
    ]
    assert [line["date"] for line in lines] == ["2021-05-03", "2021-05-01", None, "2021-06-01", "2021-05-03", None]
    assert [line["enddate"] for line in lines] == [None, "2021-05-31", None, "2021-06-02", None, None]
    assert lines[0]["text_info"] == {"dead": 5}
    assert lines[1]["text"][0]["text_story"] == HOSTILE
    assert (lines[0]["event_loc"]["geonameid"], lines[0]["event_loc"]["resolution"]) == (613988, 4)


def test_a_bound_on_one_side_alone_is_no_day_of_a_plover_event(events: tuple[Event, ...]) -> None:
    for bounds, words in ((Bounds(DAY, None), f"not earlier than {DAY}"), (Bounds(None, DAY), f"not later than {DAY}")):
        event = replace(events[0], time=replace(events[0].time, bounds=bounds))
        line = json.loads(text("plover", Selection(DAY, (event,))))
        assert (line["date"], line["enddate"], line["comment"]) == (None, None, f"told as happened; {words}")


def test_geojson_is_valid_and_gives_a_country_no_point(selection: Selection) -> None:
    found = geojson.loads(text("geojson", selection))
    assert found.is_valid, found.errors()
    points = [f.geometry and f.geometry["coordinates"] for f in found.features]
    assert points == [
        [43.59905, 41.99733],
        [43.59905, 41.99733],
        None,
        [43.59905, 41.99733],
        [43.59905, 41.99733],
        None,
    ]
    assert [f.properties["factuality"] for f in found.features[3:5]] == ["planned", "denied"]
    assert found.features[1].properties["quotes"] == [HOSTILE]


def test_parquet_reads_back_as_the_public_rows(selection: Selection) -> None:
    made = export("parquet", selection).body
    assert pyarrow.parquet.read_table(io.BytesIO(made)).to_pylist() == list(selection.rows)
    assert len(pandas.read_parquet(io.BytesIO(made))) == len(selection.rows)


def test_files_of_different_records_have_one_schema(selection: Selection) -> None:
    bare = Selection(DAY, selection.events[5:], selection.rows[5:])
    schemas = [pyarrow.parquet.read_schema(io.BytesIO(export("parquet", s).body)) for s in (selection, bare)]
    assert schemas[0] == schemas[1]


def test_parquet_without_its_package_says_how_to_get_it(selection: Selection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pip install 'dateline\[parquet\]'"):
        export("parquet", selection)


def test_csv_has_a_line_for_each_event_and_pandas_reads_it(selection: Selection) -> None:
    frame = pandas.read_csv(io.StringIO(text("csv", selection)), keep_default_na=False)
    assert list(frame["id"]) == [e.id for e in selection.events]
    assert set(csv_table.COLUMNS) <= set(frame.columns)
    assert frame["sources"][1] == HOSTILE
    assert frame["time.earliest"][2] == ""


def entities(selection: Selection) -> list[Any]:
    return [ValueEntity.from_dict(json.loads(line)) for line in text("ftm", selection).splitlines()]


def test_followthemoney_takes_every_value(selection: Selection) -> None:
    for entity in entities(selection):
        model[entity.schema.name].validate({"properties": entity.properties})
        for prop, value in entity.itervalues():
            assert prop.type.validate(value), (entity.schema.name, prop.name, value)
        assert not [p for p in entity.schema.required if p not in entity.properties]


def test_followthemoney_events_name_parties_proofs_and_a_date_only_where_there_is_one(selection: Selection) -> None:
    found = {e.id: e for e in entities(selection)}
    happenings = [e for e in found.values() if e.schema.name == "Event"]
    assert [e.get("date") for e in happenings] == [["2021-05-03"], ["2021-05"], [], []]
    assert {found[i].schema.name for e in happenings for i in e.get("involved")} == {"PublicBody", "Organization"}
    assert all(found[i].schema.name == "Article" for e in happenings for i in e.get("proof"))
    (held,) = [e for e in found.values() if e.schema.name == "Occupancy"]
    assert found[held.first("holder")].caption == "Nino Lari"
    assert found[held.first("post")].caption == "Defence Minister, Georgia"


def test_followthemoney_statements_are_those_it_makes_of_the_entities(selection: Selection) -> None:
    read = list(read_csv_statements(io.BytesIO(export("ftm-statements", selection).body)))
    data = followthemoney.Dataset.make({"name": "dateline", "title": "dateline"})
    made = [s for e in entities(selection) for s in StatementEntity.from_data(data, e.to_dict()).statements]

    def known(statements: list[Statement]) -> set[tuple[Any, ...]]:
        return {(s.id, s.entity_id, s.prop, s.prop_type, s.schema, s.value, s.dataset, s.external) for s in statements}

    assert known(read) == known(made)
    assert len(read) == len(made)


def test_libhxl_takes_every_figure_of_displacement(selection: Selection) -> None:
    body = export("hxl", selection).body
    assert hxl.data(io.BytesIO(body)).validate()
    data = list(hxl.data(io.BytesIO(body)))
    displaced = [row.get("#affected+displaced") for row in data]
    assert displaced == ["900", "1200"]
    assert [row.get("#loc+name") for row in data] == ["Khashuri", None]
    assert [row.get("#date+occurred+start") for row in data] == ["2021-05-03", None]


def test_icalendar_reads_promises_and_plans(selection: Selection) -> None:
    calendar: Any = icalendar.Calendar.from_ical(export("ical", selection).body)
    (todo,) = calendar.walk("VTODO")
    assert (todo["DUE"].dt, str(todo["STATUS"]), str(todo["X-DATELINE-STATUS"])) == (
        date(2021, 7, 1),
        "NEEDS-ACTION",
        "open",
    )
    assert "Lari promised to open the road" in str(todo["DESCRIPTION"])
    (entry,) = calendar.walk("VEVENT")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt, str(entry["STATUS"])) == (
        date(2021, 6, 1),
        date(2021, 6, 3),
        "TENTATIVE",
    )
    assert str(entry["SUMMARY"]).startswith("planned: CONSULT")


def test_json_ld_expands_and_only_facts_are_events_of_schema_org(selection: Selection) -> None:
    graph = jsonld.expand(json.loads(text("jsonld", selection)))
    happened = [n for n in graph if "https://schema.org/Event" in n["@type"]]
    reported = [n for n in graph if "urn:dateline:ReportedEvent" in n["@type"]]
    assert (len(happened), len(reported)) == (4, 6)
    starts = [n.get("https://schema.org/startDate", [{}])[0].get("@value") for n in reported]
    assert starts == ["2021-05-03", None, None, None, None, None]
    assert (
        len(jsonld.to_rdf(json.loads(text("jsonld", selection)), {"format": "application/n-quads"}).splitlines()) > 60
    )


def test_markdown_keeps_hostile_text_as_text(selection: Selection) -> None:
    made = text("markdown", selection)
    assert "<script>" not in made
    assert r"\<script\>alert\(1\)" in made
    planned = made.split("## Planned")[1].split("##")[0]
    assert "CONSULT" in planned and "CONSULT" not in made.split("## Planned")[0]
    assert "date not told" in made.split("## Planned")[0]
    assert "**open**" in made


@given(st.text())
def test_escaped_text_has_no_line_of_its_own(words: str) -> None:
    assert "\n" not in markdown.plain(words)


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(st.lists(st.tuples(WORDS, WORDS), max_size=4))
def test_any_text_comes_back_from_a_table(pairs: list[tuple[str, str]]) -> None:
    made = delimited.table(("a", "b"), [{"a": one, "b": two} for one, two in pairs])
    read = csv.DictReader(io.StringIO(made, newline=""))
    assert [(row["a"], row["b"]) for row in read] == pairs


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=4))
def test_any_text_keeps_to_its_line_and_column_between_tabs(rows: list[tuple[str, str, str]]) -> None:
    made = delimited.tabbed("abc", [dict(zip("abc", row, strict=True)) for row in rows])
    assert [line.count("\t") for line in made.splitlines()] == [2] * len(rows)
    assert made.count("\n") == len(rows)
