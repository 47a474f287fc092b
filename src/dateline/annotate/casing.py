"""Gives sentences in capitals and headlines in title case the case of running text, so that the parser can read them."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.knowledge.actors import lexicon, words
from dateline.knowledge.names import fold
from dateline.knowledge.timex import in_list

UPPER_SHARE = 0.7
FEWEST_WORDS = 3
LONG = 4
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def running(text: str, common: Callable[[str], bool]) -> str:
    """The text in the case of running text, of the same length: names with a capital, other words without. Text that is neither
    in capitals nor in title case stays as it is. `common` says whether a word in lower case is one of the language."""
    if not (in_capitals(text) or is_headline(text)):
        return text
    capitals = in_capitals(text)
    named = {i for start, end, _ in lexicon().matches(fold(text)) for i in range(start, end)}
    out = list(text)
    first = next((m.start() for m in WORD.finditer(text)), 0)
    for match in WORD.finditer(text):
        word, lower = match.group(), match.group().lower()
        if len(lower) != len(word) or (word.isupper() and len(word) > 1 and not capitals):
            continue
        small = (
            common(lower) and match.start() not in named and not in_list(lower, "named_days") and match.start() > first
        )
        kept = word in words().short_forms or not lower[1:]
        out[match.start() : match.end()] = word if kept else lower if small else word[0] + lower[1:]
    return "".join(out)


def in_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 8 and sum(c.isupper() for c in letters) >= UPPER_SHARE * len(letters)


def is_headline(text: str) -> bool:
    """Whether every word of some length begins with a capital, as in a headline, but not all of it is in capitals. A line without a full stop
    may have shorter words: "Army Hits Base"."""
    words = WORD.findall(text)
    long = [w for w in words if len(w) >= LONG]
    enough = len(long) >= FEWEST_WORDS or (len(words) >= FEWEST_WORDS <= len(long) + 1 and text.rstrip()[-1:].isalnum())
    return enough and all(w[0].isupper() for w in long) and not in_capitals(text)
