"""The frame around every page: configuration, navigation, brand, language switch."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from geo.language import LANGUAGES, _, offered, use
from geo.ui.briefing import add_view
from geo.ui.elements import show
from geo.ui.frame.atlas import renew_atlas
from geo.ui.frame.embedding import without_frame
from geo.ui.frame.faults import tell, told
from geo.ui.frame.rows_left_out import left_out
from geo.ui.frame.shipped import icon, style_sheet
from geo.ui.frame.state import address_parts, change_view, session_view
from geo.ui.frame.streamlit_words import translate_streamlit

PAGES = Path(__file__).resolve().parents[3] / "pages"
CSS = Path(__file__).parents[1] / "assets" / "shell.css"
EMBEDDED = Path(__file__).parents[1] / "assets" / "embedded.css"
WITH_A_VIEW = ("", "map", "places", "disagreements", "compare", "table", "briefing")
"""Pages, by their address, whose view can become a scene."""


_INSIDE = "inside_shell"
logger = logging.getLogger(__name__)


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
    use(_asked_language())
    try:
        atlas = renew_atlas()
    except Exception as error:  # whatever it was, the frame stands around what is said of it
        logger.exception("the data could not be read")
        _without_data(error)
        return
    held = session_view(atlas)
    view = held.view
    asked = _frame(view.language)
    if not without_frame():
        _language_switch(view.language)
        if asked.url_path in WITH_A_VIEW:
            with told():
                add_view(atlas)
    for problem in filter(None, (*held.problems, held.not_understood(asked.url_path))):
        show.warning(problem)
    with told():
        left_out(atlas)
    st.session_state[_INSIDE] = True
    try:
        with told():
            asked.run()
    finally:
        st.session_state[_INSIDE] = False


def _without_data(error: Exception) -> None:
    """Draw the frame, and in it why there is nothing to show."""
    _frame(_asked_language())
    tell(error)


def _asked_language() -> str:
    """Return the language that the address asks for, in which what is wrong with it is said."""
    return offered(address_parts().get("lang", ""))


def _frame(language: str) -> StreamlitPage:
    """Draw what stands around every page, in ``language``; return the page that the address asks for."""
    use(language)
    st.set_page_config(
        page_title=_("Peru Coca Atlas"),
        page_icon=icon(),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    style_sheet(CSS)
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
        style_sheet(EMBEDDED)
    else:
        with st.container(key="brand"):
            show.own_markdown("**{name}**", name=_("Peru Coca Atlas"))
    return asked


def _to_map() -> None:
    """Open the map with the view that the address asks for."""
    st.switch_page(PAGES / "map.py", query_params=address_parts())


def _language_switch(language: str) -> None:
    """Draw the language switch at the right of the navigation."""
    with st.container(key="language"):
        chosen = show.segmented_control(
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
