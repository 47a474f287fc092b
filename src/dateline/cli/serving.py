"""The commands that show the record: `serve` and `page`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.choices import Store
from dateline.errors import InputError

if TYPE_CHECKING:
    from fastapi import FastAPI

PORT = 8765


def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; else on this machine only.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535, help="The port.")] = PORT,
    token: Annotated[
        str | None,
        typer.Option(
            "--token", metavar="TEXT", help="What who asks must know; made up where others can reach the page."
        ),
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Take no corrections.")] = False,
    store: Store = None,
) -> None:
    """Show the record in a browser: situation, map, timeline, evidence, disputes, promises."""
    import secrets

    from dateline.cli import output
    from dateline.config import configured, system_clock
    from dateline.inquiry import opened
    from dateline.web import app as web
    from dateline.web.guard import LOOPBACK
    from dateline.web.records import Records

    if host not in LOOPBACK and not token:
        token = secrets.token_urlsafe(24)
    with opened(configured(os.environ, store=store)) as kept:
        made = web.application(Records(kept, system_clock), web.Terms(host, token, not read_only))
        if not web.built():
            output.note(web.UNBUILT)
        shown = f"[{host}]" if ":" in host else host
        output.note(f"http://{shown}:{port}/{f'?token={token}' if token else ''}  (stop with Ctrl-C)")
        _run(made, host, port)


def _run(made: FastAPI, host: str, port: int) -> None:
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(made, host=host, port=port, log_level="error"))
    try:
        server.run()
    except SystemExit as error:
        raise InputError(f"{host}:{port} cannot be used: choose another with --port") from error
    if not server.started:
        raise InputError(f"{host}:{port} cannot be used: choose another with --port")


def page(
    to: Annotated[str, typer.Argument(metavar="OUT.html", help="The file to write.")],
    store: Store = None,
) -> None:
    """Write the record as one page that works without a server, to send to a colleague."""
    from dateline.cli import output
    from dateline.config import configured, system_clock
    from dateline.inquiry import opened
    from dateline.web import app as web
    from dateline.web.onefile import one_file
    from dateline.web.records import Records

    if not web.built():
        raise InputError(web.UNBUILT)
    with opened(configured(os.environ, store=store)) as kept:
        document = one_file(Records(kept, system_clock), web.STATIC)
    try:
        Path(to).write_text(document, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{to}: cannot be written ({error.strerror}): choose another file") from error
    output.note(f"{to} written, {len(document.encode()) // 1000:,} kB")
