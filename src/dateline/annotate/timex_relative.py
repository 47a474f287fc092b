"""Relative expressions, durations and sets."""

from __future__ import annotations

from dateline.annotate.timex_calendar import moved
from dateline.annotate.timex_grammar import Match
from dateline.annotate.timex_reading import Context, Reading, at, meaning, number_of, period, unit_of

SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
_SETS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "hourly": "PT1H"}


def deictic(match: Match, context: Context) -> Reading:
    """`yesterday` and the like, from publication."""
    word, base = match.get("x"), context.ref.dct
    step = (
        2
        if "after tomorrow" in word
        else -2
        if "before yesterday" in word
        else 1
        if word == "tomorrow"
        else -1
        if word == "yesterday"
        else 0
    )
    if context.ref.narrative and word.endswith("today"):
        return Reading("DATE", "PRESENT_REF")
    day = moved(base, step, "D") if base else None
    value = day.isoformat() if day else "XXXX-XX-XX"
    night = word in ("tonight", "overnight")
    return Reading("TIME" if night else "DATE", value + "TNI" * night, "dct" if day else "unresolved")


def fixed(match: Match, context: Context) -> Reading:
    """The value that the rule itself gives."""
    return Reading("DATE", match.rule.value)


def relative_unit(match: Match, context: Context) -> Reading:
    """`last week`."""
    step = {"last": -1, "past": -1, "this past": -1, "next": 1, "coming": 1, "upcoming": 1}.get(match.get("which"), 0)
    if match.get("which") == "past":
        return Reading("DURATION", period("1", unit_of(match)))
    return at(
        context, context.ref.dct if not context.ref.narrative else context.ref.running, step, unit_of(match), "dct"
    )


def relative_name(match: Match, context: Context) -> Reading:
    """`last March`, `the following spring`."""
    then = match.get("then")
    base, anchor = (context.ref.then, "text") if then or context.ref.narrative else (context.ref.dct, "dct")
    back = then in ("previous", "preceding") or match.get("which") in ("last", "this past")
    ahead = then in ("next", "following") or match.get("which") == "next"
    code = meaning("m", match.get("m")) or meaning("s", match.get("s"))
    month = SEASON_MONTH.get(code) or int(code)
    if base is None:
        return Reading("DATE", f"XXXX-{code}", "unresolved")
    year = base.year - (back and month >= base.month) + (ahead and month <= base.month)
    return Reading("DATE", f"{year:04}-{code}", anchor)


def then_unit(match: Match, context: Context) -> Reading:
    """`the following day`, from the time of the text."""
    step = {"following": 1, "next": 1, "ensuing": 1, "previous": -1, "preceding": -1}.get(match.get("then"), 0)
    unit = unit_of(match)
    if match.get("rel"):
        return at(context, context.ref.dct, -1, "Y", "dct")
    if unit == "W" and step and context.ref.narrative:
        return Reading("DURATION", "P1W")
    return at(context, context.ref.then or context.ref.dct, step, unit, "text")


def day_before(match: Match, context: Context) -> Reading:
    """`the day before`."""
    step = -1 if match.get("dir") in ("before", "earlier") else 1
    return at(context, context.ref.then or context.ref.dct, step, unit_of(match), "text")


def offset(match: Match, context: Context) -> Reading:
    """`three days ago`, `two weeks later`."""
    told = meaning("dir", match.get("dir").split(" ")[0]) or meaning("dir", match.get("dir"))
    sign, anchor = (1 if told.startswith("+") or match.get("dir").startswith("from") else -1), told[1:].lower()
    number = number_of(match.get("n")) if match.get("n") else "X"
    if not number.isdigit():
        return Reading("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")
    base = context.ref.dct if anchor == "dct" and not context.ref.narrative else context.ref.then or context.ref.dct
    if unit_of(match).startswith("T"):
        return Reading("TIME", f"{base.isoformat() if base else 'XXXX-XX-XX'}TXX", "text" if base else "unresolved")
    return at(context, base, sign * int(number), unit_of(match), "dct" if anchor == "dct" else "text")


def stretch(match: Match, context: Context) -> Reading:
    """`the next two years`."""
    number = (
        number_of(match.get("n"))
        if match.get("n")
        else "X"
        if match.get("u").endswith("s") or match.get("u") == "centuries"
        else "1"
    )
    return Reading("DURATION", period(number, unit_of(match)))


def duration(match: Match, context: Context) -> Reading:
    """`ten days`."""
    told = match.get("n")
    if told.startswith("half"):
        number = "0.5"
    else:
        head = told.removesuffix(" and a half").removesuffix(" and half")
        number = (number_of(head) if head else "X") + (".5" if head != told else "")
    if match.get("long") == "long" and not told:
        number = "X"
    return Reading("DURATION", period(number, unit_of(match)))


def repeated(match: Match, context: Context) -> Reading:
    """`every Friday`, `twice a week`."""
    unit, freq = meaning("u", match.get("u")), match.get("freq")
    if match.get("w") or not (unit or match.get("p") or match.get("m") or match.get("s")):
        return Reading("SET", "XXXX-WXX-" + (meaning("w", match.get("w")) or "X"))
    if match.get("p"):
        return Reading("SET", "XXXX-XX-XXT" + meaning("p", match.get("p")))
    if not unit:
        return Reading("SET", "XXXX-" + (meaning("m", match.get("m")) or meaning("s", match.get("s"))))
    if freq in ("every", "each") and not match.get("n"):
        return Reading(
            "SET", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(unit, period("1", unit))
        )
    return Reading(
        "SET", period("2" if freq == "every other" else number_of(match.get("n")) if match.get("n") else "1", unit)
    )


def set_word(match: Match, context: Context) -> Reading:
    """`daily`."""
    word = match.get("x")
    return Reading("SET", "XXXX-XX-XX" if word == "daily" else _SETS.get(word, "P1Y"))


def edge(match: Match, context: Context) -> Reading:
    """`the end of the year`."""
    if match.get("u") == "day" or not context.ref.narrative:
        return at(
            context, context.ref.day or context.ref.dct, 0, unit_of(match), "dct" if context.ref.day is None else "text"
        )
    return at(context, context.ref.then or context.ref.dct, 0, unit_of(match), "text")
