"""The store: nothing lost, nothing twice, and one clear line where it cannot be used."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.errors import RecordError, StoreError
from dateline.model.claim import Coding, CommitmentClaim, Evidence, Party
from dateline.model.feed import FeedState
from dateline.model.interval import Bounds
from dateline.model.report import Report
from dateline.model.ruling import Anchor, Ruling, Setting
from dateline.store.feeds import feed_state, keep_feed, keep_item
from dateline.store.record_store import RecordStore, open_store


def clock() -> datetime:
    return datetime(2031, 1, 2, 3, 4, tzinfo=UTC)


def opened(folder: Path) -> RecordStore:
    return open_store(f"sqlite:///{folder / 'deep' / 'record.db'}", clock)


def coding_of(report: str) -> Coding:
    told = Evidence(report, date(2030, 5, 1), 0, 9, "It will.", (3, 7), "body", None)
    due = Bounds(None, date(2030, 6, 1))
    who = (Party("country:FRA", "France", "country", "FRA"),)
    return Coding(
        report, commitments=(CommitmentClaim("c1", "plan", who, (), "go", due, None, "go", "open", told, 0.5, "r"),)
    )


def ruling(name: str) -> Ruling:
    hook = Anchor("event", "a", 3, 7, "0", "RETREAT", "c1")
    new = Setting("date", bounds=Bounds(date(2030, 5, 1), None))
    return Ruling(name, "set", ((hook,),), new, None, "a slip", "Ada", "2031-01-02T03:04:00+00:00")


def test_what_is_put_in_comes_back_in_the_order_of_reading(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for name, day in (("b", date(2030, 5, 2)), ("a", None), ("c", date(2030, 5, 1))):
            assert store.add(Report(name, "Text.\r\n", day), coding_of(name))
    with opened(tmp_path) as store:
        assert [r.id for r in store.reports()] == ["b", "a", "c"]
        assert store.report("b") == Report("b", "Text.\r\n", date(2030, 5, 2))
        assert store.codings() == (coding_of("b"), coding_of("a"), coding_of("c"))
        assert [c.report for c in store.codings(date(2030, 5, 1))] == ["c"]


def test_reading_a_report_twice_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.add(Report("a", "One."), coding_of("a"))
        assert not store.add(Report("a", "Two."), Coding("a"))
        assert store.report("a").text == "One."
        assert store.has("a") and not store.has("b")
        assert not store.recode(coding_of("a")) and store.recode(Coding("a"), "s2")
        assert store.stamps() == {"a": "s2"}


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        with pytest.raises(RecordError, match="no report x"):
            store.report("x")
        with pytest.raises(RecordError, match="no report x"):
            store.recode(Coding("x"))


def test_rulings_are_kept_in_order(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        later, first = ruling("r2"), ruling("r1")
        assert store.rule(later) and store.rule(first) and not store.rule(later)
        assert store.rulings() == (later, first)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"no database, only words" * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_store(f"sqlite:///{tmp_path / 'x.db'}", clock)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "x.db")
    other.execute("create table t (a)")
    other.close()
    with pytest.raises(StoreError, match="another program's"):
        open_store(f"sqlite:///{tmp_path / 'x.db'}", clock)


def test_an_older_version_is_brought_up_to_date_and_nothing_is_lost(tmp_path: Path) -> None:
    """A store of version 1 had no days of change and no feeds."""
    with opened(tmp_path) as store:
        store.add(Report("a", "One.", date(2030, 5, 1)), coding_of("a"))
    old = sqlite3.connect(tmp_path / "deep" / "record.db")
    for change in (
        "alter table reports drop column modified",
        "drop table feeds",
        "drop table feed_items",
        "update dateline set value = '1'",
    ):
        old.execute(change)
    old.commit()
    old.close()
    with opened(tmp_path) as store:
        assert store.reports() == (Report("a", "One.", date(2030, 5, 1)),)
        assert store.codings() == (coding_of("a"),)
        changed = Report("b", "Two.", date(2030, 5, 1), modified=date(2030, 5, 3))
        store.add(changed, coding_of("b"))
        assert store.report("b") == changed
        assert feed_state(store, "https://x.org/feed") == FeedState("https://x.org/feed")


def test_what_is_known_of_a_feed_is_kept(tmp_path: Path) -> None:
    url = "https://x.org/feed"
    with opened(tmp_path) as store:
        keep_item(store, url, "i1")
        keep_item(store, url, "i1")
        keep_feed(store, FeedState(url, "tag", "then", 2, "2031-01-02T04:00:00+00:00", frozenset({"other"})))
        keep_feed(store, FeedState(url, "tag2"))
        assert feed_state(store, url) == FeedState(url, "tag2", seen=frozenset({"i1"}))


def test_a_newer_version_is_refused(tmp_path: Path) -> None:
    opened(tmp_path).close()
    newer = sqlite3.connect(tmp_path / "deep" / "record.db")
    newer.execute("update dateline set value = '99'")
    newer.commit()
    newer.close()
    with pytest.raises(StoreError, match="upgrade"):
        opened(tmp_path)


def test_a_locked_store_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.record_store.PATIENCE", 0)
    opened(tmp_path).close()
    holder = sqlite3.connect(tmp_path / "deep" / "record.db", isolation_level=None)
    holder.execute("begin immediate")
    with opened(tmp_path) as store, pytest.raises(StoreError, match="locked"):
        store.add(Report("a", "One."), coding_of("a"))
    holder.close()


@pytest.mark.parametrize("url", ["what", "nosuch://x/y"])
def test_a_wrong_url_is_refused(url: str) -> None:
    with pytest.raises(StoreError):
        open_store(url, clock)
