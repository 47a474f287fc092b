"""The desk from Python: the same rows as the commands, nothing loaded at import, text of reports escaped."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline import Desk, notebook
from dateline.errors import InputError, RecordError
from dateline.views.tabular import Rows

SCRIPT = "<script>alert('x')</script> & co"


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with Desk.sample() as made:
        yield made


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = (
        "import sys, dateline; print(sorted(m for m in sys.modules if m.startswith(('dateline', 'spacy', 'pandas'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['dateline']\n"


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Table'"):
        dateline.Table  # noqa: B018


def test_its_examples_run(desk: Desk) -> None:
    ran = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for test in doctest.DocTestFinder(recurse=True).find(notebook, "notebook", globs={"desk": desk}):
        ran.run(test)
    assert ran.summarize(verbose=False).failed == 0
    assert ran.tries >= 15


def test_rows_are_plain_and_go_into_a_frame(desk: Desk) -> None:
    rows = desk.events("Marsabit")
    assert json.loads(json.dumps(rows)) == list(rows)
    frame = rows.to_frame()
    assert len(frame) == len(rows) > 3
    assert frame["time.earliest"][0] == "2023-03-05"
    assert frame["actor"][0][0]["name"] == "Lorian Front"


def test_a_frame_without_pandas_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match=r"pip install 'dateline\[notebook\]'"):
        Rows("events").to_frame()


def test_each_kind_of_rows_is_shown_as_a_table(desk: Desk) -> None:
    shown = {
        "events": desk.events(), "statements": desk.statements(), "situation": desk.situation("Marsabit", on="2023-04-20"),
        "timeline": desk.timeline("Marsabit"), "commitments": desk.commitments(on=date(2023, 5, 20)),
        "explanation": desk.explain(desk.events()[0]["id"]), "reports": desk.reports(),
    }  # fmt: skip
    for kind, rows in shown.items():
        assert rows, kind
        html = rows._repr_html_()
        assert html.count("<tr>") == len(rows) + 1, kind
        assert f"<caption>{len(rows)} {kind}</caption>" in html


def test_text_of_a_report_stays_text(tmp_path: Path) -> None:
    with Desk(tmp_path / "record.db") as desk:
        desk.add(f"Soldiers left Kisumu on Monday, said {SCRIPT}.", published="2023-06-07", publisher=SCRIPT)
        for rows in (desk.events(), desk.reports(), desk.timeline("Kisumu")):
            assert rows
            assert "<script>" not in rows._repr_html_()
            assert "&lt;script&gt;" in rows._repr_html_()


def test_what_was_read_stays_and_reading_again_changes_nothing(tmp_path: Path) -> None:
    text = "Soldiers left the town of Kisumu on 3 May 2023."
    with Desk(tmp_path / "record.db") as desk:
        assert (desk.add(text).new, desk.add(text).new) == (1, 0)
        assert desk.add(text).undated == ["the text"]
    with Desk(f"sqlite:///{tmp_path / 'record.db'}") as again:
        assert [r["text"] for r in again.reports()] == [text]


def test_wrong_things_are_one_line(desk: Desk) -> None:
    with pytest.raises(InputError, match="is not a date"):
        desk.situation(on="June")
    with pytest.raises(InputError, match="the text is empty"):
        desk.add(" ")
    with pytest.raises(InputError, match="lies in the future"):
        desk.add("Text.", published="2999-01-01")
    with pytest.raises(RecordError, match="has the id"):
        desk.explain("e0")


def test_an_export_is_written_where_it_is_wanted(desk: Desk, tmp_path: Path) -> None:
    body = desk.export("geojson", "Marsabit", to=tmp_path / "map.geojson", until="2023-04-01")
    assert (tmp_path / "map.geojson").read_bytes() == body
    with pytest.raises(InputError, match="cannot be written"):
        desk.export("csv", to=tmp_path / "nowhere" / "out.csv")
    assert {f["properties"]["earliest"] for f in json.loads(body)["features"]} - {None} == {"2023-03-05"}


def test_a_feed_is_followed(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.notebook.time.sleep", lambda _: None)
    item = "<item><title>One</title><link>/1</link><pubDate>Sat, 04 May 2024 10:00:00 GMT</pubDate></item>"
    site.reply("/feed", body=f'<rss version="2.0"><channel>{item}</channel></rss>'.encode(), kind="application/rss+xml")
    words = "<p>Soldiers left the town of Arlen on Friday, the ministry said in a statement.</p>" * 6
    site.reply("/1", body=f"<html><body><article>{words}</article></body></html>".encode())
    with Desk("sqlite://") as desk:
        assert [desk.follow(site.url + "/feed", allow_private=True).new for _ in range(2)] == [1, 0]
        assert desk.events()[0]["time"]["latest"] == "2024-05-03"
        assert "lies in a private network" in desk.follow(site.url + "/other").notes[0]
