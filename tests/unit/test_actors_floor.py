"""The floors of the actors' test sets."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest

BENCH = Path(__file__).parents[2] / "bench"
SHARED = Path(os.environ.get("DATELINE_SHARED") or BENCH.parents[1] / "shared") / "bench"
FLOORS: dict[str, dict[str, float]] = tomllib.loads((BENCH / "floors" / "actors.toml").read_text(encoding="utf-8"))
FILES = {"own": "mentions.tsv", "development": "development.tsv"}


def held(name: str) -> None:
    run = [sys.executable, str(BENCH / "score_actors.py"), str(BENCH / "actors" / FILES[name])]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    figures = msgspec.json.decode(done.stdout, type=dict[str, float])
    assert figures["mentions"] >= 150
    missed = {k: figures[k] for k, floor in FLOORS[name].items() if (figures[k] > floor) == (k == "wrong")}
    assert missed == {}


def test_actors_stay_above_their_floors() -> None:
    held("own")


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "events").exists(), reason="the measuring sets are not beside the checkout")
def test_actors_of_the_measuring_texts_stay_above_their_floors() -> None:
    held("development")
