"""How the situation known on one day differs from that known on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.model.dispute import Changed
from dateline.model.situation import Holding

Name = tuple[str, str, str]


def state_changes(before: Sequence[Holding], after: Sequence[Holding]) -> Iterator[Changed]:
    """Values that now are told to hold and were not, that no longer hold, and that hold otherwise."""
    then, now = ({_name(h): h for h in holdings} for holdings in (before, after))
    for name, holding in now.items():
        old = then.get(name)
        if old is None:
            yield Changed("new", "state", _thing(holding), _about(holding), "", holding.status, holding.according_to)
        elif old.status != holding.status:
            fresh = tuple(e for e in holding.according_to if e not in old.according_to)
            yield Changed("revised", "state", _thing(holding), _about(holding), old.status, holding.status, fresh)
    for name, holding in then.items():
        if name not in now:
            rivals = [h for h in now.values() if (h.kind, h.subject.id) == name[:2]]
            sources = tuple(e for h in rivals for e in h.according_to)
            told = " / ".join(_value(h) for h in rivals) or "not told to hold any longer"
            yield Changed("ended", "state", _thing(holding), _about(holding), holding.status, told, sources)


def _name(holding: Holding) -> Name:
    return holding.kind, holding.subject.id, holding.value.id or _value(holding)


def _thing(holding: Holding) -> str:
    return holding.claims[0] if holding.claims else ""


def _about(holding: Holding) -> str:
    return f"{holding.kind} of {holding.subject.name}: {_value(holding)}"


def _value(holding: Holding) -> str:
    value = holding.value
    number = f"{value.number:,.0f}" if value.number is not None else ""
    text = value.text if value.text != value.name else ""
    return ", ".join(p for p in (value.name, number, text) if p)
