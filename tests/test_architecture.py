"""The shape of the code: what may import what, how long a file may be, what is documented."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.code import imported, python_files

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 320
LONGEST_FUNCTION = 60
LIBRARY = python_files(ROOT, "geo")
SCREEN = python_files(ROOT, "app.py", "pages", "geo/ui")
ALL = python_files(ROOT, "app.py", "conftest.py", "pages", "geo", "scripts", "tests")
# Programs that speak on the terminal; everything else returns or raises.
SPEAKS = ("geo/cli", "geo/build")

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _each(files: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", files, ids=_name)


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


class TestImports:
    def test_the_layers_hold(self):
        linter = Path(sys.executable).with_name("lint-imports")
        ran = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout

    def test_every_part_of_the_library_is_described(self):
        described = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
        parts = {path.stem for path in (ROOT / "geo").iterdir() if path.suffix == ".py" or path.is_dir()}
        parts -= {"__init__", "__main__", "__pycache__", "locale"}
        assert [part for part in sorted(parts) if f"geo/{part}" not in described] == []

    @_each([file for file in LIBRARY if not _name(file).startswith("geo/ui/")])
    def test_the_library_knows_no_streamlit_and_no_page(self, file):
        outside = {name.split(".")[0] for name in imported(_tree(file))}
        assert outside.isdisjoint({"streamlit", "app", "pages", "scripts", "tests"})

    @_each(python_files(ROOT, "app.py", "pages"))
    def test_a_page_is_layout(self, file):
        """A page asks geo.ui; what it shows is read and reckoned below."""
        own = {name for name in imported(_tree(file)) if name.startswith("geo.")}
        allowed = ("geo.ui", "geo.language", "geo.errors", "geo.model")
        assert [name for name in sorted(own) if not name.startswith(allowed)] == []


class TestSize:
    @_each(ALL)
    def test_a_file_can_be_read_at_one_sitting(self, file):
        assert len(file.read_text(encoding="utf-8").splitlines()) < LONGEST_FILE

    @_each(ALL)
    def test_a_function_fits_on_a_screen(self, file):
        long = [
            f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
            for node in ast.walk(_tree(file))
            if isinstance(node, FUNCTION) and node.end_lineno - node.lineno + 1 >= LONGEST_FUNCTION
        ]
        assert long == []


def _public(tree: ast.Module) -> list[ast.AST]:
    """Return the functions, classes and methods whose names do not begin with an underscore."""
    found = []
    for node in tree.body:
        if isinstance(node, FUNCTION | ast.ClassDef) and not node.name.startswith("_"):
            found.append(node)
            if isinstance(node, ast.ClassDef):
                found += [m for m in node.body if isinstance(m, FUNCTION) and not m.name.startswith("_")]
    return found


class TestDocumentation:
    @_each(LIBRARY)
    def test_everything_public_says_what_it_is(self, file):
        tree = _tree(file)
        assert ast.get_docstring(tree), "the file itself"
        assert [node.name for node in _public(tree) if not ast.get_docstring(node)] == []

    @_each(LIBRARY)
    def test_everything_public_has_its_types(self, file):
        untyped = []
        for node in _public(_tree(file)):
            if isinstance(node, FUNCTION):
                arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                named = [a for a in arguments if a.arg not in {"self", "cls"}]
                if node.returns is None or any(a.annotation is None for a in named):
                    untyped.append(node.name)
        assert untyped == []


class TestHabits:
    @_each([file for file in LIBRARY if not _name(file).startswith(SPEAKS)])
    def test_the_library_prints_nothing(self, file):
        calls = [node for node in ast.walk(_tree(file)) if isinstance(node, ast.Call)]
        assert [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"] == []

    @_each(ALL)
    def test_no_error_is_caught_unnamed(self, file):
        handlers = [node for node in ast.walk(_tree(file)) if isinstance(node, ast.ExceptHandler)]
        assert [handler.lineno for handler in handlers if handler.type is None] == []

    @_each(LIBRARY)
    def test_an_error_is_one_of_ours(self, file):
        """A plain Exception says nothing to who would catch it."""
        raised = [node.exc for node in ast.walk(_tree(file)) if isinstance(node, ast.Raise) and node.exc]
        plain = {"Exception", "BaseException", "RuntimeError", "AssertionError"}
        names = [exc.func if isinstance(exc, ast.Call) else exc for exc in raised]
        assert [n.lineno for n in names if isinstance(n, ast.Name) and n.id in plain] == []

    @_each(SCREEN)
    def test_no_page_shows_a_map_that_loads_from_outside(self, file):
        source = file.read_text(encoding="utf-8")
        assert not any(name in source for name in ("st.map(", "pydeck", "st_folium"))


@pytest.fixture(scope="module")
def kept():
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if listing.returncode != 0:  # an unpacked bundle has no git: everything in it was tracked
        skipped = {
            ".venv",
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
