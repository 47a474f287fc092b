"""How many people are told to have come back, where the same report does not say how many are still away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.claims.events import UNREAD
from dateline.claims.states_claim import Cue, Told, state_claim
from dateline.claims.states_displaced import came_back
from dateline.claims.states_focus import last_named, main_country
from dateline.claims.states_phrases import Stage
from dateline.claims.states_slots import fillers, leads
from dateline.model.claim import Locus, StateClaim, Subject, Value
from dateline.model.document import Quantity, Sentence
from dateline.model.interval import UNKNOWN, Bounds

BY_FIGURE = 0.6
HOME = ("to", "in", "into", "from")


def return_claims(scene: Stage, states: Iterable[StateClaim]) -> Iterator[StateClaim]:
    """Ends of displacement, for so many people; whoever asks has to compare them with how many there were."""
    if any(s.kind == "displacement" for s in states):
        return
    document = scene.cast.document
    for sentence in document.sentences:
        for quantity in document.quantities if sentence.section not in UNREAD else ():
            if sentence.span.contains(quantity.span) and quantity.unit == "people" and quantity.best:
                place = _home(scene, sentence) if came_back(scene, quantity) else None
                if place is not None:
                    yield _claim(scene, sentence, quantity, place)


def _home(scene: Stage, sentence: Sentence) -> Locus | None:
    named = [f for f in fillers(scene.cast, sentence) if f.subject.place and leads(scene.tree, f) in HOME]
    return named[0].subject.place if named else last_named(scene, sentence) or main_country(scene)


def _claim(scene: Stage, sentence: Sentence, quantity: Quantity, place: Locus) -> StateClaim:
    published = scene.cast.document.report.published
    end = Bounds(published, None) if published else UNKNOWN
    told = Told("returned", "displacement", "ended", BY_FIGURE, ("returned", place.id, str(quantity.best)))
    value = Value(number=quantity.best, text="returned")
    when = (UNKNOWN, end, UNKNOWN)
    return state_claim(Cue(scene.cast, sentence, quantity.span), told, Subject(place=place), value, when)
