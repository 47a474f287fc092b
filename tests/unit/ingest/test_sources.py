"""Bad input gets one line that says what to do, and good input beside it is read."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.ingest.decode import Note
from dateline.ingest.report import Terms
from dateline.ingest.sources import Finding, expand, findings
from dateline.model.report import Report

TODAY = date(2024, 7, 1)


def read(*words: object, stdin: bytes = b"", published: date | None = None) -> list[Finding]:
    files = expand([str(w) for w in words])
    return list(findings(files, Terms(TODAY, published), io.BytesIO(stdin)))


def error(*words: object, stdin: bytes = b"") -> str:
    found = read(*words, stdin=stdin)
    assert [type(f) for f in found] == [InputError]
    assert "\n" not in str(found[0])
    return str(found[0])


def test_a_text_file_is_read_verbatim(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("One.\r\nTwo… “three”.\u2028".encode())
    (report,) = read(file, published=date(2024, 6, 13))
    assert isinstance(report, Report)
    assert (report.text, report.published) == ("One.\r\nTwo… “three”.\u2028", date(2024, 6, 13))
    assert report.dated_by == "argument"


def dated(path: Path, text: str, published: date | None = None) -> tuple[date | None, str]:
    path.write_text(text)
    (report,) = read(path, published=published)
    assert isinstance(report, Report)
    return report.published, report.dated_by


def test_a_text_is_dated_by_its_head_or_its_name(tmp_path: Path) -> None:
    head = "Rebels leave Arlen\n\nBy Ama Mensah\nAccra, June 3, 2024\n\nRebels left Arlen on Monday.\n"
    assert dated(tmp_path / "a.txt", head) == (date(2024, 6, 3), "line")
    assert dated(tmp_path / "2024-05-01.txt", head) == (date(2024, 6, 3), "line")
    assert dated(tmp_path / "2024-05-01_arlen.txt", "Rebels left Arlen.") == (date(2024, 5, 1), "name")
    assert dated(tmp_path / "a.txt", head, published=date(2024, 6, 4)) == (date(2024, 6, 4), "argument")


def test_updated_counts_only_where_nothing_tells_the_first_day(tmp_path: Path) -> None:
    both = "Updated: June 9, 2024\nPublished June 3, 2024\nRebels left."
    assert dated(tmp_path / "a.txt", both) == (date(2024, 6, 3), "line")
    assert dated(tmp_path / "a.txt", "Updated: June 9, 2024\nRebels left.") == (date(2024, 6, 9), "line")


def test_no_day_to_come_and_none_of_the_story_dates_a_text(tmp_path: Path) -> None:
    assert dated(tmp_path / "a.txt", "Accra, August 3, 2024\n\nRebels left.") == (None, "none")
    assert dated(tmp_path / "a.txt", "On June 3, 2024, rebels left.\nMore came.") == (None, "none")
    late = "Rebels left.\n" * 20 + "June 3, 2024\n"
    assert dated(tmp_path / "a.txt", late) == (None, "none")


def test_the_name_of_a_file_of_many_reports_dates_none(tmp_path: Path) -> None:
    file = tmp_path / "dump-2024-06-01.jsonl"
    file.write_text(json.dumps({"text": "Rebels left."}) + "\n")
    (report,) = read(file)
    assert isinstance(report, Report)
    assert (report.published, report.dated_by) == (None, "none")


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "is empty"), (b" \n", "is empty"), (bytes(range(256)) * 9, "is no text")]
)
def test_an_empty_or_binary_file_says_so(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    assert words in error(file)


def test_a_missing_file_and_an_empty_folder_say_so(tmp_path: Path) -> None:
    assert "cannot be read" in error(tmp_path / "none.txt")
    assert "check the path" in error(tmp_path)


def test_a_file_too_large_for_one_report_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    assert "has 50 MB" in error(file)


def test_another_encoding_is_detected_and_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    text = "The mayor of Logroño said “we won’t leave” the café on Monday, and Señora Peña agreed with him."
    file.write_bytes(text.encode("cp1252"))
    note, report = read(file)
    assert isinstance(note, Note)
    assert "read as cp1252" in str(note)
    assert isinstance(report, Report)
    assert report.text == text


def test_a_broken_line_is_numbered_and_the_others_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    rows = [json.dumps({"id": "1", "text": "a\u2028b"}, ensure_ascii=False), '{"text": ', "", '{"text": "c"}']
    file.write_text("\n".join(rows), encoding="utf-8")
    first, broken, last = read(file)
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert (first.id, first.text, last.text) == ("1", "a\u2028b", "c")
    assert "a.jsonl:2: not a report in JSON" in str(broken)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"text": " "}, "its text is empty"),
        ({"text": "x", "published": "13 June"}, "is not a date"),
        ({"text": "x", "published": "2031-01-01"}, "lies in the future"),
    ],
)
def test_a_report_that_cannot_be_is_refused(tmp_path: Path, row: dict[str, str], words: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(row), encoding="utf-8")
    assert words in error(file)


def test_standard_input_may_be_text_or_lines() -> None:
    (text,) = read("-", stdin=b"Rebels left.")
    one, two = read("-", stdin=b'{"text": "a"}\n{"text": "b"}\n')
    assert [r.text for r in (text, one, two) if isinstance(r, Report)] == ["Rebels left.", "a", "b"]


def test_a_folder_is_read_sorted_at_any_depth(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.txt", "a.txt", "ignored.bin"):
        (tmp_path / name).write_text(name)
    assert [r.text for r in read(tmp_path) if isinstance(r, Report)] == ["a.txt", "b/z.txt", "c.txt"]


def test_a_web_page_gives_its_article_and_date(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    body = "".join(
        f"<p>Soldiers left the town of Arlen on day {n}, the ministry said in a statement.</p>" for n in range(9)
    )
    meta = '<meta charset="utf-8"><meta property="article:published_time" content="2024-05-02T08:00:00Z">'
    file.write_text(
        f"<html><head><title>Soldiers leave</title>{meta}</head><body><article>{body}</article></body></html>"
    )
    (report,) = read(file)
    assert isinstance(report, Report)
    assert "left the town of Arlen on day 3" in report.text
    assert (report.published, report.dated_by) == (date(2024, 5, 2), "meta article:published_time")


def test_an_address_that_cannot_be_fetched_says_so() -> None:
    assert "only http and https" in error("ftp://example.org/a")
    assert "cannot be fetched" in error("http://nosuch.invalid/a")
