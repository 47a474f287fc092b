"""FollowTheMoney: parties, events, offices and reports as entities, or as the statements that they consist of. Written as plain JSON and
CSV; the package `followthemoney` is not needed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.export.delimited import table
from dateline.export.selection import (
    Exported,
    Selection,
    actual,
    claimant,
    evidence,
    exact,
    exported,
    in_one,
    told,
    unique,
)
from dateline.knowledge.countrycodes import country_codes
from dateline.model.claim import Party
from dateline.model.event import Event
from dateline.model.interval import Bounds
from dateline.model.report import Report
from dateline.model.situation import Holding

DATASET = "dateline"
SCHEMATA = {
    "person": "Person", "government": "PublicBody", "country": "PublicBody", "organisation": "Organization",
    "international": "Organization", "armed_group": "Organization", "force": "PublicBody",
}  # fmt: skip
UNNAMED = "unnamed:"
COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
    "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
Entity = dict[str, Any]


def export(selection: Selection) -> Exported:
    """An entity a line."""
    entities, left_out = _entities(selection)
    lines = (msgspec.json.encode(e).decode() + "\n" for e in entities)
    return exported("".join(lines), left_out)


def statements(selection: Selection) -> Exported:
    """A line for each value of each property, with the row `id` of each entity."""
    entities, left_out = _entities(selection)
    rows = (row for e in entities for row in _statements(e))
    return exported(table(COLUMNS, rows), left_out)


def _entities(selection: Selection) -> tuple[list[Entity], dict[str, int]]:
    events, left_out = actual(selection.events)
    offices = [h for h in selection.holdings if h.kind == "office" and h.subject.party and h.value.text]
    parties = {p.id: p for e in events for p in (*e.actor, *e.recipient) if not p.id.startswith(UNNAMED)}
    parties |= {h.subject.party.id: h.subject.party for h in offices if h.subject.party}
    told_by = {e.report for event in events for e in evidence(event)}
    told_by |= {e.report for h in offices for e in h.according_to}
    found = [_party(parties[i]) for i in sorted(parties)]
    found += [_article(selection.reports[r], selection) for r in sorted(told_by) if r in selection.reports]
    found += [_event(e, selection) for e in events]
    found += [x for h in offices for x in _office(h, selection)]
    return list({e["id"]: e for e in found}.values()), dict(left_out)


def _entity(identity: str, schema: str, properties: dict[str, Iterable[str | None]]) -> Entity:
    values = {name: unique(given) for name, given in properties.items()}
    return {"id": identity, "schema": schema, "properties": {n: v for n, v in values.items() if v}}


def _id(kind: str, key: str) -> str:
    """FollowTheMoney ids are opaque; ours are the same for the same thing in every export."""
    return f"{DATASET}-{kind}-{hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()[:16]}"


def _party(party: Party) -> Entity:
    schema = SCHEMATA.get(party.kind, "LegalEntity")
    own = "nationality" if schema == "Person" else "country"
    country = country_codes(party.country).iso2.lower()
    return _entity(_id("party", party.id), schema, {"name": [party.name], own: [country], "keywords": party.sectors})


def _article(report: Report, selection: Selection) -> Entity:
    return _entity(
        _id("report", report.id),
        "Article",
        {
            "title": [report.title],
            "name": [report.title or report.origin or report.id],
            "publishedAt": [report.published.isoformat() if report.published else None],
            "publisher": [report.publisher],
            "sourceUrl": [report.url if report.url and report.url.startswith(("http://", "https://")) else None],
            "retrievedAt": [selection.recorded.get(report.id, "")[:19]],
        },
    )


def _event(event: Event, selection: Selection) -> Entity:
    words, when = evidence(event), told(event)
    named = [p for p in (*event.actor, *event.recipient) if not p.id.startswith(UNNAMED)]
    unnamed = [p.name for p in (*event.actor, *event.recipient) if p.id.startswith(UNNAMED)]
    return _entity(
        _id("event", event.id),
        "Event",
        {
            "name": [_title(event)],
            "date": [moment(when)],
            "involved": [_id("party", p.id) for p in named],
            "namesMentioned": unnamed,
            "location": [p.name for p in event.places],
            "country": [country_codes(p.country).iso2.lower() for p in event.places],
            "keywords": [event.type, event.mode, event.cameo, *event.contexts],
            "description": [_roles(event, when)],
            "summary": [e.quote for e in words],
            "proof": [_id("report", e.report) for e in words if e.report in selection.reports],
            "publisher": [e.publisher for e in words],
            "recordId": [event.id],
        },
    )


def moment(when: Bounds) -> str | None:
    """A day, month or year in which it surely was. `startDate` and `endDate` would say that it lasted."""
    day = exact(when)
    return day.isoformat() if day else in_one(when, 7) or in_one(when, 4) or None


def _title(event: Event) -> str:
    what = " ".join(unique([event.type, event.mode]))
    sides = (", ".join(p.name for p in parties) for parties in (event.actor, event.recipient))
    return ": ".join(unique([what, " → ".join(unique(sides))]))


def _roles(event: Event, when: Bounds) -> str:
    """What the properties cannot say: who did it to whom, its bounds, its figure, who says so."""
    parts = [f"told as {event.factuality}"]
    for label, parties in (("actor", event.actor), ("recipient", event.recipient)):
        parts += [f"{label}: {', '.join(p.name for p in parties)}"] if parties else []
    if when.known and moment(when) is None:
        parts.append(f"between {when.earliest or 'an unknown day'} and {when.latest or 'an unknown day'}")
    if event.figure:
        parts.append(
            f"{event.figure.measure or 'number'}: {event.figure.low:g} to {event.figure.high:g} {event.figure.unit}"
        )
    says = unique(claimant(e) for e in evidence(event))
    return "; ".join([*parts, *([f"says {', '.join(says)}"] if says else [])])


def _office(holding: Holding, selection: Selection) -> list[Entity]:
    """A post and who holds it on the day asked for."""
    person, title = holding.subject.party, holding.value.text or ""
    if person is None:
        return []
    of = holding.value.name or ""
    post = _id("post", f"{title}|{holding.value.id or of}")
    words = holding.according_to
    return [
        _entity(
            post, "Position", {"name": [", ".join(unique([title, of]))], "country": [_iso2(holding.value.country)]}
        ),
        _entity(
            _id("occupancy", f"{person.id}|{post}"),
            "Occupancy",
            {
                "holder": [_id("party", person.id)],
                "post": [post],
                "startDate": [moment(holding.begin)],
                "endDate": [moment(holding.end)],
                "status": ["current" if holding.status == "holds" else "unknown"],
                "summary": [e.quote for e in words],
                "proof": [_id("report", e.report) for e in words if e.report in selection.reports],
            },
        ),
    ]


def _iso2(country: str | None) -> str:
    return country_codes(country).iso2.lower()


TYPES = {
    "name": "name", "country": "country", "nationality": "country", "sourceUrl": "url", "description": "text",
    "summary": "text", "location": "address", "involved": "entity", "proof": "entity", "holder": "entity",
    "post": "entity", "date": "date", "startDate": "date", "endDate": "date", "publishedAt": "date",
    "retrievedAt": "date", "namesMentioned": "name",
}  # fmt: skip
"""Types of the properties used here; all others are strings."""


def _statements(entity: Entity) -> Iterator[dict[str, str]]:
    rows = [(name, value) for name, values in entity["properties"].items() for value in values]
    keys = [(name, value, _key(entity["id"], name, value)) for name, value in rows]
    whole = hashlib.sha1(entity["schema"].encode(), usedforsecurity=False)
    for _, _, key in sorted(keys, key=lambda row: row[2]):
        whole.update(key.encode())
    checksum = whole.hexdigest()
    for name, value, key in [("id", checksum, _key(entity["id"], "id", checksum)), *keys]:
        yield {
            "canonical_id": entity["id"], "entity_id": entity["id"], "prop": name, "prop_type": _type(name),
            "schema": entity["schema"], "value": value, "dataset": DATASET, "external": "f", "id": key,
        }  # fmt: skip


def _key(entity: str, name: str, value: str) -> str:
    """The statement's own id, as FollowTheMoney computes it."""
    return hashlib.sha1(f"{DATASET}.{entity}.{name}.{value}".encode(), usedforsecurity=False).hexdigest()


def _type(name: str) -> str:
    return "id" if name == "id" else TYPES.get(name, "string")
