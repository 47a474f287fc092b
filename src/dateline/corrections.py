"""Wires the rulings: from what an analyst says of an id to a ruling that hangs on words of the reports."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

import msgspec

from dateline.config import Clock
from dateline.errors import InputError, RecordError
from dateline.inquiry import recorded
from dateline.knowledge import gazetteer
from dateline.knowledge.codebook import codebook
from dateline.model.claim import Change, Locus, Party
from dateline.model.document import Factuality
from dateline.model.interval import Bounds
from dateline.model.record import Record
from dateline.model.ruling import Anchor, Deed, Noun, Ruling, Setting
from dateline.record.anchors import Claim, anchor, noun_of
from dateline.record.rulings import in_force
from dateline.record.settings import FIELDS
from dateline.record.things import tellings, thing_id
from dateline.situation.subjects import folded
from dateline.store.record_store import RecordStore
from dateline.views.rows import Row

DATES = ("bounds", "a day, month or year, or FIRST/LAST, such as 2024-05-03, 2024-05 or 2024-05-01/2024-05-09")


@dataclass(frozen=True, slots=True)
class Analyst:
    """Who rules, and why."""

    by: str
    reason: str


class Bench:
    """The record as it stands and the claims as read, to rule on. Raises InputError and RecordError in one line that says what to do."""

    __slots__ = ("_clock", "_codings", "_record", "_store")

    def __init__(self, store: RecordStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._record = recorded(store)
        self._codings = {c.report: c for c in store.codings()}

    def merge(self, ids: Sequence[str], analyst: Analyst) -> Ruling:
        """Two or more events are one."""
        groups = [self._events(i) for i in ids]
        if len({g[0] for g in groups}) < 2:
            raise InputError("to merge, give the ids of two or more different events")
        return self._keep("merge", groups, analyst)

    def split(self, identity: str, parts: Sequence[str], analyst: Analyst) -> Ruling:
        """The tellings in `parts`, by their ids or those of their reports, are an event of their own."""
        claims = self._claims(identity)
        if noun_of(claims[0]) != "event":
            raise InputError(f"{identity} is no event: only events are split")
        away = [c for c in claims if {thing_id(c), c.evidence.report} & set(parts)]
        strange = set(parts) - {x for c in claims for x in (thing_id(c), c.evidence.report)}
        if strange:
            raise InputError(f"{identity} has no telling {min(strange)}: dateline explain {identity} lists them")
        if len(away) == len(claims):
            raise InputError(f"all tellings of {identity} would leave it: name those that are another happening")
        stay = [c for c in claims if c not in away]
        return self._keep("split", [[anchor(c) for c in stay], [anchor(c) for c in away]], analyst)

    def reject(self, ids: Sequence[str], analyst: Analyst) -> Ruling:
        """Misread: taken out of the record."""
        return self._keep("reject", [[anchor(c) for c in self._claims(i)] for i in ids], analyst)

    def set(self, identity: str, field: str, value: str, analyst: Analyst) -> Ruling:
        """A field has another value."""
        claims = self._claims(identity)
        noun = noun_of(claims[0])
        if field not in FIELDS[noun]:
            raise InputError(f"{_a(noun)} has no field {field}: one of {', '.join(FIELDS[noun])}")
        setting = self._setting(field, value.strip(), claims[0])
        return self._keep("set", [[anchor(c) for c in claims]], analyst, setting)

    def apart(self, one: str, other: str, analyst: Analyst) -> Ruling:
        """Two spellings that were taken for one party are two."""
        for merger in self._record.mergers:
            if {one, other} in ({merger.party, merger.into.id}, {merger.name, merger.into.name}):
                ids = " ".join(sorted((merger.party, merger.into.id)))
                return self._keep("apart", (), analyst, Setting("party", text=ids))
        raise InputError(
            f"{one} and {other} are not taken for one: give both names or ids as dateline explain prints them"
        )

    def withdraw(self, identity: str, analyst: Analyst) -> Ruling:
        """An earlier ruling no longer holds; what it overrode stands again."""
        given = {r.id for r in self._store.rulings()}
        if identity not in given:
            raise RecordError(f"no ruling {identity}: dateline rulings lists them")
        if identity not in {r.id for r in _standing(self._store.rulings())}:
            raise RecordError(f"{identity} is withdrawn already")
        ruling = Ruling("", "withdraw", (), None, identity, analyst.reason, analyst.by, self._clock().isoformat())
        return self._kept(ruling)

    def _events(self, identity: str) -> list[Anchor]:
        claims = self._claims(identity)
        if noun_of(claims[0]) != "event":
            raise InputError(f"{identity} is no event: only events are merged")
        return [anchor(c) for c in claims]

    def _claims(self, identity: str) -> list[Claim]:
        """The tellings of a thing as they were read, without what rulings set."""
        return tellings(identity, self._record, self._codings)

    def _keep(
        self, deed: Deed, groups: Sequence[Sequence[Anchor]], analyst: Analyst, setting: Setting | None = None
    ) -> Ruling:
        hooks = tuple(tuple(g) for g in groups)
        now = self._clock().isoformat()
        return self._kept(Ruling("", deed, hooks, setting, None, analyst.reason, analyst.by, now))

    def _kept(self, ruling: Ruling) -> Ruling:
        if not ruling.reason.strip() or not ruling.by.strip():
            raise InputError("a ruling needs a reason and a name: give --reason and --by")
        named = replace(ruling, id="r" + hashlib.sha256(msgspec.json.encode(ruling)).hexdigest()[:12])
        self._store.rule(named)
        return named

    def _setting(self, field: str, value: str, claim: Claim) -> Setting:
        if not value:
            raise InputError(f"the new {field} is empty")
        if field == "date":
            return Setting(field, bounds=as_bounds(value))
        if field == "place":
            return Setting(field, place=_place(value, self._record))
        if field in ("actor", "recipient"):
            return Setting(field, party=_party(value, self._record))
        if field in ("low", "best", "high", "number"):
            return Setting(field, number=_number(value))
        return Setting(field, text=_word(field, value, noun_of(claim)))


def rulings(store: RecordStore, known_by: date | None = None) -> list[Row]:
    """Every ruling, oldest first: what it says, of what, by whom and why, and whether it stands."""
    record = recorded(store, known_by)
    given = [r for r in store.rulings() if known_by is None or r.recorded_at[:10] <= known_by.isoformat()]
    standing, loose = {r.id for r in in_force(given)}, {r.id for r in record.loose}
    withdrawals = {r.id for r in _standing(given)}
    touched: dict[str, list[str]] = {}
    for ruled in record.ruled:
        touched.setdefault(ruled.ruling.id, []).append(ruled.thing)
    return [
        {
            "id": r.id,
            "ruling": r.deed,
            "field": r.setting.field if r.setting else None,
            "value": r.setting.shown if r.setting else r.withdraws,
            "of": list(dict.fromkeys(touched.get(r.id, []))),
            "status": "loose" if r.id in loose else "stands" if r.id in standing | withdrawals else "withdrawn",
            "reason": r.reason,
            "by": r.by,
            "recorded_at": r.recorded_at,
        }
        for r in given
    ]


def as_bounds(text: str) -> Bounds:
    """`2024`, `2024-05`, `2024-05-03`, or two of them with a slash. Raises InputError."""
    first, _, last = text.partition("/")
    try:
        return Bounds(_edges(first)[0], _edges(last or first)[1])
    except ValueError as error:
        raise InputError(f"{text!r} is no date: write {DATES[1]}") from error


def _edges(text: str) -> tuple[date, date]:
    if len(text) == 4:
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if len(text) == 7:
        first = date.fromisoformat(f"{text}-01")
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return first, date.fromordinal(following.toordinal() - 1)
    day = date.fromisoformat(text)
    return day, day


def _standing(given: Sequence[Ruling]) -> list[Ruling]:
    """Those in force, withdrawals too."""
    over = {r.withdraws for r in given if r.withdraws}
    return [r for r in given if r.id not in over]


def _place(name: str, record: Record) -> Locus:
    """A place the record knows by this name or id, else the largest in the gazetteer. Raises InputError."""
    held = [p for e in record.events for p in e.places] + [s.subject.place for s in record.states if s.subject.place]
    for place in held:
        if name == place.id or folded(name) == folded(place.name):
            return place
    for found in gazetteer.lookup(name):
        above = tuple(p.key for p in gazetteer.parents(found))
        return Locus(
            found.key, found.name, found.geonames_id, found.country, found.lat, found.lon, found.feature, above,
            1 if found.feature.startswith("P") else 4,
        )  # fmt: skip
    raise InputError(f"no place is called {name}: give a name of the gazetteer or an id such as geo:2988507")


def _party(name: str, record: Record) -> Party:
    """A party the record knows by this name or id; else one of its own that is known by its name only."""
    held = [p for e in record.events for p in (*e.actor, *e.recipient)]
    held += [s.subject.party for s in record.states if s.subject.party]
    for party in held:
        if name == party.id or folded(name) == folded(party.name):
            return party
    return Party("name:" + "-".join(folded(name).split()), name)


def _number(text: str) -> float:
    try:
        number = float(text.replace(",", ""))
    except ValueError as error:
        raise InputError(f"{text!r} is no number") from error
    if not 0 <= number < 1e12:
        raise InputError(f"{text} is no number of people or things")
    return number


def _word(field: str, value: str, noun: Noun) -> str:
    """The value as the field writes it. Raises InputError where it takes certain words only."""
    types = codebook().types
    modes = tuple(sorted({m.name for t in types for m in t.modes}))
    allowed: dict[str, tuple[str, ...]] = {
        "type": tuple(t.name for t in types), "mode": modes, "factuality": get_args(Factuality), "change": get_args(Change),
        "status": ("open", "fulfilled", "broken", "withdrawn"),
    }  # fmt: skip
    if field not in allowed or (field, noun) == ("status", "state"):
        return value
    found = next((w for w in allowed[field] if w.casefold() == value.casefold()), None)
    if found is None:
        raise InputError(f"no {field} {value}: one of {', '.join(allowed[field])}")
    return found


def _a(noun: Noun) -> str:
    return f"an {noun}" if noun == "event" else f"a {noun}"
