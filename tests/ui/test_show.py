"""Text is shown as it is: by one module, with nothing in it that could be a link or a picture."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as texts

from geo.ui.elements import show
from geo.ui.elements.literal import literal
from tests.support.code import banned_of_streamlit

ROOT = Path(__file__).parents[2]
CODE = [*sorted((ROOT / "geo" / "ui").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py")), ROOT / "app.py"]
NO_CONTAINERS = ("show", "json", "log", "logger", "sys.stdout")
SHOW = ROOT / "geo" / "ui" / "elements" / "show.py"


def other_names(tree: ast.AST) -> set[str]:
    """What a file calls our own module where it has a function ``show`` itself."""
    return {
        name.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "geo.ui.elements"
        for name in node.names
        if name.name == "show" and name.asname
    }


def test_nothing_that_reads_markdown_is_called_on_a_container() -> None:
    """The linter sees ``st.caption``; this sees ``column.caption`` too."""
    banned = banned_of_streamlit()
    assert {"markdown", "warning", "caption", "segmented_control"} <= banned
    calls = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node.func)}"
        for path in CODE
        if path != SHOW
        for tree in [ast.parse(path.read_text(encoding="utf-8"))]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in banned - {"map", "dialog", "html"}
        and ast.unparse(node.func.value).strip("_").lower() not in {*NO_CONTAINERS, *other_names(tree)}
    ]
    assert calls == []


def test_own_markdown_is_written_in_the_code() -> None:
    """Its template is a string that stands there, or a value would be read as Markdown."""
    calls = [
        node
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "show.own_markdown"
    ]
    assert calls
    assert [ast.unparse(call) for call in calls if not isinstance(call.args[0], ast.Constant)] == []


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("![x](http://host.example/a.png)", "!\\[x\\](http:\u2060//host.example/a.png)"),
        ("<b>", "\\<b\\>"),
        ("www.host.example", "www\u2060.host.example"),
        ("me@host.example", "me@\u2060host.example"),
        (":red[x] :material/home: :smile:", ":\u2060red\\[x\\] :\u2060material/home: :\u2060smile:"),
        ("2012: 54 %, 61,777 ha (all)", "2012: 54 %, 61,777 ha (all)"),
        ("# one\n\n- two", "\\# one\n\n\\- two"),
        ("1. first", "1\\. first"),
        ("61,777 ha", "61,777 ha"),
        ("r_place __init__ _x_", "r_place \\_\\_init\\_\\_ \\_x\\_"),
        ("one\ntwo", "one two"),
        ("no \u202eamazon\u2069", "no \ufffdamazon\ufffd"),
        ("$5 and `code`", "\\$5 and \\`code\\`"),
    ],
)
def test_literal(given: str, shown: str) -> None:
    assert literal(given) == shown


@given(texts.text())
def test_every_mark_that_begins_something_is_escaped(text: str) -> None:
    shown = literal(text)
    bare = shown.replace("\\\\", "").replace("\\[", "").replace("\\`", "").replace("\\<", "")
    assert not set("[`<") & set(bare)


@given(texts.sampled_from(["http", "https", "ftp", "javascript"]), texts.text())
def test_no_address_with_a_scheme_is_left(scheme: str, rest: str) -> None:
    assert f"{scheme}://" not in literal(f"{scheme}://{rest}")


def test_label_help_and_options_are_shown_as_they_are() -> None:
    from streamlit.testing.v1 import AppTest

    def page() -> None:
        from geo.ui.elements import show

        show.segmented_control("[label](x)", ["[option](x)"], help="[help](x)", key="one")
        show.warning("[body](x)")
        show.own_markdown("**{name}**", name="[value](x)")
        show.tabs(["[tab](x)"])

    at = AppTest.from_function(page).run(timeout=60)
    assert not at.exception
    group = at.get("button_group")[0]
    assert group.label == "\\[label\\](x)"
    assert group.help == "\\[help\\](x)"
    assert at.warning[0].value == "\\[body\\](x)"
    assert at.markdown[0].value == "**\\[value\\](x)**"
    assert at.tabs[0].label == "\\[tab\\](x)"
    assert [option.content for option in group.proto.options] == ["\\[option\\](x)"]


def test_every_function_of_the_module_is_one_the_linter_bans() -> None:
    own = {"own_markdown", "toast_with_link", "words"}
    public = {name for name, value in vars(show).items() if callable(value) and name[0].islower()}
    from_streamlit = {name for name in public if hasattr(st, name)}
    assert public - from_streamlit - own - {"wraps", "cast", "literal", "current", "in_language"} == set()
    assert from_streamlit <= banned_of_streamlit()
