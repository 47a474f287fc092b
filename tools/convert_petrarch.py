"""Persons of the PETRARCH dictionaries as a CSV with dated roles.

Usage: convert_petrarch.py Phoenix.Countries.actors.txt > src/dateline/data/actors/persons_petrarch.csv
A person is an entry of two to five words with at least one dated role of a country's government, elite, army or
opposition that reaches into 1985 or later. Two-digit years from 30 are of the last century.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HEAD = (
    "# Persons with dated roles. From the PETRARCH-2 dictionaries (Phoenix.Countries.actors.txt), by tools/convert_petrarch.py.\n"
    "# MIT licence, Copyright (c) 2014 Open Event Data Alliance. They end about 2014. Lists are parted by |.\n"
    "# offices: sector~title~from~to, days inclusive, empty where not told.\n"
)
CODE = re.compile(r"\[([A-Z]{3})([A-Z]*)\s*([<>]?)(\d{6})?(?:-(\d{6}))?\s*\]")
SECTORS = {"GOV": "GOV", "MIL": "MIL", "OPP": "OPP", "REB": "REB", "JUD": "JUD", "COP": "COP", "SPY": "SPY"}
TITLES = frozenset(
    [
        "PRESIDENT",
        "MINISTER",
        "PRIME",
        "GENERAL",
        "KING",
        "QUEEN",
        "PRINCE",
        "SENATOR",
        "SECRETARY",
        "CHANCELLOR",
        "PREMIER",
        "MR",
        "MRS",
        "MR.",
        "DR",
        "DR.",
        "SIR",
        "GOVERNOR",
        "AMBASSADOR",
        "GOVERNMENT",
        "ADMINISTRATION",
        "THE",
        "OF",
        "FOREIGN",
        "LEADER",
        "SPOKESMAN",
        "ENVOY",
        "SHEIKH",
        "COLONEL",
        "MARSHAL",
        "VICE",
        "DICTATOR",
        "PARTY",
        "ARMY",
        "MINISTRY",
        "AND",
        "CABINET",
        "REGIME",
        "CHIEF",
        "EMIR",
        "SULTAN",
        "AYATOLLAH",
        "POPE",
        "COUNCIL",
        "JUNTA",
        "ELECT",
        "PRESIDENT-ELECT",
        "FORMER",
        "MAJOR",
        "CAPTAIN",
        "LIEUTENANT",
        "ADMIRAL",
        "LADY",
        "LORD",
        "FRONT",
        "MOVEMENT",
        "UNION",
        "COMMITTEE",
        "AUTHORITY",
        "NATIONAL",
    ]
)
PARTICLES = frozenset(
    ["de", "la", "del", "da", "dos", "al", "el", "bin", "ibn", "van", "von", "der", "ben", "abu", "du", "le"]
)
SINCE = "1985-01-01"
MADE = "2014-01-30"  # when the dictionary was made: what is open there is known to last until then
RENAMED = {"KSV": "XKX", "DDR": "DEU", "TMP": "TLS", "KNT": "KNA"}
SHORTEST = 9


def day(digits: str | None) -> str:
    """YYMMDD as an ISO date; an empty string where there is none or it is no day."""
    if not digits:
        return ""
    year, month, number = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        return ""
    return f"{year + (1900 if year >= 30 else 2000)}-{month:02}-{number:02}"


def entries(lines: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Names of each entry, and the text of its codes."""
    names: list[str] = []
    codes: list[str] = []
    for raw in lines:
        line = raw.split("#")[0].rstrip()
        if not line.strip():
            continue
        if line[0] not in "+\t [":
            if names:
                yield names, codes
            names, codes = [], []
        name = line.split("[")[0].strip().lstrip("+").rstrip("_ ")
        if name and line[0] not in "\t [":
            names.append(name.replace("_", " "))
        codes += [f"[{part}" for part in line.split("[")[1:]]
    if names:
        yield names, codes


def offices(codes: list[str]) -> tuple[str, list[str]]:
    """The country, and the offices held into 1985 or later."""
    found = []
    country = ""
    for code in codes:
        match = CODE.match(code)
        if not match or not match[4]:
            continue
        start, end = (
            (match[4], match[5]) if not match[3] else ((match[4], None) if match[3] == ">" else (None, match[4]))
        )
        sector = SECTORS.get(match[2][:3])
        if sector and (not end or day(end) >= SINCE):
            country = country or match[1]
            found.append(f"{sector}~~{day(start)}~{day(end) or MADE}")
    return RENAMED.get(country, country), found


def cased(name: str) -> str:
    """A name in capitals as it is written."""
    return " ".join(
        w.lower() if w.lower() in PARTICLES else "-".join(p.capitalize() for p in w.split("-")) for w in name.split()
    )


def person(names: list[str]) -> list[str]:
    """The names that are a person's own: two to five words, none a title, no digits."""
    return [
        cased(n)
        for n in dict.fromkeys(names)
        if 2 <= len(n.split()) <= 5
        and len(n) >= SHORTEST
        and not TITLES & set(n.split())
        and re.fullmatch(r"[A-Z][A-Z'. -]+", n)
    ]


def rows(lines: list[str]) -> Iterator[list[str]]:
    """The rows of the table."""
    seen = set()
    for names, codes in entries(lines):
        own = person(names)
        country, held = offices(codes)
        if own and held and names[0].upper() == own[0].upper() and own[0] not in seen:
            seen.add(own[0])
            yield [own[0], "|".join(own[1:]), country, "|".join(held)]


def main(argv: list[str]) -> int:
    """Writes the table to standard output."""
    lines = Path(argv[0]).read_text(encoding="utf-8", errors="replace").splitlines()
    sys.stdout.write(HEAD)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["name", "names", "country", "offices"])
    writer.writerows(sorted(rows(lines)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
