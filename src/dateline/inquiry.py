"""Wires the asking rooms together: from the claims in the store to rows. Loads no language model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import msgspec

from dateline.config import Config, system_clock
from dateline.errors import InputError, RecordError
from dateline.excerpting import of_chronicle, of_disputes, of_subject
from dateline.export.selection import told as told_time
from dateline.indexing import INDEXER
from dateline.knowledge import gazetteer
from dateline.knowledge.codebook import codebook as packaged_codebook
from dateline.model.claim import Coding, Evidence, Locus, Party
from dateline.model.event import Event
from dateline.model.interval import Bounds
from dateline.model.record import Record
from dateline.model.ruling import Ruling
from dateline.model.situation import Commitment
from dateline.record.assemble import assemble
from dateline.record.copies import copies
from dateline.record.figures import REPRESENTATIVE, RULES
from dateline.record.ledger import ledger
from dateline.record.rulings import known
from dateline.record.stories import stories
from dateline.record.things import event_of
from dateline.situation.fold import fold
from dateline.situation.subjects import about, called
from dateline.store.index import Index
from dateline.store.record_store import RecordStore, open_store
from dateline.views.explain import explained
from dateline.views.rows import (
    Row,
    commitment_row,
    event_row,
    holding_row,
    place_in_list,
    promise_row,
    report_row,
    state_row,
    statement_row,
)
from dateline.views.timeline import timeline as timeline_rows

UNDATED = "without a date, so not known to lie between the days asked for"


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of the situation: on a day, of one subject and kind where they are given."""

    on: date
    subject: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """Which events are asked for: those of one place or party, and those that may have happened between two days, where given. Raises
    InputError for days the wrong way round."""

    subject: str | None = None
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise InputError(f"--from {self.since} is later than --to {self.until}: exchange them")


def opened(config: Config) -> RecordStore:
    """The store of the configuration; made where there is none. Raises StoreError."""
    return open_store(config.store, system_clock, INDEXER)


def recorded(store: RecordStore, known_by: date | None = None, rule: str = REPRESENTATIVE) -> Record:
    """What the reports published by a day tell, as the rulings made by then leave it. `rule` chooses each event's figure; a rule
    that is none of RULES names a source. Raises InputError where no report has such a source."""
    codings = store.codings(known_by)
    if rule not in RULES and codings and not any(_speaks(rule, c.evidence) for x in codings for c in x.events):
        raise InputError(f"no rule and no source {rule}: one of {', '.join(sorted(RULES))}, or the name of a source")
    return assemble(codings, known(store.rulings(), known_by), rule)


def recorded_of(
    store: RecordStore, subject: str | None, kind: str | None = None, known_by: date | None = None
) -> Record:
    """So much of the same record that the situation of a subject can be told from it; all of it where none is named."""
    part = excerpted(store, known_by, lambda index, ruled: of_subject(index, ruled, subject or "", kind))
    return part or recorded(store, known_by)


def recorded_about(
    store: RecordStore, subject: str | None, known_by: date | None = None, rule: str = REPRESENTATIVE
) -> Record:
    """So much of the same record that the events and the timeline of a subject can be told from it; all of it where none is named, and
    where the rule is a source, which any report may have."""
    part = None
    if rule in RULES:
        part = excerpted(store, known_by, lambda index, ruled: of_chronicle(index, ruled, subject or "", rule))
    return part or recorded(store, known_by, rule)


def recorded_disputed(store: RecordStore, subject: str | None, known_by: date | None = None) -> Record:
    """So much of the same record that the disputes on a subject can be told from it; all of it where none is named."""
    part = excerpted(store, known_by, lambda index, ruled: of_disputes(index, ruled, subject or ""))
    return part or recorded(store, known_by)


def excerpted(
    store: RecordStore, known_by: date | None, part: Callable[[Index, Sequence[Ruling]], Record | None]
) -> Record | None:
    """The part of the record of a day that is made from the index and the rulings; None where it needs the whole."""
    with store.index(known_by) as index:
        return part(index, known(store.rulings(), known_by))


def told(coding: Coding) -> tuple[list[Row], list[Row]]:
    """The events and the states that one report tells."""
    return events(assemble([coding])), [state_row(s) for s in coding.states]


def events(record: Record, window: Window | None = None) -> list[Row]:
    """Events in order of time, those of unknown time last."""
    return [event_row(event) for event in chosen(record, window or Window())[0]]


def chosen(record: Record, window: Window) -> tuple[tuple[Event, ...], int]:
    """The events of a window, and how many were left out because no text dates them: nobody knows whether they lie in it."""
    asked = Bounds(window.since, window.until)
    concerned = record.events if window.subject is None else concerning(record, window.subject)
    dated = [e for e in concerned if not asked.known or told_time(e).known]
    return tuple(e for e in dated if told_time(e).meets(asked)), len(concerned) - len(dated)


def statements(record: Record) -> list[Row]:
    """Statements in order of publication, then as they stand in the report."""
    return [statement_row(s) for s in record.statements]


def reports(store: RecordStore, known_by: date | None = None) -> list[Row]:
    """The reports read, those of one story together, the first published first; which copy another."""
    held = store.reports(known_by)
    told, copied = stories(held), copies(held)
    first = {story: min(r.published or date.max for r in held if told[r.id] == story) for story in set(told.values())}
    order = sorted(held, key=lambda r: (first[told[r.id]], told[r.id], r.published or date.max, r.id))
    return [report_row(r) | {"story": told[r.id], "copy_of": copied.get(r.id)} for r in order]


def situation(record: Record, ask: Ask) -> list[Row]:
    """What held on a day, and the promises made by then as they stood."""
    subject = goes_by(record, ask.subject) if ask.subject else None
    holdings = fold(record, ask.on, None, subject, ask.kind)
    asked = ledger(record, ask.on) if ask.kind in (None, "commitment") else ()
    return sorted([*map(holding_row, holdings), *map(promise_row, promised(asked, subject))], key=place_in_list)


def commitments(record: Record, on: date, within: timedelta | None = None, subject: str | None = None) -> list[Row]:
    """Promises made in reports published by a day, as they stood then; of one subject where it is given; `within`: only those still open
    that fall due from that day to so long after it."""
    standing = promised(ledger(record, on), goes_by(record, subject) if subject else None)
    if within is not None:
        last = on + within
        standing = tuple(p for p in standing if p.status == "open" and on <= (p.due.latest or date.min) <= last)
    return [commitment_row(p) for p in standing]


def span_of_days(text: str, name: str) -> timedelta:
    """A number of days or weeks such as 14d or 2w; a bare number counts days. Raises InputError, which names the option."""
    match = re.fullmatch(r"(\d{1,5})([dw]?)", text.strip().lower())
    if match is None:
        raise InputError(f"{name}: not a number of days or weeks: {text}; give one such as 14d or 2w")
    return timedelta(days=int(match[1]) * (7 if match[2] == "w" else 1))


def timeline(record: Record, subject: str | None, on: date) -> list[Row]:
    """All that is told of a place, party or person (of all of them where none is named), in order of time; promises as they stood
    on a day."""
    subject = goes_by(record, subject) if subject else None
    return timeline_rows(
        record.events if subject is None else concerning(record, subject),
        [s for s in record.states if subject is None or about(subject, s)],
        promised(ledger(record, on), subject),
    )


def explain(record: Record, identity: str, on: date) -> list[Row]:
    """Every telling of the value with this id, and what rulings changed of it. Raises RecordError where nothing has it."""
    for held in filter(None, (record, record.aside)):
        whole = replace(held, ruled=record.ruled)
        if rows := explained(identity, whole, event_of(identity, held.events), ledger(held, on)):
            return rows
    raise RecordError(f"nothing in the record has the id {identity}: take one from --format json")


def codebook(name: str | None) -> list[Row]:
    """The event types with their modes, or one of them. Raises RecordError where there is none of that name."""
    rows = [msgspec.to_builtins(t) for t in packaged_codebook().types if name is None or t.name == name.upper()]
    if not rows:
        known = ", ".join(t.name for t in packaged_codebook().types)
        raise RecordError(f"no event type {name}: the types are {known}")
    return rows


def _speaks(name: str, evidence: Evidence) -> bool:
    names = (evidence.source.name if evidence.source else "", evidence.publisher or "")
    return any(name.casefold() in n.casefold() for n in names)


def goes_by(record: Record, subject: str) -> str:
    """The id of the party that the record has one of the spellings under; else the subject as it was asked for."""
    spelt = (m.into.id for m in record.mergers if called(subject, (m.party, m.name)))
    return next(spelt, subject)


def promised(promises: Iterable[Commitment], subject: str | None) -> tuple[Commitment, ...]:
    """Those of the promises that `subject` made, or that are to be kept there or at a place in it; all where none is named."""
    if subject is None:
        return tuple(promises)
    meant = meaning(subject)
    mine = ((p, called(subject, [n for a in p.actor for n in (a.id, a.name)])) for p in promises)
    return tuple(p for p, made in mine if made or meant.any_of((), p.places))


def concerning(record: Record, subject: str) -> tuple[Event, ...]:
    """The events of a subject: those that name it as a party or place; of a place also what lies in it, of a country its parties."""
    meant = meaning(goes_by(record, subject))
    return tuple(e for e in record.events if meant.any_of((*e.actor, *e.recipient), e.places))


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name may mean: `places` are ids of places called so, `countries` the codes of those that are countries."""

    name: str
    places: frozenset[str]
    countries: frozenset[str]

    def any_of(self, parties: Iterable[Party], places: Iterable[Locus]) -> bool:
        """Whether one of the parties or places is meant, lies in what is meant, or belongs to it."""
        return any(self._party(p) for p in parties) or any(self._place(p) for p in places)

    def _party(self, party: Party) -> bool:
        return called(self.name, (party.id, party.name)) or party.country in self.countries

    def _place(self, place: Locus) -> bool:
        inside = bool(self.places & {place.id, *place.parents}) or place.country in self.countries
        return inside or called(self.name, (place.id, place.name))


def meaning(subject: str) -> Meant:
    """What the gazetteer knows by this name, by its own name only."""
    found = [e for e in gazetteer.lookup(subject) if not e.rank]
    states = frozenset(e.country for e in found if e.country and e.feature.startswith("A.PCL"))
    return Meant(subject, frozenset(e.key for e in found), states)
