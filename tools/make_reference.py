"""Writes a reference page for each command out of the command line itself. Run: python tools/make_reference.py"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer.main

from dateline.cli.app import app

FOLDER = Path(__file__).parents[1] / "docs" / "reference"


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    group = typer.main.get_command(app)
    commands = getattr(group, "commands", {})
    made = {f"{name}.md": _page(name, command) for name, command in commands.items()}
    lines = [f"- [dateline {name}]({name}.md): {commands[name].help}" for name in sorted(commands)]
    made["index.md"] = (
        "# Commands\n\n"
        + "\n".join(lines)
        + "\n\nThe formats of `dateline export` have [pages of their own](formats/index.md).\n"
    )
    return made


def _page(name: str, command: Any) -> str:
    """One page a command; of a group of commands, a section for each."""
    inner = getattr(command, "commands", None)
    if inner is None:
        return f"# dateline {name}\n\n{_described(name, command)}"
    sections = [f"## dateline {name} {sub}\n\n{_described(f'{name} {sub}', inner[sub])}" for sub in inner]
    return f"# dateline {name}\n\n{command.help}\n\n" + "\n".join(sections)


def _described(name: str, command: Any) -> str:
    usage, rows = [f"dateline {name}"], []
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            shown = parameter.metavar or parameter.name.upper()
            usage.append(shown if parameter.required else f"[{shown.strip('[]')}]")
            rows.append(f"| `{shown}` | {parameter.help or ''} |")
        elif parameter.name != "help":
            shown = ", ".join(parameter.opts)
            value = "" if parameter.is_flag else f" {parameter.metavar}"
            rows.append(f"| `{shown}{value}` | {parameter.help or ''} |")
    usage.append("[OPTIONS]")
    table = "\n".join(["| | |", "| --- | --- |", *rows])
    return f"{command.help}\n\n    {' '.join(usage)}\n\n{table}\n"


def main() -> None:
    """Writes the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
