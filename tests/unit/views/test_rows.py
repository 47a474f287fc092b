"""The rows have the fields of the public formats, in tables too."""

from datetime import date

import pytest
from rich.console import Console

from dateline import inquiry
from dateline.cli import tables
from dateline.export.delimited import flattened
from dateline.model.claim import (
    Coding,
    EventClaim,
    Evidence,
    Figure,
    Locus,
    Party,
    StateClaim,
    StatementClaim,
    Subject,
    Value,
)
from dateline.model.document import EventTime
from dateline.model.interval import UNKNOWN, Bounds
from dateline.record.assemble import assemble

MINISTRY = Party("org:ministry", "Defence Ministry", "government", "KEN", ("GOV",), "KENGOV")
ARLEN = Locus("place:arlen", "Arlen", country="KEN")
WORDS = Evidence("r1", date(2024, 6, 13), 0, 12, "They withdrew.", (5, 13), "lead", MINISTRY, "The Courier")
LEFT = EventClaim(
    "e1", "RETREAT", "withdraw", ("military",), "087", (MINISTRY,), (), (ARLEN,),
    EventTime(Bounds(date(2024, 6, 1), date(2024, 6, 30)), "month"), "happened", 1.0, 0.8,
    (Figure(900, 1000, 1100, "soldiers", "troops", (0, 4)),), WORDS, "withdraw", "rule",
)  # fmt: skip
HELD = StateClaim(
    "s1", "control", Subject(place=ARLEN), Value("Rebels", "group:rebels"), "held", UNKNOWN, UNKNOWN, UNKNOWN,
    "happened", 1.0, 0.7, WORDS, "rule",
)  # fmt: skip
SAID = StatementClaim("q1", "r1", date(2024, 6, 13), None, "the envoy", "It is over.", 0, 11, "said", ("e1",))
CODING = Coding("r1", (LEFT,), (HELD,), (SAID,))


def test_an_event_has_the_fields_of_the_format() -> None:
    (row,) = inquiry.events(assemble([CODING]))
    assert set(row) == {
        "id", "type", "mode", "contexts", "cameo", "factuality", "certainty", "confidence", "actor", "recipient",
        "places", "time", "low", "best", "high", "unit", "sources", "rulings",
    }  # fmt: skip
    assert row["actor"] == [{"name": "Defence Ministry", "id": "org:ministry", "country": "KEN", "sectors": ["GOV"]}]
    assert row["time"] == {"earliest": "2024-06-01", "latest": "2024-06-30", "granularity": "month", "phase": "whole"}
    assert row["sources"][0]["source"] == {"name": "Defence Ministry", "country": "KEN"}
    assert (row["low"], row["best"], row["high"], row["unit"]) == (900, 1000, 1100, "soldiers")


def test_a_statement_names_its_source_by_the_words_where_it_is_not_known() -> None:
    (row,) = inquiry.statements(assemble([CODING]))
    assert set(row) == {"id", "report", "published", "source", "quote", "start", "end", "events", "kind"}
    assert row["source"] == {"name": "the envoy", "id": None, "country": None}


def test_tables_fit_a_hundred_columns() -> None:
    events, states = inquiry.told(CODING)
    console = Console(width=100, record=True, file=None, quiet=False)
    with console.capture() as shown:
        console.print(
            tables.events(events), tables.states(states), tables.statements(inquiry.statements(assemble([CODING])))
        )
    text = shown.get()
    assert max(len(line) for line in text.split("\n")) <= 100
    assert all(word in text for word in ("2024-06", "RETREAT", "Arlen", "Rebels", "It is over."))


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, "unknown"),
        ("2024-05-03", "2024-05-03", "2024-05-03"),
        (None, "2024-05-03", "up to 2024-05-03"),
        ("2024-05-03", None, "from 2024-05-03"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("1990-01-01", "1999-12-31", "1990 to 1999"),
        ("2024-04-01", "2024-06-12", "2024-04-01 to\n2024-06-12"),
    ],
)
def test_bounds_are_written_as_a_person_would(low: str | None, high: str | None, words: str) -> None:
    assert tables.bounds({"earliest": low, "latest": high}) == words


def test_a_begin_or_an_end_is_no_single_day() -> None:
    day = {"earliest": "2024-05-03", "latest": "2024-05-03"}
    assert tables.bounds(day | {"phase": "start"}) == "from 2024-05-03"
    assert tables.bounds(day | {"phase": "end"}) == "until 2024-05-03"
    assert tables.bounds({"earliest": "2018-01-01", "latest": "2018-12-31", "phase": "start"}) == "from 2018"


def test_nested_rows_become_flat_columns() -> None:
    (row,) = inquiry.events(assemble([CODING]))
    flat = flattened(row)
    assert (flat["time.earliest"], flat["actor"], flat["sources"]) == (
        "2024-06-01",
        "Defence Ministry",
        "They withdrew.",
    )
