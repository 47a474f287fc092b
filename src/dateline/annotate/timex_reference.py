"""What relative expressions hang on: publication, dateline, the running time of the text, the tense of the clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateline.knowledge.timex import TimeLanguage

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<![\d,.$€£-])(1[0-9]\d\d|20\d\d)(?![\d,]\d|\d)")
_BC = re.compile(r"\d\s?(?:BCE?\b|B\.C\b)")
_PARTING = ",;:–—("
MONTH = 31
INTENDING = 4
"""Words before "to" among which a verb of intention stands: "urged both sides to"."""
EXTENDING = 8
"""Words before "to" among which a verb of lengthening or moving stands."""
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
    that the text is an account of the past, in which dates hang on each other and not on publication. `order` says how the text
    writes days in numerals: `dmy`, `mdy` or an empty string where that is not known; `months` that `running` was told to the month or day; `here` is the last day that the
    sentence told; `last` the value of the last date that it told, `before` that of the sentence before."""

    dct: date | None
    narrative: bool
    running: date | None = None
    grain: str = ""
    bc: bool = False
    core: frozenset[int] = frozenset()
    day: date | None = None
    order: str = ""
    months: bool = False
    here: date | None = None
    last: str = ""
    before: str = ""

    @property
    def base(self) -> date | None:
        """What dates without a year hang on: in an account of the past what was told last."""
        if self.narrative:
            return self.running
        return self.running if self.running and self.grain == "near" else self.dct

    @property
    def then(self) -> date | None:
        """What `the next day` hangs on: what was told last, in news only within the paragraph, else its day."""
        return self.day or self.running or (None if self.narrative else self.dct)

    def tell(self, first: date, day: date | None, days: int | None) -> None:
        """The text told a date that covers so many days."""
        self.running, self.months = first, days is not None and days <= MONTH
        stays = self.day is not None and (self.day.year, self.day.month) == (first.year, first.month)
        self.day = day or (self.day if stays else None)
        self.here = day

    def new_sentence(self) -> None:
        """What a sentence takes up by "then" is a date of its own or of the one before."""
        self.here = None
        self.before, self.last = self.last, ""

    def new_paragraph(self) -> None:
        """News begins anew from its day at each paragraph."""
        if not self.narrative:
            self.running = self.day = None


def years_told(text: str) -> list[int]:
    """All numbers of four digits that look like years, in order."""
    return [int(y) for y in _YEAR.findall(text)]


def core_years(years: list[int]) -> frozenset[int]:
    """The years in which an account stays: those with enough others near them. A lone far year is a comparison or a source
    and does not move its time. Empty where a text tells too few years to say."""
    if len(years) < CORE_MENTIONS:
        return frozenset()
    near = {y: sum(abs(y - other) <= CORE_SPAN for other in years) for y in set(years)}
    return frozenset(y for y, count in near.items() if count >= max(3, CORE_SHARE * len(years)))


def is_narrative(text: str, years: list[int], published: date | None, tongue: TimeLanguage) -> bool:
    """Whether most years that a text tells are long past; without a publication date every text counts as one."""
    if published is None:
        return True
    if len(_BC.findall(text)) >= FEW_YEARS:
        return True
    opening = {word.lower() for word in _WORD.findall(text[:OPENING])}
    if len(years) < FEW_YEARS or opening & tongue.tensed("news"):
        return False
    old = sum(y < published.year - OLD for y in years)
    if any(y >= published.year for y in years):
        old -= FEW_YEARS
    return old >= OLD_SHARE * len(years) and old >= len(text) / 2500


def tense_at(sentence: str, start: int, end: int, tongue: TimeLanguage) -> str:
    """past, before (the past of a past), future, present or an empty string: what the preposition demands, else the verb form nearest
    before an expression, else the first after it."""
    words = _WORD.findall(sentence[:start])
    before = _tenses(words, tongue)
    preposition = [w.lower() for w in words[-2:] if w.lower() not in tongue.tensed("between")][-1:]
    for name, demanded in (("ahead", "future"), ("back", "past")):
        if preposition and preposition[0] in tongue.tensed(name):
            return demanded if "before" not in before else "past"
    if preposition and preposition[0] in tongue.tensed("infinitive") and _extended(words, tongue):
        return ""
    intended = _intended(words, before, tongue)
    if intended is not None:
        return intended
    nearest = next((t for t in reversed(before) if t), "")
    if nearest and nearest != "present":
        return nearest
    told = [t for t in [nearest, *reversed(before), *_tenses(_WORD.findall(sentence[end:]), tongue)] if t]
    if told and told[0] == "present" and "future" in told and not {"past", "before"}.intersection(told):
        return "future"
    return told[0] if told else ""


def _extended(words: list[str], tongue: TimeLanguage) -> bool:
    """Whether the clause tells of a time that was lengthened or moved."""
    return bool(tongue.tensed("extending").intersection(w.lower() for w in words[-EXTENDING:]))


def lasts_till_now(sentence: str, start: int, tongue: TimeLanguage) -> bool:
    """Whether an expression tells since when something has gone on: "has raided villages since July"."""
    words = [w.lower() for w in _WORD.findall(sentence[:start])]
    near = [w for w in words[-2:] if w not in tongue.tensed("between")][-1:]
    if not tongue.tensed("back").intersection(near):
        return False
    verb = next((at for at in range(len(words) - 1, -1, -1) if words[at] in tongue.verbs), None)
    perfect = tongue.tensed("lasting")
    return any(w in perfect for w in words[max(0, verb - 3) : verb + 1]) if verb is not None else False


def is_flashback(sentence: str, start: int, end: int, tongue: TimeLanguage) -> bool:
    """Whether the part of the sentence between commas that holds an expression looks back from the text's time: "he had fled in May"."""
    left = max(sentence.rfind(mark, 0, start) for mark in _PARTING) + 1
    right = min((at for mark in _PARTING if (at := sentence.find(mark, end)) >= 0), default=len(sentence))
    before = _WORD.findall(sentence[left:start])
    if before and before[-1].lower() in tongue.tensed("forward"):
        return False
    return "before" in _tenses(before, tongue) + _tenses(_WORD.findall(sentence[end:right]), tongue)


def _intended(words: list[str], tenses: list[str], tongue: TimeLanguage) -> str | None:
    """The tense where an infinitive stands nearer than any finite verb, else None: what one "vowed to do by May" is not past, though
    "vowed" is; what one "agreed to do" lies ahead."""
    for at in range(len(words) - 2, -1, -1):
        if tenses[at + 1]:
            return None
        after = words[at + 1]
        if words[at].lower() in tongue.tensed("infinitive") and after.islower() and _is_verb(after, tongue):
            ahead = tongue.tensed("intending").intersection(w.lower() for w in words[max(0, at - INTENDING) : at])
            return "future" if ahead or words[-1].lower() in tongue.tensed("due") else ""
    return None


def _is_verb(after: str, tongue: TimeLanguage) -> bool:
    return after not in tongue.tensed("not_infinitive")


def _tenses(words: list[str], tongue: TimeLanguage) -> list[str]:
    """The tense that each word tells, if any: what "is to" do lies ahead; a participle after "be" tells nothing."""
    found: list[str] = []
    for at, word in enumerate(words):
        tense = _tense(word, tongue)
        behind = words[at + 1].lower() if at + 1 < len(words) else ""
        if tense == "present" and behind in tongue.tensed("infinitive"):
            tense = "future"
        earlier = [w.lower() for w in words[max(0, at - 2) : at]]
        if tongue.tensed("comparing").intersection(earlier[-1:]) or (
            tense == "past" and tongue.tensed("bare").intersection(earlier)
        ):
            tense = ""
        if tense == "past" and found and "before" in found[-2:]:
            tense = "before"
        found.append(tense)
    return found


def _tense(word: str, tongue: TimeLanguage) -> str:
    lower = word.lower()
    if told := tongue.verbs.get(lower):
        return told if word == lower or lower not in tongue.listed("verb_or_name") else ""
    ending = word == lower and lower.endswith(tongue.endings)
    return "past" if ending and lower not in tongue.tensed("not_past") else ""
