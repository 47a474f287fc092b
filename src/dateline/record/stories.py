"""Which reports tell one happening, by the words of their texts: rare words, names and numbers above all, those of the lead twice."""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from dateline.model.report import Report

WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_][\w'’]+")
LEAD = 60
"""Words at the head that tell what a report is about; they count twice, as do names and numbers."""

TOLD = 0.23
"""Likeness (cosine) from which on two groups of reports tell one happening; chosen on half the topics of a measuring set."""

COMMON = 0.3
"""A word in more than this share of the reports tells nothing."""

APART = 14
"""Days between publications beyond which reports no longer tell the same news."""

KEPT = 20
"""How many of its strongest words find the reports that a report is compared with."""

CROWD = 200
"""How many reports a word may lead to: one in more of them only adds to a likeness that other words make."""

Vector = dict[str, float]


def stories(reports: Iterable[Report]) -> dict[str, str]:
    """By report the id of the first report of its story; in any order of reading. Groups of reports are joined while the mean
    likeness of their members is at least TOLD, the most alike first."""
    ordered = sorted(reports, key=lambda r: r.id)
    groups = _joined(len(ordered), _alike(ordered))
    return {ordered[i].id: ordered[group[0]].id for group in groups for i in group}


def weights(text: str) -> dict[str, float]:
    """How much each word of a text counts, before its rarity."""
    counts: dict[str, float] = defaultdict(float)
    for place, found in enumerate(WORD.finditer(text)):
        word = found.group()
        counts[_base(word)] += (2.0 if place < LEAD else 1.0) * (2.0 if word[0].isupper() or word[0].isdigit() else 1.0)
    return counts


def _base(word: str) -> str:
    low = re.sub(r"['’]s$", "", word.casefold())
    return low[:-1] if len(low) > 4 and low.endswith("s") else low


def _vectors(reports: Sequence[Report]) -> list[Vector]:
    """Of length one; the weight of a word is its logarithm, times that of its rarity."""
    counts = [weights(r.text) for r in reports]
    spread = Counter(word for c in counts for word in c)
    many = len(reports)
    telling = {w: log(many / n) for w, n in spread.items() if 1 < n <= max(2.0, COMMON * many)}
    vectors = []
    for count in counts:
        vector = {w: (1 + log(n)) * telling[w] for w, n in sorted(count.items()) if w in telling}
        length = sqrt(sum(x * x for x in vector.values())) or 1.0
        vectors.append({w: x / length for w, x in vector.items()})
    return vectors


def _alike(reports: Sequence[Report]) -> dict[int, dict[int, float]]:
    """The likeness of reports that share a word that few have, both ways."""
    vectors = _vectors(reports)
    strong = [_strongest(v) for v in vectors]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(strong):
        for word in words:
            holders[word].append(number)
    likeness: dict[int, dict[int, float]] = defaultdict(dict)
    for one, vector in enumerate(vectors):
        near = {o for word in strong[one] if len(holders[word]) <= CROWD for o in holders[word] if o > one}
        for other in near:
            if _same_news(reports[one], reports[other]):
                likeness[one][other] = likeness[other][one] = _cosine(vector, vectors[other])
    return likeness


def _strongest(vector: Vector) -> list[str]:
    return heapq.nlargest(KEPT, vector, key=lambda word: (vector[word], word))


def _cosine(one: Vector, other: Vector) -> float:
    small, large = sorted((one, other), key=len)
    return sum(x * large[w] for w, x in small.items() if w in large)


def _same_news(one: Report, other: Report) -> bool:
    return not (one.published and other.published) or abs((one.published - other.published).days) <= APART


@dataclass(slots=True)
class _Tree:
    """Groups while they are being joined: members by group, and the summed likeness of each two groups."""

    members: dict[int, list[int]]
    sums: dict[int, dict[int, float]]

    def mean(self, one: int, other: int) -> float:
        return self.sums[one].get(other, 0.0) / (len(self.members[one]) * len(self.members[other]))


def _joined(many: int, likeness: Mapping[int, Mapping[int, float]]) -> list[list[int]]:
    """Average linkage over what is alike at all."""
    tree = _Tree({i: [i] for i in range(many)}, {i: dict(likeness.get(i, {})) for i in range(many)})
    queue = [(-value, one, other) for one, row in likeness.items() for other, value in row.items() if one < other]
    heapq.heapify(queue)
    while queue:
        value, one, other = heapq.heappop(queue)
        if one not in tree.members or other not in tree.members or -value != tree.mean(one, other):
            continue
        if -value < TOLD:
            break
        _join(tree, one, other)
        for near in sorted(tree.sums[one]):
            heapq.heappush(queue, (-tree.mean(one, near), min(one, near), max(one, near)))
    return [sorted(group) for _, group in sorted(tree.members.items())]


def _join(tree: _Tree, one: int, other: int) -> None:
    """Puts the second group into the first."""
    tree.members[one] += tree.members.pop(other)
    for near, total in tree.sums.pop(other).items():
        del tree.sums[near][other]
        if near != one:
            tree.sums[one][near] = tree.sums[near][one] = tree.sums[one].get(near, 0.0) + total
