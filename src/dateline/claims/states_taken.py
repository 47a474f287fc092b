"""Places that a clause means without naming them: "the last fighters pulled out the next morning"."""

from __future__ import annotations

from dateline.claims.states_phrases import Stage
from dateline.model.claim import Locus
from dateline.model.document import Sentence


def left(scene: Stage, sentence: Sentence) -> Locus | None:
    """The place that those leave who leave one that their sentence does not name: the only one of the sentence before."""
    document = scene.cast.document
    if any(sentence.span.contains(p.span) for p in document.places if not p.metonym):
        return None
    before = next((s for s in document.sentences if s.index == sentence.index - 1), None)
    if before is None or before.paragraph != sentence.paragraph:
        return None
    named = [p for p in document.places if before.span.contains(p.span) and not p.metonym]
    found = {locus.id: locus for p in named if (locus := scene.cast.locus(p))}
    return next(iter(found.values())) if len(found) == 1 else None
