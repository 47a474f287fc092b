"""Time expressions: values, bounds, anchors."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.timex import times
from dateline.annotate.timex_calendar import covers
from dateline.model.document import Document, Sentence, Timex
from dateline.model.interval import Bounds
from dateline.model.report import Report
from dateline.model.span import Span

DAY = date(2024, 6, 13)
"""A Thursday."""


def read(text: str, published: date | None = DAY) -> list[Timex]:
    document = Document(Report("x", text, published), (Sentence(0, Span(0, len(text)), "body", 0),))
    return list(times(document)["times"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels took the town on Tuesday.", "2024-06-11"),
        ("Ministers will meet on Tuesday.", "2024-06-18"),
        ("They left on June 12.", "2024-06-12"),
        ("It fell in November.", "2023-11"),
        ("They shelled it three days ago.", "2024-06-10"),
        ("It ended last month.", "2024-05"),
        ("The war began in 2011.", "2011"),
        ("They fled yesterday.", "2024-06-12"),
        ("The deal may be signed on September 12.", "2024-09-12"),
        ("The governor promised to reopen the port by September 5.", "2024-09-05"),
        ("The militia vowed to leave by Sunday.", "2024-06-16"),
        ("They met to discuss the truce on May 5.", "2024-05-05"),
        ("It lasted nearly three decades.", "P3DE"),
        ("A 44-day war ended.", "P44D"),
        ("The committee met in a five-year cycle.", "P5Y"),
        ("The envoy is to visit the port on Saturday.", "2024-06-15"),
        ("They agreed to meet again on Friday.", "2024-06-14"),
        ("They have held the hill since October 7.", "2023-10-07"),
        ("The mandate runs out on December 31.", "2024-12-31"),
        ("It fell in the small hours of Monday.", "2024-06-10TMO"),
        ("They struck early Tuesday.", "2024-06-11"),
        ("The second half of 2023 was calm.", "2023-H2"),
        ("He was in jail for two-and-a-half years.", "P2.5Y"),
        ("It went on for the third straight day.", "P3D"),
        ("He led them in the late '90s.", "199"),
        ("Thousands of years ago it was a port.", "PAST_REF"),
        ("They left during the fourth quarter.", "2024-Q4"),
        ("They met every May 9.", "XXXX-05-09"),
        ("It is stamped 2024-06-01T10:45:00Z.", "2024-06-01T10:45:00Z"),
        ("In 2022 troops massed there.", "2022"),
        ("They left on the 12th of last month.", "2024-05-12"),
        ("It fell in the first week of March.", "2024-W09"),
        ("Output rose in H1 2023.", "2023-H1"),
        ("It had grown since the middle of last year.", "2023"),
        ("The talks end next year.", "2025"),
        ("These days few go out.", "PRESENT_REF"),
        ("It is expected to last three weeks.", "P3W"),
        ("Shells hit the port on the 14th.", "2024-05-14"),
        ("Shells hit the port on the morning of the 11th.", "2024-06-11TMO"),
        ("The court will rule on the 3rd.", "2024-07-03"),
        ("At the weekend thousands marched.", "2024-W23-WE"),
        ("Two Sundays ago they were raided.", "2024-06-02"),
        ("Voters will choose on Sunday week.", "2024-06-23"),
        ("The envoy will come a week on Monday.", "2024-06-24"),
        ("He ruled for a quarter of a century.", "P25Y"),
        ("They were enemies for half a century.", "P50Y"),
        ("The emergency was prolonged to November 30.", "2024-11-30"),
        ("Members return on the first Monday in September.", "2024-09-02"),
        ("They voted on the last Sunday of May 2023.", "2023-05-28"),
        ("They fasted in Ramadan of 2021.", "2021"),
        ("The walkout is in its 12th day.", "P1D"),
        ("The first half of the month was quiet.", "2024-06"),
        ("It was stormed in the small hours of Tuesday morning.", "2024-06-11TMO"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [t.value for t in read(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "On 31 June it ended.",
        "On February 30, 2023 it ended.",
        "There were 2,024 people.",
        "A force of 2000 men left.",
        "Resolution 1970 was passed.",
        "Flight 1987 landed.",
        "They may march.",
        "April Jones met Theresa May.",
        "He is in his seventies.",
        "In the fall of the town many died.",
        "Bloody Sunday is remembered.",
        "Only a quarter of it stands.",
        "One day they will return.",
        "It was the third raid in as many weeks.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


def test_without_a_publication_date_nothing_relative_is_resolved() -> None:
    for text in ("They met yesterday.", "They met on Friday.", "It fell in May.", "It ended last week."):
        (found,) = read(text, None)
        assert "X" in found.value
        assert not found.bounds.known


def test_an_account_moves_its_own_time_along() -> None:
    text = "On 3 May 1951 they came. Two days later they left. In July they returned. In December they fled. In January it fell."
    assert [t.value for t in read(text, None)] == ["1951-05-03", "1951-05-05", "1951-07", "1951-12", "1952-01"]


def test_bounds_cover_what_is_told() -> None:
    assert covers("199").earliest == date(1990, 1, 1)
    assert covers("199").latest == date(1999, 12, 31)
    assert covers("2020", "START").latest == date(2020, 7, 2)
    assert not covers("P3D").known
    (recent,) = read("They recently met.")
    assert (recent.bounds.earliest, recent.bounds.latest) == (None, DAY)


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "on",
                "in",
                "the",
                "31",
                "June",
                "12",
                "2024",
                "-",
                "1999",
                "last",
                "week",
                "may",
                "night",
                "of",
                "two",
                "years",
                "ago",
                "9999",
                "days",
                "later",
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    end = 0
    for time in read(text):
        assert end <= time.span.start < time.span.end <= len(text)
        end = time.span.end
        assert time.value


def test_an_ambiguous_numeral_is_bounded_by_both_readings() -> None:
    (found,) = read("They signed on 03/04/2023.")
    assert (found.bounds.earliest, found.bounds.latest) == (date(2023, 3, 4), date(2023, 4, 3))


def test_years_before_our_era_run_backwards() -> None:
    text = "In 264 BC they crossed. Two years later they won. In 241 BC they made peace, and in 238 BC and 219 BC they fought."
    assert [t.value for t in read(text)] == ["BC0264", "BC0262", "BC0241", "BC0238", "BC0219"]


def test_a_time_of_day_hangs_on_the_day_behind_it() -> None:
    told = read(
        "They met on June 3. At 9:30 on 5 June, and at dawn on Friday, 7 June, shells fell; at 5 p.m. Sunday it ended."
    )
    assert [t.value for t in told] == [
        "2024-06-03", "2024-06-05T09:30", "2024-06-05", "2024-06-07TMO", "2024-06-07", "2024-06-09T17:00",
    ]  # fmt: skip


def test_a_pluperfect_looks_back() -> None:
    text = "In November 1943 they crossed the river. In December they had lost a bridge. They built another in January 1944."
    assert [t.value for t in read(text, None)] == ["1943-11", "1942-12", "1944-01"]


def test_a_range_goes_forward() -> None:
    assert [t.value for t in read("It went on from Monday through Friday.")] == ["2024-06-10", "2024-06-14"]


def test_in_news_what_follows_hangs_on_what_the_paragraph_told() -> None:
    text = "They signed in May 2015. The following month it was broken. A year later they met."
    assert [t.value for t in read(text)] == ["2015-05", "2015-06", "2016"]


def test_days_are_counted_from_the_start_that_the_text_tells() -> None:
    text = "Day 200 of the war was calm. "
    document = Document(
        Report("x", text + "The war began on April 15, 2023.", DAY),
        (Sentence(0, Span(0, 28), "body", 0), Sentence(1, Span(29, 61), "body", 0)),
    )
    assert times(document)["times"][0].value == "2023-10-31"
    assert read(text)[0].bounds == Bounds()


@pytest.mark.parametrize(
    ("publisher", "url", "text", "order", "value"),
    [
        ("The Associated Press", None, "On 03/04/2023 they met.", "", "2023-03-04"),
        ("BBC News", None, "On 03/04/2023 they met.", "", "2023-04-03"),
        (None, "https://news.example.co.uk/1", "On 03/04/2023 they met.", "", "2023-04-03"),
        (None, None, "On 03/04/2023 and 25/04/2023 they met.", "", "2023-04-03"),
        (None, None, "On 03/04/2023 they met.", "", "2023-XX-XX"),
        ("BBC News", None, "On 03/04/2023 they met.", "mdy", "2023-03-04"),
        ("AP", None, "On 13/04/2023 they met.", "mdy", "2023-04-13"),
    ],
)
def test_numerals_follow_the_user_the_text_or_the_publisher(
    publisher: str | None, url: str | None, text: str, order: str, value: str
) -> None:
    report = Report("x", text, DAY, publisher=publisher, url=url)
    document = Document(report, (Sentence(0, Span(0, len(text)), "body", 0),))
    assert times(document, order)["times"][0].value == value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The truce for Eid al-Fitr held.", date(2024, 4, 9), date(2024, 4, 13)),
        ("They fought at Easter 2021.", date(2021, 4, 4), date(2021, 4, 4)),
        ("A truce is planned for Christmas.", date(2024, 12, 25), date(2024, 12, 25)),
    ],
)
def test_feasts_are_dated(text: str, first: date, last: date) -> None:
    (found,) = read(text)
    assert (found.bounds.earliest, found.bounds.latest) == (first, last)


def test_days_told_before_any_year_hang_on_publication_whatever_old_years_follow() -> None:
    opening = "The two sides signed the accord on 27 May. They met again on 3 June."
    later = " The militia was formed in 1994. It took the port in 2001, lost it in 2009 and came back in 2015."
    values = [t.value for t in read(opening + later)]
    assert values[:2] == ["2024-05-27", "2024-06-03"]
    assert "2024-05-27" not in [t.value for t in read("The war began in 1991." + opening + later)]


def test_the_end_of_a_stretch_does_not_move_an_account() -> None:
    text = "The siege began on 5 April 1992 and lasted until 29 February 1996. In July a convoy got through."
    assert [t.value for t in read(text, None)] == ["1992-04-05", "1996-02-29", "1992-07"]


def test_the_last_week_of_a_month_ends_with_it() -> None:
    (found,) = read("They left in the last week of May.")
    assert (found.bounds.earliest, found.bounds.latest) == (date(2024, 5, 25), date(2024, 5, 31))


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("PORT SUDAN, June 10 (Agency) - Rebels left on Sunday.", DAY, "2024-06-09"),
        ("PORT SUDAN, 10 June 2024 (Agency) — Rebels left yesterday.", None, "2024-06-09"),
        ("BAMAKO, 2 May 2019 - Rebels left yesterday.", DAY, "2024-06-12"),
        ("BAMAKO - Rebels left yesterday.", None, "XXXX-XX-XX"),
    ],
)
def test_a_dateline_tells_the_day_of_writing(text: str, published: date | None, value: str) -> None:
    assert read(text, published)[-1].value == value


def test_days_of_a_list_share_their_month_and_year() -> None:
    told = [t.value for t in read("Raids on March 3, 5 and 9, 2022 and on 4, 6 and 8 May 2020 failed.")]
    assert told == ["2022-03-03", "2022-03-05", "2022-03-09", "2020-05-04", "2020-05-06", "2020-05-08"]
    assert [t.value[4:] for t in read("On March 3, 5 people died; on April 2 and 7 people were hurt.")] == [
        "-03-03",
        "-04-02",
    ]


def test_overnight_is_of_the_day_that_its_sentence_told() -> None:
    assert [t.value for t in read("The mutiny of 15 July 2016 failed overnight.")] == ["2016-07-15", "2016-07-15TNI"]
    assert [t.value for t in read("Overnight, shells fell.")] == ["2024-06-13TNI"]


def test_halves_are_counted_in_the_smaller_unit() -> None:
    told = [t.value for t in read("It fell half a century ago. He fled two and a half years ago.")]
    assert told == ["1974", "2021-12"]


def test_the_day_after_something_is_no_day_where_nobody_says_when_that_was() -> None:
    assert [t.value for t in read("He fled the day after the vote.")] == ["XXXX-XX-XX"]


def test_what_has_gone_on_since_a_month_goes_on_at_publication() -> None:
    told = read("The group, which split off in 2016, has raided dozens of villages since March.")
    assert [t.value for t in told] == ["2016", "2024-03"]


def test_what_has_gone_on_for_years_leaves_the_news_where_it_was() -> None:
    told = read("The port has been in rebel hands since 2014. Fighters reached its outskirts in March.")
    assert [t.value for t in told] == ["2014", "2024-03"]


def test_a_day_of_these_weeks_is_not_of_the_old_year_told_before() -> None:
    told = read(
        "Rebels took the port in March 2014. Parliament sacked its mayor on June 3. On April 9 they had shot a guard."
    )
    assert [t.value for t in told][:2] == ["2014-03", "2024-06-03"]
    told = read("Rebels took the port in March 2014. On September 3 they shot the mayor.")
    assert [t.value for t in told] == ["2014-03", "2014-09-03"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Peru, which cut ties in 2016, agreed in March to reopen its embassy.", "2024-03"),
        ("The general, whose men took the port on May 3, 2016, resigned in March.", "2024-03"),
    ],
)  # fmt: skip
def test_a_year_in_a_clause_between_commas_leaves_the_news_where_they_are(text: str, value: str) -> None:
    assert read(text)[-1].value == value
