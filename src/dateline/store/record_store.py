"""Keeps reports, their codings and the rulings; SQLite by default, PostgreSQL by URL. What is in it is never changed, only added to;
a coding alone is put anew when the report is read again by newer rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    Table,
    func,
    insert,
    make_url,
    select,
    text,
    update,
)
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from dateline.config import Clock
from dateline.errors import RecordError, StoreError
from dateline.model.claim import Coding
from dateline.model.report import Report
from dateline.model.ruling import Ruling
from dateline.store import index, opening, schema
from dateline.store.index import Index, Indexer
from dateline.store.unbroken import unbroken

DRIVERS = {"psycopg": "'dateline[postgres]'"}
INDEXED_AT_ONCE = 400
"""Reports that are indexed in one step; other programs may write in between."""


class RecordStore:
    """An open store. Every method raises StoreError where the store cannot be used."""

    __slots__ = ("_clock", "_engine", "_indexer", "_where", "kept")

    def __init__(self, engine: Engine, clock: Clock, where: str, indexer: Indexer | None = None) -> None:
        self._engine = engine
        self._clock = clock
        self._where = where
        self._indexer = indexer
        self.kept = 0
        """How many reports were put into it since it was opened here; true at every moment at which a reading can be interrupted."""

    def __enter__(self) -> RecordStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file or server."""
        self._engine.dispose()

    def add(self, report: Report, coding: Coding, stamp: str = "") -> bool:
        """Puts a report with its claims in one step; False, and nothing changed, where it is there. `stamp` is the hash of what coded it."""
        return self.add_all([(report, coding, stamp)])[0]

    def add_all(self, rows: Sequence[tuple[Report, Coding, str]]) -> list[bool]:
        """The same for several reports, all of them in one step."""
        try:
            with unbroken():
                with self.begin() as connection:
                    new = [self._added(connection, report, coding, stamp) for report, coding, stamp in rows]
                self.kept += sum(new)
            return new
        except IntegrityError:  # another program added one of them in this moment
            return [self.add(*row) for row in rows] if len(rows) > 1 else [False]

    def _added(self, connection: Connection, report: Report, coding: Coding, stamp: str) -> bool:
        if _has(connection, report.id):
            return False
        row = {f: getattr(report, f) for f in REPORT_FIELDS}
        connection.execute(insert(schema.reports).values(**row, recorded_at=self.now()))
        connection.execute(insert(schema.codings).values(report=report.id, stamp=stamp, body=_json(coding)))
        index.keep(connection, coding, self._indexer)
        return True

    def recode(self, coding: Coding, stamp: str = "") -> bool:
        """Puts a newer coding of a stored report; whether it differs from the old one."""
        with self.begin() as connection:
            where = schema.codings.c.report == coding.report
            old = connection.execute(select(schema.codings.c.body).where(where)).scalar()
            if old is None:
                raise RecordError(f"no report {coding.report} in the store: read it first")
            connection.execute(update(schema.codings).where(where).values(stamp=stamp, body=_json(coding)))
            if old != _json(coding):
                index.keep(connection, coding, self._indexer)
        return bool(old != _json(coding))

    def has(self, report_id: str) -> bool:
        """Whether a report is there."""
        with self.begin() as connection:
            return _has(connection, report_id)

    def report(self, report_id: str) -> Report:
        """A report by its id. Raises RecordError where there is none."""
        with self.begin() as connection:
            row = connection.execute(select(*REPORT_COLUMNS).where(schema.reports.c.id == report_id)).first()
        if row is None:
            raise RecordError(f"no report {report_id} in the store")
        return _report(row)

    def reports(self, known_by: date | None = None) -> tuple[Report, ...]:
        """Reports in the order in which they were read; with `known_by`, only those surely published by then."""
        query = select(*REPORT_COLUMNS).order_by(schema.reports.c.sequence)
        with self.begin() as connection:
            return tuple(_report(row) for row in connection.execute(_published_by(query, known_by)))

    def named(self, ids: Collection[str]) -> Iterator[Report]:
        """Those of the reports with these ids that are there."""
        for batch in index.batches(sorted(ids)):
            with self.begin() as connection:
                found = connection.execute(select(*REPORT_COLUMNS).where(schema.reports.c.id.in_(batch))).all()
            yield from map(_report, found)

    def codings(self, known_by: date | None = None) -> tuple[Coding, ...]:
        """What was read off the reports, in the same order and under the same bound."""
        query = select(schema.codings.c.body).join(schema.reports).order_by(schema.reports.c.sequence)
        with self.begin() as connection:
            bodies = connection.execute(_published_by(query, known_by)).scalars().all()
        decoder = msgspec.json.Decoder(Coding)
        return tuple(decoder.decode(body) for body in bodies)

    def arrivals(self) -> dict[str, str]:
        """By report: the instant at which it came into the store, ISO 8601 in UTC."""
        with self.begin() as connection:
            found = connection.execute(select(schema.reports.c.id, schema.reports.c.recorded_at))
            return {row.id: row.recorded_at for row in found}

    def with_words(self, words: str, known_by: date | None = None, most: int = 200) -> tuple[Report, ...]:
        """Reports whose text has these words, letters' case ignored, at most so many, the last published first."""
        query = select(*REPORT_COLUMNS).where(schema.reports.c.text.icontains(words, autoescape=True))
        newest = query.order_by(schema.reports.c.published.desc().nulls_last(), schema.reports.c.id).limit(most)
        with self.begin() as connection:
            return tuple(_report(row) for row in connection.execute(_published_by(newest, known_by)))

    def size(self) -> int:
        """How many reports there are."""
        with self.begin() as connection:
            return int(connection.execute(select(func.count()).select_from(schema.reports)).scalar() or 0)

    def days(self) -> tuple[date, ...]:
        """The days on which reports were published, in order."""
        day = schema.reports.c.published
        with self.begin() as connection:
            return tuple(connection.execute(select(day).where(day.is_not(None)).distinct().order_by(day)).scalars())

    def revision(self) -> str:
        """Another text after every change of what `codings` or `rulings` give."""
        parts = (
            select(func.max(schema.reports.c.sequence)),
            select(func.max(schema.rulings.c.sequence)),
            select(func.sum(func.length(schema.codings.c.body))),
            select(func.max(schema.codings.c.stamp)),
        )
        with self.begin() as connection:
            return "/".join(str(connection.execute(part).scalar()) for part in parts)

    def damage(self) -> tuple[str, ...]:
        """What the database finds wrong with its own file; nothing where it is sound, or a server looks after it."""
        if self._engine.dialect.name != "sqlite":
            return ()
        with self.begin() as connection:
            found = connection.execute(text("PRAGMA integrity_check")).scalars().all()
        return tuple(f"the database is damaged: {line}" for line in found if line != "ok")

    def backup(self, to: Path) -> None:
        """Copies the store into a new file while others may read and write."""
        if self._engine.dialect.name != "sqlite":
            raise StoreError("a store on a server is copied by the server: use pg_dump")
        if to.exists():
            raise StoreError(f"{to} is there already: name a file that is not")
        with _stated(str(to)), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM INTO :to"), {"to": str(to)})

    def stamps(self) -> dict[str, str]:
        """By report: the hash of the data and model that coded it."""
        with self.begin() as connection:
            found = connection.execute(select(schema.codings.c.report, schema.codings.c.stamp))
            return {row.report: row.stamp for row in found}

    def rule(self, ruling: Ruling) -> bool:
        """Puts a ruling; False where it is there."""
        row = {"id": ruling.id, "body": _json(ruling), "recorded_at": ruling.recorded_at}
        return self.put(schema.rulings, row, schema.rulings.c.id == ruling.id)

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings, oldest first, withdrawn ones too."""
        with self.begin() as connection:
            query = select(schema.rulings.c.body).order_by(schema.rulings.c.sequence)
            bodies = connection.execute(query).scalars().all()
        return tuple(msgspec.json.decode(body, type=Ruling) for body in bodies)

    def put(self, table: Table, row: Mapping[str, object], same: ColumnElement[bool]) -> bool:
        """Adds a row unless one is there that is the `same`, also where another program adds it at the same moment."""
        try:
            with self.begin() as connection:
                if connection.execute(select(table).where(same)).first():
                    return False
                connection.execute(insert(table).values(**row))
        except IntegrityError:
            return False
        return True

    @contextmanager
    def index(self, known_by: date | None = None) -> Iterator[Index]:
        """The index of the reports published by a day, up to date; what is not indexed yet is so first. Raises StoreError also where the
        store was opened without an indexer."""
        if self._indexer is None:
            raise StoreError(f"{self._where} was opened without an indexer")
        with self.begin() as connection:
            behind = connection.execute(select(schema.unindexed.c.report).limit(1)).first()
        more = bool(behind)
        while more:
            with self.begin() as connection:
                more = index.catch_up(connection, self._indexer, INDEXED_AT_ONCE) > 0
        with self.begin() as connection:
            opening.snapshot(connection)
            yield Index(connection, known_by)

    def now(self) -> str:
        """This instant, ISO 8601 in UTC."""
        return self._clock().isoformat()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or nothing."""
        with _stated(self._where), self._engine.begin() as connection:
            yield connection


REPORT_FIELDS = ("id", "text", "published", "title", "url", "publisher", "language", "dated_by", "origin", "modified")
REPORT_COLUMNS = tuple(schema.reports.c[f] for f in REPORT_FIELDS)


def open_store(url: str, clock: Clock, indexer: Indexer | None = None) -> RecordStore:
    """Opens a store by its SQLAlchemy URL and makes it where there is none, with the folder it lies in. Reports are indexed as they come in
    where an `indexer` is given, else when one that has it first asks. Raises StoreError."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"not a store URL: {url}; give one such as sqlite:///record.db") from error
    where = parsed.database or url if parsed.get_backend_name() == "sqlite" else parsed.render_as_string()
    with _stated(where):
        engine = opening.engine(parsed)
        try:
            with engine.begin() as connection:
                opening.settle(connection, where)
                if indexer:
                    index.settle(connection, indexer)
        except BaseException:
            engine.dispose()
            raise
    return RecordStore(engine, clock, where, indexer)


@contextmanager
def _stated(where: str) -> Iterator[None]:
    """Turns what the database says into a line that says what to do."""
    try:
        yield
    except IntegrityError:
        raise
    except NoSuchModuleError as error:
        raise StoreError(f"no driver for {where}: use sqlite:///FILE or postgresql://…") from error
    except ModuleNotFoundError as error:
        raise StoreError(
            f"the driver for {where} is missing: pip install {DRIVERS.get(error.name or '', error.name)}"
        ) from error
    except SQLAlchemyError as error:
        raise StoreError(_plain(str(error), where)) from error


def _plain(message: str, where: str) -> str:
    if "locked" in message:
        return f"{where} is locked by another program: wait until it is done, then try again"
    if "is full" in message or "No space left" in message:
        return f"the disk of {where} is full: make room, then do the same again to go on; what was kept is safe"
    if "not a database" in message or "malformed" in message:
        return f"{where} is not a database, or damaged: choose another file with --store"
    if "unable to open" in message or "readonly" in message:
        return f"{where} cannot be opened for writing: check its permissions, or choose another with --store"
    return f"{where} cannot be used: {message.splitlines()[0]}; check --store"


def _published_by(query: Select[Any], known_by: date | None) -> Select[Any]:
    return query if known_by is None else query.where(schema.reports.c.published <= known_by)


def _has(connection: Connection, report_id: str) -> bool:
    return connection.execute(select(schema.reports.c.id).where(schema.reports.c.id == report_id)).first() is not None


def _report(row: Row[Any]) -> Report:
    return Report(**row._mapping)


def _json(thing: Coding | Ruling) -> str:
    return msgspec.json.encode(thing).decode()
