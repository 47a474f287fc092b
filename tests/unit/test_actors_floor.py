"""The floors of the actors' test sets."""

import subprocess
import sys

import msgspec

from measured import BENCH, ROOT, floors, needs

FLOORS: dict[str, dict[str, float]] = floors("actors")
FILES = {"own": "mentions.tsv", "development": "development.tsv"}


def held(name: str) -> None:
    run = [sys.executable, str(ROOT / "bench" / "score_actors.py"), str(ROOT / "bench" / "actors" / FILES[name])]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    figures = msgspec.json.decode(done.stdout, type=dict[str, float])
    assert figures["mentions"] >= 150
    missed = {k: figures[k] for k, floor in FLOORS[name].items() if (figures[k] > floor) == (k == "wrong")}
    assert missed == {}


def test_actors_stay_above_their_floors() -> None:
    held("own")


@needs(BENCH / "events")
def test_actors_of_the_measuring_texts_stay_above_their_floors() -> None:
    held("development")
