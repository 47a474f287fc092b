"""A question about one subject is answered from the index as from the whole record."""

# mypy: disable-error-code="arg-type"
from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import briefing, comparing, inquiry
from dateline.errors import RecordError, StoreError
from dateline.indexing import INDEXER, entry
from dateline.model.claim import Coding, EventClaim, StateClaim, Subject, Value
from dateline.model.document import EventTime
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.report import Report
from dateline.store.record_store import RecordStore, open_store
from dateline.views.explain import explained_events
from drawn import DAY, KINDS, NOON, PARTIES, PLACES, SUBJECTS, codings, days, filled, rulings, words


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_situation_is_the_same_from_the_index_as_from_the_whole(data: st.DataObject) -> None:
    made = data.draw(codings())
    ruled = data.draw(rulings(made))
    with filled(data.draw(st.permutations(made)), ruled) as store:
        for _ in range(3):
            known_by = data.draw(st.one_of(st.none(), days))
            kind = data.draw(st.sampled_from((None, None, "commitment", *KINDS)))
            ask = inquiry.Ask(data.draw(days), data.draw(st.sampled_from(SUBJECTS)), kind)
            whole = inquiry.situation(inquiry.recorded(store, known_by), ask)
            part = inquiry.situation(inquiry.recorded_of(store, ask.subject, kind, known_by), ask)
            assert msgspec.json.encode(part) == msgspec.json.encode(whole)


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_commitments_are_the_same_from_the_index_as_from_the_whole(data: st.DataObject) -> None:
    made = data.draw(codings())
    ruled = data.draw(rulings(made))
    with filled(data.draw(st.permutations(made)), ruled) as store:
        for subject in data.draw(st.lists(st.sampled_from(SUBJECTS), min_size=2, max_size=3, unique=True)):
            known_by, on = data.draw(st.one_of(st.none(), days)), data.draw(days)
            whole = inquiry.commitments(inquiry.recorded(store, known_by), on, None, subject)
            part = inquiry.commitments(inquiry.recorded_of(store, subject, "commitment", known_by), on, None, subject)
            assert part == whole


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_events_and_a_timeline_are_the_same_from_the_index_as_from_the_whole(data: st.DataObject) -> None:
    made = data.draw(codings())
    ruled = data.draw(rulings(made))
    with filled(data.draw(st.permutations(made)), ruled) as store:
        for subject in data.draw(st.lists(st.sampled_from(SUBJECTS), min_size=2, max_size=3, unique=True)):
            known_by, on = data.draw(st.one_of(st.none(), days)), data.draw(days)
            whole, part = inquiry.recorded(store, known_by), inquiry.recorded_about(store, subject, known_by)
            window = inquiry.Window(subject)
            assert inquiry.events(part, window) == inquiry.events(whole, window)
            assert inquiry.timeline(part, subject, on) == inquiry.timeline(whole, subject, on)


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_disputes_are_the_same_from_the_index_as_from_the_whole(data: st.DataObject) -> None:
    made = data.draw(codings())
    ruled = data.draw(rulings(made))
    with filled(data.draw(st.permutations(made)), ruled) as store:
        for subject in data.draw(st.lists(st.sampled_from(SUBJECTS), min_size=2, max_size=3, unique=True)):
            known_by = data.draw(st.one_of(st.none(), days))
            whole = comparing.disputes(inquiry.recorded(store, known_by), subject)
            assert comparing.disputes(inquiry.recorded_disputed(store, subject, known_by), subject) == whole


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_brief_is_the_same_from_the_index_as_from_the_whole(data: st.DataObject) -> None:
    made = data.draw(codings())
    ruled = data.draw(rulings(made))
    with filled(data.draw(st.permutations(made)), ruled) as store:
        for subject in data.draw(st.lists(st.sampled_from(SUBJECTS), min_size=2, max_size=3, unique=True)):
            scope = briefing.Scope(subject, None, data.draw(days), data.draw(st.one_of(st.none(), days)))
            with pytest.MonkeyPatch.context() as whole:
                whole.setattr(briefing, "of_brief", lambda *_: None)
                wanted = briefed(store, scope)
            assert briefed(store, scope) == wanted


def briefed(store: RecordStore, scope: briefing.Scope) -> str:
    try:
        return briefing.briefed(store, scope, "representative")
    except RecordError as error:
        return str(error)


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_all_events_explained_at_once_are_explained_as_each_alone(data: st.DataObject) -> None:
    made = data.draw(codings())
    with filled(made, data.draw(rulings(made))) as store:
        whole = inquiry.recorded(store)
        assert explained_events(whole) == {e.id: inquiry.explain(whole, e.id, DAY) for e in whole.events}


def test_what_a_claim_stands_under_is_as_the_stores_have_it() -> None:
    """Where this changes, raise indexing.EDITION, so that stores are indexed anew."""
    told = EventClaim("c0", "RETREAT", "withdraw", (), None, (PARTIES[0],), (PARTIES[5],), (PLACES[2],),
                      EventTime(Bounds(DAY, DAY), "day"), "happened", 1.0, 0.5, (), words("a", DAY, 0), "leave", "r")  # fmt: skip
    value = Value("president", None, "KEN")
    held = StateClaim("s0", "office", Subject(party=PARTIES[5]), value, "held", UNKNOWN, UNKNOWN, Bounds(DAY, DAY), "happened", 1.0,
                      0.6, words("a", DAY, 1), "r")  # fmt: skip
    made = entry(Coding("a", (told,), (held,)))
    marks = "\n".join(sorted(m for claim in made.claims for m in claim))
    others = sorted(t.words for t in made.things) + sorted(b for s in made.spellings for b in s.blocks)
    digest = hashlib.sha256("\n".join([marks, *others]).encode()).hexdigest()[:16]
    assert (INDEXER.edition, digest) == ("3", "60593e3302b36f90"), marks


def test_a_store_without_an_index_is_indexed_when_it_is_first_asked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/record.db"
    held = StateClaim("s0", "control", Subject(place=PLACES[2]), Value("Hill Rebels", "group:hill"), "held", UNKNOWN, UNKNOWN,
                      Bounds(DAY, DAY), "happened", 1.0, 0.6, words("a", DAY, 1), "r")  # fmt: skip
    ask = inquiry.Ask(DAY, "Arlen", "control")
    with open_store(url, lambda: NOON) as old:
        old.add(Report("a", "One.", DAY), Coding("a", states=(held,)))
        with pytest.raises(StoreError, match="without an indexer"), old.index():
            pass
    with open_store(url, lambda: NOON, INDEXER) as new:
        assert [r["value"]["name"] for r in inquiry.situation(inquiry.recorded_of(new, "Arlen", "control"), ask)] == [
            "Hill Rebels"
        ]
        new.recode(Coding("a", states=(replace(held, value=Value("Kenyan army", "mil:KEN")),)))
        assert [r["value"]["name"] for r in inquiry.situation(inquiry.recorded_of(new, "Arlen", "control"), ask)] == [
            "Kenyan army"
        ]
        new.recode(Coding("a"))
        assert inquiry.recorded_of(new, "Arlen", "control").states == ()


def test_a_brief_that_ends_before_the_first_event_has_no_chronology() -> None:
    told = EventClaim("c0", "RETREAT", "withdraw", (), None, (PARTIES[0],), (), (PLACES[2],),
                      EventTime(Bounds(DAY, DAY), "day"), "happened", 1.0, 0.5, (), words("a", DAY, 0), "leave", "r")  # fmt: skip
    with filled([(Report("a", "Text of a.", DAY), Coding("a", (told,)))], []) as store:
        text = briefed(store, briefing.Scope("Arlen", None, DAY - timedelta(days=30)))
    assert "No report tells of it in these days." in text
