"""Parties of different reports that are one, spelt in different ways."""

from dataclasses import replace
from datetime import date
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.claim import Coding, EventClaim, Evidence, Party
from dateline.model.document import EventTime
from dateline.model.interval import Bounds
from dateline.model.ruling import Ruling, Setting
from dateline.record.assemble import assemble
from dateline.record.identity import alike, blocks, mergers
from dateline.views.explain import explained

DAY = date(2031, 5, 12)


def person(name: str, country: str | None = "SDN", *sectors: str) -> Party:
    return Party("person:" + name.lower().replace(" ", "-"), name, "person", country, sectors or ("REB",))


def body(name: str, country: str | None = "SDN") -> Party:
    return Party("org:" + name.lower().replace(" ", "-"), name, "organisation", country)


def coding(report: str, who: Party) -> Coding:
    told = Evidence(report, DAY, 0, 20, f"{who.name} left Arlen.", (0, 4), "body", who)
    claim = EventClaim(
        id=f"c{report}", type="RETREAT", mode=None, contexts=(), cameo=None, actor=(who,), recipient=(), places=(),
        time=EventTime(Bounds(DAY, DAY), "day"), factuality="happened", certainty=1.0, confidence=0.5, figures=(),
        evidence=told, lemma="leave", rule="r",
    )  # fmt: skip
    return Coding(report, (claim,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Mohammed Tayeb"), person("Muhammad Tayyib")),
        (person("Khalid Hifter"), person("Khaled Haftar")),
        (person("Yusuf al-Nuri"), person("Youssef Nouri", None)),
        (person("Hassan Adam Idris"), person("Hasan Idriss")),
        (body("Torvale Liberation Front"), body("TLF")),
        (body("Arlen Defence League"), body("Arlen Defense League")),
    ],
)
def test_spellings_of_one(one: Party, other: Party) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ilham Aliev"), person("Heydar Aliev")),
        (person("Mohammed Tayeb"), person("Muhammad Tayyib", "EGY")),
        (person("Mohammed Tayeb", "SDN", "GOV"), person("Muhammad Tayyib", "SDN", "REB")),
        (person("Tayeb"), person("Mohammed Tayeb")),
        (body("Torvale Liberation Front"), body("TLF", "EGY")),
        (body("Mohammed Tayeb"), person("Mohammed Tayeb")),
    ],
)
def test_what_may_be_two_stays_two(one: Party, other: Party) -> None:
    assert alike(one, other) is None


def test_a_name_that_could_be_either_of_two_is_neither() -> None:
    told = [person("Hasan Idris"), person("Hassan Adam Idriss"), person("Hassan Omar Idriss")]
    assert mergers([coding(str(i), who) for i, who in enumerate(told)]) == ()


def test_whom_most_reports_tell_of_gives_the_identity_in_any_order_of_reading() -> None:
    one, other = person("Mohammed Tayeb"), person("Muhammad Tayyib")
    read = [coding("a", one), coding("b", other), coding("c", other)]
    records = {assemble(order) for order in permutations(read)}
    (record,) = records
    assert [m.party for m in record.mergers] == [one.id]
    assert {p.id for e in record.events for p in e.actor} == {other.id}
    assert {c.evidence.source.id for e in record.events for c in e.claims if c.evidence.source} == {other.id}


def test_a_merger_is_explained_and_a_ruling_undoes_it() -> None:
    one, other = person("Mohammed Tayeb"), person("Muhammad Tayyib")
    read = [coding("a", one), coding("b", other)]
    record = assemble(read)
    (event,) = record.events
    (row,) = [r for r in explained(event.id, record, event) if r["kind"] == "party"]
    assert row["link"].startswith(f"{other.id} is {one.id}: Mohammed Tayeb and Muhammad Tayyib: the same consonants")
    apart = Ruling(
        "r1", "apart", (), Setting("party", text=f"{one.id} {other.id}"), None, "father and son", "Ada",
        "2031-07-01T00:00:00+00:00",
    )  # fmt: skip
    ruled = assemble(read, [apart])
    assert ruled.mergers == () and ruled.loose == ()
    assert {p.id for e in ruled.events for p in e.actor} == {one.id, other.id}
    taken_back = replace(
        apart, id="r2", deed="withdraw", setting=None, withdraws="r1", recorded_at="2031-08-01T00:00:00+00:00"
    )
    assert assemble(read, [apart, taken_back]).mergers == record.mergers


FIRST, MIDDLE = ("Amina", "Aminah", "Ramzan", "Ian", "Yan", "J."), ("", "Achieng ", "bin ")
LAST = ("Odhiambo", "Odhyambo", "Odhiambu", "Oginga", "Oginda", "Kadyrov", "Kadirov", "Kadyrof", "Aye", "Oe")
BODIES = (
    "Hill Aid Fund", "HAF", "H.A.F.", "Organization for Aid", "Organisation for Aid", "Unit 777", "Unit 778", "The Front", "front",
    "Centre of Peace and Defense", "CPD", "Center for Peace and Defence",
)  # fmt: skip
people = st.builds(
    lambda first, middle, last, country, sectors: Party(
        f"person:{first}{middle}{last}", f"{first} {middle}{last}", "person", country, sectors
    ),
    st.sampled_from(FIRST), st.sampled_from(MIDDLE), st.sampled_from(LAST), st.sampled_from((None, "KEN", "UGA")),
    st.sampled_from(((), ("GOV",), ("MIL",))),
)  # fmt: skip
bodies = st.builds(
    lambda name, country: Party(f"org:{name}", name, "organisation", country),
    st.sampled_from(BODIES), st.sampled_from((None, "KEN")),
)  # fmt: skip


@settings(max_examples=1000)
@given(st.tuples(people, people) | st.tuples(bodies, bodies))
def test_any_two_that_are_alike_are_compared(pair: tuple[Party, Party]) -> None:
    one, other = pair
    assert not alike(one, other) or blocks(one) & blocks(other)


def test_names_that_share_two_letters_only_are_not_compared() -> None:
    units = [Party(f"org:unit-{n}", f"Unit {n}", "armed_group") for n in (317, 325, 342, 368)]
    clerks = [Party(f"person:{n}", f"Amina {n}", "person") for n in ("Otieno", "Owino", "Okello")]
    for many in (units, clerks):
        assert not any(blocks(a) & blocks(b) for a, b in combinations(many, 2))
