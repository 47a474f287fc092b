"""Numbers as words and digits: where they stand and what they bound, before it is known what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from text_to_num import text2num

from dateline.knowledge.quantities import quantity_data

_DIGITS = r"\d{1,3}(?:,\s?\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_NONE = re.compile(
    r"\bno(?=\s+(?:\w+\s+)?(?:casualt|deaths?\b|injur|fatalit|victims\b|civilians\b|people\b|soldiers\b))",
    re.IGNORECASE,
)
_BARRED_BEFORE = re.compile(
    r"(?:[$€£¥#]|US|\b(?:no\.?|number|flight|article|resolution|aged?|page|chapter|section|of age|category|phase|level|channel|highway|route))\s?$",
    re.IGNORECASE,
)


_CHANGED = re.compile(
    r"\b(?:(?:ris|rose|fall|fell|increas|decreas|climb|grow|grew|jump|drop|rais|revis|cut|reduc|soar|swell)\w*|went|goes|going|go|up|down)\b[^.;]{0,40}\b(?:from|by)\s+$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b(?:one|1)\s+(?:in|out\s+of)\s+(?:every\s+)?(?:\d+|[a-z]+)", re.IGNORECASE)
"""A share, with no number of anybody: "one in five residents"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start`..`end` of a text, hedges included; `at` is where the numeral itself begins, `last` where it ends."""

    start: int
    end: int
    at: int
    last: int
    low: float
    best: float | None
    high: float
    approximate: bool = False


def numbers(text: str) -> list[Number]:
    """The numbers of a text from left to right, ranges as one; money, percentages, ages, ordinals and measures left out."""
    shares = [m.span() for m in _SHARE.finditer(text)]
    plain = (n for n in _plain(text) if not any(start <= n.at and n.last <= end for start, end in shares))
    found = [n for n in plain if not _barred(text, n)]
    return [_hedged(text, n) for n in _ranged(text, found)]


@cache
def _pattern() -> re.Pattern[str]:
    vague = "|".join(re.escape(w) for w in sorted(quantity_data().vague, key=len, reverse=True))
    fixed = "|".join(re.escape(w) for w in sorted(quantity_data().fixed, key=len, reverse=True))
    small = "|".join(quantity_data().small)
    scale = rf"(?:[\s-]?(?:{'|'.join(sorted(quantity_data().scales, key=len, reverse=True))})\b)?"
    words = rf"(?<![\w-])(?:(?:{small}|hundred|thousand|million|billion)\b(?:[\s-]+(?:and\s+)?(?=(?:{small}|hundred|thousand|million)\b))?)+"
    start = r"(?:(?<![\w.,/–—-])|(?<=least)|(?<=about)|(?<=round)|(?<=than)|(?<=some)|(?<=between)|(?<=\d[-–])|(?<=--))"
    return re.compile(
        rf"\b(?P<vague>{vague})\b|\b(?P<fixed>{fixed})\b|{start}(?P<digits>{_DIGITS})(?P<scale>{scale})|(?P<dozen>\b(?:{small})\s+dozen\b)|(?P<words>{words})",
        re.IGNORECASE,
    )


def _plain(text: str) -> Iterator[Number]:
    for match in _pattern().finditer(text):
        bounds = _value(match)
        if bounds:
            low, best, high = bounds
            start, end = match.start(), len(match[0].rstrip(" -")) + match.start()
            yield Number(start, end, start, end, low, best, high, best is None)
    for match in _NONE.finditer(text):
        yield Number(match.start(), match.end(), match.start(), match.end(), 0, 0, 0)


def _value(match: re.Match[str]) -> tuple[float, float | None, float] | None:
    if vague := match["vague"]:
        low, high = quantity_data().vague[" ".join(vague.lower().split())]
        return low, None, high
    value: float
    if fixed := match["fixed"]:
        value = quantity_data().fixed[" ".join(fixed.lower().split())]
    elif digits := match["digits"]:
        value = float(re.sub(r"[,\s\u00a0\u202f]", "", digits)) * quantity_data().scales.get(
            match["scale"].strip(" -").lower(), 1
        )
    elif dozen := match["dozen"]:
        value = 12 * float(text2num(dozen.split()[0].lower(), "en"))
    else:
        try:
            value = float(text2num(re.sub(r"[\s-]+", " ", match["words"].lower()).strip(), "en"))
        except ValueError:
            return None
    return (value, value, value) if value == int(value) else None


def _barred(text: str, number: Number) -> bool:
    after = text[number.last : number.last + 16].lower()
    if re.match(
        r"(?:st|nd|rd|th)\b|[:/]\d|\s?%|-year|-member|-nation|-country|-seat|-party|-storey|-story|-room|-bed|-foot|-metre|-meter|-man|-day|-month|-hour|-km|-point|-mile",
        after,
    ):
        return True
    word = after.lstrip(" -")
    if any(word.startswith(w) for w in quantity_data().not_after):
        return True
    return bool(_BARRED_BEFORE.search(text[max(0, number.at - 12) : number.at]))


def _ranged(text: str, found: list[Number]) -> Iterator[Number]:
    found, at = sorted(found, key=lambda n: n.at), 0
    while at < len(found):
        number = found[at]
        if at + 1 < len(found) and _former(text, number, found[at + 1]):
            at += 1
            continue
        if at + 1 < len(found) and (joined := _range(text, number, found[at + 1])):
            yield joined
            at += 2
            continue
        yield number
        at += 1


def _former(text: str, first: Number, second: Number) -> bool:
    """Whether a number is the one before a change, or the change: "rose from 12 to 15", "fell by 20 to 310"."""
    return text[first.last : second.at].strip() == "to" and bool(_CHANGED.search(text[: first.start]))


def _range(text: str, first: Number, second: Number) -> Number | None:
    between = text[first.last : second.at].strip().lower()
    before = " " + text[max(0, first.at - 9) : first.at].lower().rstrip()
    if first.best is None or second.best is None:
        return None
    low, high = first.best, second.best
    if low < high / 1000 or (low < 100 and high >= 1e5):
        low *= 1e6 if high >= 1e6 else 1e3
    joins = between in ("to", "-", "–", "—", "or") or (between == "and" and before.endswith("between"))
    since = re.fullmatch(r"(?:19|20)\d\d", text[first.at : first.last]) and before.endswith((" since", " in", " from"))
    if not joins or since or not low < high:
        return None
    start = first.at - (len("between ") if before.endswith("between") and between == "and" else 0)
    return Number(max(0, start), second.last, first.at, second.last, low, None, high, True)


@cache
def _hedges() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(quantity_data().hedges, key=len, reverse=True))
    return re.compile(rf"(?:^|\W|displaced)((?:{words})(?:\s+(?:another|a|an|further|additional))?)\s*$", re.IGNORECASE)


def _hedged(text: str, number: Number) -> Number:
    before = _hedges().search(text[max(0, number.start - 34) : number.start])
    start, low, best, approximate = number.start, number.low, number.best, number.approximate
    if before:
        start -= len(text[max(0, number.start - 34) : number.start]) - before.start(1)
        approximate = True
        if before[1].lower() in quantity_data().bounded_above:
            low, best = 0.0, None  # the text names no number but the highest
    after = next((h for h in quantity_data().hedges_after if text[number.end :].lstrip().lower().startswith(h)), "")
    end = text.index(after.split()[0], number.end) + len(after) if after and after in text[number.end :] else number.end
    return Number(start, end, number.at, number.last, low, best, number.high, approximate or bool(after))
