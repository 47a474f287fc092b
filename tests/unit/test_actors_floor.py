"""The floors of the actors' test set."""

import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec

BENCH = Path(__file__).parents[2] / "bench"


def test_actors_stay_above_their_floors() -> None:
    run = [sys.executable, str(BENCH / "score_actors.py")]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    figures = msgspec.json.decode(done.stdout, type=dict[str, float])
    floors = tomllib.loads((BENCH / "floors" / "actors.toml").read_text(encoding="utf-8"))
    assert figures["mentions"] >= 150
    assert {name: figures[name] for name, floor in floors.items() if figures[name] < floor} == {}
