"""Reports of one happening are one story, and a text printed twice is a copy."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.report import Report
from dateline.record.copies import copies
from dateline.record.stories import stories

BRIDGE = (
    "A bridge over the Tana collapsed at Garsen on Sunday and a bus with 40 pilgrims fell into the river.",
    "Divers looked for passengers of a bus that fell into the Tana when the Garsen bridge collapsed; 12 pilgrims were saved.",
    "Garsen bridge, which collapsed on Sunday under a bus of pilgrims, was built over the Tana in 1981, engineers said.",
)
VOTE = (
    "Voters in Tuvalu chose a parliament of 16 on Friday; the prime minister, Feleti Kausea, lost his seat in Nukufetau.",
    "Kausea concedes: Tuvalu's prime minister lost Nukufetau by nine votes as the islands chose their parliament.",
)
DAY = date(2031, 5, 12)


def reports(*texts: str, day: date | None = DAY) -> list[Report]:
    return [Report(f"r{n}-{text[:3]}", text, day) for n, text in enumerate(texts)]


def test_reports_of_one_happening_are_together_and_others_apart() -> None:
    told = stories(
        reports(*BRIDGE, *VOTE, "Rain is expected along the coast; farmers near Lamu have sown maize and cowpeas.")
    )
    assert sorted(sum(s == v for s in told.values()) for v in set(told.values())) == [1, 2, 3]
    assert len({told[i] for i in told if i.startswith(("r0", "r1", "r2"))}) == 1


def test_news_of_another_month_is_another_story() -> None:
    one, other = reports(BRIDGE[0]), reports(BRIDGE[1], day=DAY + timedelta(days=40))
    filler = reports(*VOTE)
    told = stories([*one, Report("x", other[0].text, other[0].published), *filler])
    assert told["x"] == "x"


@given(st.permutations(reports(*BRIDGE, *VOTE)))
def test_the_order_of_reading_makes_no_difference(order: list[Report]) -> None:
    assert stories(order) == stories(sorted(order, key=lambda r: r.id))
    assert copies(order) == {}


def test_nothing_and_one_report_are_no_trouble() -> None:
    assert stories([]) == {} and copies([]) == {}
    assert stories(reports("…")) == {"r0-…": "r0-…"}


def test_a_text_printed_twice_copies_the_first_published() -> None:
    text = " ".join(BRIDGE)
    first, second = (
        Report("b", text, DAY),
        Report("a", text.replace("Sunday", "May 11") + " (Wire)", DAY + timedelta(days=1)),
    )
    third = Report("c", text, None)
    assert copies([third, second, first, *reports(*VOTE)]) == {"a": "b", "c": "b"}
