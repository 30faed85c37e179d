"""Rules of the house that no library checks for us."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PANEL = ROOT / "panel"
SOURCES = sorted(p for p in PANEL.rglob("*.py"))
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def imports(path: Path) -> set[str]:
    """Top-level names of everything a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name.split(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", ["domain", "reference"])
def test_pure_rooms_use_the_standard_library_only(room: str) -> None:
    allowed = set(sys.stdlib_module_names) | {"panel"}
    assert {p.name: imports(p) - allowed for p in (PANEL / room).rglob("*.py") if imports(p) - allowed} == {}


def test_the_register_adds_only_cryptography() -> None:
    allowed = set(sys.stdlib_module_names) | {"panel", "cryptography"}
    assert {
        p.name: imports(p) - allowed for p in (PANEL / "register").rglob("*.py") if imports(p) - allowed
    } == {}


@pytest.mark.parametrize("room", ["domain", "collation", "register", "reference", "documents.blocks"])
def test_a_pure_room_loads_neither_web_nor_database(room: str) -> None:
    code = (
        f"import sys, panel.{room}; "
        "print([m for m in ('flask', 'sqlalchemy', 'wtforms', 'config') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT).stdout
        == "[]\n"
    )


def test_no_drawers() -> None:
    assert [str(p.relative_to(ROOT)) for p in SOURCES if p.stem in DRAWERS] == []


def test_only_the_database_room_commits() -> None:
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "commit":
                receiver = ast.unparse(node.func)
                if "commitment" not in receiver:
                    found.append(f"{path.relative_to(ROOT)}: {receiver}")
    assert found == ["panel/db.py: db.session.commit"]


def test_services_and_domain_never_read_a_clock() -> None:
    found = []
    for room in ("domain", "services", "queries", "collation", "documents", "register"):
        for path in (PANEL / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in {
                    "datetime.now",
                    "datetime.utcnow",
                    "date.today",
                    "time.time",
                }:
                    found.append(str(path.relative_to(ROOT)))
    assert found == []


def test_files_and_functions_stay_small() -> None:
    long_files, long_functions = [], []
    for path in SOURCES:
        text = path.read_text("utf-8")
        data = path.parent.name == "reference"  # tables of entries, not code
        if text.count("\n") > 300 and not data:
            long_files.append(str(path.relative_to(ROOT)))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 50:
                long_functions.append(f"{path.relative_to(ROOT)}:{node.name}")
    assert (long_files, long_functions) == ([], [])


def test_no_dangerous_calls() -> None:
    banned = {"eval", "exec", "pickle.loads", "pickle.load", "yaml.load", "marshal.loads", "os.system"}
    found = [
        f"{path.relative_to(ROOT)}: {ast.unparse(node.func)}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in banned
    ]
    assert found == []


def test_every_room_has_a_charter() -> None:
    rooms = [p for p in PANEL.rglob("__init__.py") if p.parent.name not in {"content"}]
    assert [
        str(p.relative_to(ROOT)) for p in rooms if not ast.get_docstring(ast.parse(p.read_text("utf-8")))
    ] == []


def test_no_committed_file_names_a_registry() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml", "Makefile"):
        assert "http" not in (ROOT / name).read_text("utf-8").replace("http://127.0.0.1:PORT", ""), name
