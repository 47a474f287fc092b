"""Each kind of file: what is in it is read, what is broken in it is one line."""

from __future__ import annotations

import gzip
import io
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from pypdf import PdfWriter

from dateline.errors import InputError
from dateline.ingest.decode import Note
from dateline.ingest.pagedates import page_dates
from dateline.ingest.report import Terms
from dateline.ingest.sources import Finding, expand, findings
from dateline.model.report import Report

TODAY = date(2024, 7, 1)
WORDS = "Soldiers left the town of Arlen on Monday, the ministry said in a statement."


def read(path: Path, terms: Terms | None = None) -> list[Finding]:
    return list(findings([str(path)], terms or Terms(TODAY), io.BytesIO()))


def reports(found: list[Finding]) -> list[Report]:
    return [f for f in found if isinstance(f, Report)]


def lines(found: list[Finding]) -> list[str]:
    told = [str(f) for f in found if not isinstance(f, Report)]
    assert not [line for line in told if "\n" in line]
    return told


def page(head: str = "", words: str = WORDS) -> str:
    return f"<html><head><title>Soldiers leave</title>{head}</head><body><article>{f'<p>{words}</p>' * 8}</article></body></html>"


def linked(**fields: str) -> str:
    told = ",".join(f'"{name}": "{value}"' for name, value in fields.items())
    return f'<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", {told}}}]}}</script>'


@pytest.mark.parametrize(
    ("head", "url", "published", "modified"),
    [
        (linked(datePublished="2024-05-02T23:30:00-04:00", dateModified="2024-05-09"), None, ("2024-05-02", "json-ld"), "2024-05-09"),
        ('<meta property="article:published_time" content="2024-05-02"><meta property="article:modified_time" content="2024-06-01">',
         None, ("2024-05-02", "meta article:published_time"), "2024-06-01"),
        ('<meta property="og:updated_time" content="2024-06-01">', "https://x.org/2024/05/02/a.html", ("2024-05-02", "url"), "2024-06-01"),
        (linked(datePublished="2031-01-01") + '<meta name="date" content="2024-05-03">', None, ("2024-05-03", "meta date"), None),
        ('<script type="application/ld+json">{broken</script>', "https://x.org/news/123", None, None),
    ],
)  # fmt: skip
def test_the_days_of_publication_and_change_are_kept_apart_with_the_rule(
    head: str, url: str | None, published: tuple[str, str] | None, modified: str | None
) -> None:
    found = page_dates(page(head), url, TODAY)
    assert (found.published and (str(found.published.day), found.published.rule)) == published
    assert (found.modified and str(found.modified.day)) == modified


def test_a_page_changed_later_is_published_when_it_was_published(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(page(linked(datePublished="2024-05-02", dateModified="2024-06-30")))
    (report,) = reports(read(file))
    assert (report.published, report.dated_by, report.modified) == (date(2024, 5, 2), "json-ld", date(2024, 6, 30))
    (early,) = reports(read(file, Terms(date(2024, 3, 1))))
    assert (early.published, early.modified) == (None, None)


def test_an_e_mail_is_its_text_dated_by_its_sending(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Soldiers leave", "Hill Post <desk@example.org>"
    mail["Date"] = "Thu, 02 May 2024 23:30:00 -0400"
    mail.set_content(WORDS)
    mail.add_alternative(page(), subtype="html")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    file = tmp_path / "a.eml"
    file.write_bytes(bytes(mail))
    found = read(file)
    (report,) = reports(found)
    assert (report.text.strip(), report.title, report.publisher) == (WORDS, "Soldiers leave", "Hill Post")
    assert (report.published, report.dated_by) == (date(2024, 5, 2), "mail")
    assert lines(found) == [f"{file}: 1 attachments were not read: save them and give the files"]


def test_an_e_mail_of_html_alone_gives_its_article(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Soldiers leave"
    mail.set_content(page(), subtype="html")
    file = tmp_path / "a.eml"
    file.write_bytes(bytes(mail))
    (report,) = reports(read(file))
    assert WORDS in report.text and "<p>" not in report.text
    assert report.published is None


def pdf(text: str) -> bytes:
    """The smallest PDF with one line of text."""
    stream = f"BT /F1 12 Tf 10 100 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    body, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % at for at in starts)
    size = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(body))
    )


def test_a_pdf_with_text_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a-2024-05-02.pdf"
    file.write_bytes(pdf(WORDS))
    (report,) = reports(read(file))
    assert WORDS in report.text
    assert (report.published, report.dated_by) == (date(2024, 5, 2), "name")


def test_a_pdf_without_text_locked_or_broken_says_so(tmp_path: Path) -> None:
    scan = PdfWriter()
    scan.add_blank_page(100, 100)
    scan.write(tmp_path / "scan.pdf")
    scan.encrypt("secret")
    scan.write(tmp_path / "locked.pdf")
    (tmp_path / "broken.pdf").write_bytes(pdf(WORDS)[:150])
    (tmp_path / "empty.pdf").write_bytes(b"")
    told = {name: lines(read(tmp_path / f"{name}.pdf")) for name in ("scan", "locked", "broken", "empty")}
    assert "has no text (a scan?)" in told["scan"][0]
    assert "is locked with a password" in told["locked"][0]
    assert "is a damaged PDF" in told["broken"][0]
    assert [len(t) for t in told.values()] == [1, 1, 1, 1]


def test_a_table_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        'Headline;Body;Date;Outlet;Updated\nOne;"First;\n""quoted"" words.";2024-05-02;Hill Post;2024-05-03\nTwo;;2024-05-02;;\n'
        "Three;Third words.;May;;\n;;;;\nFour;Fourth words.;;;\n",
        encoding="utf-8-sig",
    )
    found = read(file)
    one, four = reports(found)
    assert (one.text, one.title, one.publisher) == ('First;\n"quoted" words.', "One", "Hill Post")
    assert (one.published, one.modified, one.dated_by) == (date(2024, 5, 2), date(2024, 5, 3), "field")
    assert (four.text, four.published) == ("Fourth words.", None)
    empty, undated = lines(found)
    assert "a.csv:row 3: its text is empty" in empty
    assert "a.csv:row 4: 'May' is not a date" in undated


def test_columns_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text("Contenido\tDía\nUno.\t2024-05-02\n", encoding="utf-8")
    assert "no column called text" in lines(read(file))[0]
    named = Terms(TODAY, columns=(("text", "contenido"), ("published", "Día")))
    (report,) = reports(read(file, named))
    assert (report.text, report.published) == ("Uno.", date(2024, 5, 2))
    assert "no column Texto" in lines(read(file, Terms(TODAY, columns=(("text", "Texto"),))))[0].replace(
        "texto", "Texto"
    )
    assert "no column words" in lines(read(file, Terms(TODAY, columns=(("words", "Día"),))))[0]


def record(
    url: str, body: bytes, *, kind: str = "response", status: str = "200 OK", mime: str = "text/html", more: str = ""
) -> bytes:
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {mime}; charset=utf-8\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-10T12:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url))}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def archive() -> list[bytes]:
    dated = page(linked(datePublished="2024-05-02")).encode()
    ahead = page(linked(datePublished="2024-05-20"), "Rebels came back to Arlen on Friday, residents said.").encode()
    packed = gzip.compress(page("", "The mayor of Arlen spoke to reporters on Friday.").encode())
    return [
        record("https://x.org/1", dated),
        record("https://x.org/2", ahead),
        record("https://x.org/3", packed, more="Content-Encoding: gzip\r\n"),
        record("https://x.org/4", b"gone", status="404 Not Found"),
        record("https://x.org/5", b"\xff\xd8", mime="image/jpeg"),
        record("https://x.org/6", b"<html><body></body></html>"),
    ]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_a_web_archive_gives_its_pages_none_published_after_its_capture(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    file.write_bytes(b"".join(gzip.compress(r) if packed else r for r in archive()))
    found = read(file)
    one, two, three = reports(found)
    assert (one.url, one.published, one.dated_by) == ("https://x.org/1", date(2024, 5, 2), "json-ld")
    assert two.published is None
    assert "spoke to reporters" in three.text
    assert lines(found) == [f"{file}: 1 pages hold no article"]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_damaged_records_are_skipped_and_counted(tmp_path: Path, packed: bool) -> None:
    one, two, three, *_ = [gzip.compress(r) for r in archive()] if packed else archive()
    broken = two[:60] + b"\x00" * 40 + two[100:] if packed else b"WARC/1.0\r\nno record at all\r\n\r\n" + b"x" * 500
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    file.write_bytes(one + broken + three + one[:200])
    found = read(file)
    assert [r.url for r in reports(found)] == ["https://x.org/1", "https://x.org/3"]
    assert lines(found) == [f"{file}: 2 damaged records were skipped"]


def test_what_is_no_archive_says_so(tmp_path: Path) -> None:
    for name, data in (("a.warc", b"not an archive"), ("b.warc", b""), ("c.warc.gz", gzip.compress(b"neither"))):
        (tmp_path / name).write_bytes(data)
        *notes, last = read(tmp_path / name)
        assert isinstance(last, InputError)
        assert all(isinstance(n, Note) for n in notes)


def test_a_folder_of_all_kinds_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(archive()[0]))
    (tmp_path / "b.pdf").write_bytes(pdf(WORDS))
    (tmp_path / "c.csv").write_text("text\nOne.\n")
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    assert [Path(f).name for f in expand([str(tmp_path)])] == ["a.warc.gz", "b.pdf", "c.csv"]
