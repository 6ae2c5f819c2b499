"""A button that copies the page's address: only the browser knows it, so the browser copies it."""

from __future__ import annotations

import streamlit as st

_JS = """
export default function (component) {
  const { parentElement, data } = component;
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      button.textContent = data.done;
    } catch (error) {
      window.prompt(data.label, window.location.href);
    }
    window.setTimeout(() => { button.textContent = data.label; }, 1600);
  };
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

_button = st.components.v2.component("copy_link", html='<button type="button"></button>', css=_CSS, js=_JS)


def copy_link(label: str, done: str) -> None:
    """Draw the button.

    Parameters
    ----------
    label, done : str
        What it says, and for a moment after the address has been copied.
    """
    _button(key="copy_link", data={"label": label, "done": done}, width="content", height="content")
