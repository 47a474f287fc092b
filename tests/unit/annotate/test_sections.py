"""Parts of a report."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.sections import sections
from dateline.annotate.sentences import paragraphs, split
from dateline.model.document import Document
from dateline.model.report import Report

REPORT = """Lake state army leaves the port

HOME / AFRICA / LIVE

Lake state army leaves the port

The army has left the port of Bura after a siege of two weeks.....

BURA, May 4 (Lake Agency) — The army has left the port of Bura after a siege of two weeks, the governor said. Traders came back.

Talks go on in the capital.

Background

Herders and farmers share the valley.

What next

It is not known who will guard the port.

Read more: the siege in pictures"""


def told(text: str, title: str | None = None) -> list[tuple[str, str]]:
    document = Document(Report("x", text, date(2021, 5, 4), title))
    document = replace(document, sentences=split(document)["sentences"])
    found = sections(document)["sentences"]
    return [(s.section, s.span.of(text)) for s in found]


def test_each_part_of_a_report_is_marked_and_none_is_cut() -> None:
    found = told(REPORT)
    assert [section for section, _ in found] == [
        "headline", "boilerplate", "repeat", "repeat", "boilerplate", "lead", "lead", "body",
        "background", "background", "outlook", "outlook", "boilerplate",
    ]  # fmt: skip
    assert found[4][1] == "BURA, May 4 (Lake Agency) —"
    assert found[5][1].startswith("The army has left")


def test_a_single_sentence_is_a_lead_whatever_its_form() -> None:
    assert told("Army leaves the port") == [("lead", "Army leaves the port")]
    assert told("Troops left. They were tired.") == [
        ("lead", "Troops left."),
        ("lead", "They were tired."),
    ]


def test_a_line_of_a_column_is_no_paragraph_but_a_short_line_is() -> None:
    wrapped = (
        "The army has left the port of Bura and gone\nto the hills in the north, where it will be\nmet by its friends."
    )
    assert len(paragraphs(wrapped)) == 1
    listed = "The parties agreed on three things that they will do this year:\n– to leave the port;\n– to talk."
    assert len(paragraphs(listed)) == 3


def test_a_caption_in_brackets_is_marked_to_its_end() -> None:
    text = "Army leaves\n\n[IMAGE: Smoke above Bura, 4 May. Photo by hand]\n\nThe army left."
    assert [section for section, _ in told(text)] == [
        "headline",
        "boilerplate",
        "boilerplate",
        "lead",
    ]


def test_old_years_and_long_spans_are_background() -> None:
    text = "Army leaves\n\nThe army left on Monday.\n\nThe port fell in 1994. Ships came on Tuesday."
    assert [section for section, _ in told(text)] == [
        "headline",
        "lead",
        "background",
        "body",
    ]


def test_numbers_keep_two_like_sentences_apart() -> None:
    first = "The army said that 12 soldiers were killed near the bridge on Monday."
    text = f"Army counts dead\n\n{first}\n\n{first.replace('12', '14')}"
    assert [section for section, _ in told(text)] == ["headline", "lead", "body"]


@given(st.text(alphabet=st.sampled_from("AB ab.(—\n-[]1"), max_size=60))
def test_marking_loses_no_character(text: str) -> None:
    document = Document(Report("x", text))
    document = replace(document, sentences=split(document)["sentences"])
    found = sections(document)["sentences"]
    assert [s.index for s in found] == list(range(len(found)))
    covered = [i for s in found for i in range(s.span.start, s.span.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)


def sections_of(text: str) -> list[str]:
    return [section for section, _ in told(text)]


def test_a_dateline_may_run_over_several_stops() -> None:
    found = told("MOSCOW, May 4. /TASS/. The army has left the port. It went home.")
    assert [section for section, _ in found] == [
        "boilerplate",
        "boilerplate",
        "lead",
        "lead",
    ]


def test_a_speaker_of_a_transcript_is_no_dateline() -> None:
    text = "HOST: Did the army leave?\n\nMINISTER: It left on Monday.\n\nHOST: Thank you."
    assert "boilerplate" not in sections_of(text)
    assert sections_of("ISLAMABAD: The talks failed on Monday.\n\nThe envoys left.")[0] == "boilerplate"


def test_a_list_of_links_ends_where_text_begins() -> None:
    text = "Army leaves the port\n\nThe army left on Monday.\n\nRelated topics\n\nGhana\n\nElections\n\nIt went home by sea."
    assert sections_of(text) == [
        "headline",
        "lead",
        "boilerplate",
        "boilerplate",
        "boilerplate",
        "body",
    ]


def test_points_before_the_text_are_its_summary() -> None:
    text = (
        "Rebels free hostages\n\n• Ten workers released\n\n• Army denies ransom\n\nRebels freed ten workers on Monday."
    )
    assert sections_of(text) == ["headline", "summary", "summary", "lead"]


def test_a_summary_ends_with_the_next_heading() -> None:
    text = "HIGHLIGHTS\n\n- Two clinics looted.\n\nSITUATION OVERVIEW\n\nClans fought on Monday."
    assert sections_of(text) == ["summary", "summary", "body", "lead"]


def test_an_old_year_in_the_news_of_the_day_is_no_background() -> None:
    text = "The envoys met.\n\nA treaty was read.\n\nIn 1994 they signed it.\n\nOn Monday they recalled what they did in 1994."
    assert sections_of(text) == ["lead", "body", "background", "body"]


def test_what_a_publisher_says_of_itself_behind_the_news_is_boilerplate() -> None:
    text = """The army left the port on Monday.\n\nTraders came back.\n\nThe governor will speak on Friday.\n\n-ENDS-\n
Notes to editors\n\nThe port was taken in May.\n\nAbout us\n\nThe Lake Agency has reported from Bura since 1990. Write to us."""
    found = told(text)
    assert [s for s, _ in found] == [
        "lead",
        "body",
        "body",
        "boilerplate",
        "background",
        "background",
        *["boilerplate"] * 3,
    ]


def test_a_report_that_opens_with_such_a_line_is_news() -> None:
    found = told(
        "About this report\n\nThe panel says the army shelled Bura. It names three officers.\n\nThe army denies it."
    )
    assert "boilerplate" not in [s for s, _ in found]
