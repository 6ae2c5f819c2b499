"""A map's frame: a sandboxed iframe that is made once a session and never again.

The document goes in once, as the component's data; whatever changes comes as messages
(see `geo.ui.map_frame.channel`). A page may hold several maps, each under its own key; those of one
pair report to each other, through the page, what the reader does in them. The component's element
can cover the whole screen.
"""

from __future__ import annotations

import streamlit as st

from geo.errors import MapError
from geo.language import _, in_language
from geo.maps.contract import HostData
from geo.ui.frame.shipped import INERT, component_text, script

PATIENCE = 10
"""Seconds after which a map that has not said it is ready counts as failed."""

_CODE = script("host")
_mount = st.components.v2.component(
    "peru_coca_atlas_map",
    css=component_text("host.css"),
    js=_CODE,
    isolate_styles=False,
)


def map_host(
    document: str, key: str = "map", *, chrome: int = 174, pair: str = "", presents: bool = False
) -> None:
    """Mount a map.

    Parameters
    ----------
    document : str
        The HTML that `geo.maps.render` returned, packed. It must stay the same for the whole
        session: another text would send all of it again and start the map afresh. Empty
        where another map of the same ``pair`` on the page brings it.
    key : str
        Key of the component, and the name by which a channel finds the map.
    chrome : int
        Pixels of the window that the page needs above and below the map; the map takes
        the rest (70 % of the height on a phone).
    pair : str
        Name that maps side by side share; empty for a map that stands alone. What moves
        along is for the message of `geo.maps.link_message` to say.
    presents : bool
        The map is given scenes: its element can cover everything, and takes all keys then.
    """
    if _CODE == INERT:
        raise MapError(_("The map cannot be shown: {file} is damaged.").format(file="host.js"))
    data: HostData = {
        "document": document,
        "map": key,
        "chrome": int(chrome),
        "pair": pair,
        "presents": presents,
        "notes": notes_page() if presents else "",
        "patience": PATIENCE,
        "late": _late(),
    }
    _mount(key=key, data=data)


def notes_page() -> str:
    """Return the page of the presenter's window; empty where a file of it is damaged."""
    page, style, code = (
        component_text("notes/notes.html"),
        component_text("notes/notes.css"),
        script("notes/notes"),
    )
    if not page or code == INERT:
        return ""
    parts = {"</head>": f"<style>{style}</style></head>", "</body>": f"<script>{code}</script></body>"}
    for end, part in parts.items():
        page = page.replace(end, part)
    return page


def _late() -> str:
    """Return the complaint in every language at once, for the data must not change with it."""
    texts = []
    for language in ("en", "es"):
        with in_language(language):
            texts.append(
                _(
                    "The map did not start within ten seconds. Reload the page; if that does not help, "
                    "the browser may block scripts."
                )
            )
    return " / ".join(dict.fromkeys(texts))
