"""The row of controls over the map, and the search."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from geo.language import _
from geo.model import LAYERS, View
from geo.model.view import DRAWINGS
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import change_view, current_view, reset_view
from geo.ui.map.time_modes import time_control
from geo.ui.view.controls import lens_control, level_control, measure_control
from geo.ui.view.opening import fullest_level, opening
from geo.wording.kinds import drawing_names, kind_name, layer_names
from geo.wording.view import measure_label


def controls(view: View, atlas: Atlas) -> None:
    """Draw the row over the map; each control changes one part of the view."""
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        _search(atlas)
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


@dataclass(frozen=True, slots=True)
class Found:
    """One thing the search can open: its ``form`` (place, measure, source), id and label."""

    form: str
    id: str
    label: str


def searchable(atlas: Atlas) -> list[Found]:
    """Return every place, corridor, measure and source with its names in both languages and aliases."""
    found = []
    for place in atlas.places:
        others = [n for n in (place.name, place.name_es, *place.aliases) if n]
        names = list(dict.fromkeys([place.label(), *others]))
        found.append(Found("place", place.id, f"{' · '.join(names)} ({kind_name(place.kind)})"))
    form = _("measure")
    for measure in atlas.measures.values():
        names = [measure_label(atlas, measure.id), measure.name, measure.name_es]
        found.append(Found("measure", measure.id, f"{' · '.join(dict.fromkeys(names))} ({form})"))
    form = _("document")
    for source in atlas.sources.values():
        found.append(Found("source", source.id, f"{source.label()} · {source.title} ({form})"))
    return found


def _search(atlas: Atlas) -> None:
    options = {f"{f.form}:{f.id}": f for f in searchable(atlas)}
    labels = {key: found.label for key, found in options.items()}

    def chosen() -> None:
        found = options.get(st.session_state["search"])
        st.session_state["search"] = None
        if found is None:
            return
        if found.form == "place" and (frame := atlas.frame_of(found.id)):
            change_view(place=found.id, extent=frame)
        elif found.form == "place":  # the map has nothing to frame it by: its profile tells more
            st.session_state["open_place"] = found.id
        elif found.form == "measure":
            level = fullest_level(found.id, "monitoring", "", atlas)
            asked = View(measure=found.id, level=level, as_of=current_view().as_of)
            parts = opening(asked, atlas)
            change_view(measure=found.id, lens="monitoring", since=None, **parts)
        else:
            st.session_state["open_source"] = found.id

    show.selectbox(
        _("Search"),
        list(options),
        index=None,
        key="search",
        format_func=labels.__getitem__,
        placeholder=_("Place, route, measure or document"),
        on_change=chosen,
        width=175,
    )
    if place := st.session_state.pop("open_place", None):
        st.switch_page("pages/places.py", query_params={"place": place})
    if source := st.session_state.pop("open_source", None):
        st.switch_page("pages/sources.py", query_params={"source": source})


def reset_button() -> None:
    """Draw the button that goes back to what opens with nothing chosen."""
    show.button(_("Reset"), on_click=reset_view)
