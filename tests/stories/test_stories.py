"""The floors of the stories: whole records, asked through the command line in this process."""

import importlib.util
import json
import os
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("DATELINE_SHARED") or ROOT.parent / "shared")
FLOORS: dict[str, dict[str, int]] = tomllib.loads((ROOT / "bench/floors/stories.toml").read_text(encoding="utf-8"))
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


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_stories", SHARED / "bench" / "score_stories.py")
    assert spec and spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    sys.modules["score_stories"] = module
    spec.loader.exec_module(module)
    module.Store = InProcess
    module.ThreadPoolExecutor = lambda _: ThreadPoolExecutor(1)
    return module


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(("home", "name"), [(home, name) for home in FOLDERS for name in sorted(FLOORS[home])])
@pytest.mark.skipif(not (SHARED / "stories").exists(), reason="the measuring sets are not beside the checkout")
def test_a_story_meets_what_it_met(home: str, name: str) -> None:
    wants, unmet, _ = scorer().check_story(FOLDERS[home] / name, [])
    assert len(wants) - len(unmet) >= FLOORS[home][name], unmet
