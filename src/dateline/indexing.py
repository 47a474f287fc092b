"""Wires the index of the store: under which marks the claims of a report are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model.claim import Coding, CommitmentClaim, EventClaim, Locus, Party, StateClaim
from dateline.model.entry import Entry, Spelling, Thing
from dateline.record.anchors import Claim, claims_of
from dateline.record.identity import KINDS, blocks, parties_of
from dateline.record.kinship import family
from dateline.record.ledger import nobodys_marks
from dateline.record.marks import marks
from dateline.situation.leads import stands
from dateline.situation.subjects import compared
from dateline.store.index import Indexer

EDITION = "3"
"""To be raised with every change of what a claim stands under: a test holds an example."""

Named = tuple[str, str]


def entry(coding: Coding) -> Entry:
    """What the index holds of a report."""
    claims = claims_of(coding)
    parties = {p for p in parties_of(coding) if p.id.startswith(KINDS)}
    return Entry(
        (*(frozenset(_marks(c)) for c in claims), frozenset({f"report:{coding.report}"})),
        frozenset(Thing(*named, _words(named)) for c in claims for named in _named(c)),
        frozenset(Spelling(p, frozenset(f"block:{b}" for b in blocks(p))) for p in parties),
    )


INDEXER = Indexer(EDITION, entry)


def sort(claim: Claim) -> str:
    """What sort of claim it is sought as: a state of a kind, an event of a family of types, or a promise."""
    if isinstance(claim, StateClaim):
        return f"state:{claim.kind}"
    return f"event:{family(claim.type)}" if isinstance(claim, EventClaim) else "promise"


def of_things(
    kinds: Iterable[str], named: Iterable[Named] = (), within: Iterable[str] = (), lands: Iterable[str] = ()
) -> set[str]:
    """The marks of claims of these sorts that tell of things so named, of what lies in these places, or of countries."""
    found = {f"is:{i}\t{n}" for i, n in named} | {f"in:{p}" for p in within} | {f"of:{c}" for c in lands}
    return {f"{kind}|{mark}" for kind in kinds for mark in found}


def _marks(claim: Claim) -> Iterator[str]:
    yield from of_things([sort(claim)], _named(claim), *_around(claim))
    if isinstance(claim, EventClaim):
        yield from marks(claim).stands
    met = nobodys_marks(claim) if isinstance(claim, CommitmentClaim) else stands(claim)
    yield from (f"{sort(claim)}|{mark}" for mark in met)


def _named(claim: Claim) -> list[Named]:
    found = [(t.id, t.name) for t in _things(claim)]
    if isinstance(claim, StateClaim):
        value = claim.value
        if value.id or value.name:
            found.append((value.id or "", value.name or ""))
        if claim.kind == "question" and value.text:
            found.append(("", value.text))
    return found


def _around(claim: Claim) -> tuple[set[str], set[str]]:
    """The places that its things lie in, and the countries that they belong to."""
    things = _things(claim)
    lands = {t.country for t in things if t.country}
    if isinstance(claim, StateClaim) and claim.value.country:
        lands.add(claim.value.country)
    return {p for t in things if isinstance(t, Locus) for p in t.parents}, lands


def _things(claim: Claim) -> list[Party | Locus]:
    if isinstance(claim, StateClaim):
        subject = claim.subject.place or claim.subject.party
        return [subject] if subject else []
    return [*claim.actor, *claim.recipient, *claim.places]


def _words(named: Named) -> str:
    return f" {compared(named[0])} | {compared(named[1])} "
