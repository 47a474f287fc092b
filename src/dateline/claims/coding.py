"""All claims of one report."""

from __future__ import annotations

from dateline.claims.commitments import commitment_claims
from dateline.claims.events import event_claims
from dateline.claims.parties import cast
from dateline.claims.statements import statement_claims
from dateline.claims.states import state_claims
from dateline.model.claim import Coding
from dateline.model.document import Document


def code(document: Document) -> Coding:
    """Who says what happened, held or is intended."""
    named = cast(document)
    events = event_claims(named)
    return Coding(
        document.report.id,
        events=events,
        states=state_claims(named),
        statements=statement_claims(named, events),
        commitments=commitment_claims(named),
    )
