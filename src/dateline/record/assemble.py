"""The record out of the codings of all reports: the same in any order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dateline.model.claim import Coding, StatementClaim
from dateline.model.event import Event
from dateline.model.record import Merger, Record
from dateline.model.ruling import Ruling
from dateline.record.figures import REPRESENTATIVE
from dateline.record.identity import mergers, unified
from dateline.record.link import Group, key, link
from dateline.record.merge import merged, told_in_order
from dateline.record.ruled import rejections, ruled_claims, ruled_event
from dateline.record.rulings import carried_out, orders, set_aside


def assemble(
    codings: Iterable[Coding],
    rulings: Sequence[Ruling] = (),
    rule: str = REPRESENTATIVE,
    same: tuple[Merger, ...] | None = None,
) -> Record:
    """Events linked over all reports, and every state, statement and commitment as claimed, as the rulings leave them. `rule` chooses
    each event's figure; `same` are the mergers, where it is known already who is one. Raises InputError where there is no such rule."""
    read = sorted({c.report: c for c in codings}.values(), key=lambda c: c.report)
    made = orders(read, rulings)
    same = mergers(read, made.apart) if same is None else same
    once = unified(read, same)
    if not rulings:
        return replace(_record(once, link(c for coding in once for c in coding.events), rule), mergers=same)
    raw = {key(c): c for coding in once for c in coding.events}
    after = carried_out(once, made)
    groups = link((c for coding in after for c in coding.events), made.bonds)
    record = _record(after, groups, rule)
    events = tuple(ruled_event(e, [raw[key(c)] for c in e.claims], made, rule) for e in record.events)
    aside = set_aside(once, made)
    return replace(
        record,
        events=tuple(e for e, _ in sorted(events, key=lambda x: _in_time(x[0]))),
        ruled=(*(r for _, done in events for r in done), *ruled_claims(once, made), *rejections(aside, made)),
        loose=tuple(made.loose),
        mergers=same,
        aside=_record(aside, link(c for coding in aside for c in coding.events), rule) if aside else None,
    )


def _record(once: Sequence[Coding], groups: Sequence[Group], rule: str) -> Record:
    events = [(group, merged(group, rule)) for group in groups]
    home = {key(c): event.id for group, event in events for c in group.claims}
    return Record(
        events=tuple(sorted((e for _, e in events), key=_in_time)),
        states=tuple(sorted((s for c in once for s in c.states), key=lambda s: told_in_order(s.evidence, s.id))),
        statements=tuple(sorted((_at_home(s, home) for c in once for s in c.statements), key=_said)),
        commitments=tuple(
            sorted((x for c in once for x in c.commitments), key=lambda x: told_in_order(x.evidence, x.id))
        ),
    )


def _at_home(said: StatementClaim, home: dict[tuple[str, str], str]) -> StatementClaim:
    found = (home.get((said.report, e)) for e in said.events)
    return replace(said, events=tuple(dict.fromkeys(e for e in found if e)))


def _in_time(event: Event) -> tuple[date, date, str]:
    bounds = event.time.bounds
    latest = bounds.latest or bounds.earliest or date.max
    return bounds.earliest or latest, latest, event.id


def _said(said: StatementClaim) -> tuple[date, str, int, str]:
    return said.published or date.max, said.report, said.start, said.id
