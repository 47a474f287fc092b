"""Who says what: source, cue and content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dateline.annotate.attribution_asides import Scope
from dateline.annotate.attribution_forms import according_to, before_colon, in_view, signed, turns
from dateline.annotate.attribution_nominal import by_adjective, by_noun
from dateline.annotate.attribution_parts import Found, antecedent
from dateline.annotate.attribution_quotes import quotations, running_on
from dateline.annotate.attribution_verbs import by_verb
from dateline.model.actor import Actor
from dateline.model.document import Attribution, Document
from dateline.model.span import Span
from dateline.model.syntax import Tree


def statements(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `statements`, in order of their cues; a source that no actor's mention meets has none."""
    tree, quotes = document.tree(), quotations(document)
    scope = Scope(document, tree, quotes)
    found = [
        *by_verb(scope),
        *by_noun(scope),
        *by_adjective(scope),
        *according_to(document, tree, quotes),
        *signed(document, quotes),
        *in_view(document, tree),
        *(list(turns(document)) or before_colon(document)),
    ]
    kept = _without_doubles(running_on(document, found, quotes))
    told = [_attribution(document, tree, n, one) for n, one in enumerate(kept, 1)]
    return {"statements": tuple(replace(one, within=_outer(one, told)) for one in told)}


def _outer(one: Attribution, told: Sequence[Attribution]) -> str | None:
    """The narrowest statement that tells of another one: "X said that Y had denied …"."""
    around = [o for o in told if o is not one and one.cue and o.covers(one.cue) and _wider(o, one)]
    return min(around, key=lambda o: (len(o.content), o.id)).id if around else None


def _wider(one: Attribution, other: Attribution) -> bool:
    """Whether a statement is the larger of two that hold each other's cue; of equal ones the earlier."""
    return not (one.cue and other.covers(one.cue)) or (len(one.content), other.id) > (
        len(other.content),
        one.id,
    )


def _without_doubles(found: Sequence[Found]) -> list[Found]:
    """One attribution a cue and a content."""
    seen: set[Span] = set()
    kept = []
    for one in sorted(found, key=lambda f: (f.order, f.content)):
        if len(one.content) and one.content not in seen:
            seen.add(one.content)
            kept.append(one)
    return kept


def _attribution(document: Document, tree: Tree, number: int, one: Found) -> Attribution:
    actor = _actor(document.actors, tree, one.source) if one.source else None
    parts = (one.content, *one.more)
    return Attribution(f"s{number}", one.source, actor, one.cue, one.whole, one.kind, one.form, parts)


def _actor(actors: Sequence[Actor], tree: Tree, source: Span) -> str | None:
    """The actor whose mention holds the head of a source, the tightest one first; else one that shares most of it."""
    head = tree.top(source)
    head = antecedent(tree, head) if head else None
    rated = [
        (
            head is not None and mention.overlaps(head.span),
            _shared(mention, source),
            actor.id,
        )
        for actor in actors
        for mention in actor.mentions
        if mention.overlaps(source) or (head is not None and mention.overlaps(head.span))
    ]
    return max(rated, key=lambda r: (r[0], r[1], r[2]))[2] if rated else None


def _shared(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared / (len(one) + len(other))
