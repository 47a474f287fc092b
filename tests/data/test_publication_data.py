"""The examples beside each pattern of a line that dates a text."""

from datetime import date

import pytest

from dateline.knowledge.publication import DayLine, day_lines, told_day


@pytest.mark.parametrize("entry", day_lines(), ids=lambda entry: entry.id)
def test_a_pattern_reads_its_examples_and_nothing_else(entry: DayLine) -> None:
    assert entry.examples
    assert entry.never
    assert {line: told_day(line) for line, _ in entry.examples} == {
        line: (entry.rank, date.fromisoformat(day)) for line, day in entry.examples
    }
    assert [line for line in entry.never if told_day(line)] == []
