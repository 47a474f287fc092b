"""Calls the program from the outside."""

import json
import os
import subprocess
import sys
from typing import Any


def run(store: str, *args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *args, "--store", store]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, input=stdin, env=os.environ, encoding="utf-8"
    )


def rows(store: str, *args: str) -> list[dict[str, Any]]:
    done = run(store, *args, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
