"""The row of controls over the map."""

from __future__ import annotations

import streamlit as st

from geo.language import _
from geo.model import LAYERS, View
from geo.model.view import DRAWINGS
from geo.ui.elements import show
from geo.ui.elements.clipboard import copy_link
from geo.ui.elements.csv_button import csv_button
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import SessionView, change_view, held_view, reset_view
from geo.ui.map.search import search
from geo.ui.map.time_modes import time_control
from geo.ui.view.controls import lens_control, level_control, measure_control
from geo.ui.view.export_menu import Parts, export_menu, view_export
from geo.wording.kinds import drawing_names, layer_names


def controls(view: View, atlas: Atlas) -> None:
    """Draw the row over the map; each control changes one part of the view."""
    st.html(render("elements.filters"))
    with st.container(key="controls", horizontal=True, vertical_alignment="center", gap="small"):
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


def actions(atlas: Atlas) -> None:
    """Draw what can be done with the view: the way to all exports, and beside it the quick ones."""
    with st.container(key="actions", horizontal=True, vertical_alignment="center", width="content", gap=None):
        held = held_view()
        export_menu([view_export(lambda: held.view, atlas, _pictured)])
        with show.popover(_("More"), width="content"):
            copy_link()
            _csv(held_view(), atlas)
            show.button(_("Reset"), on_click=reset_view)


def _pictured(view: View) -> Parts:
    """Return what the pictures of a view are: its chart where that is shown, else its map."""
    return {"layout": "chart"} if view.face == "chart" else {}


def _csv(held: SessionView, atlas: Atlas) -> None:
    """Offer what is shown as a file; made from the view as it is when asked for."""

    def file() -> bytes:
        from geo.exports import (  # loaded when asked for: a first visit must not wait
            Request,
            content_bytes,
            gather,
        )

        return content_bytes(gather(atlas, Request(held.view), empty=True))

    csv_button(f"{held.view.measure}-{held.view.level}", file, _("The figures shown, with their sources"))
