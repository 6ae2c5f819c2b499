"""Reading our own source: which texts a page shows without asking for their translation."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

# Calls that show their text, whatever they are called on (a column, a tab, st itself).
SHOWS_TEXT = {
    "badge", "button", "caption", "checkbox", "date_input", "download_button", "error", "expander",
    "feedback", "file_uploader", "form_submit_button", "header", "info", "link_button", "markdown",
    "metric", "multiselect", "number_input", "page_link", "pills", "popover", "radio", "segmented_control",
    "select_slider", "selectbox", "slider", "spinner", "status", "subheader", "success", "tabs",
    "text_area", "text_input", "toast", "toggle", "warning",
}  # fmt: skip
# Names that mean something else on other objects: shown text on st and geo.ui.elements.show only.
SHOWS_TEXT_ON_ST = {"write", "text", "title", "html", "dialog", "set_page_config", "Page", "table", "words"}
# Arguments by keyword that a user reads.
TEXT_ARGUMENTS = {
    "label",
    "body",
    "help",
    "placeholder",
    "title",
    "page_title",
    "text",
    "caption",
    "value_label",
}
# How many of the arguments by position are texts.
TEXT_POSITIONS = {"metric": 1, "page_link": 0, "Page": 0, "link_button": 1, "html": 1}
NOT_WORDS = re.compile(r"<style.*?</style>|<[^>]*>|:material/\w+:|&\w+;|https?://\S+|\{[^}]*\}", re.S)


def banned_of_streamlit() -> set[str]:
    """Return the functions of Streamlit that `geo.ui.elements.show` alone may call, as set for the linter."""
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    banned = tomllib.loads(text)["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]
    return {name.removeprefix("streamlit.") for name in banned if name.startswith("streamlit.")}


def has_words(text: str) -> bool:
    """Say whether a person would have to translate ``text`` (markup, icons and numbers need none)."""
    return re.search(r"[^\W\d_]{2,}", NOT_WORDS.sub(" ", text)) is not None


def literal_texts(node: ast.AST) -> Iterator[str]:
    """Yield the strings with words that stand literally in an argument, translated ones left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and has_words(node.value):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from literal_texts(part)
    elif isinstance(node, ast.BinOp):
        yield from literal_texts(node.left)
        yield from literal_texts(node.right)
    elif isinstance(node, ast.IfExp):
        yield from literal_texts(node.body)
        yield from literal_texts(node.orelse)
    elif isinstance(node, ast.List | ast.Tuple):
        for part in node.elts:
            yield from literal_texts(part)
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"format", "join"}
    ):
        # `_("… {name}").format(…)` has a translated call at its root; "… {name}".format(…) has not.
        yield from literal_texts(node.func.value)


def _shown_arguments(call: ast.Call, name: str) -> Iterator[ast.AST]:
    yield from call.args[: TEXT_POSITIONS.get(name, 1)]
    for keyword in call.keywords:
        if keyword.arg in TEXT_ARGUMENTS:
            yield keyword.value


def untranslated(source: str) -> list[tuple[int, str]]:
    """Return line and text of everything shown to a user that is not inside ``_()`` or ``ngettext()``.

    A line that ends in ``# untranslated: reason`` is passed over.
    """
    lines = source.splitlines()
    found = []
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        name = call.func.attr
        on_st = isinstance(call.func.value, ast.Name) and call.func.value.id in ("st", "show")
        if name not in SHOWS_TEXT and not (on_st and name in SHOWS_TEXT_ON_ST):
            continue
        for argument in _shown_arguments(call, name):
            for text in literal_texts(argument):
                if "# untranslated:" not in lines[argument.lineno - 1]:
                    found.append((argument.lineno, text))
    return found


def unclear_messages(source: str) -> list[int]:
    """Return the lines of calls to ``_`` or ``ngettext`` whose text is no literal: no tool can find it."""
    texts = {"_": 1, "ngettext": 2}
    return [
        call.lineno
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in texts
        and not all(
            isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            for argument in call.args[: texts[call.func.id]]
        )
    ]


def hidden_messages(source: str) -> list[int]:
    """Return the lines of calls to ``_`` or ``ngettext`` inside an f-string.

    Below Python 3.12 the extractor sees an f-string as one text, so such a call is lost.
    """
    return [
        call.lineno
        for joined in ast.walk(ast.parse(source))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "ngettext")
    ]


def python_files(root: Path, *folders: str) -> list[Path]:
    """Return the Python files under ``folders`` of ``root`` (a file may be named too), sorted."""
    found: list[Path] = []
    for folder in folders:
        path = root / folder
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return found


def imported(tree: ast.Module) -> set[str]:
    """Return the full names of everything a file imports, inside functions too."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names
