"""Web addresses: the only socket of dateline, and only on the user's word. Everything is bounded: time, size before and after
decompression, redirects; addresses of private networks are refused unless they are allowed."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from dateline.errors import InputError

AGENT = "dateline"
"""The name by which dateline asks, and which robots.txt may address."""
NAT64 = ipaddress.ip_network("64:ff9b::/96")
REDIRECTS = (301, 302, 303, 307, 308)
NOT_MODIFIED = 304
PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """`patience`: seconds to wait for a server to say anything; `longest`: seconds for one address with its redirects; `most`: bytes
    of a page as it is after decompression."""

    patience: float = 20.0
    longest: float = 60.0
    most: int = 10_000_000
    redirects: int = 5
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """An answer. `kind` is the media type without parameters; `charset` the one the server names; `url` where it was found in the end.
    `headers` are in lower case."""

    data: bytes
    kind: str
    charset: str | None
    url: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def fetch(url: str, limits: Limits | None = None) -> Page:
    """The page at an http or https address. Raises InputError, for an answer that is no page too."""
    page = answer(url, limits or Limits())
    if page.status >= 300:
        raise InputError(f"{url}: the server answered {page.status}: open it in a browser and save the page")
    return page


def answer(url: str, limits: Limits, headers: Mapping[str, str] | None = None) -> Page:
    """What the server answers, whatever its status, after redirects. Raises InputError where it cannot be asked or says too much."""
    until = time.monotonic() + limits.longest
    at = url
    for _ in range(limits.redirects + 1):
        try:
            page = _asked(at, limits, headers or {}, until)
        except (OSError, ValueError, HTTPError, http.client.HTTPException) as error:
            raise InputError(
                f"{url}: cannot be fetched ({_reason(error)}): check the address and the connection"
            ) from error
        if page.status not in REDIRECTS or "location" not in page.headers:
            return page
        at = urljoin(at, page.headers["location"])
    raise InputError(f"{url}: leads on more than {limits.redirects} times: give the address where it ends")


def _asked(url: str, limits: Limits, headers: Mapping[str, str], until: float) -> Page:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url}: only http and https are fetched: save the page and give the file")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asking = {"User-Agent": AGENT, "Accept": "text/html, text/plain, */*", "Accept-Encoding": "gzip, deflate"}
    with _pool(parts, url, limits) as (pool, path):
        response = pool.urlopen(
            "GET", path + target, headers={**asking, **headers, "Host": parts.netloc.rpartition("@")[2]},
            redirect=False, retries=False, preload_content=False, assert_same_host=False,
            timeout=urllib3.Timeout(connect=limits.patience, read=limits.patience),
        )  # fmt: skip
        try:
            data = b"".join(_pieces(response, url, limits, until))
        finally:
            response.close()
    told = Message()
    told["content-type"] = response.headers.get("content-type") or "application/octet-stream"
    lower = {name.lower(): value for name, value in response.headers.items()}
    return Page(data, told.get_content_type(), told.get_content_charset(), url, response.status, lower)


def _pieces(response: urllib3.BaseHTTPResponse, url: str, limits: Limits, until: float) -> Iterator[bytes]:
    """The body as it comes, never more than the limits allow: a small file may unpack to a huge one, or come a byte a minute."""
    size = 0
    while piece := response.read1(PIECE, decode_content=True):
        size += len(piece)
        if size > limits.most:
            raise InputError(f"{url}: is larger than {limits.most // 1_000_000} MB: save the part that is the report")
        if time.monotonic() > until:
            raise InputError(f"{url}: takes longer than {limits.longest:.0f} seconds: save the page and give the file")
        yield piece


def _pool(parts: SplitResult, url: str, limits: Limits) -> _Door:
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    proxy = _proxy(parts)
    if proxy:
        _literal(host, url, limits)
        return _Door(urllib3.ProxyManager(proxy), f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}")
    address = _address(host, port, url, limits)
    if secure:
        return _Door(urllib3.HTTPSConnectionPool(address, port, server_hostname=host, assert_hostname=host), "")
    return _Door(urllib3.HTTPConnectionPool(address, port), "")


@dataclass(slots=True)
class _Door:
    """What to ask, and what to put before the path."""

    pool: urllib3.HTTPConnectionPool | urllib3.ProxyManager
    before: str

    def __enter__(self) -> tuple[urllib3.HTTPConnectionPool | urllib3.ProxyManager, str]:
        return self.pool, self.before

    def __exit__(self, *_: object) -> None:
        if isinstance(self.pool, urllib3.ProxyManager):
            self.pool.clear()
        else:
            self.pool.close()


def _proxy(parts: SplitResult) -> str | None:
    """The proxy that the user's environment names for the address."""
    found = urllib.request.getproxies().get(parts.scheme)
    return found if found and not urllib.request.proxy_bypass(parts.hostname or "") else None


def _address(host: str, port: int, url: str, limits: Limits) -> str:
    """One address of the host. It is the one that is asked then, so that a name cannot answer twice and differently."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    allowed = [a for a in found if limits.allow_private or is_public(a)]
    if not allowed:
        raise _private(host, url)
    return allowed[0]


def _literal(host: str, url: str, limits: Limits) -> None:
    """Behind a proxy, which looks names up itself, only what is private by its writing can be refused."""
    try:
        private = not is_public(host)
    except ValueError:
        private = host == "localhost" or host.endswith((".localhost", ".local", ".internal"))
    if private and not limits.allow_private:
        raise _private(host, url)


def _private(host: str, url: str) -> InputError:
    return InputError(f"{url}: {host} lies in a private network: allow it with --allow-private")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also where IPv6 wraps an IPv4 address. Raises ValueError for a name."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _reason(error: Exception) -> str:
    """The last cause, in the words of the system."""
    inner = getattr(error, "reason", None) or error
    words = str(getattr(inner, "strerror", None) or inner)
    return " ".join(words.split()) or type(error).__name__
