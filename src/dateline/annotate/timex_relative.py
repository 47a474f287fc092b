"""Relative expressions, durations and sets."""

from __future__ import annotations

from dateline.annotate.timex_calendar import SEASON_MONTH, moved
from dateline.annotate.timex_grammar import Match
from dateline.annotate.timex_reading import Context, Reading, at, number_of, period, steps, unit_of

SMALLER = {"CE": ("Y", 100), "DE": ("Y", 10), "Y": ("M", 12), "TH": ("TM", 60)}
"""Units with how many of a smaller one they have, where that is always the same."""
LONG = ("CE", "DE")
SATURDAY = 6


def deictic(match: Match, context: Context) -> Reading:
    """`yesterday` and the like, from publication; the word list gives days and, for `tonight`, the part of the day."""
    told, base = match.means("x", "deictic"), context.ref.dct
    if match.get("x") in match.tongue.listed("of_the_sentence"):
        base = context.ref.here or base
    step = int(told.rstrip("NI"))
    if context.ref.narrative and told == "0":
        return Reading("DATE", "PRESENT_REF")
    day = moved(base, step, "D") if base else None
    value = day.isoformat() if day else "XXXX-XX-XX"
    night = told.endswith("NI")
    return Reading("TIME" if night else "DATE", value + "TNI" * night, "dct" if day else "unresolved")


def fixed(match: Match, context: Context) -> Reading:
    """The value that the rule itself gives."""
    return Reading("DATE", match.rule.value)


def relative_unit(match: Match, context: Context) -> Reading:
    """`last week`; `the past week` is a stretch up to now."""
    if match.get("which") in match.tongue.listed("stretching"):
        return Reading("DURATION", period("1", unit_of(match)))
    base = context.ref.dct if not context.ref.narrative else context.ref.running
    return at(context, base, steps(match, "which"), unit_of(match), "dct")


def relative_name(match: Match, context: Context) -> Reading:
    """`last March`, `the following spring`."""
    text = match.get("then") or context.ref.narrative
    base, anchor = (context.ref.then, "text") if text else (context.ref.dct, "dct")
    step = steps(match, "then") if match.get("then") else steps(match, "which")
    code = match.means("m") or match.means("s")
    month = SEASON_MONTH.get(code) or int(code)
    if base is None:
        return Reading("DATE", f"XXXX-{code}", "unresolved")
    year = base.year - (step < 0 and month >= base.month) + (step > 0 and month <= base.month)
    return Reading("DATE", f"{year:04}-{code}", anchor)


def then_unit(match: Match, context: Context) -> Reading:
    """`the following day`, from the time of the text."""
    step, unit = steps(match, "then"), unit_of(match)
    if match.get("which"):
        return at(context, context.ref.dct, steps(match, "which"), "Y", "dct")
    if unit == "W" and step and context.ref.narrative:
        return Reading("DURATION", "P1W")
    return at(context, context.ref.then, step, unit, "text")


def then_alone(match: Match, context: Context) -> Reading | None:
    """`since then`: the date that the sentence, or the one before, told last; no time where neither tells one."""
    value = context.ref.last or context.ref.before
    return Reading("DATE", value.partition("T")[0], "text") if value else None


def offset(match: Match, context: Context) -> Reading:
    """`three days ago`, `two weeks later`, `the day before`: the word list gives sign and anchor."""
    if "of" in match.groups and not context.ref.narrative:
        return Reading("DATE", "XXXX-XX-XX", "unresolved")  # "the day after the vote": news seldom says when that was
    told = match.means("dir")
    sign, dct = (-1 if told.startswith("-") else 1), told.endswith("DCT")
    number = number_of(match.get("n"), match.tongue) if match.get("n") else "1" if match.get("one") else "X"
    number, unit = _in_whole(number + ".5" if match.get("half") and number.isdigit() else number, unit_of(match))
    base = context.ref.dct if dct and not context.ref.narrative else context.ref.then
    soon = unit.startswith("T") and len(unit) == 2 and not dct and base  # "hours later" is of the day told before
    if not number.isdigit() and not soon:
        return Reading("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")
    if unit.startswith("T") and len(unit) == 2:
        return Reading("TIME", f"{base.isoformat() if base else 'XXXX-XX-XX'}TXX", "text" if base else "unresolved")
    return at(context, base, sign * int(number), unit, "dct" if dct else "text")


def _in_whole(number: str, unit: str) -> tuple[str, str]:
    """Halves of a unit in the next smaller one: one and a half years are 18 months; as they are where they don't come out whole."""
    smaller, many = SMALLER.get(unit, ("", 0))
    if not smaller or "." not in number:
        return number, unit
    count = float(number) * many
    return (str(int(count)), smaller) if count.is_integer() else (number, unit)


def stretch(match: Match, context: Context) -> Reading:
    """`the next two years`; a bare plural is vague."""
    several = match.get("u") in match.tongue.listed("plural")
    number = number_of(match.get("n"), match.tongue) if match.get("n") else "X" if several else "1"
    return Reading("DURATION", period(number, unit_of(match)))


def duration(match: Match, context: Context) -> Reading:
    """`ten days`, `two and a half years`, `half an hour`, `a century and a half`."""
    told = match.get("n")
    several = match.get("u") in match.tongue.listed("plural")
    number = number_of(told, match.tongue) if told else "X" if several else "1"
    if match.get("half"):
        number += ".5" if number.isdigit() else ""
    unit = unit_of(match)
    number, unit = _in_whole(number, unit) if unit in LONG else (number, unit)
    return Reading("DURATION", period(number, unit))


def counted(match: Match, context: Context) -> Reading:
    """`the third straight day`, `its second month`: as many as are counted, or one of them."""
    number = match.means("o") if match.get("straight") else "1"
    return Reading("DURATION", period(number, unit_of(match)))


def repeated(match: Match, context: Context) -> Reading:
    """`every Friday`, `twice a week`."""
    unit, often = match.means("u"), match.means("freq")
    if match.get("w") or not (unit or match.get("p") or match.get("m") or match.get("s")):
        return Reading("SET", "XXXX-WXX-" + (match.means("w") or "X"))
    if match.get("p"):
        return Reading("SET", "XXXX-XX-XXT" + match.means("p"))
    if not unit:
        day = f"-{int(match.get('d')):02}" if match.get("d").isdigit() else ""
        return Reading("SET", "XXXX-" + (match.means("m") or match.means("s")) + day)
    whole = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}
    if often == "1" and not match.get("n"):
        return Reading("SET", whole.get(unit, period("1", unit)))
    number = often if often == "2" else number_of(match.get("n"), match.tongue) if match.get("n") else "1"
    return Reading("SET", period(number, unit))


def set_word(match: Match, context: Context) -> Reading:
    """`daily`."""
    return Reading("SET", match.means("x", "sets"))


def edge(match: Match, context: Context) -> Reading:
    """`the end of the year`: a day that was told, else in news the day of publication."""
    ref, unit = context.ref, unit_of(match)
    if unit == "D" or not ref.narrative:
        base = ref.day or (ref.dct if unit == "D" else ref.running or ref.dct)
        gone = unit == "WE" and base is ref.dct and base and base.isoweekday() < SATURDAY
        back = -1 if gone and context.tense in ("past", "before") else 0
        return at(context, base, back, unit, "dct" if base is ref.dct else "text")
    return at(context, ref.then, 0, unit, "text")


def turn(match: Match, context: Context) -> Reading:
    """`the turn of the century`: of the nearest one, or of that which is named."""
    if match.get("o"):
        return Reading("DATE", f"{int(match.means('o')) - 1:02}")
    base = context.ref.then or context.ref.dct
    return Reading("DATE", f"{(base.year + 50) // 100:02}", "text") if base else Reading("DATE", "XX", "unresolved")
