"""A button that prints the page: only the browser can."""

from __future__ import annotations

import streamlit as st

from geo.ui.frame.shipped import component_text, script

_button = st.components.v2.component(
    "print_page",
    html='<button type="button"></button>',
    css=component_text("button.css"),
    js=script("print_button"),
)


def print_button(label: str) -> None:
    """Draw the button with ``label``."""
    _button(key="print_page", data={"label": label}, width="content", height="content")
