"""A page that a server or an archive gave to reports, by its kind."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from dateline.errors import InputError
from dateline.ingest.decode import Decoded, Note, decoded, guess_note
from dateline.ingest.fetch import Page
from dateline.ingest.html import charset, from_html
from dateline.ingest.jsonl import from_document
from dateline.ingest.report import Terms
from dateline.ingest.text import from_text
from dateline.model.report import Report

Found = Report | Note | InputError


def from_page(page: Page, place: str, terms: Terms) -> Iterator[Found]:
    """PDF, JSON, plain text, or HTML. Raises InputError."""
    if page.kind == "application/pdf":
        yield importlib.import_module("dateline.ingest.pdf").from_pdf(page.data, place, terms)
    elif page.kind == "application/json":
        yield from from_document(page.data, place, terms)
    elif page.kind in ("application/rss+xml", "application/atom+xml"):
        raise InputError(f"{place}: is a feed: read it with dateline follow")
    else:
        yield from from_html_bytes(
            page.data, page.charset, place, terms, None if page.kind == "text/plain" else page.url
        )


def from_html_bytes(data: bytes, named: str | None, place: str, terms: Terms, url: str | None) -> Iterator[Found]:
    """HTML in the encoding that the server or the page names; what holds no markup is plain text."""
    encoding = _known(named) or charset(data)
    found = Decoded(data.decode(encoding, "replace")) if encoding and data.strip() else decoded(data, place)
    yield from guess_note(found, place)
    if "<" not in found.text:
        yield from_text(found.text, place, terms)
    else:
        yield from_html(found.text, place, terms, url)


def _known(name: str | None) -> str | None:
    try:
        return name if name and "a".encode(name) else None
    except (LookupError, UnicodeError):
        return None
