"""Where a ruling hangs: on words of a report, so that it finds its claims again whenever the report is read anew."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dateline.model.claim import Coding, CommitmentClaim, EventClaim, StateClaim
from dateline.model.ruling import Anchor, Noun

Claim = EventClaim | StateClaim | CommitmentClaim


def noun_of(claim: Claim) -> Noun:
    """What sort of thing the record keeps it as."""
    return "event" if isinstance(claim, EventClaim) else "state" if isinstance(claim, StateClaim) else "promise"


def claims_of(coding: Coding) -> list[Claim]:
    """All claims of a report that rulings may speak of."""
    claims: list[Claim] = [*coding.events, *coding.states, *coding.commitments]
    return claims


def anchor(claim: Claim) -> Anchor:
    """The words that told a claim."""
    told = claim.evidence
    start, end = told.trigger
    words = told.quote[start - told.start : end - told.start]
    return Anchor(noun_of(claim), told.report, start, end, digest(words), _sort(claim), claim.id)


def digest(words: str) -> str:
    """A short hash of words."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def found(hook: Anchor, claims: Sequence[Claim]) -> Claim | None:
    """The claim of a report that is read off the words of an anchor: the very same, else the only one of its sort, else the only
    one there; None where the words are no longer read so."""
    here = [c for c in claims if _on(hook, c)]
    same = [c for c in here if c.id == hook.claim] or [c for c in here if _sort(c) == hook.sort] or here
    return same[0] if len(same) == 1 else None


def _on(hook: Anchor, claim: Claim) -> bool:
    told = claim.evidence
    if noun_of(claim) != hook.noun or told.report != hook.report:
        return False
    if not (told.trigger[0] < hook.end and hook.start < told.trigger[1]):
        return False
    low, high = hook.start - told.start, hook.end - told.start
    return low >= 0 and digest(told.quote[low:high]) == hook.digest


def _sort(claim: Claim) -> str:
    if isinstance(claim, EventClaim):
        return claim.type
    if isinstance(claim, StateClaim):
        value = claim.value.id or claim.value.name or claim.value.text or ""
        return f"{claim.kind} {claim.subject.id} {value}"
    return claim.verdict
