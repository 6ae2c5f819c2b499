"""A button that prints the page: only the browser can."""

from __future__ import annotations

import streamlit as st

_JS = """
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = () => window.print();
}
"""

_CSS = """
button {
  font: inherit; font-size: .875rem; color: var(--st-text-color); background: transparent; cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  min-height: 2.5rem; padding: .25rem .6rem; white-space: nowrap;
}
button:hover, button:focus-visible { border-color: var(--st-primary-color); color: var(--st-primary-color); }
"""

_button = st.components.v2.component("print_page", html='<button type="button"></button>', css=_CSS, js=_JS)


def print_button(label: str) -> None:
    """Draw the button with ``label``."""
    _button(key="print_page", data={"label": label}, width="content", height="content")
