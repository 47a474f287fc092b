"""`rebuild`, from the outside: byte-identical where nothing changed, and rulings stand."""

import json
import sqlite3

from calling import rows, run


def dump(store: str) -> list[str]:
    with sqlite3.connect(store.removeprefix("sqlite:///")) as base:
        return list(base.iterdump())


def test_nothing_is_coded_again_under_the_same_rules(store: str) -> None:
    before = dump(store)
    done = run(store, "rebuild", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert "coded by the present rules" in done.stderr
    again = run(store, "rebuild", "--all", "--workers", "2")
    assert "2 reports coded again, 0 read otherwise" in again.stderr
    assert dump(store) == before


def test_what_other_rules_coded_is_coded_again_and_the_difference_shown(store: str) -> None:
    before = run(store, "events", "--format", "json").stdout
    identity = json.loads(before)[0]["id"]
    done = run(store, "correct", "set", identity, "factuality=planned", "--reason", "a slip", "--by", "Ada")
    assert done.returncode == 0, done.stderr
    ruled = run(store, "events", "--format", "json").stdout
    with sqlite3.connect(store.removeprefix("sqlite:///")) as base:
        for report, body in base.execute("select report, body from codings").fetchall():
            less = json.dumps(json.loads(body) | {"events": []})
            base.execute("update codings set body = ?, stamp = 'old' where report = ?", (less, report))
    base.close()
    old = dump(store)
    dry = run(store, "rebuild", "--dry-run", "--format", "json")
    assert {r["change"] for r in json.loads(dry.stdout)} == {"new"}
    assert "nothing was kept" in dry.stderr
    assert dump(store) == old
    assert "2 reports coded again, 2 read otherwise; events 0 →" in run(store, "rebuild").stderr
    assert run(store, "events", "--format", "json").stdout == ruled
    assert [r["status"] for r in rows(store, "rulings")] == ["stands"]
