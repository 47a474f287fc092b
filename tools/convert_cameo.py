"""Verb and noun pairs of the CAMEO verb dictionary of PETRARCH as a CSV.

Usage: convert_cameo.py CAMEO.2.0.txt > src/dateline/data/lang/en/lexicon/borrowed.csv
Kept are the patterns of a verb with words after it ("* ARMS SHIPMENT"); those with a set of synonyms, a placeholder or words before
the verb are left out, as are verbs of saying, words that say nothing of the deed, and codes of mere statements (01, 02).
A row is one pattern for all verbs of its block.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HEAD = (
    "# Verbs with words that hang on them, and the CAMEO code of three digits that they tell of. From the PETRARCH verb dictionary\n"
    "# (CAMEO.2.0.txt), by tools/convert_cameo.py. MIT licence, Copyright (c) 2015 Open Event Data Alliance. Not checked one by one:\n"
    "# an entry of the lexicon's own files goes before. Verbs are parted by |.\n"
)
BLOCK = re.compile(r"---\s+(\S.*?)\s*(?:\[.*?\])?\s*---$")
VERB = re.compile(r"([A-Z-]+)\s*(?:\{.*?\})?\s*(?:\[.*?\])?$")
PATTERN = re.compile(r"- \*(.*?)\s*\[(\d{3})\d*(?::\d+)?\]$")
IDLE_VERBS = frozenset(
    [
        "say", "tell", "report", "want", "lead", "announce", "state", "add", "ask", "note", "declare", "warn", "control", "link", "address",
        "fly", "come", "go", "look", "see", "get", "have", "be", "do", "know", "think", "believe", "feel", "show", "head", "place", "boost",
        "celebrate", "designate", "dominate", "strain", "anticipate", "augur", "auspicate", "await", "envisage", "expect", "forebode",
        "foresee", "foreshadow", "foretell", "portend", "predict", "prefigure", "presage", "prognosticate",
    ]
)  # fmt: skip
IDLE_WORDS = frozenset(
    [
        "to", "on", "in", "at", "of", "with", "from", "for", "by", "into", "over", "off", "up", "down", "out", "about", "against", "as",
        "through", "back", "ahead", "part", "effort", "efforts", "team", "letter", "message", "bid", "trip", "vote", "law", "conditions",
        "area", "role", "way", "time", "work", "people", "man", "country", "telephone", "phone", "decree", "option", "move", "group", "side", "place",
    ]
)  # fmt: skip


def rows(text: str) -> Iterator[tuple[str, str, str]]:
    """Code, words and verbs of each pattern that is kept, in order of the file."""
    verbs: list[str] = []
    seen: set[tuple[str, str]] = set()
    for line in (one.split("#")[0].strip() for one in text.splitlines()):
        if BLOCK.match(line):
            verbs = []
        elif (pattern := PATTERN.match(line)) and verbs:
            code, words = pattern[2], _words(pattern[1])
            fresh = [v for v in verbs if v not in IDLE_VERBS and (v, words) not in seen]
            if words and fresh and not code.startswith(("01", "02")):
                seen.update((v, words) for v in fresh)
                yield code, words, "|".join(fresh)
        elif verb := VERB.match(line):
            verbs.append(verb[1].lower())


def _words(pattern: str) -> str:
    """The words after the verb in lower case; none where the pattern has more than words, or only idle ones."""
    if re.search(r"[$+%&]", pattern):
        return ""
    words = [w.lower() for w in re.findall(r"[A-Z][A-Z'-]*", pattern)]
    idle = all(w in IDLE_WORDS for w in words) or any("'" in w for w in words)
    return "" if idle else " ".join(words)


def main() -> None:
    """Writes the CSV."""
    sys.stdout.write(HEAD)
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(("code", "words", "verbs"))
    table.writerows(rows(Path(sys.argv[1]).read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
