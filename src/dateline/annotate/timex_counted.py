"""Days counted from a start: `day 200 of the war`, where the text tells when it began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.annotate.timex_grammar import line, longest
from dateline.annotate.timex_reading import number_of
from dateline.knowledge.timex import TimeLanguage
from dateline.model.document import Document, Timex
from dateline.model.interval import Bounds

KIND = "nth"


def with_counted_days(document: Document, times: tuple[Timex, ...], tongue: TimeLanguage) -> tuple[Timex, ...]:
    """The times, counted days dated where a sentence of the text says on which day that war or siege began; the first day is day 1."""
    rules = {rule.id for rule, _ in tongue.rules if rule.kind == KIND}
    if not any(t.rule in rules for t in times):
        return times
    return tuple(_counted(document, times, time, tongue) if time.rule in rules else time for time in times)


def _counted(document: Document, times: Sequence[Timex], time: Timex, tongue: TimeLanguage) -> Timex:
    match = longest(line(time.span.of(document.text), tongue), 0, after_date=False)
    start = _start(document, times, match.get("what"), tongue) if match else None
    number = number_of(match.get("n"), tongue) if match else ""
    return _dated(time, start, int(number)) if start and number.isdigit() else time


def _dated(time: Timex, start: date, number: int) -> Timex:
    day = start + timedelta(number - 1)
    return replace(time, value=day.isoformat(), bounds=Bounds(day, day), anchor="text")


def _start(document: Document, times: Sequence[Timex], what: str, tongue: TimeLanguage) -> date | None:
    """The one day that a sentence with that word and a verb of beginning tells; None where none or several do."""
    days = set()
    for sentence in document.sentences:
        words = sentence.span.of(document.text).lower().replace(",", " ").replace(".", " ").split()
        if what not in words or not tongue.listed("begins").intersection(words):
            continue
        inside = [t for t in times if sentence.span.contains(t.span) and t.bounds.days == 1]
        if len(inside) == 1 and inside[0].bounds.earliest:
            days.add(inside[0].bounds.earliest)
    return days.pop() if len(days) == 1 else None
