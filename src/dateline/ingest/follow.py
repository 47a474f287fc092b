"""Following feeds politely: only what changed is asked for, only new items are read, robots.txt is obeyed, one address at a time with a
pause between two requests to one host, and a server that fails is left alone for a while that grows."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from protego import Protego

from dateline.errors import InputError
from dateline.ingest.decode import Note
from dateline.ingest.feed import Item, items
from dateline.ingest.fetch import AGENT, NOT_MODIFIED, Page
from dateline.ingest.report import Dating, Terms
from dateline.model.feed import FeedState
from dateline.model.report import Report

TOO_MANY = 429
PAUSE = 1.0
"""Seconds between two requests to one host, where robots.txt asks for no longer one."""
LONGEST_PAUSE = 30.0
FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(days=1)
ROBOTS = 500_000
"""Bytes of robots.txt that are looked at, as RFC 9309 asks for at least."""

Answer = Callable[[str, Mapping[str, str]], Page]


class ForbiddenError(InputError):
    """What robots.txt does not allow."""


@dataclass(slots=True)
class Visitor:
    """Asks servers, one at a time. `answer` fetches, `pause` waits for some seconds."""

    answer: Answer
    pause: Callable[[float], None]
    rules: dict[str, Protego | InputError] = field(default_factory=dict)
    visited: set[str] = field(default_factory=set)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Page:
        """The answer. Raises ForbiddenError where robots.txt forbids it, InputError where the server cannot be asked now."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.rules:
            self.rules[host] = self._robots(host)
        rules = self.rules[host]
        if isinstance(rules, InputError):
            raise rules
        if not rules.can_fetch(url, AGENT):
            raise ForbiddenError(f"{url}: its robots.txt does not allow it: save the page by hand and give the file")
        return self._visit(url, host, headers or {})

    def _visit(self, url: str, host: str, headers: Mapping[str, str]) -> Page:
        if host in self.visited:
            rules = self.rules.get(host)
            asked = rules.crawl_delay(AGENT) if isinstance(rules, Protego) else None
            self.pause(min(max(PAUSE, asked or 0.0), LONGEST_PAUSE))
        self.visited.add(host)
        return self.answer(url, headers)

    def _robots(self, host: str) -> Protego | InputError:
        """None there (4xx) allows all; a server that fails allows nothing for now (RFC 9309)."""
        url = f"{host}/robots.txt"
        try:
            page = self._visit(url, host, {})
        except InputError as error:
            return error
        if page.status >= 500 or page.status == TOO_MANY:
            return InputError(
                f"{url}: the server answered {page.status}, so nothing is read from it: it is asked again later"
            )
        return Protego.parse(page.data[:ROBOTS].decode("utf-8", "replace") if page.status < 300 else "")


@dataclass(frozen=True, slots=True)
class Read:
    """An item that was read, so that it is not read again."""

    item: str


Step = Report | Note | InputError | Read | FeedState


def follow(state: FeedState, visitor: Visitor, terms: Terms, now: datetime) -> Iterator[Step]:
    """New items of one feed: each report, then word that its item is read; last the feed's new state. An item that cannot be read
    gives its error and is tried again with the next new answer of the feed."""
    if state.next_at and datetime.fromisoformat(state.next_at) > now:
        yield Note(
            state.url,
            f"failed {state.failures} times: not asked again before {state.next_at[:16].replace('T', ' ')} UTC",
        )
        return
    try:
        page = visitor.get(state.url, _conditions(state))
        if page.status == NOT_MODIFIED:
            yield replace(state, failures=0, next_at=None)
            return
        if page.status >= 300:
            yield _failed(state, page.headers.get("retry-after"), now)
            yield InputError(f"{state.url}: the server answered {page.status}: it is asked again later")
            return
        listed = items(page.data, page.url)
    except InputError as error:
        yield _failed(state, None, now)
        yield error
        return
    missed = False
    for item in listed:
        if item.id not in state.seen:
            for step in _item(item, visitor, terms):
                missed = missed or isinstance(step, InputError)
                yield step
    tags = (None, None) if missed else (page.headers.get("etag"), page.headers.get("last-modified"))
    yield replace(state, etag=tags[0], modified=tags[1], failures=0, next_at=None)


def _conditions(state: FeedState) -> dict[str, str]:
    """Asks for the feed only where it changed."""
    told = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    accept = {"Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"}
    return accept | {name: value for name, value in told.items() if value}


def _failed(state: FeedState, retry_after: str | None, now: datetime) -> FeedState:
    """Twice as long after each failure, or as long as the server asks for; never longer than a day."""
    failures = state.failures + 1
    asked = _retry(retry_after, now)
    wait = min(max(asked, FIRST_WAIT * 2 ** min(failures - 1, 10)), LONGEST_WAIT)
    return replace(state, failures=failures, next_at=(now + wait).isoformat())


def _retry(told: str | None, now: datetime) -> timedelta:
    """Retry-After is a number of seconds or a date."""
    if not told:
        return timedelta(0)
    if told.strip().isdigit():
        return min(timedelta(seconds=int(told.strip()[:9])), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, TypeError):
        return timedelta(0)
    return moment.replace(tzinfo=moment.tzinfo or UTC) - now


def _item(item: Item, visitor: Visitor, terms: Terms) -> Iterator[Step]:
    """What cannot be read now but may be later is not marked as read."""
    pages = importlib.import_module("dateline.ingest.pages")  # trafilatura is loaded only where there is a page
    told = Dating(item.published, "feed") if item.published and item.published <= terms.last else None
    try:
        page = visitor.get(item.link)
    except ForbiddenError as error:
        yield error
        yield Read(item.id)
        return
    except InputError as error:
        yield error
        return
    if page.status >= 500 or page.status == TOO_MANY:
        yield InputError(f"{item.link}: the server answered {page.status}: it is asked again later")
        return
    try:
        if page.status >= 300:
            raise InputError(f"{item.link}: the server answered {page.status}: open it in a browser and save the page")
        for found in pages.from_page(page, item.link, replace(terms, told=told)):
            bare = isinstance(found, Report) and found.modified is None
            yield replace(found, modified=item.updated) if bare else found
    except InputError as error:
        yield error
    yield Read(item.id)
