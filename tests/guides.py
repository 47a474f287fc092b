"""The commands that a page of the docs shows, run as a reader would run them."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from measured import ROOT


def commands(page: Path) -> list[str]:
    """The indented `dateline …` lines of a page, in order."""
    return re.findall(r"^    (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)


def ran(command: str, folder: Path) -> str:
    """What a command line prints in a folder; it must succeed."""
    line = re.sub(r"^dateline ", f"{shlex.quote(sys.executable)} -m dateline ", command)
    done = subprocess.run(
        line, shell=True, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.returncode == 0, (command, done.stderr)
    return done.stdout
