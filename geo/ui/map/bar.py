"""The row of controls over the map."""

from __future__ import annotations

import streamlit as st

from geo.language import _
from geo.model import LAYERS, View
from geo.model.view import DRAWINGS
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import change_view, reset_view
from geo.ui.map.search import search
from geo.ui.map.time_modes import time_control
from geo.ui.view.controls import lens_control, level_control, measure_control
from geo.wording.kinds import drawing_names, layer_names


def controls(view: View, atlas: Atlas) -> None:
    """Draw the row over the map; each control changes one part of the view."""
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        search(view, atlas)
        measure_control(view, atlas)
        level_control(view, atlas)
        lens_control(view, atlas)
        time_control(view, atlas)
        _layers(view, atlas)


def _layers(view: View, atlas: Atlas) -> None:
    names = layer_names()
    st.session_state["layers"] = list(view.layers)
    with show.popover(_("Layers"), width="content"):
        show.pills(
            _("Shown on the map"),
            list(LAYERS),
            key="layers",
            selection_mode="multi",
            format_func=names.__getitem__,
            on_change=lambda: change_view(layers=tuple(n for n in LAYERS if n in st.session_state["layers"])),
        )
        if atlas.measures[view.measure].is_total:
            drawings = drawing_names()
            st.session_state["draw"] = view.draw
            show.segmented_control(
                _("Totals drawn as"),
                list(DRAWINGS),
                key="draw",
                format_func=drawings.__getitem__,
                on_change=lambda: change_view(draw=st.session_state["draw"]),
                required=True,
            )


def reset_button() -> None:
    """Draw the button that goes back to what opens with nothing chosen."""
    show.button(_("Reset"), on_click=reset_view)
