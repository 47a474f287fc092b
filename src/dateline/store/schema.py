"""The tables: reports as published, what was read off them, and the analysts' rulings. All else can be rebuilt from these."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, MetaData, String, Table, Text

VERSION = 1

metadata = MetaData()

about = Table(
    "dateline",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", String(64), nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("published", Date),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("language", String(16), nullable=False),
    Column("dated_by", String(64), nullable=False),
    Column("origin", Text, nullable=False),
    Column("recorded_at", String(40), nullable=False),
    Index("reports_by_published", "published"),
    sqlite_autoincrement=True,
)

codings = Table(
    "codings",
    metadata,
    Column("report", String(64), ForeignKey("reports.id"), primary_key=True),
    Column("stamp", String(64), nullable=False),
    Column("body", Text, nullable=False),
)

rulings = Table(
    "rulings",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("recorded_at", String(40), nullable=False),
    sqlite_autoincrement=True,
)
