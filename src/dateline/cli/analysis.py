"""One sentence in colour, and the codebook."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli import tables
from dateline.model.document import Document, EventMention
from dateline.model.span import Span

COLOURS = {
    "who": "bold blue",
    "where": "bold green",
    "when": "bold cyan",
    "trigger": "bold red",
    "figure": "bold magenta",
}


def sentence(document: Document) -> list[RenderableType]:
    """The sentence with its spans coloured, a legend, and a table of what was read off it."""
    text = Text(document.text, style="default")
    for colour, spans in _spans(document).items():
        for span in spans:
            text.stylize(COLOURS[colour], span.start, span.end)
    legend = Text("  ").join(Text(name, style=style) for name, style in COLOURS.items())
    parts: list[RenderableType] = [text, legend, ""]
    if document.events:
        parts.append(_events(document))
    else:
        parts.append("No event is read in this sentence.")
    parts.append(_words(document))
    return parts


def _spans(document: Document) -> dict[str, list[Span]]:
    return {
        "who": [m for a in document.actors for m in a.mentions],
        "where": [p.span for p in document.places],
        "when": [t.span for t in document.times],
        "figure": [q.span for q in document.quantities],
        "trigger": [e.trigger for e in document.events],
    }


def _events(document: Document) -> Table:
    table = tables.blank("Events")
    for name in ("trigger", "type", "who", "to whom", "where", "when", "told as", "rule"):
        table.add_column(name)
    for event in document.events:
        table.add_row(*_event(document, event))
    return table


def _event(document: Document, event: EventMention) -> list[RenderableType]:
    actors = {a.id: a.name for a in document.actors}
    places = {p.id: p.name for p in document.places}
    bounds = event.time.bounds
    days = {"earliest": _iso(bounds.earliest), "latest": _iso(bounds.latest)}
    why = [p.why for p in document.predicates if p.token == event.token and p.why]
    return [
        Text(event.trigger.of(document.text), style=COLOURS["trigger"]),
        event.type + (f" {event.mode}" if event.mode else ""),
        ", ".join(actors.get(i, i) for i in event.actor),
        ", ".join(actors.get(i, i) for i in event.recipient),
        ", ".join(places.get(i, i) for i in event.places),
        tables.bounds(days),
        tables.status(event.factuality),
        "; ".join([event.rule, *why]),
    ]


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _words(document: Document) -> Table:
    """Every span with what it resolves to and by which rule."""
    table = tables.blank("Spans")
    for name in ("words", "is", "resolves to", "why"):
        table.add_column(name)
    for actor in document.actors:
        for mention in actor.mentions:
            told = " ".join(filter(None, [actor.name, actor.code and f"({actor.code})"]))
            table.add_row(Text(mention.of(document.text)), actor.kind, told, actor.key)
    for place in document.places:
        told = " ".join(filter(None, [place.name, place.country and f"({place.country})"]))
        table.add_row(Text(place.span.of(document.text)), "place", told, place.key)
    for time in document.times:
        days = {"earliest": _iso(time.bounds.earliest), "latest": _iso(time.bounds.latest)}
        table.add_row(
            Text(time.span.of(document.text)),
            time.type.lower(),
            tables.bounds(days),
            f"{time.rule}, {time.anchor}; {time.value}" + (f", EDTF {time.bounds.edtf}" if time.bounds.edtf else ""),
        )
    for number in document.quantities:
        table.add_row(
            Text(number.span.of(document.text)),
            "figure",
            f"{number.best or number.high:,.0f} {number.unit}",
            number.measure,
        )
    for said in document.statements:
        source = said.source.of(document.text) if said.source else "not named"
        table.add_row(Text(said.content.of(document.text)), "statement", f"says {source}", f"{said.kind}: {said.form}")
    for predicate in document.predicates:
        table.add_row(
            Text(predicate.span.of(document.text)), "predicate", tables.status(predicate.factuality), predicate.why
        )
    return table
