"""A server over the sample, and a real Chromium to look at it with."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from typer.testing import CliRunner

from browser.looking import Watched, hostile
from dateline.cli.app import app as command
from dateline.config import Config
from dateline.desk import sample
from dateline.inquiry import opened
from dateline.web.app import Terms, application, built
from dateline.web.records import Records

TODAY = datetime(2023, 6, 1, tzinfo=UTC)
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
CHROMIUM = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("page")
    url = f"sqlite:///{folder}/record.db"
    bad = folder / "hostile.txt"
    bad.write_text(f"Accra, May 10, 2023\n\nSoldiers attacked Tamale on Monday. {hostile()}\n", encoding="utf-8")
    stories = Path(__file__).parents[1] / "stories" / "own"
    told = [str(folder) for folder in sorted(stories.glob("*/reports"))]
    assert told
    done = CliRunner().invoke(command, ["read", sample(), str(bad), *told, "--quiet", "--store", url])
    assert done.exit_code == 0, done.output
    return url


@pytest.fixture(scope="session")
def address(store: str) -> Iterator[str]:
    if not built():
        pytest.skip("the page was not built: no npm registry when dateline was installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = opened(Config(store, "", TODAY.date()))
    server = uvicorn.Server(
        uvicorn.Config(application(Records(kept, lambda: TODAY), Terms()), port=port, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join()
    kept.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install it, or name it in DATELINE_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1200, "height": 820}, locale="en-GB")
    yield made
    made.close()


@pytest.fixture
def watched(context: BrowserContext) -> Watched:
    return Watched(context.new_page())


@pytest.fixture
def pictures() -> Path | None:
    """Where to put screenshots for the docs, if anywhere."""
    named = os.environ.get("DATELINE_SCREENSHOTS")
    return Path(named) if named else None
