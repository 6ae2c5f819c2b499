"""The buttons Present and Presenter's window, and what they receive about the scene shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import streamlit as st

from geo.language import _, current
from geo.maps.contract import BarData, SceneReport
from geo.maps.contract.message_shapes import fault_of
from geo.ui.frame.shipped import script

KEY = "present_bar"

_HTML = """
<div><button type="button" class="first"></button><button type="button"></button></div>
<p role="status"></p>
"""

_CSS = """
div { display: flex; flex-wrap: wrap; gap: .5rem; }
button {
  font: inherit; color: var(--st-text-color); background: transparent; cursor: pointer; white-space: nowrap;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  min-height: 2.5rem; padding: .25rem .9rem;
}
button.first {
  background: var(--st-text-color); color: var(--st-background-color); border-color: var(--st-text-color);
  font-weight: 600;
}
button:disabled { opacity: .45; cursor: default; }
button:not(:disabled):hover, button:focus-visible {
  outline: 2px solid var(--st-primary-color); outline-offset: 1px;
}
p { margin: .4rem 0 0; font-size: .95rem; }
p:empty { display: none; }
"""

_mount = st.components.v2.component("peru_coca_atlas_present", html=_HTML, css=_CSS, js=script("present_bar"))


def present_bar(map_key: str, scene: str, on_scene: Callable[[], None], reason: str = "") -> None:
    """Draw the buttons.

    Parameters
    ----------
    map_key : str
        Key of the map that presents.
    scene : str
        Id of the scene the page shows as open.
    on_scene : callable
        Called before the rerun in which another scene is reported (`scene_seen`).
    reason : str
        Why nothing can be presented; empty where it can, once the map has started.
    """
    data: BarData = {
        "map": map_key,
        "scene": scene,
        "present": _("Present"),
        "notes": _("Presenter's window"),
        "blocked": _(
            "The browser blocked the window. Allow pop-ups for this address, then press the button again."
        ),
        "reason": reason,
        "not_ready": _("The map is starting …"),
        "words": _window_words(),
    }
    _mount(key=KEY, data=data, on_scene_change=on_scene, width="content", height="content")


def scene_seen() -> str:
    """Return the id of the scene that the browser reported last; empty where it reported none."""
    seen = (st.session_state.get(KEY) or {}).get("scene")
    return "" if fault_of(seen, SceneReport) else cast(SceneReport, seen)["id"]


def _window_words() -> dict[str, str]:
    """Return what the presenter's window says."""
    return {
        "language": current(),
        "title": _("Presenter's window"),
        "l-clock": _("Time"),
        "l-passed": _("Elapsed"),
        "l-scene": _("Scene"),
        "l-next": _("Next"),
        "restart": _("Restart timer"),
        "hint": _("The keys also work in this window."),
        "none": _("No notes for this scene."),
        "last": _("This is the last scene."),
        "black": _("The screen is black."),
        "gone": _("The page that presents was closed."),
    }
