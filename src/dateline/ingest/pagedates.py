"""When a page says that it was published and last changed, and by which rule: what it declares for machines, then what its address says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import msgspec
from lxml import etree
from lxml import html as lxml_html

from dateline.ingest.report import Dating

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "citation_publication_date", "date", "dc.date", "article.published",
)  # fmt: skip
"""Names of meta elements that tell the day of publication, the most exact first."""
MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "last-modified",
    "dcterms.modified", "dc.date.modified", "lastmod", "article.updated",
)  # fmt: skip
ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "WebPage",
)
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/.-]|$)")
DAY = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class PageDates:
    """Each with the rule that found it: `json-ld`, `meta NAME`, `time` (an element marked so), `url`."""

    published: Dating | None = None
    modified: Dating | None = None


def page_dates(page: str, url: str | None, last: date) -> PageDates:
    """What a page declares. A day after `last`, that of the capture, is no day of publication and is passed over."""
    try:
        tree = lxml_html.fromstring(page.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return PageDates()
    linked = [*_linked(tree)]
    metas = _metas(tree)
    published = [
        *((_day(n.get("datePublished")), "json-ld") for n in linked),
        *((_day(metas[name]), f"meta {name}") for name in PUBLISHED if name in metas),
        *((_day(t), "time") for t in _times(tree, "datePublished")),
        (_in_address(url), "url"),
    ]
    modified = [
        *((_day(n.get("dateModified")), "json-ld") for n in linked),
        *((_day(metas[name]), f"meta {name}") for name in MODIFIED if name in metas),
        *((_day(t), "time") for t in _times(tree, "dateModified")),
    ]
    return PageDates(_first(published, last), _first(modified, last))


def _first(found: Iterable[tuple[date | None, str]], last: date) -> Dating | None:
    return next((Dating(day, rule) for day, rule in found if day and day <= last), None)


def _day(value: object) -> date | None:
    """The day of an ISO 8601 date or time, in the zone in which it is written."""
    found = DAY.match(value) if isinstance(value, str) else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _in_address(url: str | None) -> date | None:
    found = IN_ADDRESS.search(urlsplit(url).path) if url else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _metas(tree: Any) -> dict[str, str]:
    """Contents of meta elements by name in lower case; the first of each name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        if name and meta.get("content"):
            found.setdefault(name.strip().lower(), meta.get("content"))
    return found


def _times(tree: Any, prop: str) -> Iterator[str]:
    """Elements marked up as the day of publication or change."""
    for element in tree.iter("time", "span", "div", "abbr"):
        marked = element.get("itemprop") == prop or (prop == "datePublished" and element.get("pubdate") is not None)
        if marked:
            yield element.get("datetime") or element.get("content") or (element.text or "")


def _linked(tree: Any) -> Iterator[Mapping[str, Any]]:
    """Articles in the page's JSON-LD; what is no JSON is passed over."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and script.text:
            try:
                yield from _articles(msgspec.json.decode(script.text))
            except (msgspec.DecodeError, RecursionError):
                continue


def _articles(node: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 5:
        return
    if isinstance(node, list):
        for item in node:
            yield from _articles(item, depth + 1)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        if any(k in ARTICLES for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield node
        yield from _articles(node.get("@graph"), depth + 1)
        yield from _articles(node.get("mainEntity"), depth + 1)
