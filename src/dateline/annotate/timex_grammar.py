"""Finds time expressions: where one may begin, the longest match of a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.knowledge.timex import TimeLanguage, TimexRule

_NAMED = ("m", "w")
_DASHES = ("-", "–", "—", "/")
_TOKEN = re.compile(r"\S+")
_DIGITS = "0123456789"
_OPENING = " (\"“'‘["
CLOCKS = ("clock", "part")
DAYS = ("day", "weekday", "deictic")
DAY_HEADS = ("day", "part-of", "day-tail")


@dataclass(frozen=True, slots=True)
class Match:
    """An expression at `start`..`end` of a sentence; `groups` are the rule's parts in lower case; `tail` where a dash or "to" joins it
    to the expression before it; `day` the day told right behind a time of day."""

    start: int
    end: int
    rule: TimexRule
    groups: dict[str, str]
    tongue: TimeLanguage
    tail: bool = False
    day: Match | None = None

    def get(self, name: str) -> str:
        """A part, or an empty string."""
        return self.groups.get(name, "")

    def means(self, name: str, table: str = "") -> str:
        """What a part stands for in the word list of its name, or in another; an empty string where it is not in it."""
        return self.tongue.meaning(table or name, self.get(name))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as written and in lower case, of equal length, in its language."""

    text: str
    low: str
    tongue: TimeLanguage


def line(text: str, tongue: TimeLanguage) -> Line:
    """A sentence made ready for matching."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return Line(text, low, tongue)


def matches(line: Line) -> Iterator[Match]:
    """The expressions of a sentence from left to right; none overlap."""
    at, last = 0, None
    for start in _places(line):
        if start < at:
            continue
        tail = last is not None and bool(line.tongue.dash.fullmatch(line.low, at, start))
        found = longest(line, start, after_date=last is not None and _goes_on(line, last, start))
        if found:
            last = _joined(line, found) if found.rule.kind in CLOCKS else found
            last = replace(last, tail=True) if tail else last
            yield last
            at = last.end


def _goes_on(line: Line, last: Match, start: int) -> bool:
    """Whether a bare number here may be a further day of the month told before: "March 3, 5 and 9"."""
    joint = any(p.fullmatch(line.low, last.end, start) for p in (line.tongue.dash, line.tongue.listing))
    return joint and last.rule.kind in DAY_HEADS


def _joined(line: Line, match: Match) -> Match:
    """A time of day with the day told right behind it; without a preposition they are one expression: `5 p.m. Friday`."""
    gap = line.tongue.gap.match(line.low, match.end)
    day = longest(line, gap.end(), after_date=False) if gap and gap.end() > match.end else None
    if gap is None or day is None or day.rule.kind not in DAYS:
        return match
    return replace(match, day=day, end=match.end if gap[0].strip() else day.end)


def _places(line: Line) -> Iterator[int]:
    """Where an expression may begin, from left to right."""
    for found in line.tongue.gate.finditer(line.low):
        if found["before"]:
            yield from (found.start() + word.start() for word in _TOKEN.finditer(found["before"]))
        yield found.start("word")


def longest(line: Line, at: int, *, after_date: bool) -> Match | None:
    """The longest match at a place; of equal ones the first rule's."""
    best: Match | None = None
    low, tongue = line.low, line.tongue
    for gate, rules in tongue.groups:
        if not gate.match(low, at):
            continue
        for rule, pattern in rules:
            if (rule.kind == "day-tail" and not after_date) or not (found := pattern.match(low, at)):
                continue
            if found.end() > max(at, best.end if best else at) and _stands(line, found):
                match = Match(at, found.end(), rule, _groups(found.groupdict()), tongue)
                best = match if _sensible(line, match) else best
    return best


def _groups(found: dict[str, str | None]) -> dict[str, str]:
    groups: dict[str, str] = {}
    for name, value in found.items():
        if value is not None:
            groups.setdefault(name.rstrip(_DIGITS), " ".join(value.split()))
    year = groups.get("y", "")
    if year and not year.isdigit():
        groups["bc"], groups["y"] = year, "".join(c for c in year if c.isdigit())
    return groups


def _stands(line: Line, found: re.Match[str]) -> bool:
    """Names of months and days are written with a capital, where the language does so."""
    if not line.tongue.capitals:
        return True
    named = (name for name in found.re.groupindex if name.rstrip(_DIGITS) in _NAMED and found.start(name) >= 0)
    return all(line.text[found.start(name)].isupper() for name in named)


def _sensible(line: Line, match: Match) -> bool:
    """Whether words that are names or verbs too tell time here, and a bare number is a year."""
    if match.rule.kind == "month" and not match.get("y") and not match.get("mod"):
        return _is_month(line, match)
    if match.rule.kind == "year" and not match.get("mod"):
        return _is_year(line, match)
    return not (
        match.rule.kind == "part" and match.start and "rel" not in match.groups and line.text[match.start].isupper()
    )


def _before(line: Line, at: int) -> str:
    words = line.text[:at].rstrip(_OPENING).rsplit(None, 1)
    return words[-1] if words else ""


def _is_month(line: Line, match: Match) -> bool:
    """`May` and `March` may be verbs where a sentence begins or names of people; so may `June` before another name."""
    last = _before(line, match.start)
    if last.lower() in line.tongue.listed("before_month") or last.endswith(_DASHES):
        return True
    if match.get("m") in line.tongue.listed("verb_or_name"):
        return bool(last) and not last[0].isupper()
    behind = line.text[match.end : match.end + 2]
    named = len(behind) == 2 and behind[0] == " " and behind[1].isupper()
    return not (match.get("m") in line.tongue.listed("given_name") and named)


def _is_year(line: Line, match: Match) -> bool:
    """`Resolution 1970` and `Flight 1987` are numbers, and so is `2014 soldiers`."""
    last = _before(line, match.start).lower().rstrip(".")
    if last in line.tongue.listed("before_year"):
        return True
    behind = line.text[match.end :].split(None, 1)[:1] if line.text[match.end : match.end + 1] in (" ", "%") else []
    word = behind[0].rstrip(".,;:") if behind else ""
    counted = word.islower() and word.endswith(tuple(line.tongue.listed("counted_endings")))
    no_year = line.tongue.listed("counted") | line.tongue.listed("partitive")
    return not (counted or word.lower() in no_year or last in line.tongue.listed("numbered"))
