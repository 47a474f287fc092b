"""Sentences compared by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dateline.knowledge.common_words import common_words


def likeness(one: str, other: str) -> float:
    """Jaccard's share of common words of two sentences."""
    mine, yours = words_of(one), words_of(other)
    return len(mine & yours) / len(mine | yours) if mine and yours else 0.0


@lru_cache(maxsize=100_000)
def words_of(text: str) -> frozenset[str]:
    """The words of four letters or more, and numbers, that a sentence is compared by."""
    return frozenset(w for w in re.findall(r"\w+", text.casefold()) if len(w) > 3 or w.isdigit())


def rare(words: Iterable[str]) -> list[str]:
    """Those of these words that tell much: English writes them seldom."""
    return sorted(w for w in words if w not in common_words())


def stem(word: str) -> str:
    """The first five letters, by which "withdrew" is no "withdrawal" but "withdraw" is."""
    return word.casefold()[:5]
