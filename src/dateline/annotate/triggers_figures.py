"""Gives each figure of a sentence to the event that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.knowledge.lexicon import Grammar
from dateline.model.document import EventMention, Quantity
from dateline.model.syntax import Token, Tree

JOINED = ("conj", "advcl", "ccomp", "parataxis")
NUMBER = ("nummod", "quantmod", "amod", "compound", "det")
OTHER_TIMES = ("after", "before")
NEAR = 4
"""How many steps of the parse may lie between a trigger and a figure whose measure says little of the event."""


def with_figures(
    tree: Tree, grammar: Grammar, events: Sequence[EventMention], quantities: Sequence[Quantity]
) -> tuple[EventMention, ...]:
    """The events with their figures. A figure goes to one event at most: the nearest of its sentence whose type its measure fits. An
    event has one figure of a measure and unit, the nearest, with those that are counted out beside it ("three women and two men")."""
    near = [(owner, q) for q in quantities if (owner := _owner(tree, grammar, events, q)) is not None]
    given: dict[int, list[Quantity]] = {}
    for (_, number), quantity in sorted(near, key=lambda n: (n[0][0], n[1].span)):
        told = [q for q in given.get(number, ()) if (q.measure, q.unit) == (quantity.measure, quantity.unit)]
        if not told or any(_beside(tree, q, quantity) for q in told):
            given.setdefault(number, []).append(quantity)
    order = {q.id: n for n, q in enumerate(quantities)}
    ids = {n: tuple(sorted((q.id for q in told), key=order.__getitem__)) for n, told in given.items()}
    return tuple(replace(e, quantities=ids[n]) if n in ids else e for n, e in enumerate(events))


def _beside(tree: Tree, one: Quantity, other: Quantity) -> bool:
    """Whether two figures are coordinated under one verb."""
    first, second = (tree.top(q.span) for q in (one, other))
    return bool(first and second) and bool({t.i for t in _row(tree, first)} & {t.i for t in _row(tree, second)})


def _row(tree: Tree, token: Token | None) -> list[Token]:
    """The noun that a number counts and what it is coordinated with, up to the first of the row."""
    row: list[Token] = []
    while token is not None and (token.dep in NUMBER or token.dep == "conj") and tree.head(token) is not token:
        token = tree.head(token)
        if token.pos in ("NOUN", "PROPN", "NUM"):
            row.append(token)
    return row


def _owner(tree: Tree, grammar: Grammar, events: Sequence[EventMention], quantity: Quantity) -> tuple[int, int] | None:
    """How far the event is, and its place among all."""
    token = tree.top(quantity.span)
    if token is None:
        return None
    total = running_total(tree, grammar, token)
    fitting = grammar.figures.get(quantity.measure, ())
    above = _own_time(tree, token)
    near: list[tuple[int, int, int]] = []
    for number, event in enumerate(events):
        if event.sentence != token.sentence or event.type not in fitting or (total and event.token != total.i):
            continue
        found = _steps(tree, above, tree.tokens[event.token])
        if found is None:
            continue
        steps, climbs = found
        if quantity.measure not in grammar.figures_far and (climbs or steps > NEAR):
            continue
        near.append((steps + climbs, event.token, number))
    return (min(near)[0], min(near)[2]) if near else None


def _own_time(tree: Tree, token: Token) -> list[int]:
    """A figure and what stands above it, as far as its clause is not told as another time: in "they struck a day after floods left 6,000
    homeless", the figure is the flood's."""
    line: list[int] = []
    for above in (token, *tree.ancestors(token)):
        line.append(above.i)
        if above.dep == "advcl" and any(t.lemma in OTHER_TIMES for t in tree.kids(above, "mark", "prep")):
            break
    return line


def running_total(tree: Tree, grammar: Grammar, token: Token) -> Token | None:
    """The verb of a figure that is told of a longer time ("since April, 13,000 have been killed", "a war that has left 40,000 dead"),
    to which alone such a figure belongs; None for every other figure."""
    verb = next((t for t in tree.ancestors(token) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return None
    clause = _clause(tree, verb)
    since = any(t.lemma in grammar.totals and (t.dep in ("prep", "mark") or t.pos in ("ADP", "SCONJ")) for t in clause)
    subjects = [*tree.kids(verb, "nsubj"), *([tree.head(verb)] if verb.dep == "relcl" else [])]
    lasting = any(t.lemma in grammar.lasting for t in subjects)
    return verb if since or lasting or verb.lemma in grammar.totalling else None


def _clause(tree: Tree, verb: Token) -> list[Token]:
    """The words of a clause with those of when and why, without the clauses that stand beside it."""
    apart = {t.i for kid in tree.kids(verb, *JOINED) if not tree.kids(kid, "mark") for t in tree.subtree(kid)}
    return [t for t in tree.subtree(verb) if t.i not in apart]


def _steps(tree: Tree, above: Sequence[int], trigger: Token) -> tuple[int, int] | None:
    """Links of the parse from the figure, over whom stands `above`, to the trigger; and how many of them lead down again. None where no
    line leads there."""
    for down, token in enumerate((trigger, *tree.ancestors(trigger))):
        if token.i in above:
            return above.index(token.i) + down, down
    return None
