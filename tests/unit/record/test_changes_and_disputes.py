"""What became known between two days, and where sources differ."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from dateline import comparing
from dateline.errors import InputError
from dateline.model.claim import (
    Coding,
    CommitmentClaim,
    EventClaim,
    Evidence,
    Figure,
    Locus,
    Party,
    StateClaim,
    Subject,
    Value,
)  # fmt: skip
from dateline.model.document import EventTime
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.report import Report
from dateline.record.assemble import assemble
from dateline.record.figures import figure_of
from dateline.store.record_store import RecordStore, open_store
from dateline.views.rows import event_row

ARMY = Party("mil:KEN", "Kenyan army", "force", "KEN")
REBELS = Party("group:hill", "Hill Rebels", "armed_group", "KEN")
ARLEN = Locus("place:arlen", "Arlen", country="KEN", precision=1)
MAY, JUNE = date(2031, 5, 12), date(2031, 6, 12)


def words(report: str, day: date, quote: str, source: Party | None = None) -> Evidence:
    return Evidence(report, day, 0, len(quote), quote, (0, 4), "body", source, f"Paper {report}")


def shelled(report: str, day: date = MAY, killed: float | None = None, source: Party | None = None) -> EventClaim:
    figures = (Figure(killed, killed, killed, "people", "killed", (0, 1)),) if killed is not None else ()
    return EventClaim(
        id="c1", type="ASSAULT", mode="heavy-weapons", contexts=(), cameo=None, actor=(ARMY,), recipient=(),
        places=(ARLEN,), time=EventTime(Bounds(MAY, MAY), "day"), factuality="happened", certainty=1.0, confidence=0.5,
        figures=figures, evidence=words(report, day, f"Guns hit Arlen, {report} reported.", source), lemma="shell",
        rule="r",
    )  # fmt: skip


def holds(report: str, day: date, who: Party, change: str = "held") -> StateClaim:
    begin = Bounds(day, day) if change == "began" else UNKNOWN
    return StateClaim(
        f"s{report}", "control", Subject(place=ARLEN), Value(who.name, who.id, who.country), change,  # type: ignore[arg-type]
        begin, UNKNOWN, Bounds(day, day), "happened", 1.0, 0.6, words(report, day, f"{who.name} hold Arlen."), "r",
    )  # fmt: skip


def vow(report: str, day: date, verdict: str = "open") -> CommitmentClaim:
    told = words(report, day, "The rebels will hand over their guns.")
    return CommitmentClaim(
        f"v{report}", "promise", (REBELS,), (), "hand over their guns", Bounds(None, date(2031, 12, 1)), None, "hand",
        verdict, told, 0.5, "promise.will",  # type: ignore[arg-type]
    )  # fmt: skip


def store_of(*codings: tuple[date, Coding]) -> RecordStore:
    store = open_store("sqlite://", lambda: datetime(2031, 7, 1, tzinfo=UTC))
    for day, coding in codings:
        store.add(Report(coding.report, "Text.", day), coding)
    return store


def changed(store: RecordStore) -> list[tuple[str, str, Any, str]]:
    rows = comparing.changes(store, comparing.Stretch(date(2031, 6, 1), date(2031, 6, 30)))
    return [(r["change"], r["kind"], r["was"], r["now"]) for r in rows]


def test_a_later_report_revises_contradicts_and_ends() -> None:
    first = Coding("a", (shelled("a", killed=8),), (holds("a", MAY, REBELS),), (), (vow("a", MAY),))
    later = Coding(
        "b", (shelled("b", JUNE, killed=30),), (holds("b", JUNE, ARMY, "began"),), (), (vow("b", JUNE, "fulfilled"),)
    )
    with store_of((MAY, first), (JUNE, later)) as store:
        found = changed(store)
    assert found == [
        ("new", "state", None, "holds"),
        ("contradicted", "event", None, "8 people killed / 30 people killed"),
        ("ended", "state", "holds", "Kenyan army"),
        ("ended", "promise", "open", "fulfilled"),
    ]


def test_what_is_told_again_is_no_change_and_new_is_what_nobody_told() -> None:
    again = Coding("b", (replace(shelled("b", JUNE), id="c2"),))
    other = replace(shelled("b", JUNE), id="c3", type="CONSULT", mode="meet")
    with store_of((MAY, Coding("a", (shelled("a"),))), (JUNE, again)) as store:
        assert changed(store) == []
    with store_of((MAY, Coding("a", (shelled("a"),))), (JUNE, Coding("b", (other,)))) as store:
        assert changed(store) == [("new", "event", None, "happened, 2031-05-12")]


def test_the_days_must_be_the_right_way_round() -> None:
    with pytest.raises(InputError, match="exchange them"):
        comparing.Stretch(JUNE, MAY)


def test_figures_that_exclude_each_other_stand_side_by_side_with_who_says_so() -> None:
    record = assemble([Coding(r, (shelled(r, killed=n, source=s),)) for r, n, s in (("a", 8, ARMY), ("b", 30, REBELS))])
    (row,) = comparing.disputes(record)
    assert (row["kind"], row["about"]) == ("figure", "Kenyan army Guns in Arlen")
    told = [(s["value"], s["sources"][0]["source"]["name"]) for s in row["sides"]]
    assert told == [("8 people killed", "Kenyan army"), ("30 people killed", "Hill Rebels")]
    assert comparing.disputes(record, "nobody") == []


def test_three_tolls_of_three_outlets_stand_side_by_side_and_a_rule_says_which_is_best() -> None:
    tolls = (("a", 0, 8), ("b", 1, 12), ("c", 2, 30))
    record = assemble([Coding(r, (shelled(r, MAY + timedelta(days), killed=n),)) for r, days, n in tolls])
    (row,) = comparing.disputes(record)
    told = [(s["value"], s["sources"][0]["publisher"]) for s in row["sides"]]
    assert told == [("8 people killed", "Paper a"), ("12 people killed", "Paper b"), ("30 people killed", "Paper c")]
    (event,) = record.events
    sources = event_row(event)["sources"]
    assert {s["publisher"]: [f["best"] for f in s["figures"]] for s in sources} == {
        "Paper a": [8], "Paper b": [12], "Paper c": [30]
    }  # fmt: skip
    best = {rule: figure_of(event.claims, rule) for rule in ("conservative", "representative", "latest", "Paper b")}
    assert {rule: (f.low, f.best, f.high) for rule, f in best.items() if f} == {
        "conservative": (8, 8, 30), "representative": (8, 12, 30), "latest": (8, 30, 30), "Paper b": (8, 12, 30)
    }  # fmt: skip


def test_what_one_outlet_counts_out_is_no_dispute_with_the_sum_of_another() -> None:
    parts = tuple(Figure(n, n, n, "people", "killed", (0, 1)) for n in (3, 5))
    record = assemble([Coding("a", (replace(shelled("a"), figures=parts),)), Coding("b", (shelled("b", killed=8),))])
    assert [e.figure and e.figure.best for e in record.events] == [8]
    assert comparing.disputes(record) == []


def test_a_count_that_one_source_raises_is_no_dispute() -> None:
    record = assemble([Coding(r, (shelled(r, killed=n, source=ARMY),)) for r, n in (("a", 8), ("b", 30))])
    assert comparing.disputes(record) == []


def test_a_denial_stands_beside_what_it_denies_and_alone_where_nothing_else_is_told() -> None:
    denied = replace(shelled("b", source=ARMY), factuality="denied")
    (row,) = comparing.disputes(assemble([Coding("a", (shelled("a"),)), Coding("b", (denied,))]))
    assert [s["value"] for s in row["sides"]] == ["happened", "did not happen"]
    (alone,) = comparing.disputes(assemble([Coding("b", (denied,))]))
    assert [s["value"] for s in alone["sides"]] == ["did not happen"]
    not_told = replace(denied, factuality="not_happened", mode="drone", lemma="bomb")
    assert comparing.disputes(assemble([Coding("a", (shelled("a"),)), Coding("b", (not_told,))])) == []


def test_rivals_for_one_place_are_a_dispute_and_a_succession_is_none() -> None:
    rivals = [Coding(r, states=(holds(r, MAY, who),)) for r, who in (("a", REBELS), ("b", ARMY))]
    (row,) = comparing.disputes(assemble(rivals), "Arlen")
    assert (row["kind"], row["about"], row["time"]["earliest"]) == ("state", "control of Arlen", "2031-05-12")
    assert sorted(s["value"] for s in row["sides"]) == ["Hill Rebels", "Kenyan army"]
    taken = [Coding("a", states=(holds("a", MAY, REBELS),)), Coding("b", states=(holds("b", JUNE, ARMY, "began"),))]
    assert comparing.disputes(assemble(taken)) == []
