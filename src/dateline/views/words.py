"""Values of the public rows as a person would write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def side(time: Mapping[str, Any]) -> str:
    """What stands before a time that is told as the begin or the end of what went on."""
    return {"start": "from ", "end": "until "}.get(time.get("phase", ""), "")


def figure(row: Mapping[str, Any]) -> str:
    """How many of what: a number, a range, or `up to` where no lower end was told; nothing where no figure is."""
    low, best, high = row.get("low"), row.get("best"), row.get("high")
    if low is None or high is None:
        return ""
    number = f"{low:,.0f} to {high:,.0f}" if low else f"up to {high:,.0f}"
    if best is not None and low == high:
        number = f"{best:,.0f}"
    return f"{number} {row.get('unit') or ''}".rstrip()


def state_text(text: str | None) -> str:
    """What a state says besides whom it names: "ceasefire: ceasefire in Accra" says it once."""
    kind, _, words = (text or "").partition(": ")
    return words if words and words.casefold().startswith(kind.casefold()) else text or ""
