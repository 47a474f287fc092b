"""What those who came back change of how many are displaced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.model.claim import StateClaim
from dateline.situation.spells import Spell

NOTABLE = 0.05
"""The share of the displaced whose return leaves open how many there still are."""


def is_return(state: StateClaim) -> bool:
    """Whether so many people are told to have come back."""
    return state.kind == "displacement" and state.change == "ended" and state.value.number is not None


def lowered(spell: Spell, returns: Iterable[StateClaim]) -> Spell:
    """A figure of the displaced from which many have come back since it was told: from then on it is the most there may be."""
    last, number = spell.last, spell.tellings[-1].value.number or 0
    after = [
        r
        for r in returns
        if last and r.end.earliest and r.end.earliest > last and (r.value.number or 0) >= number * NOTABLE
    ]
    if not after or spell.end.latest:
        return spell
    first = min(after, key=lambda r: (r.end.earliest, r.id))
    return replace(spell, end=first.end, tellings=(*spell.tellings, first))
