"""Stores to test: a SQLite file, and a database of a PostgreSQL server that is started for the tests and stopped after them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

NUMBERS = count()


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest where there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    named = shutil.which("initdb")
    return found[-1].parent if found else Path(named).parent if named else None


def someone() -> str | None:
    """PostgreSQL does not run as root: who runs it then."""
    if os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415

    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((n for n in ("postgres", "nobody") if n in names), None)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server without a database's name; skipped with a reason where there is no server to start."""
    where = programs()
    if where is None:
        pytest.skip("no initdb and pg_ctl here: install PostgreSQL to run the store's tests on it")
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    user = someone()
    if user:
        shutil.chown(folder, user)
    log = folder / "log"

    def run(*command: str) -> None:
        subprocess.run(command, user=user, cwd="/", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    run(
        str(where / "initdb"),
        "-D",
        f"{folder}/data",
        "-U",
        "dateline",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync",
    )
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=60"
    run(str(where / "pg_ctl"), "-D", f"{folder}/data", "-o", options, "-l", str(log), "-w", "start")
    try:
        yield f"postgresql+psycopg://dateline@/{{}}?host={folder}"
    finally:
        run(str(where / "pg_ctl"), "-D", f"{folder}/data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store that is not there yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'deep' / 'record.db'}"
    address: str = request.getfixturevalue("server")
    name = f"t{os.getpid()}_{next(NUMBERS)}"
    engine = create_engine(address.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return address.format(name)
