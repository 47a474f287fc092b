"""What is known of publishers: how they write a day in numerals."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

import msgspec

from dateline.knowledge.load import read_toml

_FILE = "publishers.toml"


class _Order(msgspec.Struct):
    names: list[str]
    hosts: list[str]


class _File(msgspec.Struct):
    mdy: _Order
    dmy: _Order


@cache
def _orders() -> dict[str, _Order]:
    file = read_toml(_FILE, _File)
    return {"mdy": file.mdy, "dmy": file.dmy}


def date_order(publisher: str, url: str) -> str:
    """`dmy` or `mdy` by a publisher's name, else by the host of the address or its country; an empty string where not known."""
    name, host = " ".join(publisher.lower().split()).removeprefix("the "), (urlsplit(url).hostname or "").lower()
    for order, told in _orders().items():
        if name in told.names:
            return order
    found = [
        (len(end), order) for order, told in _orders().items() for end in told.hosts if f".{host}".endswith(f".{end}")
    ]
    return max(found)[1] if host and found else ""
