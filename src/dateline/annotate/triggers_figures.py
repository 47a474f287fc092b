"""Gives each figure of a sentence to the event that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.knowledge.lexicon import Grammar
from dateline.model.document import EventMention, Quantity
from dateline.model.syntax import Token, Tree

NEAR = 4
"""How many steps of the parse may lie between a trigger and a figure whose measure says little of the event."""


def with_figures(
    tree: Tree, grammar: Grammar, events: Sequence[EventMention], quantities: Sequence[Quantity]
) -> tuple[EventMention, ...]:
    """The events with their figures. A figure goes to one event at most: the nearest of its sentence whose type its measure fits."""
    given: dict[int, list[str]] = {}
    for quantity in quantities:
        owner = _owner(tree, grammar, events, quantity)
        if owner is not None:
            given.setdefault(owner, []).append(quantity.id)
    return tuple(replace(e, quantities=tuple(given[n])) if n in given else e for n, e in enumerate(events))


def _owner(tree: Tree, grammar: Grammar, events: Sequence[EventMention], quantity: Quantity) -> int | None:
    token = tree.top(quantity.span)
    if token is None:
        return None
    fitting = grammar.figures.get(quantity.measure, ())
    above = [t.i for t in (token, *tree.ancestors(token))]
    near: list[tuple[int, int, int]] = []
    for number, event in enumerate(events):
        if event.sentence != token.sentence or event.type not in fitting:
            continue
        steps, climbs = _steps(tree, above, tree.tokens[event.token])
        if quantity.measure not in grammar.figures_far and (climbs or steps > NEAR):
            continue
        near.append((steps + climbs, event.token, number))
    return min(near)[2] if near else None


def _steps(tree: Tree, above: Sequence[int], trigger: Token) -> tuple[int, int]:
    """Links of the parse from the figure, whose line to the root is `above`, to the trigger; and how many of them lead down again."""
    for down, token in enumerate((trigger, *tree.ancestors(trigger))):
        if token.i in above:
            return above.index(token.i) + down, down
    return len(above) + len(tree.tokens), len(tree.tokens)
