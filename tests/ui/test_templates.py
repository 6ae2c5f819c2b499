"""HTML is made by templates that escape by themselves, and each piece that the code names is there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError
from jinja2.nodes import Macro
from markupsafe import Markup

from geo.errors import FileError
from geo.markup import Templates, joined
from geo.ui.elements.html import link, tag
from tests.support.code import python_files

ROOT = Path(__file__).parents[2]
FOLDERS = {"ui": ROOT / "geo" / "ui" / "templates", "exports": ROOT / "geo" / "exports" / "templates"}
HOSTILE = "\"'><script>alert(1)</script>"


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    (tmp_path / "page.html").write_text(
        '{% macro item(text) %}\n  <li title="{{ text }}">\n    {{ text }}\n  </li>\n{% endmacro %}\n',
        encoding="utf-8",
    )
    (tmp_path / "damaged.html").write_text("{% macro item(text) %}<li>{{ text </li>\n", encoding="utf-8")
    return Templates(tmp_path)


class TestATemplate:
    def test_escapes_every_value(self, templates):
        made = templates("page.item", text=HOSTILE)
        assert "<script" not in made
        assert made.count("&#34;&#39;&gt;") == 2

    def test_leaves_html_as_it_is(self, templates):
        assert "<b>x</b>" in templates("page.item", text=Markup("<b>x</b>"))

    def test_has_no_line_breaks_of_its_file(self, templates):
        assert templates("page.item", text="x") == '<li title="x">x</li>'

    def test_lacks_no_value_in_silence(self, templates):
        with pytest.raises(UndefinedError):
            templates("page.item")

    @pytest.mark.parametrize("file", ["damaged", "missing"])
    def test_that_is_not_whole_is_named(self, templates, file):
        with pytest.raises(FileError, match=f"{file}.html"):
            templates(f"{file}.item", text="x")


def test_pieces_escape_what_they_join():
    assert joined(["<", Markup("<i>")], "&") == "&lt;&amp;<i>"
    for made in (link(HOSTILE, HOSTILE, css=HOSTILE), tag(HOSTILE, HOSTILE)):
        assert "<script" not in made


def _pieces(folder: Path) -> set[str]:
    return {
        f"{path.stem}.{macro.name}"
        for path in folder.glob("*.html")
        for macro in Environment().parse(path.read_text(encoding="utf-8")).find_all(Macro)
    }


def _named(*folders: str) -> set[str]:
    """Return the names of pieces that the code asks for."""
    return {
        call.args[0].value
        for path in python_files(ROOT, *folders)
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("render", "paper")
        if call.args and isinstance(call.args[0], ast.Constant)
    }


@pytest.mark.parametrize(
    ("folder", "code"), [("ui", ("geo/ui",)), ("exports", ("geo/exports", "geo/briefing"))]
)
def test_every_piece_that_the_code_names_is_in_a_template(folder, code):
    named = _named(*code)
    assert named
    assert named - _pieces(FOLDERS[folder]) == set()
