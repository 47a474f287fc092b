"""Time expressions: values, bounds, anchors."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.timex import times
from dateline.annotate.timex_calendar import covers
from dateline.model.document import Document, Sentence, Timex
from dateline.model.report import Report
from dateline.model.span import Span

DAY = date(2024, 6, 13)
"""A Thursday."""


def read(text: str, published: date | None = DAY) -> list[Timex]:
    document = Document(Report("x", text, published), (Sentence(0, Span(0, len(text)), "body", 0),))
    return list(times(document)["times"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels took the town on Tuesday.", "2024-06-11"),
        ("Ministers will meet on Tuesday.", "2024-06-18"),
        ("They left on June 12.", "2024-06-12"),
        ("It fell in November.", "2023-11"),
        ("They shelled it three days ago.", "2024-06-10"),
        ("It ended last month.", "2024-05"),
        ("The war began in 2011.", "2011"),
        ("They fled yesterday.", "2024-06-12"),
        ("The deal may be signed on September 12.", "2024-09-12"),
        ("The governor promised to reopen the port by September 5.", "2024-09-05"),
        ("The militia vowed to leave by Sunday.", "2024-06-16"),
        ("They met to discuss the truce on May 5.", "2024-05-05"),
        ("It lasted nearly three decades.", "P3DE"),
        ("A 44-day war ended.", "P44D"),
        ("The committee met in a five-year cycle.", "P5Y"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [t.value for t in read(text)] == [value]


@pytest.mark.parametrize("text", ["On 31 June it ended.", "There were 2,024 people.", "They may march."])
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


def test_without_a_publication_date_nothing_relative_is_resolved() -> None:
    for text in ("They met yesterday.", "They met on Friday.", "It fell in May.", "It ended last week."):
        (found,) = read(text, None)
        assert "X" in found.value
        assert not found.bounds.known


def test_an_account_moves_its_own_time_along() -> None:
    text = "On 3 May 1951 they came. Two days later they left. In July they returned. In December they fled. In January it fell."
    assert [t.value for t in read(text, None)] == ["1951-05-03", "1951-05-05", "1951-07", "1951-12", "1952-01"]


def test_bounds_cover_what_is_told() -> None:
    assert covers("199").earliest == date(1990, 1, 1)
    assert covers("199").latest == date(1999, 12, 31)
    assert covers("2020", "START").latest == date(2020, 7, 2)
    assert not covers("P3D").known
    (recent,) = read("They recently met.")
    assert (recent.bounds.earliest, recent.bounds.latest) == (None, DAY)


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "on",
                "in",
                "the",
                "31",
                "June",
                "12",
                "2024",
                "-",
                "1999",
                "last",
                "week",
                "may",
                "night",
                "of",
                "two",
                "years",
                "ago",
                "9999",
                "days",
                "later",
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    end = 0
    for time in read(text):
        assert end <= time.span.start < time.span.end <= len(text)
        end = time.span.end
        assert time.value


def test_an_ambiguous_numeral_is_bounded_by_both_readings() -> None:
    (found,) = read("They signed on 03/04/2023.")
    assert (found.bounds.earliest, found.bounds.latest) == (date(2023, 3, 4), date(2023, 4, 3))


def test_years_before_our_era_run_backwards() -> None:
    text = "In 264 BC they crossed. Two years later they won. In 241 BC they made peace, and in 238 BC and 219 BC they fought."
    assert [t.value for t in read(text)] == ["BC0264", "BC0262", "BC0241", "BC0238", "BC0219"]
