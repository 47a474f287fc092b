"""Runs the annotators in order. Each is a plain function from what is known of a report to one more layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.model.document import Document
from dateline.model.report import Report

Layer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Annotator:
    """`run` gives the layers named in `gives`; `needs` names those that it reads."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Document], Layer]


def annotate(report: Report, annotators: Sequence[Annotator]) -> Document:
    """A document with all layers."""
    document = Document(report)
    for annotator in annotators:
        layers = annotator.run(document)
        document = replace(document, **layers)
    return document


def check(annotators: Sequence[Annotator]) -> None:
    """Raises ValueError where an annotator needs a layer that none before it gives."""
    given: set[str] = set()
    for annotator in annotators:
        missing = set(annotator.needs) - given
        if missing:
            raise ValueError(f"{annotator.name} needs {', '.join(sorted(missing))}")
        given.update(annotator.gives)
