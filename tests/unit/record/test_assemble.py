"""Linking: one happening stands once, with all its tellings, in any order of reading."""

from datetime import date
from itertools import permutations

from dateline.model.claim import Coding, EventClaim, Evidence, Locus, Party
from dateline.model.document import EventTime, Factuality, Phase
from dateline.model.interval import Bounds
from dateline.record.assemble import assemble

KENYA = Party("country:KEN", "Kenya", "country", "KEN")
KISMAYO = Locus("geo:1", "Kismayo", country="SOM", lat=-0.36, lon=42.55, precision=1)


def told(
    report: str, low: date | None, high: date | None, factuality: Factuality = "happened", phase: Phase = "whole",
    quote: str = "Kenyan troops left Kismayo.",
) -> Coding:  # fmt: skip
    day = date(2031, 5, 20)
    words = Evidence(report, day, 0, len(quote), quote, (0, 5), "body", None)
    time = EventTime(Bounds(low, high), "day", phase)
    claim = EventClaim(
        id="c1", type="RETREAT", mode="withdraw", contexts=(), cameo=None, actor=(KENYA,), recipient=(),
        places=(KISMAYO,), time=time, factuality=factuality, certainty=1.0, confidence=0.5, figures=(),
        evidence=words, lemma="leave", rule="r",
    )  # fmt: skip
    return Coding(report, (claim,))


def test_two_reports_of_one_happening_are_one_event_and_the_narrower_date_holds() -> None:
    wide = told("a", date(2031, 5, 1), date(2031, 5, 19))
    narrow = told("b", date(2031, 5, 12), date(2031, 5, 12), quote="The last soldier walked out of town at noon.")
    for order in permutations((wide, narrow)):
        (event,) = assemble(order).events
        assert event.time.bounds == Bounds(date(2031, 5, 12), date(2031, 5, 12))
        assert len(event.claims) == 2 and len(event.links) == 1 and "place" in event.links[0]
        assert event.confidence == 0.75


def test_a_copied_sentence_is_no_second_voice() -> None:
    first, copy = (told(r, date(2031, 5, 12), date(2031, 5, 12)) for r in "ab")
    (event,) = assemble([first, copy]).events
    assert (event.confidence, len(event.claims)) == (0.5, 2)


def test_different_days_are_different_happenings() -> None:
    days = (date(2031, 5, 12), date(2031, 5, 14))
    assert len(assemble([told(str(d), d, d) for d in days]).events) == 2


def test_what_is_planned_or_denied_is_not_what_happened() -> None:
    day = date(2031, 5, 12)
    kinds: tuple[Factuality, ...] = ("happened", "planned", "denied")
    assert len(assemble([told(k, day, day, k) for k in kinds]).events) == 3


def test_the_start_and_the_end_of_one_process_span_it() -> None:
    began = told("a", date(2031, 4, 1), date(2031, 4, 30), phase="start")
    ended = told("b", date(2031, 5, 12), date(2031, 5, 12), phase="end")
    (event,) = assemble([ended, began]).events
    assert event.time.bounds == Bounds(date(2031, 4, 1), date(2031, 5, 12))
    assert event.time.phase == "whole"


def test_the_record_does_not_depend_on_order_or_repetition() -> None:
    codings = [told(str(n), date(2031, 5, 10 + n % 3), date(2031, 5, 11 + n % 3)) for n in range(5)]
    assert assemble(codings) == assemble([*reversed(codings), codings[2]])
