"""Ultimatums: who is told what to do by when, and who threatens."""

from __future__ import annotations

from dateline.claims.commitments_bound import Binding
from dateline.claims.commitments_deed import SUBJECTS, Scene, content, due, negated
from dateline.knowledge.commitments import among, commitment_words
from dateline.model.claim import Party
from dateline.model.document import Sentence
from dateline.model.syntax import Token

RULE = "ultimatum"
GIVES = ("give", "grant", "allow")
TERMS = ("deadline", "ultimatum")


def ultimatum(where: Scene, verb: Token, sentence: Sentence) -> Binding | None:
    """What a verb tells as demanded by a day: of whom, and who demands it."""
    if verb.pos != "VERB" or negated(where, verb):
        return None
    if verb.lemma in GIVES and (found := _given(where, verb)):
        return found
    if verb.lemma in among("sets") and (found := _deadline(where, verb)):
        return found
    return _told(where, verb, sentence) if verb.lemma in commitment_words().demands else None


def _binding(where: Scene, verb: Token, doer: tuple[Party, ...], deed: Token | None) -> Binding | None:
    subject = where.subject(verb)
    actor = where.who(subject) if subject is not None else ()
    if deed is None or not actor or not doer or {p.id for p in doer} & {p.id for p in actor}:
        return None
    return Binding("ultimatum", actor, doer, verb, deed, RULE, doer=doer)


def _given(where: Scene, give: Token) -> Binding | None:
    """Gave somebody until a day, or so many hours, to do it."""
    given = [*where.tree.kids(give, "dative"), *where.tree.kids(give, "dobj")]
    doer = next((w for g in given if g.start > give.start and (w := where.who(g))), ())
    below = where.tree.subtree(give)
    told = [t for t in where.cast.document.times if any(t.span.contains(b.span) for b in below)]
    timed = any(t.role in ("until", "till") or t.type == "DURATION" for t in told)
    return _binding(where, give, doer, _deed(where, give)) if timed else None


def _deadline(where: Scene, verb: Token) -> Binding | None:
    """Set a deadline of Friday for somebody to do it."""
    if not any(k.lemma in TERMS for k in where.tree.kids(verb, "dobj")):
        return None
    deed = _deed(where, verb)
    owed = [*where.tree.kids(deed, *SUBJECTS)] if deed is not None else []
    return _binding(where, verb, next((w for k in owed if (w := where.who(k))), ()), deed)


def _told(where: Scene, verb: Token, sentence: Sentence) -> Binding | None:
    """Told somebody to do it by a day; demanded that somebody do it by a day."""
    deed = _deed(where, verb) or next(
        (k for k in where.tree.kids(verb, "ccomp") if k.tag == "VB" and k.start > verb.start), None
    )
    if deed is None or not due(where, content(where, deed), sentence, "firm-roles").known:
        return None
    owed = [*where.tree.kids(deed, *SUBJECTS), *where.tree.kids(verb, "dobj", "dative")]
    if any(k.text.lower() in ("his", "her", "its", "their") for o in owed for k in where.tree.kids(o, "poss")):
        return None
    return _binding(where, verb, next((w for k in owed if (w := where.who(k))), ()), deed)


def _deed(where: Scene, verb: Token) -> Token | None:
    """The first verb with "to" below another."""
    below = [t for t in where.tree.subtree(verb) if t.pos == "VERB" and t.start > verb.start]
    return next((t for t in below if any(a.text.lower() == "to" for a in where.tree.kids(t, "aux"))), None)
