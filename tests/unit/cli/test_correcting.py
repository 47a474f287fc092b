"""The commands of an analyst, from the outside."""

from pathlib import Path
from typing import Any

import pytest
from calling import rows, run


def ruled(store: str, *args: str) -> str:
    done = run(store, "correct", *args, "--reason", "a slip of the reader", "--by", "Ada")
    assert done.returncode == 0, done.stderr
    return done.stderr.split()[2]


def left(store: str) -> dict[str, Any]:
    return next(e for e in rows(store, "events") if e["type"] == "RETREAT" and e["factuality"] == "happened")


def test_a_ruling_overrides_shows_what_it_overrides_and_is_taken_back(store: str) -> None:
    before = run(store, "events", "--format", "json").stdout
    event = left(store)
    assert len(event["sources"]) == 2
    ruling = ruled(store, "date", event["id"], "2024-05-11")
    after = left(store)
    assert after["time"]["earliest"] == after["time"]["latest"] == "2024-05-11"
    assert (after["id"], after["rulings"]) == (event["id"], [ruling])
    last = rows(store, "explain", event["id"])[-1]
    assert (last["kind"], last["value"], last["link"]) == ("ruling", "date: 2024-05-11", "instead of: 2024-05-12")
    assert "a slip of the reader" in run(store, "explain", event["id"]).stdout
    assert left_on(store, "2024-05-20") == "2024-05-12", "ruled later than that day"
    ruled(store, "withdraw", ruling)
    assert run(store, "events", "--format", "json").stdout == before
    assert [r["status"] for r in rows(store, "rulings")] == ["withdrawn", "stands"]


def left_on(store: str, known_by: str) -> str:
    found = rows(store, "events", "--known-by", known_by)
    day: str = next(e for e in found if e["type"] == "RETREAT" and e["factuality"] == "happened")["time"]["latest"]
    return day


def test_split_then_merge(store: str) -> None:
    event = left(store)
    ruled(store, "split", event["id"], "two")
    apart = [e for e in rows(store, "events") if e["type"] == "RETREAT" and e["factuality"] == "happened"]
    assert [len(e["sources"]) for e in apart] == [1, 1]
    ruled(store, "merge", *(e["id"] for e in apart))
    assert left(store)["sources"] == event["sources"]


def test_reject_place_actor_and_set(store: str) -> None:
    identity = left(store)["id"]
    ruled(store, "place", identity, "Garissa")
    ruled(store, "actor", identity, "Coastal Guard")
    ruled(store, "set", identity, "mode=yield")
    event = left(store)
    assert event["places"][0]["name"] == "Garissa" and event["actor"][0]["name"] == "Coastal Guard"
    assert len(event["rulings"]) == 3
    ruled(store, "reject", identity)
    assert identity not in [e["id"] for e in rows(store, "events")]
    assert rows(store, "explain", identity)[-1]["value"] == "record: rejected"
    promise = rows(store, "commitments", "--on", "2024-05-20")[0]
    ruled(store, "date", promise["id"], "2024-09")
    assert rows(store, "commitments", "--on", "2024-05-20")[0]["due"]["latest"] == "2024-09-30"


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (("merge", "{id}"), 2, "two or more different events"),
        (("split", "{id}", "three"), 2, "has no telling three"),
        (("split", "{id}", "one", "two"), 2, "all tellings"),
        (("reject", "e0"), 4, "no"),
        (("date", "{id}", "May"), 2, "'May' is no date"),
        (("place", "{id}", "Xyzzyqu"), 2, "no place is called Xyzzyqu"),
        (("set", "{id}", "type"), 2, "write FIELD=VALUE"),
        (("set", "{id}", "type=WAR"), 2, "no type WAR: one of AGREE"),
        (("set", "{id}", "colour=red"), 2, "has no field colour"),
        (("set", "{id}", "best=many"), 2, "'many' is no number"),
        (("withdraw", "r0"), 4, "no ruling r0"),
    ],
)
def test_bad_input_gets_one_line(store: str, args: tuple[str, ...], status: int, words: str) -> None:
    identity = left(store)["id"]
    given = [a.format(id=identity) for a in args]
    done = run(store, "correct", *given, "--reason", "r", "--by", "Ada")
    assert (done.returncode, done.stderr.count("\n")) == (status, 1), done.stderr
    assert words in done.stderr
    assert rows(store, "rulings") == []


def test_two_persons_taken_for_one_are_told_apart(store: str, tmp_path: Path) -> None:
    for name, text in (
        ("one", "Sudanese rebel commander Mohammed Tayeb attacked Arlen on 3 June 2021."),
        ("two", "Sudanese rebel commander Muhammad Tayyib withdrew from Nyala on 9 June 2021."),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = run(store, "read", str(tmp_path), "--published", "2021-06-20")
    assert done.returncode == 0, done.stderr
    shown = rows(store, "explain", "person:mohammed-tayeb")
    assert [(r["kind"], r["rule"]) for r in shown] == [("party", "identity")]
    assert len(rows(store, "timeline", "Muhammad Tayyib")) == len(rows(store, "timeline", "Mohammed Tayeb")) >= 2
    refused = run(store, "correct", "apart", "Mohammed Tayeb", "Ada Byron", "--reason", "x", "--by", "y")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    ruled(store, "apart", "person:mohammed-tayeb", "person:muhammad-tayyib")
    assert run(store, "explain", "person:mohammed-tayeb").returncode == 4
    assert rows(store, "rulings")[-1]["status"] == "stands"
