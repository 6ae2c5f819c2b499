"""The shape of the code: what may import what, how long a file may be, what is kept.

Docstrings, types, printing and bare ``except`` are held by ruff (``make lint``).
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest

from geo.ui.frame.pages import pages
from tests.support.code import imported, python_files

ROOT = Path(__file__).parents[2]
LONGEST_FILE = 320
LONGEST_FUNCTION = 60
LIBRARY = python_files(ROOT, "geo")
SCREEN = python_files(ROOT, "app.py", "pages", "geo/ui")
ALL = python_files(ROOT, "app.py", "conftest.py", "pages", "geo", "scripts", "tests")

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


class TestImports:
    """``lint-imports`` knows ``geo`` only; what stands beside it is looked at here."""

    def test_the_layers_hold(self):
        linter = Path(sys.executable).with_name("lint-imports")
        ran = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout

    def test_every_part_of_the_library_is_described(self):
        described = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
        parts = {path.stem for path in (ROOT / "geo").iterdir() if path.suffix == ".py" or path.is_dir()}
        parts -= {"__init__", "__main__", "__pycache__", "locale"}
        assert [part for part in sorted(parts) if f"geo/{part}" not in described] == []

    def test_every_page_has_its_file_and_its_room(self):
        names = {page.name for page in pages()}
        assert {path.stem for path in (ROOT / "pages").glob("*.py")} == names
        rooms = [path.parent for path in (ROOT / "geo" / "ui").glob("*/page.py")]
        modules = [path for path in (ROOT / "geo" / "ui").glob("*.py") if path.stem != "__init__"]
        assert {path.stem for path in (*rooms, *modules)} == names

    def test_pages_import_nothing_from_each_other(self):
        graph = grimp.build_graph("geo", cache_dir=None)
        # The frame draws the control that puts a view into a briefing on every page.
        graph.remove_import(importer="geo.ui.frame.shell", imported="geo.ui.briefing.add_view")
        rooms = {f"geo.ui.{page.name}" for page in pages()}
        found = graph.find_illegal_dependencies_for_layers(layers=(rooms,))
        assert [f"{each.importer} imports {each.imported}" for each in found] == []

    def test_the_library_imports_nothing_that_stands_on_it(self):
        above = {"app", "pages", "scripts", "tests"}
        found = {
            _name(file): {name.split(".")[0] for name in imported(_tree(file))} & above for file in LIBRARY
        }
        assert {file: names for file, names in found.items() if names} == {}

    def test_a_page_is_layout(self):
        """A page asks geo.ui; what it shows is read and calculated below."""
        allowed = ("geo.ui", "geo.language", "geo.errors", "geo.model")
        assert [
            f"{_name(file)} imports {name}"
            for file in python_files(ROOT, "app.py", "pages")
            for name in sorted(imported(_tree(file)))
            if name.startswith("geo.") and not name.startswith(allowed)
        ] == []


class TestSize:
    def test_a_file_can_be_read_at_one_sitting(self):
        lines = {_name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in ALL}
        assert {file: count for file, count in lines.items() if count >= LONGEST_FILE} == {}

    def test_a_function_fits_on_a_screen(self):
        lines = {
            f"{_name(file)}: {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
            for file in ALL
            for node in ast.walk(_tree(file))
            if isinstance(node, FUNCTION)
        }
        assert {function: count for function, count in lines.items() if count >= LONGEST_FUNCTION} == {}


def _plain_errors(tree: ast.Module) -> Iterator[int]:
    """Yield the lines that raise what says nothing to who would catch it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and node.exc:
            error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            if isinstance(error, ast.Name) and error.id in {
                "Exception", "BaseException", "RuntimeError", "AssertionError"
            }:  # fmt: skip
                yield node.lineno


class TestHabits:
    def test_an_error_is_one_of_ours(self):
        assert [f"{_name(file)}:{line}" for file in LIBRARY for line in _plain_errors(_tree(file))] == []

    def test_a_plain_error_would_be_seen(self):
        assert list(
            _plain_errors(ast.parse("raise ValueError\nraise Exception('x')\nraise RuntimeError"))
        ) == [2, 3]

    def test_no_page_shows_a_map_that_loads_from_outside(self):
        loads = ("st.map(", "pydeck", "st_folium")
        texts = {_name(file): file.read_text(encoding="utf-8") for file in SCREEN}
        assert [file for file, text in texts.items() if any(name in text for name in loads)] == []


@pytest.fixture(scope="module")
def kept():
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if listing.returncode != 0:  # an unpacked bundle has no git: everything in it was tracked
        skipped = {
            ".venv",
            "node_modules",
            "wheels",
            "__pycache__",
            ".pytest_cache",
            ".ruff_cache",
            "workspace",
            "build-cache",
        }
        files = [f for f in ROOT.rglob("*") if f.is_file() and skipped.isdisjoint(f.relative_to(ROOT).parts)]
        return files
    return [ROOT / name for name in listing.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


class TestWhatIsKept:
    def test_no_document_text_is_kept(self, kept):
        assert [_name(file) for file in kept if file.match("seeds/*.txt")] == []

    def test_no_file_names_a_folder_of_some_machine(self, kept):
        homes = tuple("/" + part for part in ("home/", "Users/", "root/", "work/"))
        found = []
        for file in kept:
            if file.suffix in {".py", ".md", ".toml", ".csv", ".json", ".yml", ".yaml", ".txt", ".cfg", ""}:
                text = file.read_text(encoding="utf-8", errors="replace")
                found += [
                    f"{_name(file)}: {home}" for home in homes if f" {home}" in text or f'"{home}' in text
                ]
        assert found == []

    def test_the_version_is_in_the_changelog_or_unreleased(self):
        version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
        changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        assert "## Unreleased" in changes or f"## {version}" in changes
