"""Sentences compared by their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from dateline.model.claim import EventClaim

FEW = 4
"""A word is rare in few sentences: this many, or one in a hundred of them."""


def likeness(one: str, other: str) -> float:
    """Jaccard's share of common words of two sentences."""
    mine, yours = words_of(one), words_of(other)
    return len(mine & yours) / len(mine | yours) if mine and yours else 0.0


@lru_cache(maxsize=100_000)
def words_of(text: str) -> frozenset[str]:
    """The words of four letters or more, and numbers, that a sentence is compared by."""
    return frozenset(w for w in re.findall(r"\w+", text.casefold()) if len(w) > 3 or w.isdigit())


def rare_words(claims: Iterable[EventClaim]) -> frozenset[str]:
    """Words that stand in at least two sentences of these claims, but in few."""
    sentences = {(c.evidence.report, c.evidence.start): c.evidence.quote for c in claims}
    counts = Counter(word for quote in sentences.values() for word in words_of(quote))
    limit = max(FEW, len(sentences) // 100)
    return frozenset(word for word, n in counts.items() if 1 < n <= limit)


def stem(word: str) -> str:
    """The first five letters, by which "withdrew" is no "withdrawal" but "withdraw" is."""
    return word.casefold()[:5]
