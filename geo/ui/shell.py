"""The frame around every page: configuration, navigation, brand, language switch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from geo.errors import GeoError
from geo.language import LANGUAGES, _, use
from geo.ui.atlas import load_atlas
from geo.ui.briefing import add_view
from geo.ui.embedding import without_frame
from geo.ui.left_out import left_out
from geo.ui.literal import literal
from geo.ui.state import change_view, session_view
from geo.ui.streamlit_words import translate_streamlit

PAGES = Path(__file__).resolve().parent.parent.parent / "pages"
CSS = Path(__file__).parent / "assets" / "shell.css"
ICON = Path(__file__).parent / "assets" / "icon.png"
"""A local file: an icon by name would be fetched from outside."""
EMBEDDED = Path(__file__).parent / "assets" / "embedded.css"
WITH_A_VIEW = ("", "map", "places", "disagreements", "compare", "table", "briefing")
"""Pages, by their address, whose view can become a scene."""


_INSIDE = "inside_shell"


def page(draw: Callable[[], None]) -> None:
    """Draw one page inside the frame, however Streamlit came to run its file.

    On the first visit after the server has started, Streamlit runs a file of ``pages/``
    that the address names by itself, without ``app.py``: the frame is then opened from here.
    """
    if st.session_state.get(_INSIDE):
        draw()
    else:
        open_page()


def open_page() -> None:
    """Configure the browser page, draw the frame and run the page the address asks for."""
    try:
        atlas = load_atlas()
    except GeoError as error:
        st.error(str(error))
        st.stop()
    held = session_view(atlas)
    view = held.view
    use(view.language)
    st.set_page_config(
        page_title=_("Peru Coca Atlas"),
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.html(CSS)
    translate_streamlit()
    asked = st.navigation(
        [
            st.Page(PAGES / "map.py", title=_("Map"), url_path="atlas", default=True),
            st.Page(PAGES / "places.py", title=_("Places"), url_path="places"),
            st.Page(PAGES / "disagreements.py", title=_("Disagreements"), url_path="disagreements"),
            st.Page(PAGES / "compare.py", title=_("Compare"), url_path="compare"),
            st.Page(PAGES / "table.py", title=_("Table"), url_path="table"),
            st.Page(PAGES / "briefing.py", title=_("Briefing"), url_path="briefing"),
            st.Page(PAGES / "snapshots.py", title=_("Export"), url_path="snapshots"),
            st.Page(PAGES / "sources.py", title=_("Sources"), url_path="sources"),
            st.Page(PAGES / "methods.py", title=_("Methods"), url_path="methods"),
            # The first page has no name in an address; whoever writes it down means the map all the same.
            st.Page(_to_map, title=_("Map"), url_path="map", visibility="hidden"),
        ],
        position="top",
    )
    if without_frame():
        st.html(EMBEDDED)
    else:
        with st.container(key="brand"):
            st.markdown("**" + _("Peru Coca Atlas") + "**")
        _language_switch(view.language)
        if asked.url_path in WITH_A_VIEW:
            add_view(atlas)
    for problem in held.problems:
        st.warning(literal(problem))
    left_out(atlas)
    st.session_state[_INSIDE] = True
    try:
        asked.run()
    finally:
        st.session_state[_INSIDE] = False


def _to_map() -> None:
    """Open the map with the view that the address asks for."""
    st.switch_page(PAGES / "map.py", query_params=st.query_params.to_dict())


def _language_switch(language: str) -> None:
    """Draw the language switch at the right of the navigation."""
    with st.container(key="language"):
        chosen = st.segmented_control(
            _("Language"),
            list(LANGUAGES),
            default=language,
            format_func=str.upper,
            label_visibility="collapsed",
            required=True,
        )
    if chosen is not None and chosen != language:
        change_view(language=chosen)
        st.rerun()
