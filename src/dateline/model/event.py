"""An event after linking: one happening with every claim that tells it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claim import EventClaim, Figure, Locus, Party
from dateline.model.document import EventTime, Factuality


@dataclass(frozen=True, slots=True)
class Event:
    """`claims` are the tellings in order of publication; `links` says, for each but the first, why it was put here. `rulings` are the ids of those that changed it, `tellings`
    the ids that each telling alone would have."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    places: tuple[Locus, ...]
    time: EventTime
    factuality: Factuality
    certainty: float
    confidence: float
    figure: Figure | None
    claims: tuple[EventClaim, ...]
    links: tuple[str, ...] = ()
    rulings: tuple[str, ...] = ()
    tellings: tuple[str, ...] = ()
