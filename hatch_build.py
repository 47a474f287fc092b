"""What is made when a wheel or an editable install is built: the gazetteer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles `gazetteer.sqlite`; does nothing where it was compiled from the same input before."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from dateline.knowledge.gazetteer_sources import compile_gazetteer

        tables = source / "dateline" / "data" / "gazetteer"
        compile_gazetteer(tables, tables / "gazetteer.sqlite")
