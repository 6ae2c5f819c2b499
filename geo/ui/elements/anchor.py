"""Leads to the part of a page that the address names: Streamlit knows its own headings only."""

from __future__ import annotations

import streamlit as st

from geo.ui.frame.shipped import script

_mount = st.components.v2.component("peru_coca_atlas_anchor", js=script("anchor"))


def go_to_anchor() -> None:
    """Go to the element of the address's fragment; drawn after all that it may name."""
    _mount(key="anchor", height="content")
