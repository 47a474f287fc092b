"""Wires the brief: what concerns a subject in some days, chosen and put into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.errors import InputError, RecordError
from dateline.excerpting import of_brief
from dateline.inquiry import Meant, concerning, excerpted, meaning, recorded
from dateline.model.claim import Evidence, Locus, Party, StateClaim
from dateline.model.event import Event
from dateline.model.interval import Bounds
from dateline.model.record import Record
from dateline.model.ruling import Ruling
from dateline.model.situation import Commitment, Holding
from dateline.record.disputes import event_disputes
from dateline.record.figures import RULES
from dateline.record.ledger import ledger
from dateline.situation.fold import fold
from dateline.store.index import Index
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
    meant = meaning(scope.subject)
    record = _recorded(store, scope, rule, meant)
    all_ = concerning(record, scope.subject)
    holdings = [h for h in fold(record, scope.last) if meant.any_of(*_of(h))]
    promises = [p for p in ledger(record, scope.last) if meant.any_of(p.actor, p.places)]
    if not (all_ or holdings or promises):
        raise RecordError(f"nothing is told of {scope.subject}: try another of its names")
    first = scope.first or min((scope.last, *(d for e in all_ if (d := _day(e)))))
    events = [e for e in all_ if _within(e, first, scope.last)]
    stood = [h for h in holdings if h.status != "possible"]
    made = [p for p in promises if _made(p.made[0].published, first, scope.last)]
    matter = Matter(
        subject=_shown(scope.subject, all_),
        first=first,
        last=scope.last,
        events=events,
        holdings=stood,
        promises=made,
        disputes=event_disputes(record),
        reports={r.id: r for r in store.named({e.report for e in _evidence(events, stood, made)})},
    )
    return brief(matter)


def _evidence(events: Iterable[Event], stood: Iterable[Holding], made: Iterable[Commitment]) -> Iterator[Evidence]:
    yield from (c.evidence for e in events for c in e.claims)
    yield from (e for h in stood for e in h.according_to)
    yield from (e for p in made for e in (*p.made, *p.settled))


def _recorded(store: RecordStore, scope: Scope, rule: str, meant: Meant) -> Record:
    """So much of the record as the brief rests on; all of it where the rule is a source, which any report may have."""

    def part(index: Index, rulings: Sequence[Ruling]) -> Record | None:
        return of_brief(index, rulings, scope.subject, rule, lambda state: meant.any_of(*_of(state)))

    found = excerpted(store, scope.known_by, part) if rule in RULES else None
    return found or recorded(store, scope.known_by, rule)


def _of(told: Holding | StateClaim) -> tuple[tuple[Party, ...], tuple[Locus, ...]]:
    subject = told.subject
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


def _shown(subject: str, events: Sequence[Event]) -> str:
    """The name as the record writes it, where it is one."""
    names = [p.name for e in events for p in (*e.actor, *e.recipient)]
    names += [p.name for e in events for p in e.places]
    return next((n for n in names if n.casefold() == subject.casefold()), subject)
