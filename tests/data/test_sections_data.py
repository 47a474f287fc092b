"""The examples beside each pattern of a section."""

import re

import pytest

from dateline.knowledge.sections import SectionPattern, section_patterns


def matches(entry: SectionPattern, text: str) -> bool:
    pattern = re.compile(entry.pattern, re.NOFLAG if entry.cased else re.IGNORECASE)
    how = {"sentence": pattern.search, "dateline": pattern.match}.get(entry.on, pattern.fullmatch)
    return how(text) is not None


@pytest.mark.parametrize("entry", section_patterns(), ids=lambda entry: entry.id)
def test_a_pattern_finds_its_examples_and_nothing_else(entry: SectionPattern) -> None:
    assert entry.examples
    assert entry.never
    assert [t for t in entry.examples if not matches(entry, t)] == []
    assert [t for t in entry.never if matches(entry, t)] == []
