"""Where the tellings of events differ: on figures, and on whether something happened at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.claim import EventClaim, Evidence, Figure
from dateline.model.dispute import Dispute, Side
from dateline.model.document import Factuality
from dateline.model.event import Event
from dateline.model.record import Record
from dateline.record.figures import counted_out
from dateline.record.kinship import ENOUGH, kinship, standing
from dateline.record.link import key, ranked
from dateline.record.wording import happening

ALLEGED = 3.5
"""Points from which on a denial speaks of a real event: it is mostly told in fewer words than what it denies."""


def event_disputes(record: Record) -> tuple[Dispute, ...]:
    """In the order of the events that they are about."""
    figures = [d for e in record.events if (d := _figures(e))]
    order = {e.id: n for n, e in enumerate(record.events)}
    return tuple(sorted([*figures, *_denials(record.events)], key=lambda d: (order[d.things[0]], d.sort)))


def contrary(claim: EventClaim) -> EventClaim | None:
    """As what it disputes would be told: of what happened a denial, of a denial that it happened; None for what is neither."""
    turned: dict[str, Factuality] = {"real": "denied", "denied": "happened"}
    found = turned.get(standing(claim.factuality))
    return replace(claim, factuality=found) if found else None


def opposed(one: EventClaim, other: EventClaim) -> bool:
    """Whether one may deny what the other tells."""
    sides = {standing(c.factuality): replace(c, factuality="happened") for c in (one, other)}
    return sides.keys() == {"real", "denied"} and kinship(sides["real"], sides["denied"]).score >= ALLEGED


def _figures(event: Event) -> Dispute | None:
    """Sources whose figures of one measure exclude each other; a later and wider count of the same outlet is its own correction."""
    if event.figure is None:
        return None
    measure = (event.figure.measure, event.figure.unit)
    sides: dict[tuple[float, float], list[Evidence]] = {}
    latest: dict[str, tuple[Figure, Evidence]] = {}
    for claim in event.claims:
        for figure in counted_out(claim.figures):
            if (figure.measure, figure.unit) == measure:
                latest[_voice(claim.evidence)] = (figure, claim.evidence)
    for figure, evidence in latest.values():
        sides.setdefault((figure.low, figure.high), []).append(evidence)
    if not any(_apart(a, b) for a in sides for b in sides):
        return None
    shown = [Side(_number(span, event.figure), tuple(told)) for span, told in sorted(sides.items())]
    return Dispute("figure", (event.id,), happening(event), event.time.bounds, tuple(shown))


def _voice(evidence: Evidence) -> str:
    return (evidence.source.id if evidence.source else evidence.publisher) or evidence.report


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _number(span: tuple[float, float], figure: Figure) -> str:
    low, high = span
    unit = figure.unit if figure.measure == figure.unit else f"{figure.unit} {figure.measure}"
    return f"{low:,.0f} {unit}" if low == high else f"{low:,.0f} to {high:,.0f} {unit}"


def _denials(events: Sequence[Event]) -> list[Dispute]:
    """Each event that somebody denies, beside the real ones that it would be, were it not denied. What is only told not to have
    happened is a dispute where somebody else tells that the very same did."""
    no = {key(c): (e, c) for e in events if standing(e.factuality) == "denied" for c in e.claims}
    real = {key(c): (e, c) for e in events if standing(e.factuality) == "real" for c in e.claims}
    as_told: list[EventClaim] = [replace(c, factuality="happened") for _, c in no.values()]
    twins: dict[str, dict[str, Event]] = {e.id: {} for e in events if e.factuality == "denied"}
    by_id = {e.id: e for e, _ in no.values()}
    for (first, second), found in ranked([*as_told, *(c for _, c in real.values())], ALLEGED) if as_told else ():
        mine, yours = no.get(first) or no.get(second), real.get(first) or real.get(second)
        if mine and yours and (mine[0].factuality == "denied" or (found.score >= ENOUGH and _same(mine[1], yours[1]))):
            twins.setdefault(mine[0].id, {})[yours[0].id] = yours[0]
    return [_denial(by_id[name], list(told.values())) for name, told in twins.items()]


def _same(one: EventClaim, other: EventClaim) -> bool:
    same_deed = one.lemma == other.lemma or (one.mode is not None and one.mode == other.mode)
    return same_deed and _voice(one.evidence) != _voice(other.evidence)


def _denial(no: Event, real: list[Event]) -> Dispute:
    says = [Side("happened", tuple(c.evidence for e in real for c in e.claims))] if real else []
    denies = Side("did not happen", tuple(c.evidence for c in no.claims))
    first = real[0] if real else no
    things = (*(e.id for e in real), no.id)
    return Dispute("happened", things, happening(first), first.time.bounds, (*says, denies))
