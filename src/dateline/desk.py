"""Wires the reading rooms together: from what the user names to annotated reports, and to claims in the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from dateline.annotate.actors import actors
from dateline.annotate.attribution import statements
from dateline.annotate.eventretold import retold
from dateline.annotate.eventtime import dated
from dateline.annotate.factuality import predicates
from dateline.annotate.parse import parse
from dateline.annotate.pipeline import Annotator, annotate
from dateline.annotate.places import places
from dateline.annotate.quantities import quantities
from dateline.annotate.sections import sections
from dateline.annotate.sentences import split
from dateline.annotate.timex import times
from dateline.annotate.triggers import events
from dateline.config import own_gazetteer
from dateline.errors import InputError
from dateline.export.annotated import annotated
from dateline.ingest import follow as following
from dateline.ingest.decode import Note
from dateline.ingest.follow import Visitor
from dateline.ingest.report import Terms
from dateline.ingest.sources import Finding
from dateline.knowledge import gazetteer, lexicon
from dateline.knowledge.gazetteer_dump import Made, Tell
from dateline.knowledge.gazetteer_dump import build as build_from_dump
from dateline.knowledge.load import data_path
from dateline.knowledge.stamp import stamp
from dateline.model.claim import Coding
from dateline.model.document import Document
from dateline.model.feed import FeedState
from dateline.model.report import Report
from dateline.store.feeds import feed_state, keep_feed, keep_item
from dateline.store.record_store import RecordStore
from dateline.workers import Way, coded


def annotators(model: str, date_order: str = "", lexicons: Sequence[Path] = ()) -> tuple[Annotator, ...]:
    """The way through the house, in order; `model` is the spaCy package to parse with, `date_order` how texts write days in numerals,
    `lexicons` files of triggers of the user's own. Raises KnowledgeError where one of these is wrong."""
    if lexicons:
        lexicon.load(lexicons)
    return (
        Annotator("split", (), ("sentences",), split),
        Annotator("sections", ("sentences",), ("sentences",), sections),
        Annotator("times", ("sentences",), ("times",), partial(times, order=date_order)),
        Annotator("parse", ("sentences",), ("tokens", "entities"), partial(parse, model=model)),
        Annotator("places", ("sentences", "tokens", "entities"), ("places",), places),
        Annotator("actors", ("tokens", "entities", "places"), ("actors",), actors),
        Annotator("quantities", ("tokens", "times"), ("quantities",), quantities),
        Annotator("statements", ("tokens", "actors"), ("statements",), statements),
        Annotator("predicates", ("tokens", "statements"), ("predicates",), predicates),
        Annotator(
            "events",
            ("tokens", "actors", "places", "quantities", "statements", "predicates"),
            ("events",),
            partial(events, lexicons=lexicons),
        ),
        Annotator("dated", ("events", "times"), ("events",), dated),
        Annotator("retold", ("events", "places", "quantities"), ("events",), partial(retold, lexicons=lexicons)),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with what was read off it; `new` where it was not in the store."""

    report: Report
    coding: Coding
    new: bool = True


def extract(
    findings: Iterable[Finding],
    model: str,
    *,
    predicates: bool = False,
    date_order: str = "",
    lexicons: Sequence[Path] = (),
) -> Iterator[dict[str, object] | Note | InputError]:
    """Annotated reports, one object each, in the order given; notes and errors as they come."""
    way = annotators(model, date_order, lexicons)
    for finding in findings:
        yield annotated(annotate(finding, way), predicates=predicates) if isinstance(finding, Report) else finding


def read(
    findings: Iterable[Finding],
    model: str,
    store: RecordStore,
    *,
    date_order: str = "",
    workers: int = 1,
    lexicons: Sequence[Path] = (),
) -> Iterator[Reading | Note | InputError]:
    """Codes each report, in so many processes, and keeps it as it comes, so that what was read stays whatever happens next. A report
    that is in the store is not read again; another text under its id is an error. What is to be said of findings that are no new
    reports comes as it is met, reports in the order given."""
    aside: list[Reading | Note | InputError] = []
    if lexicons:
        lexicon.load(lexicons)
    way = Way(annotators, model, date_order, tuple(lexicons))
    for report, coding in coded(_unknown(findings, store, aside), way, workers):
        yield from _drained(aside)
        if coding.unread:
            yield InputError(f"{report.origin or report.id}: not read ({coding.unread}): kept without claims")
        yield Reading(report, coding, store.add(report, coding, stamp(model, date_order)))
    yield from _drained(aside)


def _unknown(
    findings: Iterable[Finding], store: RecordStore, aside: list[Reading | Note | InputError]
) -> Iterator[Report]:
    """The reports that are not in the store, each once; all else goes `aside`."""
    met: dict[str, int] = {}
    for finding in findings:
        if not isinstance(finding, Report):
            aside.append(finding)
        elif finding.id in met or store.has(finding.id):
            there = met[finding.id] if finding.id in met else hash(store.report(finding.id).text)
            aside.append(_known(finding, there))
        else:
            met[finding.id] = hash(finding.text)
            yield finding


def _drained(aside: list[Reading | Note | InputError]) -> Iterator[Reading | Note | InputError]:
    while aside:
        yield aside.pop(0)


def follow(
    urls: Sequence[str], model: str, store: RecordStore, visitor: Visitor, terms: Terms
) -> Iterator[Reading | Note | InputError]:
    """Reads what is new in each feed, one after the other, and keeps at once what was read and how each feed is to be asked next."""
    for url in dict.fromkeys(urls):
        now = datetime.fromisoformat(store.now())
        for step in following.follow(feed_state(store, url), visitor, terms, now):
            if isinstance(step, FeedState):
                keep_feed(store, step)
            elif isinstance(step, following.Read):
                keep_item(store, url, step.item)
            else:
                yield from read((step,), model, store)


def analysis(
    sentence: str, model: str, published: date | None, date_order: str = "", lexicons: Sequence[Path] = ()
) -> Document:
    """One sentence with all its layers."""
    return annotate(Report("sentence", sentence, published), annotators(model, date_order, lexicons))


def build_gazetteer(archives: Sequence[Path], tell: Tell) -> Made:
    """A gazetteer of the user's own from GeoNames dumps, used from then on. Raises InputError."""
    return build_from_dump(archives, own_gazetteer(), tell)


def gazetteer_row() -> dict[str, object]:
    """Which gazetteer is used and how much is in it. Raises KnowledgeError."""
    path = gazetteer.in_use()
    places_, names = gazetteer.size(path)
    return {"path": str(path), "packaged": path == gazetteer.packaged(), "places": places_, "names": names}


def sample() -> str:
    """The folder of the reports that ship with the package."""
    return str(data_path("demo"))


def _known(report: Report, there: int) -> Reading | InputError:
    if hash(report.text) != there:
        return InputError(f"{report.origin}: another text has the id {report.id}: give it an id of its own")
    return Reading(report, Coding(report.id), new=False)
