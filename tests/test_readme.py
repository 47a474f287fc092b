"""The README's commands are those that CI runs."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_test_command_of_the_readme_is_run_by_ci() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    (python3 -m venv .+)$", readme, re.MULTILINE)
    assert len(commands) == 2
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    install, test = commands[1].split(" && ")[1:]
    assert re.sub(r"^\.venv/bin/", "", test) in ci
    assert install.split("install -q ")[1].strip("'") in ci.replace('"', "'")
