"""Opens a database: makes the tables of a new store and brings an older one up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, insert, inspect, select, text, update

from dateline.errors import StoreError
from dateline.store import schema

TURN = 0.02
"""Seconds between two tries."""
LOCK = 0x646C  # any number that is dateline's alone
PATIENCE = 10
"""Seconds to wait for another process that writes to the same SQLite file."""


def engine(url: URL) -> Engine:
    if url.get_backend_name() in ("postgresql", "postgres"):
        return create_engine(url.set(drivername="postgresql+psycopg"))
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    if url.database and url.database != ":memory:":
        _make_folder(Path(url.database).parent)
    engine = create_engine(url, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder {folder} cannot be made: choose another place with --store") from error


def _prepare(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    _write_ahead(cursor)
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    """Sets the mode in which others can read while one writes. SQLite itself does not wait here where another process, too, has just
    made the file and sets it."""
    until = monotonic() + PATIENCE
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() > until:
                raise
            sleep(TURN)


def settle(connection: Connection, where: str) -> None:
    """Makes the tables of a new store and brings an older one up to date, one process at a time; others wait until it is done."""
    if _version(connection, where) == schema.VERSION:
        return
    lock(connection)
    version = _version(connection, where)
    if version is None:
        schema.metadata.create_all(connection)
        connection.execute(insert(schema.about).values(name="version", value=str(schema.VERSION)))
    else:
        _upgrade(connection, version)


def lock(connection: Connection) -> None:
    """Makes others wait until this transaction, which has written nothing yet, is over."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
    elif connection.dialect.name == "sqlite" and not connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def snapshot(connection: Connection) -> None:
    """Makes all that this transaction, which has read nothing yet, reads be of one moment."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    elif connection.dialect.name == "sqlite" and not connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
        connection.exec_driver_sql("BEGIN")


def _version(connection: Connection, where: str) -> int | None:
    """None for an empty database. Raises StoreError for a newer version and for another program's database."""
    there = inspect(connection).get_table_names()
    if there and "dateline" not in there:
        raise StoreError(f"{where} is another program's database: choose another file with --store")
    if not there:
        return None
    query = select(schema.about.c.value).where(schema.about.c.name == "version")
    version = int(connection.execute(query).scalar() or 0)
    if version > schema.VERSION:
        raise StoreError(f"{where} is of version {version}, newer than this dateline reads: upgrade dateline")
    return version


def _upgrade(connection: Connection, version: int) -> None:
    for step in range(version, schema.VERSION):
        for change in schema.MIGRATIONS.get(step, ()):
            connection.execute(text(change))
    schema.metadata.create_all(connection)
    connection.execute(update(schema.about).where(schema.about.c.name == "version").values(value=str(schema.VERSION)))
