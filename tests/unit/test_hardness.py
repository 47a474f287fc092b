"""What the programs in bench/ look for at length is looked for here for a while: kills in the middle, and texts out of pieces."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


def run(*args: str) -> str:
    done = subprocess.run([sys.executable, *args], cwd=BENCH, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process: this system cannot fork")
def test_a_read_that_is_killed_and_read_again_loses_and_doubles_nothing() -> None:
    assert "nothing lost, nothing doubled" in run("crash.py", "50")


@pytest.mark.slow
def test_no_text_breaks_a_reader_or_the_coder() -> None:
    assert run("fuzz.py", "400", "7") == "400 inputs, 0 failed\n"
