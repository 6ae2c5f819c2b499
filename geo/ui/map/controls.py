"""The row of controls over the map, and the search."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from geo.estimates import lens_options as lens_choices
from geo.language import _, current
from geo.model import LAYERS, LENSES, View
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.frame.state import change_view, current_view, reset_view
from geo.ui.map.time_modes import time_control
from geo.view_defaults import newest_year as _newest_year
from geo.view_defaults import opening as _opening
from geo.view_defaults import settled
from geo.wording.kinds import kind_name, layer_names, level_names
from geo.wording.view import lens_label, measure_label


def settle(view: View, atlas: Atlas) -> View:
    """Return ``view`` at a level with values and, where none is asked for, in the newest year with data."""
    found = settled(view, timelines_of(view.measure, view.lens), atlas)
    return view if found == view else change_view(level=found.level, year=found.year, place=found.place)


def opening(view: View, atlas: Atlas) -> dict[str, object]:
    """Return level, year and place with which the view's measure opens (`geo.view_defaults.opening`)."""
    known = timelines_of(view.measure, view.lens)
    return _opening(view.measure, known, view.level, view.place, atlas, view.as_of)


def newest_year(view: View, atlas: Atlas) -> int | None:
    """Return the newest year with a value at the level of the view, else anywhere."""
    return _newest_year(view.measure, timelines_of(view.measure, view.lens), view.level, atlas, view.as_of)


def fullest_level(measure: str, lens: str, level: str, atlas: Atlas) -> str:
    """Return ``level`` if the measure has values there, else the level with values in most years."""
    levels = atlas.levels_of(measure)
    if level in levels or not levels:
        return level if levels else "country"
    known = timelines_of(measure, lens)
    return max(levels, key=lambda name: len(known.years(atlas.at_level(name))))


def controls(view: View, atlas: Atlas) -> None:
    """Draw the row over the map; each control changes one part of the view."""
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        _search(atlas)
        measure_control(view, atlas)
        level_control(view, atlas)
        lens_control(view, atlas)
        time_control(view, atlas)
        _layers(view)


def measure_control(view: View, atlas: Atlas) -> None:
    """Draw the choice of measure; year and level move where the new one has values."""
    spoken = {s.measure for s in atlas.statements.values()}
    labels = {m: measure_label(atlas, m) for m in atlas.measures if m in spoken}
    st.session_state["measure"] = view.measure

    def changed() -> None:
        measure = st.session_state["measure"]
        level = fullest_level(measure, view.lens, view.level, atlas)
        change_view(
            measure=measure, since=None, **opening(replace(view, measure=measure, level=level), atlas)
        )
        if view.year in timelines_of(measure, view.lens).years(atlas.at_level(level), view.as_of):
            change_view(year=view.year, place=view.place)

    show.selectbox(
        _("Measure"),
        list(labels),
        key="measure",
        format_func=labels.__getitem__,
        on_change=changed,
        width=195,
    )


def level_control(view: View, atlas: Atlas) -> None:
    """Draw the choice of level, of those at which the measure has values."""
    names = level_names()
    options = atlas.levels_of(view.measure) or [view.level]
    st.session_state["level"] = view.level

    def changed() -> None:
        level = st.session_state["level"]
        years = timelines_of(view.measure, view.lens).years(atlas.at_level(level), view.as_of)
        year = view.year if view.year in years else newest_year(replace(view, level=level), atlas)
        change_view(level=level, year=year, extent=extent_for(level, view.extent))

    show.segmented_control(
        _("Level"), options, key="level", format_func=names.__getitem__, on_change=changed, required=True
    )


def extent_for(level: str, extent: str) -> str:
    """Return the frame that suits ``level``; one the reader has made stays."""
    if level == "country":
        return "andes" if extent == "peru" else extent
    return "peru" if extent == "andes" else extent


def lens_options(view: View, atlas: Atlas) -> list[str]:
    """Return the lenses that can speak on the view's measure."""
    found = lens_choices(atlas.statements.values(), atlas.sources, atlas.series, view.measure)
    options = [*LENSES, *(option.lens for option in found)]
    return options if view.lens in options else [*options, view.lens]


def lens_control(view: View, atlas: Atlas, key: str = "lens", width: int = 170) -> None:
    """Draw the choice of lens, of those that can speak on the measure, under the widget key ``key``."""
    st.session_state[key] = view.lens
    labels = {lens: lens_label(lens, atlas) for lens in lens_options(view, atlas)}
    show.selectbox(
        _("Figure shown"),
        list(labels),
        key=key,
        format_func=labels.__getitem__,
        on_change=lambda: change_view(lens=st.session_state[key]),
        help=_("Which figure to show when several exist. Nothing is averaged."),
        width=width,
    )


def _layers(view: View) -> None:
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
        names = list(dict.fromkeys([place.label(current()), *others]))
        found.append(Found("place", place.id, f"{' · '.join(names)} ({kind_name(place.kind)})"))
    form = _("measure")
    for measure in atlas.measures.values():
        names = [measure_label(atlas, measure.id), measure.name, measure.name_es]
        found.append(Found("measure", measure.id, f"{' · '.join(dict.fromkeys(names))} ({form})"))
    form = _("document")
    for source in atlas.sources.values():
        found.append(Found("source", source.id, f"{source.label(current())} · {source.title} ({form})"))
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
