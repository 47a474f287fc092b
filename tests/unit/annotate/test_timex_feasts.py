"""Feasts that move: days that the calendars of the years told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.timex_holidays import feast
from dateline.knowledge.timex import time_language

MOON = time_language("en").words["moon"]


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2024, "2024-03-31"),
        ("good friday", 2023, "2023-04-07"),
        ("orthodox easter", 2024, "2024-05-05"),
        ("pentecost", 2024, "2024-05-19"),
        ("thanksgiving", 2022, "2022-11-24"),
        ("ramadan", 2024, "2024-03-11"),
        ("eid al-fitr", 2023, "2023-04-21"),
        ("eid al-adha", 2024, "2024-06-16"),
        ("ashura", 2024, "2024-07-16"),
        ("passover", 2024, "2024-04-23"),
        ("yom kippur", 1973, "1973-10-06"),
        ("rosh hashanah", 2023, "2023-09-16"),
        ("hanukkah", 2023, "2023-12-08"),
        ("purim", 2024, "2024-03-24"),
        ("nowruz", 2022, "2022-03-20"),
        ("tet", 1968, "1968-01-30"),
        ("lunar new year", 2024, "2024-02-10"),
        ("diwali", 2023, "2023-11-12"),
    ],
)
def test_the_day_lies_within_few_days(name: str, year: int, day: str) -> None:
    bounds = feast(MOON[name], year)
    assert bounds.earliest and bounds.latest and bounds.may_be(date.fromisoformat(day))
    assert (bounds.latest - bounds.earliest) <= timedelta(32)


@given(st.sampled_from(sorted(MOON)), st.integers(min_value=1, max_value=9999))
def test_any_year_is_answered(name: str, year: int) -> None:
    bounds = feast(MOON[name], year)
    assert bounds.earliest is None or bounds.earliest.year in (year - 1, year, year + 1)
