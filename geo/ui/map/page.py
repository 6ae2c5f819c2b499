"""The map page: controls above, below them the map with its panel, both in one frame."""

from __future__ import annotations

import streamlit as st

from geo.language import use
from geo.links import to_query
from geo.maps import strings_message, view_message
from geo.model import View
from geo.ui.frame.atlas import Atlas, load_atlas
from geo.ui.frame.embedding import only_map
from geo.ui.frame.shipped import style_sheet
from geo.ui.frame.state import change_view, current_view, write_address
from geo.ui.map.bar import actions, controls
from geo.ui.map_frame.channel import ANSWER_DUE, messages_channel, seen_parts, state_channel, values_channel
from geo.ui.map_frame.host import map_host
from geo.ui.map_frame.values import document, values_for

CHROME = 102
"""Pixels of the window that navigation and controls take."""


CHANNEL = "state_channel"
"""Key of the wire on which the map reports."""


def map_page(view: View, atlas: Atlas) -> None:
    """Draw the map page for ``view``."""
    if only_map():
        _map_alone(view, atlas)
        return
    bar = st.container(
        key="bar", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    )
    with st.container(gap=None):  # first of all: the map starts while the rest is drawn
        map_host(document(atlas.version), chrome=CHROME)
        values_channel(values_for(view, atlas), strings_message())
        _follow()
    with bar:
        controls(view, atlas)
        actions(atlas)


def _map_alone(view: View, atlas: Atlas) -> None:
    """Draw the map over the whole window; what is done in it stays in it."""
    style_sheet("map_alone")
    map_host(document(atlas.version), chrome=0)
    messages_channel(
        [strings_message(), values_for(view, atlas, panel=False), view_message(view)],
        "values_channel",
        map_key="map",
    )


@st.fragment
def _follow() -> None:
    """Take in where the map came to rest: the address is written, and nothing drawn again."""
    view = current_view()
    use(view.language)
    state_channel(view_message(view), key=CHANNEL, on_change=_take, address=to_query(view))
    if st.session_state.pop(ANSWER_DUE, False):
        st.rerun(scope="app")  # the row of controls shows the level too, and values are made anew


def _take() -> None:
    """Take over what the user did in the map, before the fragment runs again."""
    parts = seen_parts(CHANNEL, load_atlas())
    if parts:
        st.session_state[ANSWER_DUE] = bool({"level", "without"} & parts.keys())
        change_view(**parts)
        write_address(current_view())
