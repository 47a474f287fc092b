"""How long coding takes beside what the parser alone takes: both read the same texts in one run, in turns, on one thread.

Usage: python bench/speed.py [--limit WORDS] REPORT.jsonl [REPORT.jsonl …]
A line needs a "text". Prints milliseconds per 1,000 words of both and their ratio: 1.0 is as long as plain `nlp.pipe` of the same model.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

from dateline.annotate.parse import load_model
from dateline.annotate.pipeline import Annotator, annotate
from dateline.config import configured
from dateline.desk import annotators
from dateline.model.report import Report

ROUNDS = 3


def texts(paths: Sequence[Path], limit: int) -> list[str]:
    """Texts of the files until `limit` words are reached."""
    found: list[str] = []
    words = 0
    for line in _lines(paths):
        if words >= limit:
            break
        text = json.loads(line)["text"]
        found.append(text)
        words += len(text.split())
    return found


def _lines(paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        yield from (line for line in path.read_text(encoding="utf-8").split("\n") if line.strip())


def coding(found: Sequence[str], way: Sequence[Annotator]) -> float:
    """Seconds of processor time that coding them takes."""
    start = process_time()
    for number, text in enumerate(found):
        annotate(Report(str(number), text), way)
    return process_time() - start


def parsing(found: Sequence[str], model: str) -> float:
    """Seconds of processor time that `nlp.pipe` takes."""
    start = process_time()
    for _ in load_model(model).pipe(found):
        pass
    return process_time() - start


def main(argv: Sequence[str]) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=20_000, help="words to read at most")
    parser.add_argument("paths", nargs="+", type=Path)
    given = parser.parse_args(argv)
    model = configured({}).model
    found, way = texts(given.paths, given.limit), annotators(model)
    words = sum(len(text.split()) for text in found)
    coding(found[:3], way)  # loads the model, the lexicon and the gazetteer
    parsed = min(parsing(found, model) for _ in range(ROUNDS))
    coded = min(coding(found, way) for _ in range(ROUNDS))
    per = 1_000_000 / words
    print(
        f"{words} words: coding {coded * per:.0f} ms, nlp.pipe {parsed * per:.0f} ms per 1,000 words, ratio {coded / parsed:.2f}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
