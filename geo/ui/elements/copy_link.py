"""A button that copies the page's address: only the browser knows it, so the browser copies it."""

from __future__ import annotations

import streamlit as st

from geo.ui.frame.shipped import component_text, script

_button = st.components.v2.component(
    "copy_link",
    html='<button type="button"></button>',
    css=component_text("button.css"),
    js=script("copy_link"),
)


def copy_link(label: str, done: str) -> None:
    """Draw the button.

    Parameters
    ----------
    label, done : str
        What it says, and for a moment after the address has been copied.
    """
    _button(key="copy_link", data={"label": label, "done": done}, width="content", height="content")
