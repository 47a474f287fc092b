"""An analyst's ruling: it overrides what was read, with a reason, and erases nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.claim import Locus, Party
from dateline.model.interval import Bounds

Deed = Literal["merge", "split", "reject", "set", "apart", "withdraw"]
Noun = Literal["event", "state", "promise"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words of a report that a ruling hangs on: `start`..`end` of its text, `digest` a hash of them. `sort` is what was read there,
    the type of an event or the kind of a state, and `claim` its id then: they choose where several things are read off the same words."""

    noun: Noun
    report: str
    start: int
    end: int
    digest: str
    sort: str
    claim: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A field and its new value: exactly one of the others is given, as the field asks."""

    field: str
    bounds: Bounds | None = None
    place: Locus | None = None
    party: Party | None = None
    number: float | None = None
    text: str | None = None

    @property
    def shown(self) -> str:
        """The value in words."""
        if self.bounds:
            low, high = self.bounds.earliest, self.bounds.latest
            return str(low) if low == high else f"{low or ''}/{high or ''}"
        named = self.place or self.party
        if named:
            return named.name
        return f"{self.number:g}" if self.number is not None else self.text or ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """`groups` are the things it speaks of, each as the anchors of its tellings: those to merge, those to keep apart, those rejected
    or set; none where two parties are kept `apart`, whose ids stand in the setting. `withdraws` is the id of another ruling. `recorded_at` is ISO 8601 in UTC, `by` who ruled."""

    id: str
    deed: Deed
    groups: tuple[tuple[Anchor, ...], ...]
    setting: Setting | None
    withdraws: str | None
    reason: str
    by: str
    recorded_at: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a ruling did in the record: `thing` is the id of the event, state or promise, `was` what would stand there without it."""

    ruling: Ruling
    thing: str
    field: str
    was: str
    now: str
