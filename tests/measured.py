"""The measuring sets beside the checkout: their scorers, our floors, and the marks of tests that need them."""

import importlib.util
import os
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("DATELINE_SHARED") or ROOT.parent / "shared")
BENCH = SHARED / "bench"


def floors(name: str) -> dict[str, Any]:
    """What `bench/floors/NAME.toml` holds: a table of figures for each set."""
    return tomllib.loads((ROOT / "bench" / "floors" / f"{name}.toml").read_text(encoding="utf-8"))


def module_of(file: Path) -> Any:
    """A script that is no package, such as a scorer, as a module."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def scorer(name: str) -> Any:
    """The scorer `score_NAME.py` of the measuring sets."""
    return module_of(BENCH / f"score_{name}.py")


def needs(folder: Path) -> Callable[[Any], Any]:
    """Marks a test that measures on a folder: slow, and skipped where the folder isn't there."""

    def marked(test: Any) -> Any:
        missing = pytest.mark.skipif(not folder.exists(), reason="the measuring sets are not beside the checkout")
        return pytest.mark.shared(pytest.mark.slow(missing(test)))

    return marked
