"""The index of the store: which reports are found under a mark, and which things and spellings of parties they tell. It can be made anew from the
codings at any time; a report whose coding is newer than its entry stands in `unindexed`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from dateline.model.claim import Coding, Party
from dateline.model.entry import Entry
from dateline.store import schema
from dateline.store.opening import lock

AT_ONCE = 400
"""How many values one query asks for."""

EDITION = "index"

Place = tuple[int, int]
"""An entry, and which of its claims."""


@dataclass(frozen=True, slots=True)
class Indexer:
    """How an entry is made of a coding, and the name of that way: another name makes all entries anew."""

    edition: str
    entry: Callable[[Coding], Entry]


def settle(connection: Connection, indexer: Indexer) -> None:
    """Drops an index that was made in another way."""
    named = schema.about.c.name == EDITION
    query = select(schema.about.c.value).where(named)
    if connection.execute(query).scalar() == indexer.edition:
        return
    lock(connection)
    if connection.execute(query).scalar() == indexer.edition:
        return  # another program was faster
    for table in (schema.entries, schema.postings, schema.things, schema.blocks, schema.spellings, schema.unindexed):
        connection.execute(delete(table))
    connection.execute(insert(schema.unindexed).from_select(["report"], select(schema.codings.c.report)))
    connection.execute(delete(schema.about).where(named))
    connection.execute(insert(schema.about).values(name=EDITION, value=indexer.edition))


def keep(connection: Connection, coding: Coding, indexer: Indexer | None) -> None:
    """Puts a report under its marks, in place of where it was; without an indexer, notes that this is to be done."""
    connection.execute(delete(schema.entries).where(schema.entries.c.report == coding.report))
    if indexer is None:
        _put(connection, schema.unindexed, [{"report": coding.report}])
        return
    made = indexer.entry(coding)
    day = select(schema.reports.c.published).where(schema.reports.c.id == coding.report).scalar_subquery()
    entry = connection.execute(insert(schema.entries).values(report=coding.report, published=day)).inserted_primary_key
    number = entry[0] if entry else 0
    told = {number_of(_told(s.party)): s for s in made.spellings}
    places = {(number_of(m), at) for at, marks in enumerate(made.claims) for m in marks} | {
        (n, schema.CLAIMS - 1) for n in told
    }
    rows = [{"mark": m, "place": number * schema.CLAIMS + at} for m, at in sorted(places)]
    _put(connection, schema.postings, rows)
    things = {number_of(f"{t.id}\t{t.name}"): t for t in made.things}
    _put(
        connection,
        schema.things,
        [{"number": n, "id": t.id, "name": t.name, "words": t.words} for n, t in sorted(things.items())],
    )
    _put(connection, schema.spellings, [
        {"number": n, "party": s.party.id, "country": s.party.country, "body": _json(s.party)} for n, s in sorted(told.items())
    ])  # fmt: skip
    blocks = sorted({(number_of(b), n) for n, s in told.items() for b in s.blocks})
    _put(connection, schema.blocks, [{"block": b, "spelling": n} for b, n in blocks])


def catch_up(connection: Connection, indexer: Indexer, most: int) -> int:
    """Indexes so many of the reports that are not, unless another program does; how many it were. Other writers of this store wait."""
    wanted = list(
        connection.execute(select(schema.unindexed.c.report).order_by(schema.unindexed.c.report).limit(most)).scalars()
    )
    for batch in batches(wanted):
        column = schema.unindexed.c.report
        mine = connection.execute(delete(schema.unindexed).where(column.in_(batch)).returning(column)).scalars().all()
        bodies = select(schema.codings.c.body).where(schema.codings.c.report.in_(mine))
        for body in connection.execute(bodies).scalars().all():
            keep(connection, msgspec.json.decode(body, type=Coding), indexer)
    return len(wanted)


class Index:
    """What is under which mark among the reports published by a day, in one transaction."""

    __slots__ = ("_by", "_connection", "_decoder")

    def __init__(self, connection: Connection, known_by: date | None) -> None:
        self._connection = connection
        self._by = known_by
        self._decoder = msgspec.json.Decoder(Coding)

    def under(self, marks: Iterable[int]) -> dict[int, list[Place]]:
        """By mark, as a number, the claims under it."""
        column, found = schema.postings.c, dict[int, list[Place]]()
        query = select(column.mark, column.place)
        if self._by:
            query = query.join(schema.entries, schema.entries.c.number == column.place // schema.CLAIMS)
        for batch in batches(sorted(set(marks))):
            for mark, place in self._connection.execute(self._dated(query.where(column.mark.in_(batch)))):
                found.setdefault(mark, []).append(divmod(place, schema.CLAIMS))
        return found

    def codings(self, entries: Collection[int]) -> Iterator[tuple[int, Coding]]:
        """By entry what was read off its report; nothing for entries that are there no more."""
        query = select(schema.entries.c.number, schema.codings.c.body).join_from(
            schema.entries, schema.codings, schema.entries.c.report == schema.codings.c.report
        )
        for batch in batches(sorted(entries)):
            for number, body in self._connection.execute(query.where(schema.entries.c.number.in_(batch))):
                yield number, self._decoder.decode(body)

    def called(self, words: str, ids: Collection[str]) -> list[tuple[str, str]]:
        """Ids and names of the things that have one of these ids, or these words in their id or name."""
        columns = (schema.things.c.id, schema.things.c.name)
        queries = (
            [select(*columns).where(schema.things.c.words.contains(words, autoescape=True))] if words.strip() else []
        )
        queries += [select(*columns).where(schema.things.c.id.in_(batch)) for batch in batches(sorted(ids))]
        return sorted({(row.id, row.name) for query in queries for row in self._connection.execute(query)})

    def spelt(
        self, ids: Collection[str] = (), blocks: Collection[str] = (), countries: Collection[str] = ()
    ) -> list[Party]:
        """The spellings known by the day of the parties with these ids, with one of these blocks, or of these countries."""
        column = schema.spellings.c
        found: dict[int, str] = {}
        inner = [
            select(schema.blocks.c.spelling).where(schema.blocks.c.block.in_(b))
            for b in batches(sorted(map(number_of, blocks)))
        ]
        asked = [column.number.in_(q) for q in inner] + [column.party.in_(b) for b in batches(sorted(ids))]
        asked += [column.country.in_(b) for b in batches(sorted(countries))]
        for condition in asked:
            query = select(column.number, column.body).where(condition, self._told(column.number).exists())
            found |= {row.number: row.body for row in self._connection.execute(query)}
        return [msgspec.json.decode(found[n], type=Party) for n in sorted(found)]

    def reports_of(self, parties: Iterable[Party]) -> int:
        """How many reports known by the day tell one of these spellings."""
        numbers = [number_of(_told(p)) for p in parties]
        query = self._told(None).where(schema.postings.c.mark.in_(numbers)).distinct()
        return int(self._connection.execute(select(func.count()).select_from(query.subquery())).scalar() or 0)

    def _told(self, spelling: ColumnElement[int] | None) -> Select[Any]:
        """The entries known by the day that tell a spelling."""
        query = select(schema.entries.c.number).join_from(
            schema.postings, schema.entries, schema.entries.c.number == schema.postings.c.place // schema.CLAIMS
        )
        return self._dated(query if spelling is None else query.where(schema.postings.c.mark == spelling))

    def _dated(self, query: Select[Any]) -> Select[Any]:
        return query if self._by is None else query.where(schema.entries.c.published <= self._by)


def number_of(mark: str) -> int:
    """Stands for a mark in the index: 63 bits of its hash. Two marks with one number only find more than was sought."""
    return int.from_bytes(hashlib.blake2b(mark.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def _told(party: Party) -> str:
    return f"spelling:{_json(party)}"


def _put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Adds those rows that are not there."""
    if rows:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)


def batches(values: Sequence[Any]) -> Iterator[list[Any]]:
    """The values, so many at a time as one query asks for."""
    rest = iter(values)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch


def _json(thing: Party) -> str:
    return msgspec.json.encode(thing).decode()
