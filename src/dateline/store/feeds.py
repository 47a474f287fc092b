"""What is known of the feeds that are followed, kept in the store."""

from __future__ import annotations

from sqlalchemy import select, update

from dateline.model.feed import FeedState
from dateline.store import schema
from dateline.store.record_store import RecordStore

FIELDS = ("etag", "modified", "failures", "next_at")


def feed_state(store: RecordStore, url: str) -> FeedState:
    """The state of a feed; that of a new one where nothing is known."""
    with store.begin() as connection:
        row = connection.execute(select(schema.feeds).where(schema.feeds.c.url == url)).first()
        items = select(schema.feed_items.c.item).where(schema.feed_items.c.feed == url)
        seen = frozenset(connection.execute(items).scalars())
    known = {f: getattr(row, f) for f in FIELDS} if row else {}
    return FeedState(url, **known, seen=seen)


def keep_feed(store: RecordStore, state: FeedState) -> None:
    """Puts how the feed is to be asked next; its items are kept one by one."""
    row = {f: getattr(state, f) for f in FIELDS}
    same = schema.feeds.c.url == state.url
    if not store.put(schema.feeds, {"url": state.url, **row}, same):
        with store.begin() as connection:
            connection.execute(update(schema.feeds).where(same).values(**row))


def keep_item(store: RecordStore, url: str, item: str) -> None:
    """Notes that an item was read."""
    row = {"feed": url, "item": item, "recorded_at": store.now()}
    store.put(schema.feed_items, row, (schema.feed_items.c.feed == url) & (schema.feed_items.c.item == item))
