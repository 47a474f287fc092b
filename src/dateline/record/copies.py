"""Which reports are one text printed twice: an agency's report in several papers, a web page read again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from rensa import RMinHash, RMinHashLSH

from dateline.model.report import Report

COPIED = 0.7
"""Estimated share of common runs of four words (Jaccard) from which on two texts are one."""

PERMUTATIONS, BANDS, SEED, RUN = 128, 32, 1, 4


def copies(reports: Iterable[Report]) -> dict[str, str]:
    """By report that copies another the id of the first published of them; in any order of reading."""
    ordered = sorted(reports, key=lambda r: (r.published or date.max, r.id))
    index = RMinHashLSH(threshold=COPIED, num_perm=PERMUTATIONS, num_bands=BANDS)
    prints, found = [], dict[str, str]()
    for number, report in enumerate(ordered):
        runs = _runs(report.text)
        mine = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        mine.update(runs)
        prints.append(mine)
        if not runs:
            continue
        near = [n for n in sorted(index.query(mine)) if mine.jaccard(prints[n]) >= COPIED]
        if near:
            found[report.id] = found.get(ordered[near[0]].id, ordered[near[0]].id)
        index.insert(number, mine)
    return found


def _runs(text: str) -> list[str]:
    words = re.findall(r"\w+", text.casefold())
    return [" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
