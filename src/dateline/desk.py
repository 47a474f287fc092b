"""Wires the rooms together; the command line calls nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from dateline.annotate.actors import actors
from dateline.annotate.attribution import statements
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
from dateline.config import Config
from dateline.export.annotated import annotated
from dateline.ingest.text import read_reports


def annotators(model: str) -> tuple[Annotator, ...]:
    """The way through the house, in order; `model` is the spaCy package to parse with."""
    return (
        Annotator("split", (), ("sentences",), split),
        Annotator("sections", ("sentences",), ("sentences",), sections),
        Annotator("times", ("sentences",), ("times",), times),
        Annotator("parse", ("sentences",), ("tokens", "entities"), partial(parse, model=model)),
        Annotator("places", ("sentences", "tokens", "entities"), ("places",), places),
        Annotator("actors", ("tokens", "entities", "places"), ("actors",), actors),
        Annotator("quantities", ("tokens", "times"), ("quantities",), quantities),
        Annotator("statements", ("tokens", "actors"), ("statements",), statements),
        Annotator("predicates", ("tokens", "statements"), ("predicates",), predicates),
        Annotator(
            "events", ("tokens", "actors", "places", "quantities", "statements", "predicates"), ("events",), events
        ),
        Annotator("dated", ("events", "times"), ("events",), dated),
    )


def extract(
    paths: Sequence[Path], config: Config, published: date | None = None, *, predicates: bool = False
) -> Iterator[dict[str, object]]:
    """Annotated reports, one object each, in the order given. Raises InputError."""
    way = annotators(config.model)
    for path in paths:
        for report in read_reports(path, published):
            yield annotated(annotate(report, way), predicates=predicates)
