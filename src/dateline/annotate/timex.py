"""Time expressions: TIMEX3 with bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, cast

from dateline.annotate.timex_calendar import a_date, covers
from dateline.annotate.timex_counted import with_counted_days
from dateline.annotate.timex_dateline import dateline_day
from dateline.annotate.timex_grammar import Line, Match, line, matches
from dateline.annotate.timex_order import order_of
from dateline.annotate.timex_reading import Context, Reading
from dateline.annotate.timex_reference import Reference, core_years, is_narrative, lasts_till_now, years_told
from dateline.annotate.timex_resolve import read
from dateline.knowledge.timex import TimeLanguage, time_language
from dateline.model.document import Document, Sentence, Timex
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span

_BC = re.compile(r"BC(\d{4})(?:-(\d\d)(?!\d))?")
Type = Literal["DATE", "TIME", "DURATION", "SET"]
TAKEN_UP = "then-alone"
"""The kind of rule of a word that takes up a date told before; the account goes on where it was."""
BARE_DAYS = 2
"""How many days without a year open a text that hangs on its publication; one may be a name ("the September 11 attacks")."""
SIGNAL = 30
"""Characters before an expression in which its signal word stands."""


def times(document: Document, order: str = "", tongue: TimeLanguage | None = None) -> dict[str, tuple[Any, ...]]:
    """The layer `times`, in order of the text. Relative ones hang on the day in the dateline, else on publication;
    without either they stay unresolved. `order` is `dmy` or `mdy` where
    the user says how the text writes days in numerals; `tongue` is that of the report where none is given."""
    tongue = tongue or time_language(document.report.language)
    written, years = dateline_day(document, tongue), years_told(document.text)
    published = written or document.report.published
    narrative = is_narrative(document.text, years, published, tongue)
    ref = Reference(published, narrative and not (published and _opens_with_bare_days(document, tongue)))
    ref.core, ref.order = core_years(years), order or order_of(document.report)
    found: list[Timex] = []
    paragraph = -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            ref.new_paragraph()
            paragraph = sentence.paragraph
        ref.new_sentence()
        told = line(sentence.span.of(document.text), tongue)
        found.extend(_in_sentence(told, sentence, ref, len(found)))
    return {"times": with_counted_days(document, tuple(found), tongue)}


def _opens_with_bare_days(document: Document, tongue: TimeLanguage) -> bool:
    """Whether days are told without a year before the text tells any year: only publication can give them theirs, so that the text
    is no account of the past, however many old years its background tells later."""
    found = 0
    for sentence in document.sentences:
        for match in matches(line(sentence.span.of(document.text), tongue)):
            if match.get("y") or match.rule.kind == "year":
                return False
            found += match.rule.kind == "day" and not (match.get("then") or match.get("which"))
            if found == BARE_DAYS:
                return True
    return False


def _in_sentence(told: Line, sentence: Sentence, ref: Reference, count: int) -> Iterator[Timex]:
    offset = sentence.span.start
    for match in matches(told):
        reading = read(match, Context(ref, told, match.start, match.end))
        if reading is None:
            continue
        timex = _timex(match, reading, told, ref, (f"t{count}", offset))
        if timex.bounds.known and reading.value[0].isdigit():
            ref.last = reading.value
        aside = match.rule.kind == TAKEN_UP or _aside(told, match, reading, ref) or _goes_on(told, match, ref)
        if not (aside or _is_end(match, reading, ref, timex.role)):
            _tell(ref, reading, timex.bounds)
        yield timex
        count += 1


def _timex(match: Match, reading: Reading, told: Line, ref: Reference, place: tuple[str, int]) -> Timex:
    """The expression; `place` is its id and where its sentence begins."""
    signal = told.tongue.signal.search(told.low[max(0, match.start - SIGNAL) : match.start])
    ago = match.means("dir") == "-DCT"
    mod = _mod(match)
    return Timex(
        id=place[0],
        span=Span(place[1] + match.start, place[1] + match.end),
        type=cast(Type, reading.type),
        value=reading.value,
        mod=mod,
        bounds=_bounds(reading, mod, ref),
        rule=match.rule.id,
        anchor=reading.anchor,
        role="ago" if ago else signal[1] if signal else "",
    )


def _bounds(reading: Reading, mod: str | None, ref: Reference) -> Bounds:
    if reading.bounds:
        return reading.bounds
    if reading.value == "PAST_REF" and ref.dct:
        return Bounds(None, ref.dct)
    return covers(reading.value, mod) if reading.type in ("DATE", "TIME") else UNKNOWN


def _mod(match: Match) -> str | None:
    return match.means("mod") or match.means("edge", "edges") or match.means("amount") or None


def _tell(ref: Reference, reading: Reading, bounds: Bounds) -> None:
    """Moves the running time of the text along."""
    if found := _BC.match(reading.value):
        ref.bc, ref.day = True, None
        ref.running = a_date(int(found[1]), int(found[2] or 1), 1)
        return
    if bounds.earliest is None or reading.type not in ("DATE", "TIME"):
        return
    if len(reading.value) < 4 and ref.running and bounds.may_be(ref.running):
        return
    if ref.dct and bounds.earliest > ref.dct and ref.narrative:
        return
    day = bounds.earliest if bounds.days == 1 else None
    if ref.narrative and ref.core and reading.anchor == "absolute" and bounds.earliest.year not in ref.core:
        return
    ref.bc = False
    if not ref.narrative:
        old = ref.dct and bounds.earliest.year < ref.dct.year
        ref.grain = "near" if old and reading.anchor == "absolute" else ref.grain if reading.anchor == "text" else ""
    ref.tell(bounds.earliest, day, bounds.days)


def _aside(told: Line, match: Match, reading: Reading, ref: Reference) -> bool:
    """A far year in parentheses is a source or a comparison, and a year in a clause between commas only tells more of a noun ("the bloc, which
    left in 2016, agreed in March"): neither is where the account goes on."""
    if not ref.narrative and told.low[match.end :].startswith(",") and _in_relative_clause(told, match):
        return reading.anchor == "absolute"
    inside = told.low[: match.start].rstrip().endswith(("(", ","))
    if not inside or match.rule.kind != "year" or ref.running is None:
        return False
    return reading.value.isdigit() and abs(int(reading.value) - ref.running.year) > 3


def _in_relative_clause(told: Line, match: Match) -> bool:
    """Whether an expression stands in a clause that a comma and a relative pronoun open."""
    before, comma, clause = told.low[: match.start].rpartition(", ")
    return bool(comma and before) and not told.tongue.listed("relatives").isdisjoint(clause.split()[:3])


def _goes_on(told: Line, match: Match, ref: Reference) -> bool:
    """What has gone on since then leaves the news where it was: "it has been in rebel hands since 2014"."""
    return not ref.narrative and lasts_till_now(told.text, match.start, told.tongue)


def _is_end(match: Match, reading: Reading, ref: Reference, role: str) -> bool:
    """The end of a stretch of time, with its year, lies ahead of where an account goes on: "it lasted until 1996"."""
    ahead = role in match.tongue.tensed("ahead") and reading.anchor == "absolute"
    return ref.narrative and ref.running is not None and (match.tail or ahead)
