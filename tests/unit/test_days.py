"""A record that is asked for many days answers as one that is asked for each."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import inquiry
from dateline.days import Days
from drawn import DAY, codings, filled, rulings


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_each_day_is_answered_as_when_it_is_asked_alone(data: st.DataObject) -> None:
    made = data.draw(codings())
    with filled(made, data.draw(rulings(made))) as store:
        record = inquiry.recorded(store)
    asked = Days(record)
    for number in data.draw(st.permutations(range(-3, 40))):
        day = DAY + timedelta(days=number)
        assert msgspec.json.encode(asked.situation(day)) == msgspec.json.encode(
            inquiry.situation(record, inquiry.Ask(day))
        )
        assert msgspec.json.encode(asked.commitments(day)) == msgspec.json.encode(inquiry.commitments(record, day))
