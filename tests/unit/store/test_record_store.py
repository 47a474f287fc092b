"""The store: nothing lost, nothing twice, and one clear line where it cannot be used."""

import sqlite3
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

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


def opened(url: str) -> RecordStore:
    return open_store(url, clock)


def change(url: str, *statements: str) -> None:
    """Behind the store's back."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


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


def test_what_is_put_in_comes_back_in_the_order_of_reading(url: str) -> None:
    with opened(url) as store:
        for name, day in (("b", date(2030, 5, 2)), ("a", None), ("c", date(2030, 5, 1))):
            assert store.add(Report(name, "Text.\r\n", day), coding_of(name))
    with opened(url) as store:
        assert [r.id for r in store.reports()] == ["b", "a", "c"]
        assert store.report("b") == Report("b", "Text.\r\n", date(2030, 5, 2))
        assert store.codings() == (coding_of("b"), coding_of("a"), coding_of("c"))
        assert [c.report for c in store.codings(date(2030, 5, 1))] == ["c"]


def test_reading_a_report_twice_changes_nothing(url: str) -> None:
    with opened(url) as store:
        assert store.add(Report("a", "One."), coding_of("a"))
        assert not store.add(Report("a", "Two."), Coding("a"))
        assert store.report("a").text == "One."
        assert store.has("a") and not store.has("b")
        assert not store.recode(coding_of("a")) and store.recode(Coding("a"), "s2")
        assert store.stamps() == {"a": "s2"}


def test_what_is_missing_is_said(url: str) -> None:
    with opened(url) as store:
        with pytest.raises(RecordError, match="no report x"):
            store.report("x")
        with pytest.raises(RecordError, match="no report x"):
            store.recode(Coding("x"))


def test_rulings_are_kept_in_order(url: str) -> None:
    with opened(url) as store:
        later, first = ruling("r2"), ruling("r1")
        assert store.rule(later) and store.rule(first) and not store.rule(later)
        assert store.rulings() == (later, first)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"no database, only words" * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_store(f"sqlite:///{tmp_path / 'x.db'}", clock)


def test_another_programs_database_is_left_alone(url: str) -> None:
    opened(url).close()
    change(url, "drop table dateline")
    with pytest.raises(StoreError, match="another program's"):
        opened(url)


def test_an_older_version_is_brought_up_to_date_and_nothing_is_lost(url: str) -> None:
    """A store of version 1 had no days of change, no feeds and no index."""
    with opened(url) as store:
        store.add(Report("a", "One.", date(2030, 5, 1)), coding_of("a"))
    tables = ("feeds", "feed_items", "entries", "postings", "things", "spellings", "blocks", "unindexed")
    drops = ("alter table reports drop column modified", *(f"drop table {name}" for name in tables))
    change(url, *drops, "update dateline set value = '1'")
    with opened(url) as store:
        assert store.reports() == (Report("a", "One.", date(2030, 5, 1)),)
        assert store.codings() == (coding_of("a"),)
        changed = Report("b", "Two.", date(2030, 5, 1), modified=date(2030, 5, 3))
        store.add(changed, coding_of("b"))
        assert store.report("b") == changed
        assert feed_state(store, "https://x.org/feed") == FeedState("https://x.org/feed")


def test_what_is_known_of_a_feed_is_kept(url: str) -> None:
    feed = "https://x.org/feed"
    with opened(url) as store:
        keep_item(store, feed, "i1")
        keep_item(store, feed, "i1")
        keep_feed(store, FeedState(feed, "tag", "then", 2, "2031-01-02T04:00:00+00:00", frozenset({"other"})))
        keep_feed(store, FeedState(feed, "tag2"))
        assert feed_state(store, feed) == FeedState(feed, "tag2", seen=frozenset({"i1"}))


def test_a_newer_version_is_refused(url: str) -> None:
    opened(url).close()
    change(url, "update dateline set value = '99'")
    with pytest.raises(StoreError, match="upgrade"):
        opened(url)


def test_a_locked_store_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.opening.PATIENCE", 0)
    url = f"sqlite:///{tmp_path / 'record.db'}"
    opened(url).close()
    holder = sqlite3.connect(tmp_path / "record.db", isolation_level=None)
    holder.execute("begin immediate")
    with opened(url) as store, pytest.raises(StoreError, match="locked"):
        store.add(Report("a", "One."), coding_of("a"))
    holder.close()


@pytest.mark.parametrize("url", ["what", "nosuch://x/y"])
def test_a_wrong_url_is_refused(url: str) -> None:
    with pytest.raises(StoreError):
        open_store(url, clock)


TEXT = "Peña said “no”.\r\n\u2028\u0085Ağdam 🕊 \u202e tfel‐ot‐thgir; \ufeff'); DROP TABLE reports; --" + "x" * 1_000_000


def test_a_text_comes_back_to_the_letter(url: str) -> None:
    report = Report(
        "a", TEXT, date(2030, 5, 1), "Ti'tle", "https://x.org/é", 'Pu"blisher', "en", "field", "file", date(2030, 6, 1)
    )
    with opened(url) as store:
        assert store.add(report, coding_of("a"))
        assert store.report("a") == report


def write(url: str, writer: int, count: int) -> tuple[int, int]:
    """One of several programs: reports of its own and those that all have; how many were new to the store, and how many it sees."""
    with opened(url) as store:
        new = 0
        for n in range(count):
            new += store.add(Report(f"own-{writer}-{n}", "Text.", date(2030, 5, 1)), coding_of(f"own-{writer}-{n}"))
            new += store.add(Report(f"all-{n}", "Text.", date(2030, 5, 1)), coding_of(f"all-{n}"))
            store.rule(ruling(f"r{n}"))
            keep_item(store, "https://x.org/feed", f"i{n}")
            keep_feed(store, FeedState("https://x.org/feed", f"tag{n}"))
        return new, len(store.codings())


def test_several_programs_write_at_once_into_a_new_store_and_nothing_is_lost_or_twice(url: str) -> None:
    writers, count = 3, 8
    with ProcessPoolExecutor(writers, mp_context=get_context("spawn")) as pool:
        done = [*pool.map(write, [url] * writers, range(writers), [count] * writers)]
    with opened(url) as store:
        names = [r.id for r in store.reports()]
        assert len(names) == len(set(names)) == (writers + 1) * count
        assert {c.report for c in store.codings()} == set(names) == set(store.arrivals())
        assert len(store.rulings()) == count
        assert len(feed_state(store, "https://x.org/feed").seen) == count
    assert sum(new for new, _ in done) == (writers + 1) * count
    assert all(count * 2 <= seen <= (writers + 1) * count for _, seen in done)


def test_a_new_store_waits_for_another_program_that_makes_it_too(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    other = sqlite3.connect(path, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    done = threading.Timer(0.5, other.rollback)
    done.start()
    open_store(f"sqlite:///{path}", clock).close()
    done.join()
    other.close()


def test_a_server_that_is_not_there_is_one_line_without_the_password() -> None:
    with pytest.raises(StoreError) as error:
        open_store("postgresql+psycopg://ada:secret@127.0.0.1:1/record", clock)
    assert "cannot be used" in str(error.value)
    assert "secret" not in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_driver_that_is_missing_says_how_to_get_it(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'dateline\[postgres\]'"):
        open_store(f"{scheme}://ada@127.0.0.1:1/record", clock)
