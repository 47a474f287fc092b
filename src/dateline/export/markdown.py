"""Markdown to read and paste: what happened, what is planned or denied, and promises, each with its sources as footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.export.selection import ACTUAL, Exported, Selection, claimant, evidence, exported, told, unique
from dateline.model.claim import Evidence, Party
from dateline.model.event import Event
from dateline.model.interval import Bounds
from dateline.model.situation import Commitment

SECTIONS = (
    ("Happened", ACTUAL),
    ("Planned", ("planned",)),
    ("Asked for, possible or conditional", ("requested", "possible", "conditional")),
    ("Denied, or did not happen", ("denied", "not_happened")),
)
SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>()#+-!|~"} | {"&": "&amp;"})


def export(selection: Selection) -> Exported:
    """A list for each section that has something; the text of reports is escaped."""
    notes: list[Evidence] = []
    parts = ["# Record"]
    for title, kinds in SECTIONS:
        events = [e for e in selection.events if e.factuality in kinds]
        parts += _section(title, (_event(e, notes) for e in events))
    parts += _section(f"Promises as of {selection.on}", (_promise(c, notes) for c in selection.commitments))
    parts += [f"[^{n}]: {_note(words)}" for n, words in enumerate(notes, 1)]
    return exported("\n\n".join(parts) + "\n")


def _section(title: str, lines: Iterable[str]) -> list[str]:
    listed = "\n".join(lines)
    return [f"## {title}", listed] if listed else []


def _event(event: Event, notes: list[Evidence]) -> str:
    what = " ".join(unique([event.type, event.mode]))
    sides = " → ".join(unique([_names(event.actor), _names(event.recipient)]))
    where = ", ".join(plain(p.name) for p in event.places)
    line = "; ".join(unique([f"**{plain(what)}** {sides}".rstrip(), where, _figure(event)]))
    return f"- {_when(told(event))}: {line}{_cited(evidence(event), notes)}"


def _promise(commitment: Commitment, notes: list[Evidence]) -> str:
    due = f", due {_when(commitment.due)}" if commitment.due.latest else ""
    who = _names(commitment.actor) or "someone not named"
    words = (*commitment.made, *commitment.settled)
    return f"- {who}: {plain(commitment.text)}{due}: **{commitment.status}**{_cited(words, notes)}"


def _figure(event: Event) -> str:
    figure = event.figure
    if figure is None:
        return ""
    spread = f"{figure.low:,.0f} to {figure.high:,.0f}" if figure.low < figure.high else f"{figure.low:,.0f}"
    return plain(" ".join(unique([spread, figure.unit, figure.measure])))


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(plain(p.name) for p in parties)


def _when(when: Bounds) -> str:
    first, last = when.earliest, when.latest
    if first and last:
        return f"{first}" if first == last else f"between {first} and {last}"
    if first or last:
        return f"not before {first}" if first else f"by {last}"
    return "date not told"


def _cited(words: Iterable[Evidence], notes: list[Evidence]) -> str:
    marks = []
    for one in dict.fromkeys(words):
        if one not in notes:
            notes.append(one)
        marks.append(f"[^{notes.index(one) + 1}]")
    return "".join(marks)


def _note(words: Evidence) -> str:
    where = ", ".join(unique([words.publisher or words.report, str(words.published or "")]))
    says = f", according to {plain(claimant(words) or '')}" if words.source else ""
    return f"{plain(where)}{says}: “{plain(words.quote)}”"


def plain(text: str) -> str:
    """Text in which nothing is markup, on one line."""
    return " ".join(text.split()).translate(SPECIAL)
