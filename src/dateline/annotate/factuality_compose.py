"""How what a governor says composes with what the clause under it says of itself."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.factuality_clause import Told
from dateline.knowledge.factuality import Effect, Marker, Word
from dateline.model.document import Factuality

OPEN: dict[Effect, Factuality] = {
    "planned": "planned",
    "possible": "possible",
    "requested": "requested",
    "conditional": "conditional",
    "denied": "denied",
    "not_happened": "not_happened",
}


def by_word(found: Word, own: Told) -> Told:
    label = OPEN.get(found.effect)
    if label is None:
        return own
    return Told(label, 0.6, found.id) if own.positive or found.effect == "conditional" else own


def shared(above: Told, own: Told) -> Told:
    if above.positive:
        return replace(own, certainty=min(own.certainty, above.certainty))
    if own.factuality == "not_happened" and above.factuality == "not_happened":
        return Told("possible", 0.5, above.why)
    return above


def applied(found: Marker, above: Told, own: Told) -> Told:
    """What a marker makes of a complement under a governor told as `above`."""
    if found.effect == "fact":
        return replace(own, certainty=own.certainty * found.certainty)
    if found.effect == "with":
        like = shared(above, own)
        return replace(like, certainty=like.certainty * found.certainty)
    if found.effect == "against":
        return _against(found, above, own)
    label = OPEN[found.effect]
    if label == "denied":
        kept = above.positive or above.factuality == "planned"
        return Told("denied", 0.8, found.id) if kept and own.positive else Told("possible", 0.5, found.id)
    unwanted = own.factuality == "not_happened" and label in ("planned", "requested")  # "told them not to leave"
    if unwanted or (above.factuality == "not_happened" and label in ("planned", "possible")):
        return Told("not_happened", 0.6, found.id)
    if label == "not_happened":
        return Told(label, 0.9, found.id) if own.positive else own
    return Told(label, 0.8 * found.certainty, found.id)


def _against(found: Marker, above: Told, own: Told) -> Told:
    if above.factuality in ("not_happened", "denied"):
        return Told("happened", 0.8, found.id)
    if above.positive and own.positive:
        return Told("not_happened", 0.95 * above.certainty, found.id)
    return Told("possible", 0.5, found.id)
