"""Following feeds: new items only, politely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from dateline.errors import InputError
from dateline.ingest.decode import Note
from dateline.ingest.feed import items
from dateline.ingest.fetch import Page
from dateline.ingest.follow import FIRST_WAIT, LONGEST_WAIT, Read, Step, Visitor, follow
from dateline.ingest.report import Terms
from dateline.model.feed import FeedState
from dateline.model.report import Report

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)
TERMS = Terms(NOW.date())
FEED = "https://news.example/feed"


def rss(*numbers: int) -> bytes:
    entries = "".join(
        f"<item><title>Item &lt;b&gt;{n}&lt;/b&gt;</title><link>/story/{n}</link><guid>g{n}</guid>"
        f"<pubDate>Thu, 0{n} May 2024 10:00:00 GMT</pubDate></item>"
        for n in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{entries}</channel></rss>'.encode()


def story(number: int) -> bytes:
    words = f"<p>Soldiers left the town of Arlen on day {number}, the ministry said in a long statement.</p>" * 6
    return f"<html><head><title>Story {number}</title></head><body><article>{words}</article></body></html>".encode()


@dataclass
class Web:
    """Answers by address; what is not there is 404. `asked` and `pauses` tell what was done."""

    pages: dict[str, Page | InputError] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)

    def put(self, url: str, data: bytes = b"", kind: str = "text/html", status: int = 200, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[url] = Page(data, kind, "utf-8", url, status, named)

    def answer(self, url: str, headers: Mapping[str, str]) -> Page:
        self.asked.append((url, headers))
        page = self.pages.get(url, Page(b"", "text/html", None, url, 404))
        if isinstance(page, InputError):
            raise page
        return page

    def run(self, state: FeedState, now: datetime = NOW) -> list[Step]:
        return list(follow(state, Visitor(self.answer, self.pauses.append), TERMS, now))

    def urls(self) -> list[str]:
        return [url for url, _ in self.asked]


@pytest.fixture
def web() -> Web:
    made = Web()
    made.put(FEED, rss(2, 1), "application/rss+xml", etag='"v1"', last_modified="Thu, 02 May 2024 10:00:00 GMT")
    for number in (1, 2, 3):
        made.put(f"https://news.example/story/{number}", story(number))
    return made


def state_of(steps: list[Step]) -> FeedState:
    (state,) = [s for s in steps if isinstance(s, FeedState)]
    return state


def seen(state: FeedState, steps: list[Step]) -> FeedState:
    """The state as the store gives it back: with the items that were read."""
    return FeedState(
        state.url, state.etag, state.modified, state.failures, state.next_at,
        state.seen | {s.item for s in steps if isinstance(s, Read)},
    )  # fmt: skip


def test_items_are_read_once_the_oldest_first_dated_by_the_feed(web: Web) -> None:
    steps = web.run(FeedState(FEED))
    read = [s for s in steps if isinstance(s, Report)]
    assert [(r.title, r.published, r.dated_by) for r in read] == [
        ("Story 1", date(2024, 5, 1), "feed"), ("Story 2", date(2024, 5, 2), "feed"),
    ]  # fmt: skip
    web.put(FEED, rss(3, 2, 1), "application/rss+xml", etag='"v2"')
    again = web.run(seen(state_of(steps), steps))
    assert [s.title for s in again if isinstance(s, Report)] == ["Story 3"]


def test_the_feed_is_asked_for_only_where_it_changed(web: Web) -> None:
    steps = web.run(FeedState(FEED))
    state = seen(state_of(steps), steps)
    assert (state.etag, state.modified) == ('"v1"', "Thu, 02 May 2024 10:00:00 GMT")
    web.put(FEED, status=304)
    assert web.run(state) == [FeedState(FEED, state.etag, state.modified, seen=state.seen)]
    _, headers = web.asked[-1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == (state.etag, state.modified)


def test_robots_txt_is_asked_first_and_obeyed(web: Web) -> None:
    web.put("https://news.example/robots.txt", b"User-agent: *\nDisallow: /story/2\nCrawl-delay: 7\n", "text/plain")
    steps = web.run(FeedState(FEED))
    assert web.urls()[0] == "https://news.example/robots.txt"
    assert "https://news.example/story/2" not in web.urls()
    assert [str(s) for s in steps if isinstance(s, InputError)] == [
        "https://news.example/story/2: its robots.txt does not allow it: save the page by hand and give the file"
    ]
    assert web.pauses == [7.0, 7.0]
    assert len([s for s in steps if isinstance(s, Read)]) == 2


@pytest.mark.parametrize("broken", [InputError("down"), Page(b"", "text/plain", None, "", 503)])
def test_where_robots_txt_cannot_be_had_nothing_is_asked(web: Web, broken: Page | InputError) -> None:
    web.pages["https://news.example/robots.txt"] = broken
    steps = web.run(FeedState(FEED))
    assert web.urls() == ["https://news.example/robots.txt"]
    assert state_of(steps).failures == 1
    assert str(steps[-1]) in (
        "down",
        "https://news.example/robots.txt: the server answered 503, so nothing is read from it: it is asked again later",
    )


def test_two_requests_to_one_host_have_a_pause_between_them(web: Web) -> None:
    web.run(FeedState(FEED))
    assert len(web.asked) == 4
    assert web.pauses == [1.0, 1.0, 1.0]


def test_a_server_that_fails_is_left_alone_for_longer_each_time(web: Web) -> None:
    web.put(FEED, status=500)
    state, now, waits = FeedState(FEED), NOW, []
    for _ in range(9):
        state = state_of(web.run(state, now))
        later = datetime.fromisoformat(state.next_at or "")
        waits.append(later - now)
        (told,) = web.run(state, now)
        assert isinstance(told, Note) and "not asked again before" in str(told)
        now = later
    assert waits[:3] == [FIRST_WAIT, FIRST_WAIT * 2, FIRST_WAIT * 4]
    assert waits[-1] == LONGEST_WAIT
    web.put(FEED, rss(1), "application/rss+xml")
    assert (state_of(web.run(state, now)).failures, state_of(web.run(state, now)).next_at) == (0, None)


@pytest.mark.parametrize(
    ("told", "wait"),
    [
        ("7200", timedelta(hours=2)),
        ("Fri, 10 May 2024 15:00:00 GMT", timedelta(hours=3)),
        ("soon", FIRST_WAIT),
        ("9" * 30, LONGEST_WAIT),
    ],
)
def test_a_server_may_say_how_long(web: Web, told: str, wait: timedelta) -> None:
    web.put(FEED, status=429, retry_after=told)
    assert state_of(web.run(FeedState(FEED))).next_at == (NOW + wait).isoformat()


def test_a_story_that_fails_for_now_is_tried_again_and_one_that_is_gone_is_not(web: Web) -> None:
    web.put("https://news.example/story/1", status=503)
    web.put("https://news.example/story/2", status=410)
    steps = web.run(FeedState(FEED))
    state = seen(state_of(steps), steps)
    assert (len(state.seen), state.etag) == (1, None)
    web.put("https://news.example/story/1", story(1))
    assert [s.title for s in web.run(state) if isinstance(s, Report)] == ["Story 1"]


def test_what_is_no_feed_says_so() -> None:
    with pytest.raises(InputError, match="is no RSS or Atom feed"):
        items(b"<html><body>News</body></html>", FEED)


def test_an_atom_feed_keeps_published_and_updated_apart() -> None:
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><id>a</id><title>One</title><link href="/1"/>'
        b"<published>2024-05-02T23:00:00Z</published><updated>2024-05-09T10:00:00Z</updated></entry>"
        b'<entry><id>b</id><link href="javascript:alert(1)"/></entry></feed>'
    )
    (item,) = items(atom, FEED)
    assert (item.link, item.published, item.updated) == ("https://news.example/1", date(2024, 5, 2), date(2024, 5, 9))
