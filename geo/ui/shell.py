"""The frame around every page: configuration, navigation, brand, language switch."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geo.language import LANGUAGES, _, use
from geo.ui.atlas import load_atlas
from geo.ui.state import change_view, current_view

PAGES = Path(__file__).resolve().parent.parent.parent / "pages"
CSS = Path(__file__).parent / "assets" / "shell.css"


def open_page() -> None:
    """Configure the browser page, draw the frame and run the page the address asks for."""
    atlas = load_atlas()
    view, problems = current_view(atlas)
    use(view.language)
    st.set_page_config(
        page_title=_("Peru Coca Atlas"),
        page_icon=":material/map:",
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.html(CSS)
    page = st.navigation(
        [
            st.Page(PAGES / "map.py", title=_("Map"), url_path="map", default=True),
            st.Page(PAGES / "sources.py", title=_("Sources"), url_path="sources"),
            st.Page(PAGES / "methods.py", title=_("Methods"), url_path="methods"),
        ],
        position="top",
    )
    with st.container(key="brand"):
        st.markdown(f"**{_('Peru Coca Atlas')}**")
    _language_switch(view.language)
    for problem in problems:
        st.warning(problem)
    page.run()


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
