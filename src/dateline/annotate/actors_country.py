"""The country that a report speaks of, for those of whom it tells none."""

from __future__ import annotations

from collections import Counter

from dateline.annotate.actors_names import Text, agentive
from dateline.knowledge.actors import words
from dateline.model.place import Place

DOMINANT = 0.8
REPEATED, LONG = 2, 3


def told_countries(text: Text) -> Counter[str]:
    """The countries of states, nationalities, bodies and places in a report, with how often they are told."""
    acting = [h for h in text.hits if h.sense("state", "adjective", "named") or agentive(text, h)]
    seen = Counter(n.actor.country for h in acting if (n := h.sense("state", "adjective", "capital", "named")))
    seen.update(p.country for p in text.document.places if p.country and not _venue(text, p))
    return Counter({c: n for c, n in seen.items() if c})


def only_country(text: Text, *, short: bool = True) -> str | None:
    """The country that a report speaks of, where it speaks of hardly any other; with `short`, twice is enough, and once in
    one or two sentences."""
    known = told_countries(text)
    if not known:
        return None
    best = max(sorted(known), key=lambda c: known[c])
    brief = len(text.document.sentences) < LONG
    enough = (short and (brief or known[best] >= REPEATED)) or (not brief and known[best] >= LONG)
    return best if enough and known[best] >= DOMINANT * sum(known.values()) else None


def _venue(text: Text, place: Place) -> bool:
    """Whether somebody only meets or speaks in a town: "the rebels and the government met in Doha"."""
    top = text.tree.top(place.span)
    if top is None or not (place.feature or "").startswith("P.") or top.dep != "pobj":
        return False
    above = next((t for t in text.tree.ancestors(top) if t.pos in ("VERB", "AUX")), None)
    return above is not None and above.lemma in words().meeting | words().venues
