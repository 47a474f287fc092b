"""What can go wrong in reading, through the command line: one line that says what to do, and nothing lost."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

COMMAND = [sys.executable, "-m", "dateline"]


def run(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *args], capture_output=True, check=False, input=stdin, env=os.environ)


def told(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return done.stderr.decode().splitlines()


def kept(store: Path) -> int:
    """How many reports are in the store; none where it is not there yet."""
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
            return int(connection.execute("select count(*) from reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        if "connection" in locals():
            connection.close()


BAD: dict[str, tuple[bytes | int, str]] = {
    "empty.txt": (b"", "is empty: give a file with text in it"),
    "blank.html": (b" \n\n", "is empty: give a file with text in it"),
    "binary.txt": (bytes(range(256)) * 9, "is no text (binary?)"),
    "large.txt": (50_000_000, "has 50 MB, too much for one report"),
    "future.json": (b'{"text": "Text.", "published": "2999-01-01"}', "published 2999-01-01 lies in the future"),
    "noday.json": (b'{"text": "Text.", "published": "May"}', "'May' is not a date: write it as 2024-06-13"),
    "broken.json": (b'{"text": ', "not a report in JSON"),
    "bare.html": (b"<html><body></body></html>", "no article found in the page"),
    "broken.pdf": (b"%PDF-1.4 and then nothing", "is a damaged PDF"),
    "bare.eml": (b"Subject: nothing\n\n", "is an e-mail without text"),
    "names.csv": (b"a,b\n1,2\n", "no column called text"),
    "none.warc": (b"no archive", "no page with an article in it"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (data, _) in BAD.items():
        with (tmp_path / name).open("wb") as file:
            file.truncate(data) if isinstance(data, int) else file.write(data)
    return tmp_path


def test_each_bad_file_of_a_folder_gets_a_line_and_the_good_one_is_read(folder: Path) -> None:
    (folder / "good.txt").write_bytes(
        "Soldiers left Arlen on 3 May 2024, said Señora Peña of the café “Sol”.".encode("cp1252")
    )
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    store = folder / "record.db"
    done = run("read", str(folder), str(folder / "gone.txt"), "--quiet", "--store", f"sqlite:///{store}")
    lines = told(done)
    assert done.returncode == 2
    for name, (_, words) in BAD.items():
        about = [line for line in lines if f"/{name}:" in line and "damaged records" not in line]
        assert len(about) == 1 and words in about[0], (name, about)
    assert any("gone.txt: cannot be read (No such file or directory)" in line for line in lines)
    assert any("good.txt: not UTF-8: read as cp1252" in line for line in lines)
    assert kept(store) == 1


def test_a_report_without_a_date_is_read_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Soldiers left Arlen on Monday.")
    done = run("read", str(tmp_path / "a.txt"), "--quiet", "--store", f"sqlite:///{tmp_path}/record.db")
    assert done.returncode == 0
    assert told(done) == [
        f"dateline: {tmp_path}/a.txt: no date of publication, so relative dates stay unresolved: give it with --published"
    ]


def test_a_broken_line_is_numbered_and_lines_end_at_line_feeds_only(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "text": "One\u2028two\u0085three.", "published": "2024-05-03"},
        {"id": "4", "text": "Four.", "published": "2024-05-03"},
    ]
    one, four = (json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "a.jsonl").write_text("\n".join([one, '{"text": ', "", four, '{"text": "x\\u0000"}']), encoding="utf-8")
    done = run("extract", str(tmp_path / "a.jsonl"))
    assert done.returncode == 2
    found = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    assert [(f["report"]["id"], f["text"]) for f in found] == [("1", rows[0]["text"]), ("4", "Four.")]
    broken, null = told(done)
    assert "a.jsonl:2: not a report in JSON" in broken
    assert "a.jsonl:5: its text holds a null character" in null


def test_an_address_that_fails_is_one_line(site: Any) -> None:
    done = run("extract", site.url + "/none")
    assert "lies in a private network: allow it with --allow-private" in told(done)[0]
    allowed = run("extract", site.url + "/none", "http://nosuch.invalid/", "--allow-private")
    gone, unknown = told(allowed)
    assert "the server answered 404" in gone
    assert "cannot be fetched" in unknown
    assert (done.returncode, allowed.returncode) == (2, 2)


def test_a_page_is_read_from_its_address_with_its_days_apart(site: Any) -> None:
    words = "<p>Soldiers left the town of Arlen on 3 May 2024, the ministry said in a statement.</p>" * 6
    head = '<meta property="article:published_time" content="2024-05-04"><meta property="article:modified_time" content="2024-05-09">'
    site.reply("/a", body=f"<html><head>{head}</head><body><article>{words}</article></body></html>".encode())
    done = run("extract", site.url + "/a", "--allow-private")
    report = json.loads(done.stdout)["report"]
    assert (report["published"], report["dated_by"], report["modified"]) == (
        "2024-05-04",
        "meta article:published_time",
        "2024-05-09",
    )


def test_a_store_that_is_locked_is_one_line_and_tried_again_it_works(tmp_path: Path) -> None:
    store = tmp_path / "record.db"
    url = f"sqlite:///{store}"
    assert run("events", "--store", url).returncode == 0
    holder = sqlite3.connect(store, isolation_level=None)
    holder.execute("begin exclusive")
    done = run("read", "-", "--quiet", "--published", "2024-05-03", "--store", url, stdin=b"Soldiers left Arlen.")
    holder.close()
    assert (done.returncode, len(told(done))) == (5, 1)
    assert "is locked by another program: wait until it is done" in told(done)[0]
    assert (
        run(
            "read", "-", "--quiet", "--published", "2024-05-03", "--store", url, stdin=b"Soldiers left Arlen."
        ).returncode
        == 0
    )
    assert kept(store) == 1


def many(path: Path, count: int) -> None:
    row = {"text": "Soldiers left the town of Arlen on Monday. The mayor said so.", "published": "2024-05-03"}
    path.write_text("".join(json.dumps(row | {"id": f"r{n}"}) + "\n" for n in range(count)))


def test_an_interrupted_reading_keeps_what_was_read_and_goes_on(tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 5000)  # more than the fastest machine reads before the signal comes
    store = tmp_path / "record.db"
    command = [*COMMAND, "read", str(tmp_path / "a.jsonl"), "--quiet", "--store", f"sqlite:///{store}"]
    running = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=os.environ,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs are born deaf to it
    )  # fmt: skip
    until = time.monotonic() + 300
    while kept(store) < 3 and time.monotonic() < until and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=300)
    assert running.returncode == 130, errors
    (line,) = errors.decode().splitlines()
    read = kept(store)
    assert 3 <= read < 5000
    assert f"interrupted: {read} reports were read and are kept; read again to go on" in line
    many(tmp_path / "a.jsonl", read + 2)
    assert run("read", str(tmp_path / "a.jsonl"), "--quiet", "--store", f"sqlite:///{store}").returncode == 0
    assert kept(store) == read + 2


def test_a_bar_moves_within_one_file_of_many_reports(tmp_path: Path) -> None:
    many(tmp_path / "a.jsonl", 25)
    master, slave = pty.openpty()
    command = [*COMMAND, "read", str(tmp_path / "a.jsonl"), "--quiet", "--store", f"sqlite:///{tmp_path}/record.db"]
    running = subprocess.Popen(command, stderr=slave, stdout=subprocess.DEVNULL, env=os.environ | {"TERM": "xterm"})
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 65_536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    assert running.wait(300) == 0
    os.close(master)
    steps = set(re.findall(rb"(\d+)%", shown))
    assert b"reading" in shown
    assert steps - {b"0", b"100"}, steps


FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>One</title><link>/1</link>'
    b"<pubDate>Sat, 04 May 2024 10:00:00 GMT</pubDate></item></channel></rss>"
)


def test_a_feed_is_followed_and_asked_again_only_for_what_is_new(site: Any, tmp_path: Path) -> None:
    words = b"<p>Soldiers left the town of Arlen on Friday, the ministry said in a statement.</p>" * 6
    site.reply("/feed", body=FEED, kind="application/rss+xml", headers={"ETag": '"1"'})
    site.reply("/1", body=b"<html><body><article>" + words + b"</article></body></html>")
    store = ("--allow-private", "--store", f"sqlite:///{tmp_path}/record.db")
    first = run("follow", site.url + "/feed", *store)
    assert (first.returncode, told(first)) == (0, ["dateline: 1 reports read"])
    events = json.loads(run("events", "--format", "json", *store[1:]).stdout)
    assert events[0]["time"]["latest"] == "2024-05-03"
    site.pages["/feed"] = type(site.pages["/feed"])(status=304)
    again = run("follow", site.url + "/feed", *store)
    assert told(again) == ["dateline: 0 reports read"]
    assert site.paths().count("/1") == 1
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_a_feed_that_fails_is_one_line_and_left_alone_then(site: Any, tmp_path: Path) -> None:
    site.reply("/feed", status=500)
    store = ("--allow-private", "--quiet", "--store", f"sqlite:///{tmp_path}/record.db")
    first, second = (run("follow", site.url + "/feed", *store) for _ in range(2))
    assert (first.returncode, len(told(first))) == (2, 1)
    assert "the server answered 500: it is asked again later" in told(first)[0]
    assert (second.returncode, len(told(second))) == (0, 1)
    assert "failed 1 times: not asked again before" in told(second)[0]
    assert site.paths().count("/feed") == 1
