"""Names as they are compared: without case, marks, kinds of apostrophe and hyphen."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    "ə": "a", "ı": "i", "ł": "l", "đ": "d", "ð": "d", "ø": "o", "ß": "s", "æ": "a", "œ": "o", "þ": "t", "ħ": "h",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "ʿ": "'", "ʾ": "'", "′": "'",
}  # fmt: skip
_BLANKS = re.compile(r"[\s\-‐‑‒–—―_]")


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    if _BLANKS.match(character):
        return " "
    known = _LETTERS.get(character) or _LETTERS.get(character.lower())
    if known:
        return known
    bare = unicodedata.normalize("NFKD", character)[:1].lower()
    return bare if len(bare) == 1 else character


def fold(text: str) -> str:
    """The text in lower case without marks, hyphens and line breaks as blanks; of the same length, so that offsets stay."""
    return "".join(map(_letter, text))


def slug(name: str) -> str:
    """A name as part of a key: `İlham Əliyev` is `ilham-aliyev`."""
    return "-".join(re.findall(r"\w+", fold(name).replace("'", "").replace(".", "")))
