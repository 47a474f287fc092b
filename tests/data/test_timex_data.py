"""The examples beside each rule of time."""

import re

import pytest

from dateline.annotate.timex_grammar import line, matches
from dateline.knowledge.timex import TimexRule, time_language

ENGLISH = time_language("en")


@pytest.mark.parametrize("rule", [rule for rule, _ in ENGLISH.rules], ids=lambda rule: rule.id)
def test_a_rule_reads_its_examples_and_not_the_others(rule: TimexRule) -> None:
    assert rule.examples
    assert rule.never
    for example in rule.examples:
        text, expression = re.sub(r"[\[\]]", "", example), example[example.index("[") + 1 : example.index("]")]
        assert (rule.id, expression) in [(m.rule.id, text[m.start : m.end]) for m in matches(line(text, ENGLISH))], (
            example
        )
    for text in rule.never:
        assert rule.id not in [m.rule.id for m in matches(line(text, ENGLISH))], text
