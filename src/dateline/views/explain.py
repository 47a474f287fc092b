"""Why a value is in the record: from its id to each telling, the rule that read it, the sentence, the claimant and the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model.claim import Evidence, StatementClaim
from dateline.model.event import Event
from dateline.model.record import Merger, Record
from dateline.model.ruling import Ruled
from dateline.model.situation import Commitment
from dateline.views.rows import Row, source_rows


def explained(identity: str, record: Record, event: Event | None, promises: Iterable[Commitment] = ()) -> list[Row]:
    """One row for each telling of a thing and one for each ruling on it; none where nothing has this id. `event` is the one that the
    id leads to. `link` says why a telling was put beside the first; `telling` is an id to split it off by."""
    promised = [p for p in promises if identity in (p.id, *p.tellings)]
    things = {identity, *(t for p in promised for t in p.tellings)} | ({event.id} if event else set())
    return [
        *(_tellings(event) if event else ()),
        *(
            _row("state", f"{s.kind} {s.change}", s.rule, "", s.evidence, s.confidence) | {"telling": s.id}
            for s in record.states
            if s.id == identity
        ),
        *(row for p in promised for row in _promise(p)),
        *(_said(s) for s in record.statements if s.id == identity),
        *(_ruling(r) for r in record.ruled if r.thing in things),
        *(_merger(m) for m in record.mergers if identity in (m.party, m.into.id) or m.into.id in _who(event)),
    ]


def explained_events(record: Record) -> dict[str, list[Row]]:
    """The same for every event by its id, in time that grows as the record does."""
    ruled, spelt = dict[str, list[Ruled]](), dict[str, list[int]]()
    for ruling in record.ruled:
        ruled.setdefault(ruling.thing, []).append(ruling)
    for number, merger in enumerate(record.mergers):
        spelt.setdefault(merger.into.id, []).append(number)
    found = {}
    for event in record.events:
        mergers = sorted(n for party in _who(event) for n in spelt.get(party, ()))
        mine = Record(ruled=tuple(ruled.get(event.id, ())), mergers=tuple(record.mergers[n] for n in mergers))
        found[event.id] = explained(event.id, mine, event)
    return found


def _who(event: Event | None) -> set[str]:
    return {p.id for p in (*event.actor, *event.recipient)} if event else set()


def _merger(merger: Merger) -> Row:
    """Why two spellings are one party, with the ids by which a ruling keeps them apart."""
    return _blank("party", merger.into.name, "identity", f"{merger.party} is {merger.into.id}: {merger.why}")


def _tellings(event: Event) -> Iterator[Row]:
    for claim, link, telling in zip(event.claims, ("the first telling", *event.links), event.tellings, strict=True):
        value = " ".join(filter(None, [claim.type, claim.mode]))
        yield _row("event", value, claim.rule, link, claim.evidence, claim.confidence) | {"telling": telling}


def _promise(promise: Commitment) -> Iterator[Row]:
    for telling, evidence in zip(promise.tellings, promise.made, strict=True):
        yield _row("promise", promise.text, "", "made", evidence, promise.confidence) | {"telling": telling}
    for evidence in promise.settled:
        yield _row("promise", promise.text, "; ".join(promise.why), promise.status, evidence, promise.confidence)


def _said(said: StatementClaim) -> Row:
    whole = (said.start, said.end)
    words = Evidence(said.report, said.published, *whole, said.quote, whole, "body", said.source)
    return _row("statement", said.source_text or "", said.cue or "", "", words, None)


def _ruling(ruled: Ruled) -> Row:
    """What the ruling set, and what would stand there without it."""
    ruling = ruled.ruling
    was = f"instead of: {ruled.was or 'nothing'}"
    return _blank("ruling", f"{ruled.field}: {ruled.now}", f"ruling {ruling.id}", was) | {
        "published": ruling.recorded_at[:10],
        "quote": ruling.reason,
        "source": {"name": ruling.by, "country": None},
    }


def _blank(kind: str, value: str, rule: str, link: str) -> Row:
    """A row that no words of a report stand behind."""
    row: Row = {"kind": kind, "value": value, "rule": rule, "link": link, "trigger": "", "quote": ""}
    empty = ("section", "confidence", "report", "published", "publisher", "start", "end", "source", "telling")
    return row | dict.fromkeys(empty)


def _row(kind: str, value: str, rule: str, link: str, evidence: Evidence, confidence: float | None) -> Row:
    (source,) = source_rows([evidence])
    return {
        "kind": kind,
        "value": value,
        "rule": rule,
        "link": link,
        "section": evidence.section,
        "confidence": confidence,
        **source,
        "telling": None,
    }
