"""Each rule by which a state settles a promise does so in its examples, and not where it must not."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dateline import desk
from dateline.annotate.pipeline import annotate
from dateline.claims.coding import code
from dateline.config import configured
from dateline.knowledge.settling import Settling, deed_kinds, settlings
from dateline.model.claim import Coding
from dateline.model.report import Report
from dateline.record.assemble import assemble
from dateline.record.settled import settled, states_told

MADE, TOLD, ON = date(2020, 3, 2), date(2020, 6, 5), date(2020, 6, 6)


@cache
def coded(text: str, day: date) -> Coding:
    return code(annotate(Report(day.isoformat(), text, day), desk.annotators(configured({}).model)))


def settles(pair: tuple[str, str]) -> set[str]:
    """The rules that settle what is promised in the first text by what the second tells."""
    record = assemble([coded(pair[0], MADE), coded(pair[1], TOLD)])
    states = states_told(record.states)
    promises = [c for c in record.commitments if c.verdict == "open" and c.evidence.published == MADE]
    assert promises, pair
    return {s.rule for p in promises if (s := settled([p], p.due, states, ON))}


@pytest.mark.parametrize("rule", settlings(), ids=lambda rule: rule.name)
def test_a_rule_settles_its_examples_only(rule: Settling) -> None:
    assert rule.deed in deed_kinds()
    assert [pair for pair in rule.examples if rule.name not in settles(pair)] == []
    assert [pair for pair in rule.never if rule.name in settles(pair)] == []
    assert rule.never
