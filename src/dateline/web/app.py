"""The server: API, page and guard put together."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dateline.errors import DatelineError
from dateline.web.api import components, router
from dateline.web.guard import LOOPBACK, guard, trouble
from dateline.web.records import Records

STATIC = Path(__file__).with_name("static")
UNBUILT = (
    "The page was not built when dateline was installed, since npm's registry could not be reached. The API at /api "
    "works; install dateline again with a connection to get the page."
)


@dataclass(frozen=True, slots=True)
class Terms:
    """`host` is what the server is bound to; elsewhere than on this machine it needs a `token`."""

    host: str = "127.0.0.1"
    token: str | None = None
    corrections: bool = True


def built() -> bool:
    """Whether the page was built when dateline was installed."""
    return (STATIC / "index.html").exists()


def application(records: Records, terms: Terms) -> FastAPI:
    """The ASGI application over a store."""
    app = FastAPI(
        title="dateline", version=version("dateline"), description=router.__doc__ or "", openapi_url="/api/openapi.json",
        docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.state.records = records
    app.state.corrections = terms.corrections
    app.include_router(router)
    app.middleware("http")(guard(terms.token))
    if terms.host in LOOPBACK:
        # A name that another site lets point here must not open the record.
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, "[::1]", "testserver"])
    app.add_exception_handler(DatelineError, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    if built():
        app.mount("/", StaticFiles(directory=STATIC, html=True))
    else:
        app.get("/", include_in_schema=False)(_unbuilt)
    _describe(app)
    return app


async def _told(_: Request, error: Exception) -> Response:
    status = error.http_status if isinstance(error, DatelineError) else 500
    return trouble(status, getattr(error, "code", "error"), str(error))


async def _invalid(_: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    first = problems[0] if problems else {"loc": (), "msg": "cannot be read"}
    where = ".".join(str(part) for part in first["loc"][1:])
    return trouble(422, "input", f"{where}: {first['msg']}" if where else str(first["msg"]))


async def _http(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return trouble(status, "http", str(getattr(error, "detail", error)))


def _unbuilt() -> Response:
    return Response(UNBUILT, media_type="text/plain", status_code=503)


def _describe(app: FastAPI) -> None:
    """Puts the shapes of rows and errors into the description, which names them."""
    described = app.openapi()
    described["components"]["schemas"] |= components()
    app.openapi_schema = described
