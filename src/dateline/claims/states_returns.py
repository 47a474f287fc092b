"""How many people are told to have come back, where the same report does not say how many are still away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.claims.events import UNREAD
from dateline.claims.states_claim import Cue, Told, state_claim
from dateline.claims.states_displaced import came_back, left, verb_above
from dateline.claims.states_focus import last_named, main_country
from dateline.claims.states_phrases import Stage
from dateline.claims.states_slots import Filler, fillers, leads
from dateline.knowledge.states import among
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
            counted = sentence.span.contains(quantity.span) and quantity.unit == "people" and quantity.best
            if counted and came_back(scene, quantity) and (claim := _claim(scene, sentence, quantity)):
                yield claim


def _way(scene: Stage, sentence: Sentence) -> tuple[Locus | None, list[Filler]]:
    """Where they are back (what they returned to or had fled from, never what took them in), and the places that took them in."""
    named = [f for f in fillers(scene.cast, sentence) if f.subject.place]
    told = [f for f in named if leads(scene.tree, f) in HOME]
    home = [f for f in named if left(scene.tree, f)]
    home += [f for f in told if (leads(scene.tree, f) == "from") == _fled(scene, f)]
    hosts = [f for f in told if f not in home]
    if home:
        return home[0].subject.place, hosts
    return (None if hosts else last_named(scene, sentence)) or main_country(scene), hosts


def _fled(scene: Stage, filler: Filler) -> bool:
    """Whether a place hangs on a verb of leaving."""
    verb = verb_above(scene, filler.span)
    return verb is not None and verb.lemma in among("leaving")


def _claim(scene: Stage, sentence: Sentence, quantity: Quantity) -> StateClaim | None:
    place, hosts = _way(scene, sentence)
    if place is None:
        return None
    published = scene.cast.document.report.published
    end = Bounds(published, None) if published else UNKNOWN
    told = Told("returned", "displacement", "ended", BY_FIGURE, ("returned", place.id, str(quantity.best)))
    abroad = any(f.country not in (None, place.country) for f in hosts)
    value = Value(number=quantity.best, text="returned from abroad" if abroad else "returned")
    when = (UNKNOWN, end, UNKNOWN)
    return state_claim(Cue(scene.cast, sentence, quantity.span), told, Subject(place=place), value, when)
