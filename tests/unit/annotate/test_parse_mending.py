"""A parse that contradicts the forms of its words is mended, another is left alone."""

import pytest

from dateline.annotate.parse_mending import mended
from dateline.annotate.parse_model import load_model
from dateline.config import configured


def links(text: str) -> dict[str, tuple[str, str]]:
    """Each word with its function and the word it hangs on, after mending."""
    (parsed,) = load_model(configured({}).model).read([text])
    told = mended(parsed)
    shown = [text[s:e] for s, e in zip(told.starts, told.ends, strict=True)]
    return {shown[i]: (w.dep, shown[told.heads[i]]) for i, w in enumerate(told.words)}


@pytest.mark.parametrize(
    ("text", "word", "link"),
    [
        ("Police fired tear gas to disperse the crowd and arrested 14 people.", "arrested", ("conj", "fired")),
        ("Tehran denied any part and threatened war if it was bombed.", "threatened", ("conj", "denied")),
        ("Brazil on Monday imposed travel bans and asset freezes on 21 officials from Peru.", "bans", ("dobj", "imposed")),
        ("Brazil on Monday imposed travel bans and asset freezes on 21 officials from Peru.", "freezes", ("conj", "bans")),
        ("Chad's army and Libyan tribal fighters attacked a base on Monday.", "army", ("nsubj", "attacked")),
        ("Chad's army and Libyan tribal fighters attacked a base on Monday.", "fighters", ("conj", "army")),
        ("The army declared Mosul liberated on Monday.", "Mosul", ("dobj", "declared")),
        ("The army declared Mosul liberated on Monday.", "liberated", ("oprd", "declared")),
        ("On Monday rebels attacked a post.", "rebels", ("nsubj", "attacked")),
        ("On Monday rebels attacked a post.", "Monday", ("pobj", "On")),
        ("On 12 June soldiers killed nine men.", "June", ("pobj", "On")),
        ("On 12 June soldiers killed nine men.", "12", ("nummod", "June")),
        ("On 4 July 2019 police arrested him.", "July", ("pobj", "On")),
        ("The front admitted on the evening of 14 April that it had withdrawn from the port, for reasons of its own.", "withdrawn", ("ccomp", "admitted")),
        ("The bloc gave the officers who toppled Niger's president one week on Sunday to hand power back.", "week", ("dobj", "gave")),
        ("The bloc gave the officers who toppled Niger's president one week on Sunday to hand power back.", "hand", ("advcl", "gave")),
        ("Peru expels envoy", "expels", ("ROOT", "expels")),
        ("U.S. lifts travel ban", "U.S.", ("nsubj", "lifts")),
        ("Kenya lifts ban on rallies", "ban", ("dobj", "lifts")),
        ("Hijackers took two nurses hostage.", "nurses", ("dobj", "took")),
        ("They blamed a gas leak; the company said it had mended no pipe there.", "blamed", ("ROOT", "blamed")),
        ("They blamed a gas leak; the company said it had mended no pipe there.", "said", ("conj", "blamed")),
        ("Bandits fired on the bus; nobody was hurt.", "hurt", ("conj", "fired")),
        ("“The bridge fell; nobody knows why,” he said.", "fell", ("ccomp", "said")),
        ("We won, he said; they lost.", "lost", ("conj", "said")),
        ("The CGT accused Lille, a city allied to the party, of having had a hand in it.", "accused", ("ROOT", "accused")),
        ("The town of Palma, which the army retook on 4 April, is empty.", "on", ("prep", "retook")),
        ("The union denied that it had burned the mill and accused the owner of arson.", "accused", ("conj", "denied")),
        ("The CGT accused Lille, a city allied to the party, of having had a hand in it.", "of", ("prep", "accused")),
    ],
)  # fmt: skip
def test_what_contradicts_its_own_form_is_hung_elsewhere(text: str, word: str, link: tuple[str, str]) -> None:
    assert links(text)[word] == link


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers entered the town to search houses and seize weapons.",
        "The government freezes the assets of two banks.",
        "Rebels burned a disputed village and fled.",
        "The newly elected President of Peru.",
        "The navy bought nine patrol boats.",
        "In May troops left the town.",
        "Kenya travel bans",
        "Human Rights Watch",
        "In the June elections voters chose a mayor.",
        "Chad's army and police commanders met on Monday.",
    ],
)
def test_what_does_not_is_left_alone(text: str) -> None:
    (parsed,) = load_model(configured({}).model).read([text])
    assert mended(parsed) is parsed
