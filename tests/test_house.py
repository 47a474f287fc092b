"""The house style, where a machine can hold it."""

import ast
import re
import tomllib
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

RULE_ROOMS = ("annotate", "claims", "record", "situation")
MOST_WORDS = 4
"""Of one list in the code of a room that reads a language."""
WORD = re.compile(r"[a-z’][a-z’' -]*")
DEPENDENCIES = frozenset(
    [
        "acl",
        "acomp",
        "advcl",
        "advmod",
        "agent",
        "amod",
        "appos",
        "attr",
        "aux",
        "auxpass",
        "case",
        "cc",
        "ccomp",
        "compound",
        "conj",
        "csubj",
        "csubjpass",
        "dative",
        "dep",
        "det",
        "dobj",
        "expl",
        "intj",
        "mark",
        "meta",
        "neg",
        "nmod",
        "npadvmod",
        "nsubj",
        "nsubjpass",
        "nummod",
        "oprd",
        "parataxis",
        "pcomp",
        "pobj",
        "poss",
        "preconj",
        "predet",
        "prep",
        "prt",
        "punct",
        "quantmod",
        "relcl",
        "xcomp",
    ]
)
"""Labels of the parser."""
OWN_LISTS = {
    "record/changes.py": "fields of the public form that are compared",
    "record/figures.py": "measures, as the data names them",
    "record/settings.py": "fields of the public form that a ruling may set",
}
"""Modules with lists of words that are no language's, and what they name."""
OWN_KEYS = ("kind", "text")
"""Keys of the data files whose values are names that the code goes by."""


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


def own_values() -> frozenset[str]:
    """Words that are dateline's own, of whatever language a report is: what a Literal of the model or of the data may be, and names of
    kinds in the data."""
    nodes = (
        node
        for path in [*SOURCE.glob("model/*.py"), *SOURCE.glob("knowledge/*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"
    )
    told = [c.value for n in nodes for c in ast.walk(n.slice) if isinstance(c, ast.Constant)]
    tables = [tomllib.loads(p.read_text(encoding="utf-8")) for p in DATA if p.suffix == ".toml"]
    entries = [e for table in tables for value in table.values() if isinstance(value, list) for e in value]
    told += [e[key] for e in entries if isinstance(e, dict) for key in OWN_KEYS if key in e]
    return frozenset(word for word in told if isinstance(word, str))


def word_lists(path: Path) -> Iterator[set[str]]:
    """The words in lower case of each list, set, tuple and dictionary that a module writes out, but for the names of slots."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    slots = {n.value for n in ast.walk(tree) if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "__slots__"}
    for node in ast.walk(tree):
        if isinstance(node, ast.List | ast.Set | ast.Tuple | ast.Dict) and node not in slots:
            items = node.keys if isinstance(node, ast.Dict) else node.elts
            told = {i.value for i in items if isinstance(i, ast.Constant) and isinstance(i.value, str)}
            yield {word for word in told if WORD.fullmatch(word)}


RULES = [p for p in MODULES if named(p).startswith(tuple(f"{room}/" for room in RULE_ROOMS))]


def test_words_of_a_language_are_data() -> None:
    own = own_values() | DEPENDENCIES
    found = {named(p): words - own for p in RULES for words in word_lists(p) if len(words - own) > MOST_WORDS}
    assert {name: words for name, words in found.items() if name not in OWN_LISTS} == {}
    assert sorted(OWN_LISTS.keys() - found.keys()) == []
