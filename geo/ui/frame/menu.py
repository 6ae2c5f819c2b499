"""The menu of a narrow window closes once a page is chosen in it: Streamlit leaves it over the page."""

from __future__ import annotations

import streamlit as st

from geo.ui.frame.shipped import script

_listener = st.components.v2.component("peru_coca_atlas_menu", js=script("menu"))


def close_menu() -> None:
    """Close the menu after each choice in it."""
    _listener(key="menu_closer", height="content")
