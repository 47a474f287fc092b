"""How long coding takes beside what the model alone takes: both read the same texts in one run, in turns, on one thread.

Usage: python bench/speed.py [--limit WORDS] [--every K] [--hold] REPORT.json[l] …
A line needs a "text". Prints milliseconds of processor time per 1,000 words of plain `nlp.pipe` of the model as its package loads it, of coding
and of each of its stages, and the ratio of the two: 1.0 is as long as `nlp.pipe`. With `--hold` it ends with 1 where the ratio is above
that of bench/floors/speed.toml.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from dateline.annotate.pipeline import Annotator
from dateline.claims.coding import code
from dateline.config import configured
from dateline.desk import annotators
from dateline.model.document import Document
from dateline.model.report import Report

if TYPE_CHECKING:
    from spacy.language import Language

ROUNDS = 5
FLOORS = Path(__file__).parent / "floors" / "speed.toml"


def texts(paths: Sequence[Path], limit: int, every: int) -> list[str]:
    """Every so manieth text of the files until `limit` words are reached."""
    found: list[str] = []
    words = 0
    for number, text in enumerate(_texts(paths)):
        if words >= limit:
            break
        if number % every == 0:
            found.append(text)
            words += len(text.split())
    return found


def _texts(paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        whole = path.read_text(encoding="utf-8")
        lines = [whole] if path.suffix == ".json" else [line for line in whole.split("\n") if line.strip()]
        yield from (row["text"] for row in map(json.loads, lines) if row.get("text"))


def coding(found: Sequence[str], way: Sequence[Annotator]) -> Counter[str]:
    """Seconds of processor time that coding them takes, by stage."""
    spent: Counter[str] = Counter()
    for number, text in enumerate(found):
        document = Document(Report(str(number), text))
        for annotator in way:
            start = process_time()
            document = replace(document, **annotator.run(document))
            spent[annotator.name] += process_time() - start
        start = process_time()
        code(document)
        spent["claims"] += process_time() - start
    return spent


def parsing(found: Sequence[str], model: Language) -> float:
    """Seconds of processor time that `nlp.pipe` takes."""
    start = process_time()
    with threadpool_limits(1):
        for _ in model.pipe(found):
            pass
    return process_time() - start


def main(argv: Sequence[str]) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=20_000, help="words to read at most")
    parser.add_argument("--every", type=int, default=1, help="read every so manieth text")
    parser.add_argument("--hold", action="store_true", help="end with 1 where the ratio is above the floor")
    parser.add_argument("paths", nargs="+", type=Path)
    given = parser.parse_args(argv)
    model = configured({}).model
    found, way = texts(given.paths, given.limit, given.every), annotators(model)
    plain = importlib.import_module(model).load()
    coding(found[:3], way)  # loads the model, the lexicon and the gazetteer
    turns = [(parsing(found, plain), coding(found, way)) for _ in range(ROUNDS)]
    parsed, coded = sorted(turns, key=_ratio)[
        ROUNDS // 2
    ]  # the turn in the middle: other work on the machine weighs on both halves of it
    _print(sum(len(text.split()) for text in found), parsed, coded)
    ratio = _ratio((parsed, coded))
    most = float(tomllib.loads(FLOORS.read_text(encoding="utf-8"))["ratio"])
    print(f"ratio {ratio:.2f}; at most {most:.2f} is held")
    return int(given.hold and ratio > most)


def _ratio(turn: tuple[float, Counter[str]]) -> float:
    parsed, coded = turn
    return sum(coded.values()) / parsed


def _print(words: int, parsed: float, coded: Counter[str]) -> None:
    """What the ratio is made of."""
    per, whole = 1_000_000 / words, sum(coded.values())
    print(f"{words} words, ms per 1,000 words: nlp.pipe {parsed * per:.0f}, coding {whole * per:.0f}")
    for name, seconds in coded.most_common():
        print(f"  {name:12} {seconds * per:6.1f}  {seconds / whole:5.1%} of coding")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
