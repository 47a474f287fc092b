"""The index of the store: the same answers on SQLite and PostgreSQL, also after a crash and beside other programs."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dateline import inquiry
from dateline.indexing import INDEXER, entry
from dateline.model.claim import Coding, CommitmentClaim, EventClaim, Evidence, Locus, Party, StateClaim, Subject, Value
from dateline.model.document import EventTime
from dateline.model.entry import Entry
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.report import Report
from dateline.store import record_store, schema
from dateline.store.index import Indexer
from dateline.store.record_store import RecordStore, open_store

MANY = 60
MAY = date(2031, 5, 1)
KENYA = Party("country:KEN", "Kenya", "country", "KEN")
HILL = Party("group:hill", "Hill Rebels", "armed_group", "KEN")
AMINA = Party("person:amina-odhiambo", "Amina Odhiambo", "person", "KEN", ("GOV",))
ARLEN, MARSH = (
    Locus(f"place:{n.lower()}", n, country="KEN", parents=("country:KEN",), precision=1) for n in ("Arlen", "Marsh")
)
SUBJECTS = ("Arlen", "Marsh", "Hill Rebels", "Kenya", "Amina Odhyambo", "place:arlen", "Nobody")


def clock() -> datetime:
    return datetime(2031, 8, 2, tzinfo=UTC)


def coding(number: int) -> tuple[Report, Coding]:
    """A report with an event, every third with who holds a town, and every fifth with a promise."""
    day, name = MAY + timedelta(days=number // 3), f"r{number:02}"
    where = (ARLEN, MARSH)[number % 2]
    who = (HILL, KENYA, AMINA, replace(AMINA, id="person:amina-odhyambo", name="Amina Odhyambo"))[number % 4]

    def words(at: int) -> Evidence:
        return Evidence(
            name, day, at, at + 18, "They left the town", (at + 5, at + 9), "body", None, f"Paper {number % 7}"
        )

    told = EventClaim("c0", "RETREAT", "withdraw", (), None, (who,), (HILL,), (where,), EventTime(Bounds(day, day), "day"), "happened",
                      1.0, 0.5, (), words(0), "leave", "r")  # fmt: skip
    held = StateClaim(f"s{name}", "control", Subject(place=where), Value(HILL.name, HILL.id), "held", UNKNOWN, UNKNOWN, Bounds(day, day),
                      "happened", 1.0, 0.6, words(40), "r")  # fmt: skip
    vow = CommitmentClaim(
        "p0", "promise", (who,), (), "leave the town", UNKNOWN, "RETREAT", "leave", "open", words(80), 0.5, "r"
    )
    return Report(name, f"Text {number}.", day), Coding(
        name, (told,), (held,) if number % 3 == 0 else (), (), (vow,) if number % 5 == 0 else ()
    )


def filled(url: str, indexer: Indexer | None) -> RecordStore:
    store = open_store(url, clock, indexer)
    store.add_all([(*coding(n), "") for n in range(MANY)])
    return store


def differing(store: RecordStore) -> Iterator[str]:
    """The subjects of which the index tells something else than the whole record."""
    for subject in SUBJECTS:
        for known_by in (None, MAY + timedelta(days=9)):
            whole, ask = inquiry.recorded(store, known_by), inquiry.Ask(MAY + timedelta(days=30), subject)
            told = inquiry.recorded_about(store, subject, known_by)
            here = inquiry.situation(inquiry.recorded_of(store, subject, None, known_by), ask)
            if here != inquiry.situation(whole, ask):
                yield f"the situation of {subject} by {known_by}"
            if inquiry.timeline(told, subject, ask.on) != inquiry.timeline(whole, subject, ask.on):
                yield f"the timeline of {subject} by {known_by}"


def counted(store: RecordStore) -> tuple[int, int]:
    """How many entries there are, and how many postings that belong to none."""
    entries, column = schema.entries.c.number, schema.postings.c.place // schema.CLAIMS
    lost = select(func.count()).select_from(schema.postings).where(column.not_in(select(entries)))
    with store.begin() as connection:
        many = connection.execute(select(func.count()).select_from(schema.entries)).scalar() or 0
        return int(many), int(connection.execute(lost).scalar() or 0)


def test_it_answers_as_the_whole_record(url: str) -> None:
    with filled(url, INDEXER) as store:
        assert list(differing(store)) == []
        assert inquiry.timeline(inquiry.recorded_about(store, "Amina Odhyambo"), "Amina Odhyambo", MAY)
        for number in range(0, MANY, 7):
            store.recode(replace(coding(number)[1], states=()))
        assert list(differing(store)) == []


def stuck(url: str, mark: Path) -> None:
    """Indexes a store some reports at a time and stands still in the middle of the third lot, once `mark` is made."""
    record_store.INDEXED_AT_ONCE = 8
    done: list[str] = []

    def slow(told: Coding) -> Entry:
        done.append(told.report)
        if len(done) == 20:
            mark.touch()
            time.sleep(60)
        return entry(told)

    with open_store(url, clock, Indexer(INDEXER.edition, slow)) as store:
        inquiry.recorded_of(store, "Arlen")


def test_who_is_killed_while_indexing_an_old_store_leaves_it_whole(url: str, tmp_path: Path) -> None:
    filled(url, None).close()
    mark = tmp_path / "begun"
    program = get_context("spawn").Process(target=stuck, args=(url, mark))
    program.start()
    until = time.monotonic() + 60
    while not mark.exists() and program.is_alive() and time.monotonic() < until:
        time.sleep(0.02)
    assert mark.exists()
    program.kill()
    program.join()
    with open_store(url, clock) as left:
        assert counted(left) == (16, 0)
    with open_store(url, clock, INDEXER) as store:
        assert list(differing(store)) == []
        assert counted(store) == (MANY, 0)


def ask(url: str) -> Iterable[str]:
    """Asks an old store, so that it is indexed first."""
    record_store.INDEXED_AT_ONCE = 4
    with open_store(url, clock, INDEXER) as store:
        return list(differing(store))


@pytest.mark.parametrize("before", [None, Indexer("older", lambda told: replace(entry(told), claims=()))])
def test_programs_that_index_an_old_store_at_once_do_it_once(url: str, before: Indexer | None) -> None:
    filled(url, before).close()
    programs = 3
    with ProcessPoolExecutor(programs, mp_context=get_context("spawn")) as pool:
        assert [*pool.map(ask, [url] * programs)] == [[]] * programs
    with open_store(url, clock, INDEXER) as store:
        assert counted(store) == (MANY, 0)
