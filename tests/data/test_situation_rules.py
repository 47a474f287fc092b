"""Each rule of what events begin and end gives its state for its examples, and not for what it must never fire on."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dateline import desk
from dateline.claims.coding import code
from dateline.config import configured
from dateline.record.assemble import assemble
from dateline.situation.rules import Rule, effects, load_rules


@cache
def rules_fired(sentence: str) -> frozenset[str]:
    document = desk.analysis(sentence, configured({}).model, date(2022, 5, 20))
    return frozenset(state.rule for event in assemble([code(document)]).events for state in effects(event))


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_a_rule_fires_on_its_examples_only(rule: Rule) -> None:
    assert {s for s in rule.examples if rule.name not in rules_fired(s)} == set()
    assert {s for s in rule.never if rule.name in rules_fired(s)} == set()
    assert rule.never
