"""`from dateline import Desk`: reading, asking and exporting from Python and notebooks."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import TracebackType

from dateline import briefing, comparing, corrections, desk, inquiry
from dateline.config import Clock, configured, system_clock
from dateline.errors import InputError
from dateline.exports import Wanted, exported, write
from dateline.ingest.decode import Note
from dateline.ingest.fetch import Limits, answer
from dateline.ingest.follow import Visitor
from dateline.ingest.report import Terms, as_date, dating, not_to_come, report_id
from dateline.ingest.sources import Finding, expand, findings
from dateline.model.record import Record
from dateline.model.report import Report
from dateline.overruling import Ruler
from dateline.record.figures import REPRESENTATIVE
from dateline.views.tabular import Rows

Day = date | str
"""A day: a date, or text such as 2024-06-13."""


@dataclass(slots=True)
class Reading:
    """What a reading did: how many reports were `new`, how many `known` already, and a line for each problem or thing to know."""

    new: int = 0
    known: int = 0
    notes: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)


class Desk:
    """A record and what can be asked of it. `store` is a path or an SQLAlchemy URL, else DATELINE_STORE, else a file in the user's data
    folder; `sqlite://` keeps it in memory. Methods raise InputError, RecordError or StoreError, each with one line that says what to do.

    >>> from dateline import Desk
    >>> desk = Desk.sample()
    >>> rows = desk.situation("Marsabit", on="2023-04-01", kind="control")
    >>> "Lorian Front" in [row["value"]["name"] for row in rows]
    True
    """

    def __init__(
        self, store: str | os.PathLike[str] | None = None, *, model: str | None = None, clock: Clock = system_clock
    ) -> None:
        url = None if store is None else _url(store)
        settings = os.environ | ({"DATELINE_MODEL": model} if model else {})
        self._clock = clock
        self._config = configured(settings, clock, url)
        self._store = inquiry.opened(self._config)

    @classmethod
    def sample(cls) -> Desk:
        """The six invented reports that ship with the package, in memory.

        >>> len(desk.reports())
        6
        """
        made = cls("sqlite://")
        made.read(desk.sample())
        return made

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the store."""
        self._store.close()

    def read(
        self,
        paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
        *,
        published: Day | None = None,
        workers: int = 1,
    ) -> Reading:
        """Reads files, folders or URLs into the record; a bad one gives a note and the others are read. `published` dates reports that
        come without a date. Reading a report again changes nothing. With more `workers`, so many processes read; the record is the same,
        and a script guards its start with `if __name__ == "__main__":`.

        >>> desk.read("no-such-file.txt").notes
        ['no-such-file.txt: cannot be read (No such file or directory): check the path']
        """
        words = [paths] if isinstance(paths, str | os.PathLike) else paths
        found = findings(expand([os.fspath(w) for w in words]), self._terms(published), io.BytesIO())
        return self._read(found, workers)

    def follow(self, feeds: str | Sequence[str], *, allow_private: bool = False) -> Reading:
        """Reads what is new in RSS or Atom feeds, politely; call it again to go on."""
        limits = Limits(allow_private=allow_private)
        visitor = Visitor(lambda url, headers: answer(url, limits, headers), time.sleep)
        urls = [feeds] if isinstance(feeds, str) else feeds
        return _tally(desk.follow(urls, self._config.model, self._store, visitor, self._terms(None)))

    def add(
        self,
        text: str,
        *,
        published: Day | None = None,
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
    ) -> Reading:
        """Reads one text.

        >>> from dateline import Desk
        >>> own = Desk("sqlite://")
        >>> own.add("Soldiers left Isiolo on Monday, the mayor said.", published="2023-06-07").new
        1
        >>> own.events("Isiolo")[0]["time"]["latest"]
        '2023-06-05'
        """
        if not text.strip():
            raise InputError("the text is empty: give one with words in it")
        dated = dating(None, text, "the text", self._terms(published))
        known_as = report_id(text, dated.day, publisher)
        return self._read(
            [Report(known_as, text, dated.day, title, url, publisher, dated_by=dated.rule, origin="the text")]
        )

    def reports(self) -> Rows:
        """The reports in the order in which they were read, with their texts."""
        fields = ("id", "title", "url", "publisher", "language", "dated_by", "origin", "text")
        reports = self._store.reports()
        return Rows(
            "reports",
            (
                {"published": _iso(r.published), "modified": _iso(r.modified)} | {f: getattr(r, f) for f in fields}
                for r in reports
            ),
        )

    def events(
        self,
        subject: str | None = None,
        *,
        since: Day | None = None,
        until: Day | None = None,
        known_by: Day | None = None,
    ) -> Rows:
        """What happened, was planned or is denied, in order of time; of one place or party, and what may have happened between two days,
        where they are given. What has no date is left out where days are given.

        >>> [row["factuality"] for row in desk.events("Guyo Halake", since="2023-04-01")]
        ['happened']
        """
        window = inquiry.Window(subject, _day(since, "since"), _day(until, "until"))
        record = inquiry.recorded_about(self._store, subject, _day(known_by, "known_by"))
        return Rows("events", inquiry.events(record, window))

    def statements(self, *, known_by: Day | None = None) -> Rows:
        """Who said what.

        >>> "United Nations" in {row["source"]["name"] for row in desk.statements() if row["source"]}
        True
        """
        return Rows("statements", inquiry.statements(self._record(known_by)))

    def situation(
        self, subject: str | None = None, *, on: Day | None = None, kind: str | None = None, known_by: Day | None = None
    ) -> Rows:
        """How things stood on a day (today, where none is given), with every rival value where reports differ.

        >>> [row["value"]["name"] for row in desk.situation("Marsabit", on="2023-06-01", kind="control")]
        ['Kenyan armed forces']
        """
        asked = inquiry.Ask(_day(on, "on") or self._config.today, subject, kind)
        record = inquiry.recorded_of(self._store, subject, kind, _day(known_by, "known_by"))
        return Rows("situation", inquiry.situation(record, asked))

    def timeline(self, subject: str, *, known_by: Day | None = None) -> Rows:
        """All that is told of a place, party or person, in order of time.

        >>> desk.timeline("Marsabit")[0]["time"]["earliest"]
        '2023-03-05'
        """
        known = _day(known_by, "known_by")
        record = inquiry.recorded_about(self._store, subject, known)
        return Rows("timeline", inquiry.timeline(record, subject, known or self._config.today))

    def commitments(
        self, subject: str | None = None, *, on: Day | None = None, due: str | None = None, known_by: Day | None = None
    ) -> Rows:
        """Promises, plans and threats, and what had become of them by a day; of one who made them, or of where they are to be kept; with `due`, such as "14d", those that fall due from that
        day to so long after and are still open.

        >>> {row["status"] for row in desk.commitments(on="2023-05-20")} >= {"fulfilled"}
        True
        """
        day = _day(on, "on") or self._config.today
        within = inquiry.span_of_days(due, "due") if due else None
        record = inquiry.recorded_of(self._store, subject, "commitment", _day(known_by, "known_by"))
        return Rows("commitments", inquiry.commitments(record, day, within, subject))

    def explain(self, identity: str, *, known_by: Day | None = None) -> Rows:
        """Why the value with this id is in the record: each telling, its rule, words, claimant and report.

        >>> event = desk.events("Marsabit")[0]
        >>> desk.explain(event["id"])[0]["quote"][:41]
        'The Lorian Front seized the northern town'
        """
        on = _day(known_by, "known_by") or self._config.today
        return Rows("explanation", inquiry.explain(self._record(known_by), identity, on))

    def changes(self, since: Day, *, until: Day | None = None) -> Rows:
        """What reports published between two days made known, revised, contradicted or ended.

        >>> {row["change"] for row in desk.changes("2023-05-01", until="2023-05-20")} >= {"new"}
        True
        """
        first, last = _day(since, "since"), _day(until, "until")
        stretch = comparing.Stretch(first or self._config.today, last or self._config.today)
        return Rows("changes", comparing.changes(self._store, stretch))

    def disputes(self, subject: str | None = None, *, known_by: Day | None = None) -> Rows:
        """Where sources differ on figures, states and whether something happened, side by side.

        >>> len(desk.disputes()) > 0
        True
        """
        record = inquiry.recorded_disputed(self._store, subject, _day(known_by, "known_by"))
        return Rows("disputes", comparing.disputes(record, subject))

    def brief(
        self, subject: str, *, since: Day | None = None, until: Day | None = None, known_by: Day | None = None
    ) -> str:
        """A cited chronology in Markdown; disagreements stand in footnotes.

        >>> "Highland Courier" in desk.brief("Marsabit")
        True
        """
        known = _day(known_by, "known_by")
        last = _day(until, "until") or known or self._config.today
        scope = briefing.Scope(subject, _day(since, "since"), last, known)
        return briefing.briefed(self._store, scope, REPRESENTATIVE)

    def rule(self, *, by: str, reason: str) -> Ruler:
        """Overrules what was read, in somebody's name and with a reason; nothing is erased.

        >>> from dateline import Desk
        >>> own = Desk.sample()
        >>> misread = own.events("Marsabit")[0]["id"]
        >>> ruling = own.rule(by="A. Analyst", reason="another town").reject(misread)
        >>> misread in [row["id"] for row in own.events("Marsabit")]
        False
        >>> _ = own.rule(by="A. Analyst", reason="it was this one").withdraw(ruling)
        >>> misread in [row["id"] for row in own.events("Marsabit")]
        True
        """
        return Ruler(self._store, self._clock, corrections.Analyst(by, reason))

    def rulings(self, *, known_by: Day | None = None) -> Rows:
        """Every ruling: what it says, of what, by whom and why, and whether it stands.

        >>> list(desk.rulings())
        []
        """
        return Rows("rulings", corrections.rulings(self._store, _day(known_by, "known_by")))

    def export(
        self,
        name: str,
        subject: str | None = None,
        *,
        to: str | os.PathLike[str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
        known_by: Day | None = None,
    ) -> bytes:
        """A part of the record in a format of `dateline export`; also written to a file where `to` names one.

        >>> desk.export("ucdp").split(b",")[:2]
        [b'id', b'relid']
        """  # fmt: skip
        known = _day(known_by, "known_by")
        wanted = Wanted(
            known or self._config.today, inquiry.Window(subject, _day(since, "since"), _day(until, "until")), known
        )
        body = exported(self._store, name, wanted).body
        if to is not None:
            write(to, body)
        return body

    def _record(self, known_by: Day | None) -> Record:
        return inquiry.recorded(self._store, _day(known_by, "known_by"))

    def _terms(self, published: Day | None) -> Terms:
        day = _day(published, "published")
        if day:
            not_to_come(day, Terms(self._config.today), "published")
        return Terms(self._config.today, day)

    def _read(self, found: Iterable[Finding], workers: int = 1) -> Reading:
        return _tally(desk.read(found, self._config.model, self._store, workers=workers))


def _tally(read: Iterable[desk.Reading | Note | InputError]) -> Reading:
    done = Reading()
    for item in read:
        if not isinstance(item, desk.Reading):
            done.notes.append(str(item))
            continue
        done.new += item.new
        done.known += not item.new
        if item.report.published is None:
            done.undated.append(item.report.origin)
    return done


def _url(store: str | os.PathLike[str]) -> str:
    """A path is a SQLite file."""
    text = os.fspath(store)
    return text if "://" in text else f"sqlite:///{text}"


def _day(given: Day | None, name: str) -> date | None:
    return as_date(given, name) if isinstance(given, str) else given


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
