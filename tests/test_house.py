"""The house style, where a machine can hold it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "dateline"
MODULES = sorted(SOURCE.rglob("*.py"))
DATA = sorted(p for p in (SOURCE / "data").rglob("*") if p.suffix in (".toml", ".csv"))
MAGNETS = re.compile(r"(^|_)(utils?|helpers?|common|misc|manager)$")
MACHINE = re.compile(r"/(work|tmp|opt|home|root)/")
SOCKETS = {"socket", "urllib.request", "http.client", "requests", "httpx", "aiohttp", "urllib3"}
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 350, 60, 6
MOST_OPTIONS = 9
"""Of a command: its parameters are what a user may set."""


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def named(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_is_short_and_well_named(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= LONGEST_MODULE
    assert not MAGNETS.search(path.stem)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_its_functions_are_short_and_take_few_parameters(path: Path) -> None:
    long = [f.name for f in functions(path) if (f.end_lineno or f.lineno) - f.lineno >= LONGEST_FUNCTION]
    most = MOST_OPTIONS if named(path).startswith("cli/") else MOST_PARAMETERS + 1
    wide = [f.name for f in functions(path) if len(f.args.args) + len(f.args.kwonlyargs) > most]
    assert (long, wide) == ([], [])


def test_the_only_socket_is_in_fetch() -> None:
    assert [named(p) for p in MODULES if imported(p) & SOCKETS] == ["ingest/fetch.py"]


def test_only_the_command_line_prints() -> None:
    prints = re.compile(r"(?<![\w.])print\(|sys\.std(out|err)\.(buffer|write)")
    found = [named(p) for p in MODULES if prints.search(p.read_text(encoding="utf-8"))]
    assert found == ["cli/output.py"]


@pytest.mark.parametrize("path", DATA, ids=named)
def test_a_data_file_begins_with_origin_and_licence(path: Path) -> None:
    with path.open(encoding="utf-8") as lines:
        head = "".join(line for line, _ in zip(lines, range(6), strict=False) if line.startswith("#"))
    assert re.search(r"licen[cs]e|MIT|CC0|CC BY|public domain", head, re.IGNORECASE), head


def test_no_file_names_a_place_on_one_machine() -> None:
    files = [*MODULES, *DATA, *ROOT.glob("docs/**/*.md"), ROOT / "README.md"]
    assert [p.name for p in files if MACHINE.search(p.read_text(encoding="utf-8"))] == []
