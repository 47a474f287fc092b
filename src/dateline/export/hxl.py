"""HXL: figures of displacement and return, a line for each source's own figure, with a row of hashtags under the header."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.export.delimited import table
from dateline.export.selection import ACTUAL, FINEST_REGION, Exported, Selection, claimant, exported, told
from dateline.knowledge.countrycodes import country_name
from dateline.model.claim import Evidence, Locus, StateClaim
from dateline.model.event import Event
from dateline.model.interval import Bounds

TAGS = {
    "report": "#meta+id",
    "published": "#date+reported",
    "from": "#date+occurred+start",
    "to": "#date+occurred+end",
    "place": "#loc+name",
    "country": "#country+code+iso3",
    "country name": "#country+name",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "refuge": "#loc+dest+name",
    "displaced": "#affected+displaced",
    "returned": "#affected+returnees",
    "displaced, low": "#affected+displaced+low",
    "displaced, high": "#affected+displaced+high",
    "status": "#status",
    "source": "#meta+source",
    "claimant": "#meta+claimant",
    "words": "#description",
}
"""Headers and the hashtag of each."""
COLUMNS = {"displaced": "displaced", "returned": "returned"}
"""The measures of figures that are exported, and their columns."""


def export(selection: Selection) -> Exported:
    """States of displacement with a number, and figures of events that no such state tells from the same words."""
    states = [s for s in selection.states if s.kind == "displacement" and s.value.number is not None]
    seen = {(s.evidence.report, s.evidence.start, s.value.number) for s in states}
    rows = [_state(s) for s in states] + [r for e in selection.events for r in _event(e, seen)]
    without = sum(s.kind == "displacement" and s.value.number is None for s in selection.states)
    text = table(list(TAGS), [TAGS, *rows])
    return exported(text, {"displacement told without a number": without} if without else {})


def _state(state: StateClaim) -> dict[str, Any]:
    number = state.value.number
    doubt = "" if state.factuality in ACTUAL else state.factuality
    return _row(state.evidence, state.start if state.start.earliest else Bounds()) | {
        **_place(state.subject.place),
        "refuge": state.value.text,
        "displaced": whole(number),
        "status": doubt or state.change,
    }


def _event(event: Event, seen: set[tuple[str, int, float | None]]) -> Iterator[dict[str, Any]]:
    for claim in event.claims:
        for figure in claim.figures:
            best = figure.low if figure.best is None else figure.best
            if figure.measure in COLUMNS and (claim.evidence.report, claim.evidence.start, best) not in seen:
                row = _row(claim.evidence, told(event)) | _place(event.places[0] if event.places else None)
                row[COLUMNS[figure.measure]] = whole(best)
                if figure.measure == "displaced" and figure.low < figure.high:
                    row |= {"displaced, low": whole(figure.low), "displaced, high": whole(figure.high)}
                yield row | {"status": event.factuality}


def whole(number: float | None) -> float | None:
    """People are counted without a decimal point."""
    return int(number) if number is not None and number == int(number) else number


def _row(words: Evidence, when: Bounds) -> dict[str, Any]:
    return {
        "report": words.report,
        "published": words.published,
        "from": when.earliest,
        "to": when.latest if when.earliest else None,
        "source": words.publisher,
        "claimant": claimant(words),
        "words": words.quote,
    }


def _place(place: Locus | None) -> dict[str, Any]:
    if place is None:
        return {}
    return {
        "place": place.name,
        "country": place.country,
        "country name": country_name(place.country),
        **({"lat": place.lat, "lon": place.lon} if place.precision < FINEST_REGION else {}),
    }
