"""The floors of the stories: whole records, asked through the command line in this process."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from measured import SHARED, floors, needs, scorer

FLOORS: dict[str, dict[str, int]] = floors("stories")
FOLDERS = {"shared": SHARED / "stories", "own": Path(__file__).parent / "own"}


@dataclass(frozen=True)
class InProcess:
    """Stands in for the scorer's way to the program, so that the language model is loaded once."""

    command: list[str]
    url: str

    def run(self, *args: str) -> str:
        done = CliRunner().invoke(app, [*args, "--store", self.url])
        if done.exit_code:
            raise RuntimeError(f"{args}: {done.exception or done.output}")
        return done.stdout

    def rows(self, *args: str) -> Any:
        return json.loads(self.run(*args, "--format", "json"))


def in_process() -> Any:
    """The scorer, asking this process instead of starting the program for every question."""
    module = scorer("stories")
    module.Store = InProcess
    module.ThreadPoolExecutor = lambda _: ThreadPoolExecutor(1)
    return module


@needs(SHARED / "stories")
@pytest.mark.parametrize(("home", "name"), [(home, name) for home in FOLDERS for name in sorted(FLOORS[home])])
def test_a_story_meets_what_it_met(home: str, name: str) -> None:
    wants, unmet, _ = in_process().check_story(FOLDERS[home] / name, [])
    assert len(wants) - len(unmet) >= FLOORS[home][name], unmet
