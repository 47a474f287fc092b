"""Wires the brief: what concerns a subject in some days, chosen and put into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.comparing import disputed
from dateline.errors import InputError, RecordError
from dateline.inquiry import concerning, meaning, recorded
from dateline.model.claim import Locus, Party
from dateline.model.event import Event
from dateline.model.interval import Bounds
from dateline.model.record import Record
from dateline.model.situation import Holding
from dateline.record.ledger import ledger
from dateline.situation.fold import fold
from dateline.store.record_store import RecordStore
from dateline.views.brief import Matter, brief

WIDE = 366
"""An event of which only more days than these are known tells nothing of a stretch within them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom or what a brief is about, in which days, as known by a day. Without `first`, from the first day that is told."""

    subject: str
    first: date | None
    last: date
    known_by: date | None = None


def briefed(store: RecordStore, scope: Scope, rule: str) -> str:
    """The brief as Markdown. Raises InputError for days the wrong way round and RecordError where nothing is told of the subject."""
    if scope.first and scope.first > scope.last:
        raise InputError(f"--from {scope.first} is later than --to {scope.last}: exchange them")
    record = recorded(store, scope.known_by, rule)
    all_ = concerning(record, scope.subject)
    meant = meaning(scope.subject)
    holdings = [h for h in fold(record, scope.last) if meant.any_of(*_of(h))]
    promises = [p for p in ledger(record, scope.last) if meant.any_of(p.actor, ())]
    if not (all_ or holdings or promises):
        raise RecordError(f"nothing is told of {scope.subject}: try another of its names")
    first = scope.first or min((d for e in all_ if (d := _day(e))), default=scope.last)
    matter = Matter(
        subject=_shown(scope.subject, record),
        first=min(first, scope.last),
        last=scope.last,
        events=[e for e in all_ if _within(e, first, scope.last)],
        holdings=[h for h in holdings if h.status != "possible"],
        promises=[p for p in promises if _made(p.made[0].published, first, scope.last)],
        disputes=disputed(record),
        reports={r.id: r for r in store.reports(scope.known_by)},
    )
    return brief(matter)


def _of(holding: Holding) -> tuple[tuple[Party, ...], tuple[Locus, ...]]:
    subject = holding.subject
    return (subject.party,) if subject.party else (), (subject.place,) if subject.place else ()


def _within(event: Event, first: date, last: date) -> bool:
    """Told as real or denied, on a day that lies in the stretch; of unknown beginning, published in it."""
    if event.factuality not in ("happened", "ongoing", "denied", "not_happened"):
        return False
    bounds = event.time.bounds
    if bounds.earliest is None or bounds.latest is None:
        return _made(bounds.latest or bounds.earliest, first, last)
    return (bounds.days or 0) <= WIDE and bounds.meets(Bounds(first, last))


def _made(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


def _day(event: Event) -> date | None:
    """The first day of an event that is dated well enough to begin a chronology."""
    bounds = event.time.bounds
    return bounds.earliest if bounds.days and bounds.days <= WIDE else None


def _shown(subject: str, record: Record) -> str:
    """The name as the record writes it, where it is one."""
    names = [p.name for e in record.events for p in (*e.actor, *e.recipient)]
    names += [p.name for e in record.events for p in e.places]
    return next((n for n in names if n.casefold() == subject.casefold()), subject)
