"""Which tellings of a state speak of the same value: one state's army, government and head are one side."""

from __future__ import annotations

from dateline.model.claim import StateClaim

SIDES = ("control", "sovereignty", "deployment", "detention", "blockade", "sanction", "hostilities")
"""Kinds of which the value is a side: who holds it, not which of its organs."""
ORGANS = ("country:", "gov:", "mil:")


def bloc(state: StateClaim) -> str:
    """What tells one value of a subject from another."""
    value = state.value
    identity = value.id or value.name or value.text or str(value.number)
    if state.kind not in SIDES or not value.id:
        return identity
    if identity.startswith(ORGANS) and value.country:
        return f"state:{value.country}"
    if identity.startswith("unnamed:") and identity.endswith((":military", ":government", ":state", ":officials")):
        home = value.country or state.subject.country
        return f"state:{home}" if home else identity
    return identity


def ends_for_all(state: StateClaim) -> bool:
    """An end that holds for whoever it was: of a captive set free, and wherever none is named."""
    nobody = not (state.value.id or state.value.name or state.value.number)
    return state.change == "ended" and (state.kind == "detention" or nobody)
