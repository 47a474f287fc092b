"""All claims of one report."""

from __future__ import annotations

from dateline.model.claim import Coding
from dateline.model.document import Document


def code(document: Document) -> Coding:
    """Who says what happened, held or is intended; none are read yet."""
    return Coding(report=document.report.id)
