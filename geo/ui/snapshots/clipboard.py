"""Two buttons that copy: the picture that is shown, and a text. Only the browser can."""

from __future__ import annotations

import streamlit as st

from geo.language import _

_JS = """
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  const told = parentElement.querySelector("[role=status]");
  button.textContent = data.label;
  told.textContent = "";
  const shown = () => document.querySelector(`.st-key-${data.picture} img`);
  // Handed over as a promise: some browsers take nothing that comes after the click.
  const picture = async () => {
    const answer = await fetch(shown().src);
    if (!answer.ok) throw new Error(answer.statusText);
    return new Blob([await answer.arrayBuffer()], { type: "image/png" });
  };
  button.onclick = async () => {
    try {
      if (data.text) await navigator.clipboard.writeText(data.text);
      else await navigator.clipboard.write([new ClipboardItem({ "image/png": picture() })]);
      told.textContent = data.done;
      window.setTimeout(() => { told.textContent = ""; }, 2500);
    } catch (error) {
      told.textContent = data.refused;
    }
  };
}
"""

_CSS = """
button {
  font: inherit; font-size: .875rem; color: var(--st-text-color); background: transparent; cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  min-height: 2.5rem; padding: .25rem .75rem; white-space: nowrap;
}
button:hover, button:focus-visible { border-color: var(--st-primary-color); color: var(--st-primary-color); }
span { font-size: .875rem; margin-left: .6rem; }
span:empty { display: none; }
"""

_button = st.components.v2.component(
    "snapshot_copy", html='<button type="button"></button><span role="status"></span>', css=_CSS, js=_JS
)


def copy_text(label: str, text: str, key: str) -> None:
    """Draw a button that copies ``text``."""
    data = {
        "label": label,
        "done": _("Copied"),
        "text": text,
        "refused": _("The browser does not allow it: select the text and copy it."),
    }
    _button(key=key, data=data, width="content", height="content")


def copy_picture(label: str, picture: str, key: str) -> None:
    """Draw a button that copies the picture inside the container of the key ``picture`` as PNG."""
    data = {
        "label": label,
        "done": _("Copied"),
        "picture": picture,
        "refused": _("The browser does not allow it: copy the picture by a right click, or download it."),
    }
    _button(key=key, data=data, width="content", height="content")
