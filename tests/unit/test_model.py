"""Spans, bounds and the parse as data."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.interval import Bounds
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    low, high = draw(days), draw(days)
    return Bounds(high, low) if low and high and low > high else Bounds(low, high)


@given(bounds(), bounds())
def test_narrowing_two_bounds_keeps_only_days_of_the_first(one: Bounds, other: Bounds) -> None:
    both = one.narrowed(other)
    for day in filter(None, (both.earliest, both.latest)):
        assert one.may_be(day)
    assert one.meets(other) == other.meets(one)


def test_bounds_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match="wrong way"):
        Bounds(date(2020, 1, 2), date(2020, 1, 1))


@given(bounds(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_what_is_past_is_cut_at_publication(one: Bounds, day: date) -> None:
    cut = one.not_after(day)
    if one.earliest is None or one.earliest <= day:
        assert cut.latest is not None
        assert cut.latest <= day


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_span_is_the_quote(text: str, one: int, other: int) -> None:
    span = Span(min(one, other), max(one, other))
    assert span.of(text) == text[span.start : span.end]


def _token(i: int, text: str, start: int, head: int, dep: str, kids: tuple[int, ...] = ()) -> Token:
    return Token(i, start, start + len(text), text, text.lower(), "NOUN", "NN", dep, head, kids, "", 0)


def test_a_tree_finds_heads_extents_and_conjuncts() -> None:
    # "rebels and soldiers fled"
    tree = Tree(
        [
            _token(0, "rebels", 0, 3, "nsubj", (1, 2)),
            _token(1, "and", 7, 0, "cc"),
            _token(2, "soldiers", 11, 0, "conj"),
            _token(3, "fled", 20, 3, "ROOT", (0,)),
        ]
    )
    subject = tree.tokens[0]
    assert [t.text for t in tree.conjuncts(subject)] == ["rebels", "soldiers"]
    assert tree.extent(subject) == Span(0, 19)
    assert tree.top(Span(0, 19)) == subject
    assert [t.text for t in tree.ancestors(tree.tokens[2])] == ["rebels", "fled"]
