"""A server of our own, on the loopback address, that answers what a test tells it to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Any

import pytest


@dataclass
class Reply:
    """`pieces` are sent one by one with `wait` seconds between them."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pieces: int = 1
    wait: float = 0.0


@dataclass
class Site:
    """`pages` by path; `asked` are the paths with their headers in the order in which they came."""

    url: str
    server: Any = None
    pages: dict[str, Reply | Callable[[dict[str, str]], Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def reply(self, path: str, **values: Any) -> None:
        """What is answered there from now on."""
        self.pages[path] = Reply(**values)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            made.asked.append((self.path, headers))
            page = made.pages.get(self.path, Reply(status=404))
            reply = page(headers) if callable(page) else page
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            size = max(1, len(reply.body) // reply.pieces)
            try:
                for at in range(0, len(reply.body), size):
                    self.wfile.write(reply.body[at : at + size])
                    self.wfile.flush()
                    sleep(reply.wait)
            except OSError:
                return

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made.server = server
    made.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()
