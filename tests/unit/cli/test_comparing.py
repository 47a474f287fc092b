"""`changes`, `disputes` and `--known-by`, from the outside."""

import json

import pytest
from calling import rows, run

ASKING = (
    ("events",), ("statements",), ("situation", "--on", "2024-06-15"), ("commitments", "--on", "2024-06-15"),
    ("timeline", "Kismayo"), ("disputes",), ("rulings",),
)  # fmt: skip


@pytest.mark.parametrize("command", ASKING, ids=lambda c: c[0])
def test_nothing_is_known_before_it_was_published(store: str, command: tuple[str, ...]) -> None:
    assert rows(store, *command, "--known-by", "2024-05-13") == []
    some = json.dumps(rows(store, *command, "--known-by", "2024-05-15"))
    assert '"report":"two"' not in some.replace('": "', '":"')


def test_what_is_explained_is_what_was_known(store: str) -> None:
    event = next(e for e in rows(store, "events") if len(e["sources"]) == 2)
    assert len(rows(store, "explain", event["id"], "--known-by", "2024-05-15")) == 1
    assert run(store, "explain", event["id"], "--known-by", "2024-05-13").returncode == 4


def test_changes_tell_what_a_day_brought(store: str) -> None:
    first = rows(store, "changes", "--since", "2024-05-14", "--until", "2024-05-15")
    assert {"event", "promise"} <= {r["kind"] for r in first} and {r["change"] for r in first} == {"new"}
    done = run(store, "changes", "--since", "2024-05-14", "--until", "2024-05-15")
    assert "pull out" in done.stdout and max(map(len, done.stdout.split("\n"))) <= 100
    last = rows(store, "changes", "--since", "2024-06-02", "--until", "2024-06-30")
    assert [(r["change"], r["was"], r["now"]) for r in last] == [("revised", "open", "overdue")]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("changes", "--since", "soon"), "'soon' is not a date"),
        (("changes", "--since", "2024-05-02", "--until", "2024-05-01"), "exchange them"),
        (("disputes", "--known-by", "now"), "'now' is not a date"),
        (("events", "--rule", "middling"), "no rule and no source middling"),
    ],
)
def test_a_wrong_argument_gets_one_line(store: str, args: tuple[str, ...], words: str) -> None:
    done = run(store, *args)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert words in done.stderr


def test_a_brief_is_markdown_with_every_sentence_cited(store: str) -> None:
    done = run(store, "brief", "Kismayo", "--to", "2024-06-15")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# Kismayo: 12 May 2024 to 15 June 2024\n")
    assert "**12 May 2024.** “" in done.stdout and "[^1]: one, 14 May 2024." in done.stdout
    assert "Kismayo" in run(store, "brief", "Somalia", "--to", "2024-06-15").stdout, "what lies in it"
    assert "two" not in run(store, "brief", "Kismayo", "--known-by", "2024-05-15").stdout


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (("brief", "Kismayo", "--from", "2024-06-02", "--to", "2024-06-01"), 2, "exchange them"),
        (("brief", "Xyzzyqu"), 4, "nothing is told of Xyzzyqu"),
    ],
)
def test_a_brief_that_cannot_be_made_gets_one_line(store: str, args: tuple[str, ...], status: int, words: str) -> None:
    done = run(store, *args)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (status, "", 1)
    assert words in done.stderr


def test_reports_of_one_story_stand_together(store: str) -> None:
    found = rows(store, "reports")
    assert [(r["id"], r["published"], r["copy_of"]) for r in found] == [
        ("one", "2024-05-14", None), ("two", "2024-05-16", None),
    ]  # fmt: skip
    assert "text" not in found[0] and "one" in run(store, "reports").stdout
    assert [r["id"] for r in rows(store, "reports", "--known-by", "2024-05-15")] == ["one"]
