"""Wires a record that is asked for many days: what does not depend on the day is made once, and what is told of two alike days too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from dateline.model.claim import Evidence
from dateline.model.record import Record
from dateline.model.situation import Commitment, Holding
from dateline.record.ledger import Account, accounts, standing, told_of
from dateline.situation.fold import Course, courses, held, said_less, statuses
from dateline.views.rows import Row, commitment_row, holding_row, place_in_list, promise_row

Place = tuple[bool, str, str, str, str]
Listed = tuple[Place, Row]
"""A row of the situation, with its place in the list."""


@dataclass(slots=True)
class _State:
    """A kind of state of one subject, with its rows by the statuses of a day."""

    course: Course
    by_status: dict[tuple[str | None, ...], list[tuple[Holding, Listed]]] = field(default_factory=dict)

    def on(self, day: date) -> list[tuple[Holding, Listed]]:
        stood = statuses(self.course, day)
        if stood not in self.by_status:
            found = held(self.course, stood)
            self.by_status[stood] = [(h, (place_in_list(row), row)) for h in found for row in (holding_row(h),)]
        return self.by_status[stood]


class _Promise:
    """A promise between two days of publication, as it stands until its day due and after it."""

    __slots__ = ("_account", "_due", "_rows")

    def __init__(self, account: Account, on: date) -> None:
        self._account = account
        self._due = standing(account, on).due.latest
        self._rows: dict[bool, tuple[Listed, Row]] = {}

    def on(self, day: date) -> tuple[Listed, Row]:
        """Its row of the situation and that of the commitments."""
        over = self._due is not None and self._due < day
        if over not in self._rows:
            found: Commitment = standing(self._account, day)
            row = promise_row(found)
            self._rows[over] = (place_in_list(row), row), commitment_row(found)
        return self._rows[over]


class Days:
    """Answers as `inquiry.situation` and `inquiry.commitments` give them where no subject is named. Rows of alike days are the same objects,
    which nobody is to change."""

    __slots__ = ("_promises", "_published", "_record", "_states", "_told")

    def __init__(self, record: Record) -> None:
        self._record = record
        self._states = [_State(c) for c in courses(record)]
        self._told = told_of(record)
        self._published = sorted({e.published for e in _evidence(record) if e.published})
        self._promises: dict[int, list[_Promise]] = {}

    def situation(self, on: date) -> list[Row]:
        """What held on a day, and the promises made by then."""
        told = [found for state in self._states for found in state.on(on)]
        less = said_less([holding for holding, _ in told])
        listed = [one for (_, one), left_out in zip(told, less, strict=True) if not left_out]
        listed += [p.on(on)[0] for p in self._made(on)]
        return [row for _, row in sorted(listed, key=_place)]

    def commitments(self, on: date) -> list[Row]:
        """The promises made by a day, as they stood then."""
        return [p.on(on)[1] for p in self._made(on)]

    def _made(self, on: date) -> list[_Promise]:
        """The promises made by a day: the same until the next day of publication."""
        step = bisect_right(self._published, on)
        if step not in self._promises:
            self._promises[step] = [_Promise(a, on) for a in accounts(self._record, on, self._told)]
        return self._promises[step]


def _evidence(record: Record) -> Iterator[Evidence]:
    yield from (c.evidence for e in record.events for c in e.claims)
    yield from (s.evidence for s in record.states)
    yield from (c.evidence for c in record.commitments)


def _place(listed: Listed) -> Place:
    return listed[0]
