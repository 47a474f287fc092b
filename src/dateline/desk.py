"""Wires the rooms together; the command line calls nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from dateline.annotate.pipeline import Annotator, annotate
from dateline.annotate.sentences import split
from dateline.export.annotated import annotated
from dateline.ingest.text import read_reports

ANNOTATORS = (Annotator("sentences", (), ("sentences",), split),)


def extract(paths: Sequence[Path], published: date | None = None) -> Iterator[dict[str, object]]:
    """Annotated reports, one object each, in the order given. Raises InputError."""
    for path in paths:
        for report in read_reports(path, published):
            yield annotated(annotate(report, ANNOTATORS))
