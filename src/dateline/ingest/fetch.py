"""Web pages by URL: the only socket of dateline, and only on the user's word."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from dataclasses import dataclass

from dateline.errors import InputError

PATIENCE = 20.0
"""Seconds to wait for a server."""
MOST = 10_000_000
"""Bytes of a page; more is no report."""


@dataclass(frozen=True, slots=True)
class Page:
    """`kind` is the media type without parameters; `charset` the one the server names."""

    data: bytes
    kind: str
    charset: str | None
    url: str


def fetch(url: str) -> Page:
    """The page at an http or https URL. Raises InputError."""
    if not url.startswith(("http://", "https://")):
        raise InputError(f"{url}: only http and https are fetched: save the page and give the file")
    request = urllib.request.Request(url, headers={"User-Agent": "dateline", "Accept": "text/html, text/plain, */*"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            data = answer.read(MOST + 1)
            headers, at = answer.headers, answer.geturl()
    except urllib.error.HTTPError as error:
        error.close()
        raise InputError(f"{url}: the server answered {error.code}: open it in a browser and save the page") from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise InputError(f"{url}: cannot be fetched ({reason}): check the address and the connection") from error
    if len(data) > MOST:
        raise InputError(f"{url}: is larger than {MOST // 1_000_000} MB: save the part that is the report")
    return Page(data, headers.get_content_type(), headers.get_content_charset(), at)
