"""What stands before every answer: who may ask, and the headers that keep a browser from doing more than showing the page."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import msgspec
from fastapi import Request, Response

Next = Callable[[Request], Awaitable[Response]]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def guard(token: str | None) -> Callable[[Request, Next], Awaitable[Response]]:
    """Refuses rows without the token, where there is one, and writing that another site asks a browser for."""

    async def guarded(request: Request, forward: Next) -> Response:
        asks_rows = request.url.path.startswith("/api/")
        if asks_rows and token and not _knows(request, token):
            answer = trouble(
                401, "token", "the token is missing or wrong: open the address that dateline serve printed"
            )
        elif request.method not in ("GET", "HEAD") and _from_elsewhere(request):
            answer = trouble(403, "origin", "another site asked for this: open the page of this server itself")
        else:
            answer = await forward(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer

    return guarded


def trouble(status: int, code: str, message: str) -> Response:
    """An error as JSON."""
    body = msgspec.json.encode({"code": code, "message": message})
    return Response(body, status_code=status, media_type="application/json")


def _knows(request: Request, token: str) -> bool:
    given = request.headers.get("authorization", "").removeprefix("Bearer ") or request.query_params.get("token", "")
    return secrets.compare_digest(given.encode(), token.encode())


def _from_elsewhere(request: Request) -> bool:
    """A browser names the site that asks; programs name none."""
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")
