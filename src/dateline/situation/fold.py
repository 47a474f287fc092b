"""How things stood on a day: tellings of a state become spells with uncertain bounds, and a successor ends what it succeeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from dateline.model.claim import Evidence, StateClaim
from dateline.model.interval import UNKNOWN, Bounds, before
from dateline.model.record import Record
from dateline.model.situation import Holding
from dateline.situation.mutual import entailed, owner, paired
from dateline.situation.returns import is_return, lowered
from dateline.situation.rules import effects, reach
from dateline.situation.spells import FORGOTTEN, Spell, spells, together
from dateline.situation.standing import bloc, ends_for_all, full_names, minor, partial
from dateline.situation.subjects import COVERS, about, covers, facing, within
from dateline.situation.successors import Holders, holders, replaced

ALONE = ("control", "sovereignty", "displacement")
"""Kinds of which a subject has one value at a time."""
SPEAKS = "told of a place that this one lies in"


@dataclass(frozen=True, slots=True)
class Course:
    """What was told of one kind of state of one subject, whatever the day: its spells, and whether each is denied."""

    kind: str
    spells: tuple[Spell, ...]
    denied: tuple[bool, ...]


def fold(
    record: Record, on: date, known_by: date | None = None, subject: str | None = None, kind: str | None = None
) -> tuple[Holding, ...]:
    """The states that held, may have held or are said to have held on a day. `subject` is any name or the id of a place or party.
    With `known_by`, pass a record of what was published by then: later tellings are left out here, not their dates."""
    told, posts = _told(record, known_by, kind)
    if subject is None:
        return _shown(_on_day(_courses(told, posts), on))
    direct = _on_day(_courses([facing(subject, s) for s in told if about(subject, s)], posts), on)
    silent = set(COVERS) - {h.kind for h in direct}
    above = [s for s in told if s.kind in silent and covers(subject, s) and not partial(s)]
    whole = _on_day(_courses(above, posts), on)
    parts = _on_day(_courses([s for s in told if within(subject, s)], posts), on)
    return _shown(direct + parts) + tuple(replace(h, why=(*h.why, SPEAKS)) for h in whole)


def courses(record: Record) -> tuple[Course, ...]:
    """All that a record tells, to be asked for many days with `statuses` and `held`."""
    told, posts = _told(record)
    return _courses(told, posts)


def _told(record: Record, known_by: date | None = None, kind: str | None = None) -> tuple[list[StateClaim], Holders]:
    told = [s for s in record.states if s.factuality in ("happened", "ongoing")]
    told += [s for e in record.events for s in effects(e)]
    if known_by:
        told = [s for s in told if s.evidence.published and s.evidence.published <= known_by]
    told += entailed(told)
    told = [paired(s) for s in full_names([s for s in told if kind in (None, s.kind)])]
    return told, holders(told)


def _shown(rows: tuple[Holding, ...]) -> tuple[Holding, ...]:
    """The rows without those that say less than another."""
    return tuple(h for h, less in zip(rows, said_less(rows), strict=True) if not less)


def said_less(rows: Sequence[Holding]) -> list[bool]:
    """Of each row of a day whether another says more: that whoever is told to hold a place may have had forces there."""
    holds = {(h.subject.id, h.value.id) for h in rows if h.kind == "control"}
    return [h.kind == "deployment" and h.status == "possible" and (h.subject.id, h.value.id) in holds for h in rows]


def _courses(told: list[StateClaim], posts: Holders) -> tuple[Course, ...]:
    found: dict[tuple[str, str], list[StateClaim]] = {}
    for state in told:
        found.setdefault((state.kind, owner(state)), []).append(state)
    return tuple(_course(states, posts) for _, states in sorted(found.items()))


def _on_day(course: Sequence[Course], on: date) -> tuple[Holding, ...]:
    return tuple(h for one in course for h in held(one, statuses(one, on)))


def _course(states: list[StateClaim], posts: Holders) -> Course:
    by_value: dict[str, list[StateClaim]] = {}
    for_all = [s for s in states if ends_for_all(s)]
    denials = [s for s in states if s.change == "denied"]
    returns = [s for s in states if is_return(s)]
    for state in states:
        if state.change != "denied" and state not in for_all and state not in returns:
            by_value.setdefault(bloc(state), []).append(state)
    all_ = [s for _, told in sorted(by_value.items()) for s in spells([*told, *for_all])]
    all_ = [s for s in all_ if any(t not in for_all for t in s.tellings)]
    if states[0].kind in ALONE:
        wholes = [s for s in all_ if not minor(s.tellings[0])]
        all_ = [s if minor(s.tellings[0]) else _succeeded(s, wholes, denials) for s in all_]
    all_ = [lowered(s, returns) for s in all_] if returns else all_
    if states[0].kind == "office":
        all_ = [replaced(s, posts) for s in all_]
    return Course(states[0].kind, tuple(all_), tuple(_disputed(s, denials) for s in all_))


def statuses(course: Course, on: date) -> tuple[str | None, ...]:
    """Of each spell what it is on a day, None where it is nothing then. Whatever else is told of a day follows from these: two days with
    the same are alike."""
    return tuple(_status_shown(s, on) for s in course.spells)


def held(course: Course, stood: Sequence[str | None]) -> list[Holding]:
    """The states of a day with these `statuses`; of rivals that all hold where there is one value at a time, each is disputed."""
    told = zip(course.spells, course.denied, stood, strict=True)
    rows = [(s, denied, _holding(s, status)) for s, denied, status in told if status]
    said = [
        s
        for s, denied, r in rows
        if course.kind in ALONE and not minor(s.tellings[0]) and (denied or s.retaken or r.status == "holds")
    ]
    several = said if any(not together(a, b) for a, b in combinations(said, 2)) else []
    return [replace(r, status="disputed") if denied or s in several else r for s, denied, r in rows]


def _disputed(spell: Spell, denials: list[StateClaim]) -> bool:
    """Denied, by another than whose value it is, and not told again in a later report."""
    return any(_denies(d, spell) for d in denials)


def _denies(denial: StateClaim, spell: Spell) -> bool:
    last = max((t.evidence.published or date.min for t in spell.tellings if t.change != "ended"), default=date.min)
    when, source, value = denial.evidence.published or date.max, denial.evidence.source, spell.tellings[-1].value
    own = source is not None and (source.id == value.id or source.country == value.country is not None)
    same = bloc(denial) == bloc(spell.tellings[-1]) if denial.value.id or denial.value.name else not own
    return same and when >= last


def _succeeded(spell: Spell, others: list[Spell], denials: list[StateClaim]) -> Spell:
    """Ended by the first rival that is told to have begun later, unless its own end is told; some time before the first day on which a
    rival is told to hold it, if nobody tells after that day that it still held; but what the rival denies is contradicted, not succeeded."""
    mine = spell.begin.latest or spell.end.earliest
    rivals = [o for o in others if bloc(o.tellings[0]) != bloc(spell.tellings[0]) and not together(o, spell)]
    later = [
        (point.earliest, bloc(o.tellings[0]), point)
        for o in rivals
        for point in _beginnings(o)
        if point.earliest and (mine is None or point.earliest > mine)
    ]
    if spell.end.latest:
        first = min(
            (point for _, _, point in later if point.latest), key=lambda p: p.latest or date.max, default=UNKNOWN
        )
        return replace(spell, end=spell.end.narrowed(Bounds(None, before(first).latest)))
    last = max((d for t in spell.tellings if (d := t.observed.latest or t.start.latest)), default=None)
    points = [before(min(later, key=lambda found: found[:2])[2])] if later else []
    if last and not _disputed(spell, denials) and (held := _first_after(rivals, last)):
        points.append(Bounds(last, held))
    ends = [p for p in points if p.latest]
    return replace(spell, end=min(ends, key=lambda b: (b.latest, b.earliest or b.latest))) if ends else spell


def _first_after(rivals: list[Spell], last: date) -> date | None:
    """The first day after `last` on which a rival is told to hold it, or by which one is told to have taken it, nobody says when."""
    told = [t for o in rivals for t in o.tellings]
    days = [t.observed.earliest for t in told] + [
        t.start.latest for t in told if t.change == "began" and t.start.earliest is None
    ]
    return min((d for d in days if d and d > last), default=None)


def _beginnings(spell: Spell) -> list[Bounds]:
    """Its own, and those told within it: who is said to hold a place throughout may be told to take it again."""
    return [spell.begin, *(t.start for t in spell.tellings if t.change == "began")]


def status_on(spell: Spell, on: date) -> str | None:
    """`holds` where it began by then on any reading and no end is told, or a later one; `possible` within the outer bounds; else
    None. What is told to have ended held before that, who knows since when; what is told to hold may have held before that, as far
    back as its kind reaches."""
    if not spell.begin.known and not spell.end.known:
        return None
    if (spell.begin.earliest and on < spell.begin.earliest) or (spell.end.latest and on > spell.end.latest):
        return None
    told_ended = all(t.change == "ended" for t in spell.tellings)
    if spell.begin.earliest is None and not told_ended and not _reaches(spell, on):
        return None
    age = 0 if spell.end.latest else spell.age(on)
    if age > FORGOTTEN:
        return None
    sure = spell.end.earliest is not None and on <= spell.end.earliest
    lasting = sure or (spell.end.latest is None and age <= 1 and not _suspended(spell))
    return "holds" if lasting and spell.begin.latest and spell.begin.latest <= on else "possible"


def _suspended(spell: Spell) -> bool:
    """Whether it is told to have stopped for a while, and not to have gone on."""
    return any(t.change == "ended" and t.end.earliest == spell.end.earliest for t in spell.tellings)


def _reaches(spell: Spell, on: date) -> bool:
    days, first = reach(spell.tellings[0].kind), spell.begin.latest
    return first is not None and (
        days is None or (first - on).days <= days or (spell.tellings[0].observed.earliest or date.max) <= on
    )


def _status_shown(spell: Spell, on: date) -> str | None:
    """A status of its own, such as `signed`, in place of `holds`."""
    status = status_on(spell, on)
    if status != "holds":
        return status
    return next((t.status for t in reversed(spell.tellings) if t.status and _by_then(t, on)), status)


def _holding(spell: Spell, status: str) -> Holding:
    told = [
        t for t in spell.tellings if (t.value.id or t.value.name or t.value.text or t.value.number) and not is_return(t)
    ]
    last = ([t for t in told if t.change != "ended"] or told or list(spell.tellings))[-1]
    seen = [d for t in spell.tellings for d in (t.observed.latest, t.start.latest) if d]
    return Holding(
        kind=last.kind,
        subject=last.subject,
        value=last.value,
        begin=spell.begin,
        end=spell.end,
        status=status,
        confidence=max(t.confidence for t in spell.tellings),
        according_to=_evidence(tuple(t for t in spell.tellings if t.change != "ended") or spell.tellings),
        confirmed=max(seen, default=None),
        why=tuple(dict.fromkeys(t.rule for t in spell.tellings)),
        claims=tuple(dict.fromkeys(t.id for t in spell.tellings)),
    )


def _by_then(state: StateClaim, on: date) -> bool:
    """Whether what a telling says had come about by a day."""
    day = state.start.latest or state.observed.earliest
    return day is None or day <= on


def _evidence(tellings: tuple[StateClaim, ...]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(t.evidence for t in tellings))
