"""Uncertain dates: some day between two days, both inclusive, either unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Bounds:
    """One point in time that is not earlier than `earliest` and not later than `latest`; None where unbounded."""

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"bounds the wrong way round: {self.earliest} > {self.latest}")

    @property
    def known(self) -> bool:
        """Whether anything is known at all."""
        return self.earliest is not None or self.latest is not None

    @property
    def days(self) -> int | None:
        """How many days the point may lie on; None where unbounded."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def edtf(self) -> str | None:
        """In EDTF (ISO 8601-2): a day, or an interval that may be open; None where nothing is known."""
        if not self.known:
            return None
        first, last = (day.isoformat() if day else ".." for day in (self.earliest, self.latest))
        return first if first == last else f"{first}/{last}"

    def may_be(self, day: date) -> bool:
        """Whether the point may lie on `day`."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def meets(self, other: Bounds) -> bool:
        """Whether both may be the same day."""
        return not (
            (self.latest and other.earliest and self.latest < other.earliest)
            or (other.latest and self.earliest and other.latest < self.earliest)
        )

    def narrowed(self, other: Bounds) -> Bounds:
        """What satisfies both; `self` where they contradict each other."""
        if not self.meets(other):
            return self
        lows = [d for d in (self.earliest, other.earliest) if d]
        highs = [d for d in (self.latest, other.latest) if d]
        return Bounds(max(lows, default=None), min(highs, default=None))

    def not_after(self, day: date | None) -> Bounds:
        """Cut at `day`: what is told as past is not later than its publication."""
        if day is None or (self.latest and self.latest <= day):
            return self
        if self.earliest and self.earliest > day:
            return self
        return Bounds(self.earliest, day)


UNKNOWN = Bounds()


def before(bounds: Bounds) -> Bounds:
    """The last moment before a point within `bounds`."""
    return Bounds(*(d - timedelta(days=1) if d else None for d in (bounds.earliest, bounds.latest)))
