"""Wires the asking rooms together: from the claims in the store to rows. Loads no language model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.config import Config, system_clock
from dateline.model.claim import Coding, EventClaim
from dateline.model.event import Event
from dateline.store.record_store import RecordStore, open_store
from dateline.views.rows import Row, event_row, state_row, statement_row


def opened(config: Config) -> RecordStore:
    """The store of the configuration; made where there is none. Raises StoreError."""
    return open_store(config.store, system_clock)


def told(coding: Coding) -> tuple[list[Row], list[Row]]:
    """The events and the states that one report tells."""
    return events([coding]), [state_row(s) for s in coding.states]


def events(codings: Sequence[Coding]) -> list[Row]:
    """Events in order of time, those of unknown time last."""
    found = [_alone(claim) for coding in codings for claim in coding.events]
    return [event_row(event) for event in sorted(found, key=_when)]


def statements(codings: Sequence[Coding]) -> list[Row]:
    """Statements in order of publication, then as they stand in the report."""
    found = [s for coding in codings for s in coding.statements]
    return [statement_row(s) for s in sorted(found, key=lambda s: (s.published or date.max, s.report, s.start, s.id))]


def _alone(claim: EventClaim) -> Event:
    """A telling as an event of its own: tellings of several reports are not linked yet."""
    return Event(
        id=claim.id,
        type=claim.type,
        mode=claim.mode,
        contexts=claim.contexts,
        cameo=claim.cameo,
        actor=claim.actor,
        recipient=claim.recipient,
        places=claim.places,
        time=claim.time,
        factuality=claim.factuality,
        certainty=claim.certainty,
        confidence=claim.confidence,
        figure=claim.figures[0] if claim.figures else None,
        claims=(claim,),
    )


def _when(event: Event) -> tuple[date, date, str]:
    bounds = event.time.bounds
    return bounds.earliest or bounds.latest or date.max, bounds.latest or date.max, event.id
