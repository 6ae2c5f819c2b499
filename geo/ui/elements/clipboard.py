"""Buttons that copy: a text, the page's address, the picture that is shown. Only the browser can."""

from __future__ import annotations

import streamlit as st

from geo.language import _
from geo.markup import Markup
from geo.ui.elements.html import render
from geo.ui.frame.shipped import component_text, script

_button = st.components.v2.component(
    "clipboard",
    html='<button type="button"></button><span role="status"></span>',
    css=component_text("button.css"),
    js=script("clipboard"),
)


def copy_text(label: str, text: str, key: str) -> None:
    """Draw a button that copies ``text``."""
    _draw(label, key, text=text)


def copy_link() -> None:
    """Draw a button that copies the page's address."""
    _draw(_("Copy link"), "copy_link", address=True)


def copy_picture(label: str, picture: str, key: str) -> None:
    """Draw a button that copies the picture inside the container of the key ``picture`` as PNG."""
    refused = _("The browser does not allow it: copy the picture by a right click, or download it.")
    _draw(label, key, picture=picture, refused=refused)


def sentence_button(sentence: str) -> Markup:
    """Return a quiet button as HTML that copies ``sentence``, on a page with `sentence_buttons`."""
    return render("elements.copy_sentence", text=sentence) if sentence else Markup()


def sentence_buttons() -> None:
    """Answer the clicks on every `sentence_button` of the page."""
    _draw("", "sentence_buttons", marked="button[data-copy]")


def _draw(label: str, key: str, **copied: str | bool) -> None:
    words = {
        "label": label,
        "done": _("Copied"),
        "refused": _("The browser does not allow it: select the text and copy it."),
    }
    _button(key=key, data=words | copied, width="content", height="content")
