"""Figures of people and things, with low, best and high: what a number counts and what became of those counted."""

from __future__ import annotations

import re
from typing import Any

from dateline.annotate.quantities_counted import Counted
from dateline.annotate.quantities_numbers import numbers
from dateline.knowledge.quantities import silent
from dateline.model.document import Document, Quantity, Sentence, Timex
from dateline.model.span import Span
from dateline.model.syntax import Tree

RESTATED = re.compile(r"(?:\(|,?\s+or)\s*$")
SIZES = re.compile(r"\s+\w+\s+(?:or|and)\s*")
"""What joins the sizes of several: "groups of more than 50 people or 10 families"."""
NEAR = 60
"""How many characters may lie between a figure and the same in another unit."""


def quantities(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `quantities`, in order of the text. A figure told again in another unit ("900 families, or 4,000 people") is given once,
    and a part of a figure ("12 people, including three children") is not given beside its whole."""
    tree = document.tree()
    found: list[Quantity] = []
    for sentence in document.sentences:
        if tree.sentence(sentence.index):
            found.extend(_figures(document, tree, sentence, found))
    return {"quantities": tuple(found)}


def _figures(document: Document, tree: Tree, sentence: Sentence, told: list[Quantity]) -> list[Quantity]:
    text, base = sentence.span.of(document.text), sentence.span.start
    found: list[Quantity] = []
    sizes = 0  # where the last size of each of several ends
    for number in numbers(text):
        counted = Counted(tree, number, base)
        last = found[-1] if found else _rivalled(counted, tree, told)
        unit = None if _in_time(document.times, counted) else counted.unit(last)
        if unit is None or counted.base():
            continue
        if counted.generic() or (sizes and SIZES.fullmatch(text[sizes : number.start])):
            sizes = number.end
            continue
        span, measure = Span(base + number.start, base + number.end), counted.measure(unit, last)
        whole = last and (_restated(document.text, last, span, unit.id) or counted.part(last.high, last.measure))
        if whole or silent(measure):
            continue
        bounds, identity = (number.low, number.best, number.high), f"q{len(told) + len(found) + 1}"
        found.append(Quantity(identity, span, *bounds, unit.id, number.approximate, measure, counted.standing(measure)))
    return found


def _rivalled(counted: Counted, tree: Tree, told: list[Quantity]) -> Quantity | None:
    """The last figure of the sentence before, where others give another for the same."""
    last = told[-1] if told else None
    here = counted.tokens[0].sentence if counted.tokens else 0
    near = last is not None and any(t.sentence == here - 1 for t in tree.within(last.span))
    return last if last and near and counted.rivals(last) else None


def _restated(text: str, last: Quantity, span: Span, unit: str) -> bool:
    """Whether a figure is the last one in another unit."""
    near = span.start - last.span.end < NEAR
    return near and unit != last.unit and bool(RESTATED.search(text[last.span.end : span.start]))


def _in_time(times: tuple[Timex, ...], counted: Counted) -> bool:
    """Whether the number is part of a time; a bare year before a noun that is counted is no year."""
    inside = [t for t in times if t.span.overlaps(counted.span) and not _swallowed(t.span, counted.span)]
    if counted.noun is None and counted.joined and any(t.span.overlaps(counted.joined) for t in times):
        return True  # "on 28 and 29 March"
    return any(t.role or t.rule != "year" or counted.noun is None for t in inside)


def _swallowed(time: Span, number: Span) -> bool:
    """Whether what was read as a time is but a part of the number: "three-quarters of a million"."""
    return number.contains(time) and len(time) < len(number)
