"""RSS and Atom feeds: the items that a feed lists, as feedparser reads them."""

from __future__ import annotations

import hashlib
import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, date, datetime
from time import struct_time
from typing import Any
from urllib.parse import urljoin

import feedparser

from dateline.errors import InputError


@dataclass(frozen=True, slots=True)
class Item:
    """`id` is short and the same each time the feed is asked. `published` and `updated` are two things."""

    id: str
    link: str
    title: str | None = None
    published: date | None = None
    updated: date | None = None


def items(data: bytes, url: str) -> tuple[Item, ...]:
    """The items with a link, the oldest first where the feed dates them. Raises InputError for what is no feed."""
    # without a content type feedparser takes the bytes by their own declaration
    found: Any = feedparser.parse(data, response_headers={"content-location": url})
    if not found.get("version") and not found.entries:
        raise InputError(f"{url}: is no RSS or Atom feed: give the address of one, or read the page with dateline read")
    made = [i for entry in found.entries if (i := _item(entry, url))]
    return tuple(sorted(dict.fromkeys(made), key=lambda i: (i.published or date.max, made.index(i))))


def _item(entry: Any, url: str) -> Item | None:
    link = urljoin(url, str(entry.get("link") or ""))
    if not link.startswith(("http://", "https://")) or not entry.get("link"):
        return None
    title = " ".join(re.sub(r"<[^>]*>", "", str(entry.get("title") or "")).split())
    # asked past feedparser's own reading, which takes the one for the other where one is missing
    published, updated = (_day(dict.get(entry, name)) for name in ("published_parsed", "updated_parsed"))
    known_as = hashlib.sha256(str(entry.get("id") or link).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return Item(known_as, link, title or None, published, updated)


def _day(moment: struct_time | None) -> date | None:
    """feedparser gives moments in UTC."""
    try:
        return datetime.fromtimestamp(timegm(moment), UTC).date() if moment else None
    except (ValueError, OverflowError, OSError):
        return None
