"""The tables: reports as published, what was read off them, the analysts' rulings, and what is known of the feeds that are followed. All
else can be rebuilt from these, and so can the index: `entries` and the tables below it. A posting's `place` is
the number of its entry times CLAIMS, plus that of the claim; one without its entry is of an older coding."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, MetaData, String, Table, Text

VERSION = 3
MIGRATIONS: dict[int, tuple[str, ...]] = {
    1: ("ALTER TABLE reports ADD COLUMN modified DATE",),
}
"""What a store of a version needs to become one of the next; tables that are missing are made besides."""

CLAIMS = 4096
"""More than the claims of any report."""

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
    Column("modified", Date),
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

feeds = Table(
    "feeds",
    metadata,
    Column("url", String(2000), primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("failures", Integer, nullable=False),
    Column("next_at", String(40)),
)

feed_items = Table(
    "feed_items",
    metadata,
    Column("feed", String(2000), primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("recorded_at", String(40), nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("report", String(64), ForeignKey("reports.id"), nullable=False, unique=True),
    Column("published", Date),
    sqlite_autoincrement=True,
)

postings = Table(
    "postings",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

things = Table(
    "things",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("words", Text, nullable=False),
    Index("things_by_id", "id"),
)

spellings = Table(
    "spellings",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("party", Text, nullable=False),
    Column("country", String(8)),
    Column("body", Text, nullable=False),
    Index("spellings_by_party", "party"),
    Index("spellings_by_country", "country"),
)

blocks = Table(
    "blocks",
    metadata,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("spelling", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

unindexed = Table("unindexed", metadata, Column("report", String(64), primary_key=True))
