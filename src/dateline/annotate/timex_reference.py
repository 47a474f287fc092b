"""What relative expressions hang on: publication, dateline, the running time of the text, the tense of the clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateline.knowledge.timex import tense_words

_PASSIVE = re.compile(r"\bbe\s+(?:\w+ly\s+)?\w+ed\b")
"""After `be` a participle tells no past: `may be signed`."""
_WORD = re.compile(r"[A-Za-z]+")
_YEAR = re.compile(r"(?<![\d,.$€£-])(1[0-9]\d\d|20\d\d)(?![\d,]\d|\d)")
_BC = re.compile(r"\d\s?(?:BCE?\b|B\.C\b)")
_AHEAD = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.IGNORECASE)
OPENING = 800
FEW_YEARS = 4
CORE_MENTIONS = 8
CORE_SPAN = 3
CORE_SHARE = 0.1
OLD = 2
OLD_SHARE = 0.6


@dataclass(slots=True)
class Reference:
    """`dct` is publication (or the dateline's date); `running` the last date that the text told, of grain `grain`; `narrative` says
    that the text is an account of the past, in which dates hang on each other and not on publication."""

    dct: date | None
    narrative: bool
    running: date | None = None
    grain: str = ""
    bc: bool = False
    core: frozenset[int] = frozenset()
    day: date | None = None

    @property
    def base(self) -> date | None:
        """What dates without a year hang on: in an account of the past what was told last."""
        if self.narrative:
            return self.running
        return self.running if self.running and self.grain == "near" else self.dct

    @property
    def then(self) -> date | None:
        """What `the next day` hangs on."""
        return self.day or (self.running if self.narrative else self.dct)

    def tell(self, first: date, day: date | None) -> None:
        """The text told a date."""
        self.running = first
        stays = self.day is not None and (self.day.year, self.day.month) == (first.year, first.month)
        self.day = day or (self.day if stays else None)

    def new_paragraph(self) -> None:
        """News begins anew from its day at each paragraph."""
        if not self.narrative:
            self.running = self.day = None


def core_years(text: str) -> frozenset[int]:
    """The years in which an account stays: those with enough others near them. A lone far year is a comparison or a source
    and does not move its time. Empty where a text tells too few years to say."""
    years = [int(y) for y in _YEAR.findall(text)]
    if len(years) < CORE_MENTIONS:
        return frozenset()
    near = {y: sum(abs(y - other) <= CORE_SPAN for other in years) for y in set(years)}
    return frozenset(y for y, count in near.items() if count >= max(3, CORE_SHARE * len(years)))


def is_narrative(text: str, published: date | None) -> bool:
    """Whether most years that a text tells are long past; without a publication date every text counts as one."""
    if published is None:
        return True
    if len(_BC.findall(text)) >= FEW_YEARS:
        return True
    years = [int(y) for y in _YEAR.findall(text)]
    old = sum(y < published.year - OLD for y in years)
    opening = {word.lower() for word in _WORD.findall(text[:OPENING])}
    if opening & tense_words("news"):
        return False
    if any(y >= published.year for y in years):
        old -= FEW_YEARS
    return len(years) >= FEW_YEARS and old >= OLD_SHARE * len(years) and old >= len(text) / 2500


def tense_at(sentence: str, start: int, end: int) -> str:
    """past, future, present or an empty string: the verb form nearest before an expression, else the first after it."""
    if _AHEAD.search(sentence[max(0, start - 12) : start]):
        return "future"
    words = _WORD.findall(_PASSIVE.sub("", sentence[:start]))
    before = [_tense(w) for w in words]
    if _intended(words, before):
        return "future" if words[-1].lower() in tense_words("due") else ""
    after = [_tense(w) for w in _WORD.findall(sentence[end:])]
    told = [t for t in reversed(before) if t] + [t for t in after if t]
    return told[0] if told else ""


def _intended(words: list[str], tenses: list[str]) -> bool:
    """Whether an infinitive stands nearer than any finite verb: what one "vowed to do by May" is not past, though "vowed" is."""
    for at in range(len(words) - 2, -1, -1):
        if tenses[at + 1]:
            return False
        after = words[at + 1]
        if words[at].lower() == "to" and after.islower() and after not in tense_words("not_infinitive"):
            return True
    return False


def _tense(word: str) -> str:
    lower = word.lower()
    for name in ("past", "future", "present"):
        if lower in tense_words(name):
            return name if lower != "may" or word == "may" else ""
    if (
        lower.endswith(tuple(tense_words("past_endings")))
        and lower not in tense_words("not_past")
        and not word[0].isupper()
    ):
        return "past"
    return ""
