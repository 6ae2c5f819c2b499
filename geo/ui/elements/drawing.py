"""A drawing of our own in the page: Streamlit's HTML lets no SVG through, a component does."""

from __future__ import annotations

import streamlit as st

_JS = """
export default function ({ parentElement, data }) {
  const read = new DOMParser().parseFromString(data.svg, "image/svg+xml");
  const drawing = document.importNode(read.documentElement, true);
  drawing.dataset.theme = data.theme;
  parentElement.querySelector(".drawing").replaceChildren(drawing);
}
"""

_mount = st.components.v2.component("drawing", html='<div class="drawing"></div>', js=_JS)


def drawing(svg: str, *, key: str, dark: bool) -> None:
    """Show ``svg``.

    Parameters
    ----------
    svg : str
        A whole SVG document with its own style and text alternative, well-formed XML; every
        text of the data in it must be escaped.
    key : str
        Key of the component.
    dark : bool
        Sets ``data-theme`` on its root.
    """
    _mount(
        key=key,
        data={"svg": svg, "theme": "dark" if dark else "light"},
        width="stretch",
        height="content",
    )
