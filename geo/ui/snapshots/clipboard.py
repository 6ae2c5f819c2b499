"""Two buttons that copy: the picture that is shown, and a text. Only the browser can."""

from __future__ import annotations

import streamlit as st

from geo.language import _
from geo.ui.frame.shipped import component_text, script

_button = st.components.v2.component(
    "snapshot_copy",
    html='<button type="button"></button><span role="status"></span>',
    css=component_text("button.css"),
    js=script("clipboard"),
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
