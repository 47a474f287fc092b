"""The lists of offices do what their examples say."""

import pytest

from dateline.knowledge.offices import mostly, offices
from dateline.situation.standing import office, post

LISTS = offices()


@pytest.mark.parametrize(("title", "told"), [*LISTS.examples.sole, *LISTS.examples.acting, *LISTS.examples.articles])
def test_a_title_is_the_office_that_one_person_holds(title: str, told: str) -> None:
    assert office(title) == told
    assert post(title, "TCD") == f"{told}@TCD"


@pytest.mark.parametrize("title", [*LISTS.never.sole, *LISTS.never.juniors])
def test_what_several_are_is_no_sole_office(title: str) -> None:
    assert post(title, "TCD") is None


def test_words_for_most_of_a_place() -> None:
    assert [w for w in LISTS.examples.mostly if not mostly().search(w)] == []
    assert [w for w in LISTS.never.mostly if mostly().search(w)] == []
