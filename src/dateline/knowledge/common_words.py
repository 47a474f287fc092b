"""Words that say little, as English is full of them: `data/lang/en/common_words.csv`."""

from __future__ import annotations

from functools import cache

from dateline.knowledge.load import read_csv


@cache
def common_words() -> frozenset[str]:
    """In lower case, of more than three letters."""
    return frozenset(row["word"] for row in read_csv("lang/en/common_words.csv"))
