"""iCalendar (RFC 5545): promises with a due date as to-dos, planned events as tentative entries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Component, Todo
from icalendar import Event as Entry

from dateline.export.selection import Exported, Selection, claimant, evidence, first_recorded, unique
from dateline.model.claim import Evidence
from dateline.model.event import Event
from dateline.model.situation import Commitment

STATUS = {"fulfilled": "COMPLETED", "withdrawn": "CANCELLED"}
"""iCalendar's word for what became of a promise; all others still need action, and the exact word stands in X-DATELINE-STATUS."""
UNKNOWN_INSTANT = datetime(1970, 1, 1, tzinfo=UTC)


def export(selection: Selection) -> Exported:
    """One calendar; what has no due date, or no day on which it is planned, is counted."""
    calendar = Calendar()
    calendar.add("prodid", "-//dateline//dateline//EN")
    calendar.add("version", "2.0")
    due = [c for c in selection.commitments if c.due.latest]
    planned = [e for e in selection.events if e.factuality == "planned"]
    dated = [e for e in planned if e.time.bounds.earliest and e.time.bounds.latest]
    for commitment in due:
        calendar.add_component(_todo(commitment, selection))
    for event in dated:
        calendar.add_component(_entry(event, selection))
    left_out = {
        "promises without a due date": len(selection.commitments) - len(due),
        "planned events without a day": len(planned) - len(dated),
    }
    return Exported(calendar.to_ical(), tuple((reason, n) for reason, n in left_out.items() if n))


def _todo(commitment: Commitment, selection: Selection) -> Todo:
    words = (*commitment.made, *commitment.settled)
    todo = Todo()
    who = ", ".join(p.name for p in commitment.actor)
    todo.add("summary", ": ".join(unique([who, commitment.text])))
    todo.add("due", commitment.due.latest)
    if commitment.due.earliest and commitment.due.earliest != commitment.due.latest:
        todo.add("x-dateline-due-earliest", commitment.due.earliest.isoformat())
    todo.add("status", STATUS.get(commitment.status, "NEEDS-ACTION"))
    todo.add("x-dateline-status", commitment.status)
    _common(todo, commitment.id, words, selection)
    return todo


def _entry(event: Event, selection: Selection) -> Entry:
    bounds = event.time.bounds
    first, last = bounds.earliest or date.min, bounds.latest or date.min
    entry = Entry()
    sides = (", ".join(p.name for p in parties) for parties in (event.actor, event.recipient))
    entry.add(
        "summary",
        " ".join(["planned:", *unique([event.type, event.mode]), "–", " → ".join(unique(sides))]).rstrip(" –"),
    )
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("status", "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    if event.places:
        entry.add("location", event.places[0].name)
    _common(entry, event.id, evidence(event), selection)
    return entry


def _common(
    entry: Component, identity: str, words: tuple[Evidence, ...] | list[Evidence], selection: Selection
) -> None:
    """What both have: DTSTAMP is the instant at which the first telling came into the store."""
    stamp = first_recorded(words, selection.recorded)
    entry.add("uid", f"{identity}@dateline")
    entry.add("dtstamp", datetime.fromisoformat(stamp).astimezone(UTC) if stamp else UNKNOWN_INSTANT)
    entry.add("description", "\n".join(_line(e) for e in words))


def _line(words: Evidence) -> str:
    says = f", says {claimant(words)}" if claimant(words) else ""
    return f"{words.quote} ({', '.join(unique([words.publisher, str(words.published or '')]))}{says})"
