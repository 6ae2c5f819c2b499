"""A field for words with figures in them: a figure is a piece of the text, its reference not in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, cast

import streamlit as st

from geo.briefing.figures import Offered, Piece
from geo.ui.frame.shipped import component_text, script

_HTML = """
<label></label>
<div role="textbox" aria-multiline="true" contenteditable="true"></div>
<p role="alert"></p>
"""

_mount = st.components.v2.component(
    "peru_coca_atlas_words",
    html=_HTML,
    css=component_text("words_field.css"),
    js=script("words_field"),
)

MOST = 24_000
"""Characters that are taken from the browser: more than any part of a scene may have."""


def words_field(
    label: str,
    pieces: Sequence[Piece],
    *,
    key: str,
    stamp: str,
    fault: str,
    insert: tuple[int, Offered] | None,
    on_text: Callable[[str], None],
    rows: int = 1,
) -> None:
    """Draw the field.

    Parameters
    ----------
    pieces : sequence of Piece
        The text as it is kept.
    stamp : str
        Another one writes ``pieces`` anew over what is typed.
    fault : str
        Why what was typed last is not kept; empty where it is.
    insert : (int, Offered) or None
        A figure to put in where the caret stands, and the number of this request.
    on_text : callable
        Called with the text as the file keeps it, before the rerun in which it was changed.
    rows : int
        Lines of its least height.
    """
    piece = None
    if insert is not None:
        turn, found = insert
        piece = {"turn": turn, "piece": asdict(found.piece)}
    data = {
        "label": label,
        "stamp": stamp,
        "pieces": [asdict(one) for one in pieces],
        "fault": fault,
        "rows": rows,
        "insert": piece,
    }

    def changed() -> None:
        text = text_of(st.session_state.get(key))
        if text is not None:
            on_text(text)

    _mount(key=key, data=data, on_text_change=changed, width="stretch", height="content")


def text_of(state: object) -> str | None:
    """Return the text that the browser reported; None where it reported none that can be taken."""
    found = (cast(Any, state) or {}).get("text")
    text = found.get("text") if isinstance(found, dict) else None
    return text if isinstance(text, str) and len(text) <= MOST else None
