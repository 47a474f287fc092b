"""A PDF with text to a report. A scan has none, and is said to have none."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dateline.errors import InputError
from dateline.ingest.report import Terms, dating, report_id
from dateline.model.report import Report

PAGES = 500
"""More pages are no report."""
LETTERS = 10_000_000
"""Letters of text that are taken at most: a small file may unpack to a huge one."""


def from_pdf(data: bytes, place: str, terms: Terms) -> Report:
    """The text of all pages, parted by blank lines. The day on which the file was made is not that of publication and is not used.
    Raises InputError."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{place}: is locked with a password: unlock it, or save its text as .txt")
        if len(reader.pages) > PAGES:
            raise InputError(
                f"{place}: has {len(reader.pages)} pages, too many for one report: save the part that is the report"
            )
        text = _text(reader, place)
        title = reader.metadata.title if reader.metadata else None
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OSError,
        RecursionError,
        NotImplementedError,
    ) as error:
        raise InputError(
            f"{place}: is a damaged PDF ({_line(error)}): open it elsewhere and save its text as .txt"
        ) from error
    if not text.strip():
        raise InputError(f"{place}: has no text (a scan?): run text recognition on it, or type it into a .txt")
    dated = dating(None, text, place, terms, alone=True)
    known_as = report_id(text, dated.day, None)
    return Report(known_as, text, dated.day, title or None, dated_by=dated.rule, origin=place)


def _text(reader: PdfReader, place: str) -> str:
    parts: list[str] = []
    for page in reader.pages:
        parts.append(page.extract_text().replace("\x00", ""))
        if sum(map(len, parts)) > LETTERS:
            raise InputError(
                f"{place}: holds more than {LETTERS // 1_000_000} million letters: save the part that is the report"
            )
    return "\n\n".join(parts)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
