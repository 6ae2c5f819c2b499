"""The controls that several pages have in common; each changes one part of the view."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.language import _
from geo.model import View
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.frame.state import change_view
from geo.ui.view.opening import extent_for, fullest_level, lens_options, opening
from geo.view_defaults import newest_year
from geo.wording.kinds import level_names
from geo.wording.view import lens_label, measure_label


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
        known = timelines_of(view.measure, view.lens)
        years = known.years(atlas.at_level(level), view.as_of)
        year = view.year if view.year in years else newest_year(replace(view, level=level), known, atlas)
        change_view(level=level, year=year, extent=extent_for(level, view.extent))

    show.segmented_control(
        _("Level"), options, key="level", format_func=names.__getitem__, on_change=changed, required=True
    )


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
