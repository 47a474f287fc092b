"""A cited chronology of one subject in Markdown, ready to paste: verbatim sentences by day, sources and disagreements in footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.model.claim import EventClaim, Evidence
from dateline.model.dispute import Dispute, Side
from dateline.model.event import Event
from dateline.model.interval import Bounds
from dateline.model.report import Report
from dateline.model.situation import Commitment, Holding
from dateline.views.words import state_text

DATELINE = re.compile(r"^[A-Z][A-Z'’.\- ]{2,}[,/][^-–—]{0,60}[-–—]+\s+|^[A-Z][A-Z'’. ]{2,} \([^)]*\) *[-–—]+\s+")
BULLET = re.compile(r"^[•*·▪●–—-]+\s*")
HEADS = ("headline", "summary")
REAL = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class Matter:
    """What a brief is made of: all that concerns one subject, already chosen. `disputes` may be about any of it."""

    subject: str
    first: date
    last: date
    events: Sequence[Event]
    holdings: Sequence[Holding]
    promises: Sequence[Commitment]
    disputes: Sequence[Dispute]
    reports: Mapping[str, Report]


@dataclass(slots=True)
class Notes:
    """Numbers the footnotes in the order in which they are first used."""

    reports: Mapping[str, Report]
    cited: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def cite(self, sources: Iterable[Evidence]) -> str:
        """The marks of the reports of these tellings, each once."""
        ids = dict.fromkeys(e.report for e in sources)
        return "".join(f"[^{self.cited.setdefault(i, len(self.cited) + 1)}]" for i in ids)

    def remark(self, text: str) -> str:
        """The mark of a remark."""
        if text not in self.remarks:
            self.remarks.append(text)
        return f"[^d{self.remarks.index(text) + 1}]"

    def listed(self) -> list[str]:
        """All footnotes."""
        lines = [f"[^{number}]: {reference(self.reports[name])}" for name, number in self.cited.items()]
        return lines + [f"[^d{number}]: {text}" for number, text in enumerate(self.remarks, 1)]


def brief(matter: Matter) -> str:
    """The whole text; sections that have nothing to say are left out."""
    notes = Notes(matter.reports)
    parts = [f"# {matter.subject}: {day_words(matter.first)} to {day_words(matter.last)}"]
    sections = (
        ("Chronology", _chronology(matter, notes)),
        (f"As it stood on {day_words(matter.last)}", _standing(matter, notes)),
        ("Promised, planned, threatened", [_promised(p, notes) for p in matter.promises]),
    )
    for title, lines in sections:
        if lines:
            parts.append(f"## {title}\n\n" + "\n".join(lines))
    if len(parts) == 1:
        parts.append("No report tells of it in these days.")
    told = sorted(r.published for i, r in matter.reports.items() if i in notes.cited and r.published)
    if told:
        span = day_words(told[0]) if told[0] == told[-1] else f"{day_words(told[0])} to {day_words(told[-1])}"
        parts.insert(
            1, f"*From {_count(len(notes.cited), 'report')}, published {span}. Words in quotation marks are theirs.*"
        )
    return "\n\n".join([*parts, "\n".join(notes.listed())]).rstrip() + "\n"


def _chronology(matter: Matter, notes: Notes) -> list[str]:
    """An entry for each sentence, however many events are read in it, on the day that is known best; those of one day in the order
    in which they were told."""
    entries: dict[str, list[Event]] = {}
    for event in sorted(matter.events, key=_width):
        entries.setdefault(sentence(_best(event).evidence), []).append(event)
    remarks = {thing: d for d in matter.disputes for thing in d.things}
    lines, last = [], ""
    for words, events in sorted(entries.items(), key=lambda entry: _in_time(entry[1][0])):
        sources = [_best(events[0]).evidence, *(c.evidence for e in events for c in e.claims)]
        differ = dict.fromkeys(notes.remark(differing(remarks[e.id])) for e in events if e.id in remarks)
        when = when_words(events[0])
        head = f"**{when}.** " if when != last else ""
        last = when
        lines.append(f"- {head}{_said(words, events)}{notes.cite(sources)}{''.join(differ)}")
    return lines


def _said(words: str, events: Sequence[Event]) -> str:
    """The sentence in quotation marks, with who says so where the sentence does not name them, and a word where it is denied."""
    told = _best(events[0]).evidence
    source = told.source.name if told.source and told.source.name.split()[-1].casefold() not in words.casefold() else ""
    asides = [f"says {source}"] if source else []
    if all(e.factuality not in REAL for e in events):
        asides.append("did not happen" if events[0].factuality == "not_happened" else events[0].factuality)
    return f"“{words}”" + (f" ({'; '.join(asides)})" if asides else "")


def _standing(matter: Matter, notes: Notes) -> list[str]:
    """A line for each state; rivals for one stand in a footnote."""
    topics: dict[tuple[str, str], list[Holding]] = {}
    for holding in matter.holdings:
        topics.setdefault((holding.kind, holding.subject.id), []).append(holding)
    lines = []
    for (kind, _), rivals in topics.items():
        of = f"{kind.capitalize()} of {rivals[0].subject.name}"
        if any(h.status == "disputed" for h in rivals):
            sides = tuple(Side(_value(h), h.according_to) for h in rivals)
            remark = notes.remark(differing(Dispute("state", (), of, Bounds(), sides)))
            lines.append(f"- {of}: disputed.{notes.cite(e for s in sides for e in s.sources)}{remark}")
        else:
            lines += [f"- {of}: {_held(h)}.{notes.cite(h.according_to)}" for h in rivals]
    return lines


def _held(holding: Holding) -> str:
    since = f", since {_days(holding.begin)}" if holding.begin.earliest else ""
    status = "" if holding.status == "holds" else f" ({holding.status.replace('_', ' ')})"
    seen = f"; last told on {day_words(holding.confirmed)}" if holding.confirmed else ""
    return f"{_value(holding)}{status}{since}{seen}"


def _value(holding: Holding) -> str:
    value = holding.value
    number = f"{value.number:,.0f}" if value.number is not None else ""
    text = state_text(value.text).rstrip(".") if value.text != value.name else ""
    return ", ".join(p for p in (state_text(value.name), number, text) if p)


def _promised(promise: Commitment, notes: Notes) -> str:
    who = ", ".join(p.name for p in promise.actor) or "Somebody"
    due = f", due {_days(promise.due)}" if promise.due.known else ""
    words = " ".join(promise.text.split()).rstrip(".")
    return f"- {who}: “{words}”{due}: {promise.status}.{notes.cite([*promise.made, *promise.settled])}"


def differing(dispute: Dispute) -> str:
    """A disagreement as a sentence: each side with who takes it."""
    sides = [f"{s.value} ({', '.join(dict.fromkeys(map(_speaker, s.sources)))})" for s in dispute.sides]
    if len(sides) == 1:
        speakers = ", ".join(dict.fromkeys(map(_speaker, dispute.sides[0].sources)))
        return f"Denied by {speakers}: “{sentence(dispute.sides[0].sources[0])}”"
    return f"Sources differ: {'; '.join(sides)}."


def _speaker(evidence: Evidence) -> str:
    return evidence.source.name if evidence.source else evidence.publisher or "the report"


def _best(event: Event) -> EventClaim:
    """The telling to show: from the text rather than a headline, the surest, the first published."""
    order = {c.id: n for n, c in enumerate(event.claims)}
    return min(event.claims, key=lambda c: (c.evidence.section in HEADS, -c.confidence, order[c.id]))


def sentence(evidence: Evidence) -> str:
    """The words of a telling without the place line of an agency or a list's bullet."""
    words = " ".join(evidence.quote.split())
    plain = re.sub(r"\.{2,}$", ".", DATELINE.sub("", BULLET.sub("", words)))
    return plain.replace("“", "‘").replace("”", "’").replace('"', "’")


def reference(report: Report) -> str:
    """Outlet, title, day and address, as far as they are known."""
    title = f"“{report.title}”" if report.title else ""
    day = day_words(report.published) if report.published else "no date"
    return ", ".join(p for p in (report.publisher, title, day) if p) + (f", <{report.url}>" if report.url else "") + "."


def when_words(event: Event) -> str:
    """The day or days of an event; of one that is only told, the day of the report."""
    bounds, told = event.time.bounds, event.claims[0].evidence.published
    if bounds.earliest is None and bounds.latest and bounds.latest == told:
        return f"Reported on {day_words(told)}"
    words = _days(bounds) if bounds.known else "No date told"
    return words[0].upper() + words[1:]


def _days(bounds: Bounds) -> str:
    low, high = bounds.earliest, bounds.latest
    if low and high:
        if low == high:
            return day_words(low)
        if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
            return str(low.year) if low.year == high.year else f"{low.year} to {high.year}"
        if low.day == 1 and high == _month_end(low):
            return f"{low:%B} {low.year}"
        return f"{day_words(low)} to {day_words(high)}"
    return f"by {day_words(high)}" if high else f"from {day_words(low)}" if low else "an unknown day"


def _month_end(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def day_words(day: date) -> str:
    """3 May 2024."""
    return f"{day.day} {day:%B} {day.year}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _width(event: Event) -> tuple[int, date, str]:
    return event.time.bounds.days or 10**6, event.time.bounds.latest or date.max, event.id


def _in_time(event: Event) -> tuple[date, date, str, int]:
    bounds, told = event.time.bounds, _best(event).evidence
    latest = bounds.latest or bounds.earliest or date.max
    return bounds.earliest or latest, latest, told.report, told.start
