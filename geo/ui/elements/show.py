"""Every way to put words on a page, each showing its text as it is.

Streamlit reads what it is given as Markdown: a name in a link or in a table could then be a
picture that is fetched from elsewhere, or a link. Here the first argument, a title, the help and
the options that are drawn as Markdown are `literal` text. Streamlit's own functions of these
names are for this module alone (pyproject.toml, ruff's banned-api); what is written on a
container is written inside ``with container:``. Markdown that is meant goes through
`own_markdown`. `st.html`, `st.text` and `st.code` read no Markdown.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import streamlit as st

from geo.language import current, in_language
from geo.ui.elements.literal import literal

Drawing = TypeVar("Drawing", bound=Callable[..., Any])

CALLED = ("on_change", "on_click", "data")
"""Arguments that are called later: before the next run, or for a download."""

TEXTS = ("body", "label", "title", "help", "caption")
"""Arguments that Streamlit reads as Markdown."""


def _literal(function: Drawing, *, options: bool = False) -> Drawing:
    """Return ``function`` that shows its texts as they are; its ``options`` too where they are Markdown."""
    signature = inspect.signature(function)

    @wraps(function)
    def shown(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # as the function is typed
        given = signature.bind(*args, **kwargs)
        for name in TEXTS:
            if isinstance(given.arguments.get(name), str):
                given.arguments[name] = literal(given.arguments[name])
        for name in CALLED:
            if callable(given.arguments.get(name)):
                given.arguments[name] = _in_this_language(given.arguments[name])
        if options:
            words = given.arguments.get("format_func", str)
            given.arguments["format_func"] = lambda option: literal(words(option))
        return function(*given.args, **given.kwargs)

    return cast(Drawing, shown)


def _in_this_language(function: Drawing) -> Drawing:
    """Return ``function`` called in the language now in use: Streamlit calls it in another thread."""
    language = current()

    @wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # as the function is typed
        with in_language(language):
            return function(*args, **kwargs)

    return cast(Drawing, called)


button = _literal(st.button)
caption = _literal(st.caption)
checkbox = _literal(st.checkbox)
date_input = _literal(st.date_input)
download_button = _literal(st.download_button)
error = _literal(st.error)
expander = _literal(st.expander)
file_uploader = _literal(st.file_uploader)
form_submit_button = _literal(st.form_submit_button)
header = _literal(st.header)
image = _literal(st.image)
info = _literal(st.info)
multiselect = _literal(st.multiselect)
number_input = _literal(st.number_input)
pills = _literal(st.pills, options=True)
popover = _literal(st.popover)
segmented_control = _literal(st.segmented_control, options=True)
selectbox = _literal(st.selectbox)
slider = _literal(st.slider)
subheader = _literal(st.subheader)
success = _literal(st.success)
text_area = _literal(st.text_area)
text_input = _literal(st.text_input)
title = _literal(st.title)
toast = _literal(st.toast)
toggle = _literal(st.toggle)
warning = _literal(st.warning)
words = _literal(st.markdown)
"""A paragraph."""


def tabs(labels: list[str], default: str | None = None) -> list:
    """Draw tabs and return their containers; ``default`` is the one that is open, else the first."""
    return list(st.tabs([literal(label) for label in labels], default=default and literal(default)))


def own_markdown(template: str, **values: str) -> None:
    """Draw Markdown of our own.

    Parameters
    ----------
    template : str
        Markdown written in the code, never what a link, a file or a table holds.
    values
        What takes the place of the ``{names}`` in it, shown as it is.
    """
    st.markdown(template.format(**{name: literal(value) for name, value in values.items()}))


def toast_with_link(text: str, link: str, address: str) -> None:
    """Say ``text`` for a while, with a link of this name to an address of ours."""
    st.toast(f"{literal(text)} [{literal(link)}]({address})", duration="long")
