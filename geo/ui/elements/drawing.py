"""A drawing of our own in the page: Streamlit's HTML lets no SVG through, a component does."""

from __future__ import annotations

import streamlit as st

from geo.ui.frame.shipped import script

_mount = st.components.v2.component("drawing", html='<div class="drawing"></div>', js=script("drawing"))


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
