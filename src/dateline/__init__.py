"""dateline reads news reports and keeps a sourced, dated record of what happened, who said so, and how things stood."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.notebook import Desk

__version__ = "0.1.0"
__all__ = ["Desk", "__version__"]


def __getattr__(name: str) -> object:
    """`Desk` is loaded when it is asked for: nothing is loaded at import."""
    if name == "Desk":
        return importlib.import_module("dateline.notebook").Desk
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
