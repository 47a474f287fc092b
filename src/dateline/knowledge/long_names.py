"""Names of treaties, wars, streets and the like, which hold names of states, towns and forces that are not meant by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.knowledge.actors import words

_NAME = r"[A-Z][\w’'.-]*"
_JOIN = r"(?:and|of|the|on|for|to|against|de|du)"
_WIDE = r"(?:the )?(?:Europe|Africa|Asia|Latin America|Central America|the Americas|the Caribbean|the Middle East|Outer Space)"


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(h.capitalize() for h in words().thing_heads))})s?\b")


@cache
def _pattern() -> re.Pattern[str]:
    heads = "|".join(sorted((h.capitalize() for h in words().thing_heads), key=len, reverse=True))
    topic = rf" (?:on|of|for|against|to|relating to|concerning) (?:the )?{_NAME}(?: (?:{_JOIN} )*{_NAME}| in {_WIDE})*"
    return re.compile(rf"(?:\b{_NAME} (?:(?:{_JOIN}) )?){{0,6}}\b(?:{heads})s?\b(?:{topic})?")


def long_names(text: str) -> Iterator[tuple[int, int]]:
    """Where such names stand: "the Treaty on Conventional Armed Forces in Europe", "Nelson Mandela Bridge"."""
    if not _heads().search(text):  # the whole pattern is dear
        return
    for match in _pattern().finditer(text):
        if " " in match[0]:
            yield match.span()
