"""The controls that several pages have in common; each changes one part of the view."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.language import _, ngettext
from geo.model import View
from geo.search.entries import measure_names
from geo.ui.elements import show
from geo.ui.elements.chooser import Item, Listed, chooser, listed
from geo.ui.frame.atlas import Atlas, atlas_of, timelines_of
from geo.ui.frame.state import change_view, current_view
from geo.ui.view.opening import lens_options, opening
from geo.views.defaults import extent_for, extent_of, fullest_level, newest_year, offered_levels
from geo.wording.kinds import level_names, measure_groups
from geo.wording.view import lens_label, measure_label


def measure_control(view: View, atlas: Atlas) -> None:
    """Draw the choice of measure; year and level move where the new one has values."""
    groups, items = measure_items(atlas.version, view.language)
    chooser(
        _("Measure"),
        groups,
        items,
        lambda measure, _text: change_view(**opened_measure(current_view(), measure, atlas)),
        key="measure",
        value=measure_label(atlas, view.measure),
        width=195,
    )


def opened_measure(view: View, measure: str, atlas: Atlas) -> dict[str, object]:
    """Return the parts of ``view`` that change where it goes over to ``measure``."""
    asked, known = replace(view, measure=measure), timelines_of(measure, view.whole_lens)
    level = fullest_level(asked, known, atlas)
    parts = {"measure": measure, "since": None, **opening(replace(asked, level=level), atlas)}
    if view.year in known.years(atlas.at_level(level), view.as_of):
        parts |= {"year": view.year, "place": view.place}
    left = view.measure != measure and view.extent == extent_of(view.measure, "peru") != "peru"
    return parts | {"extent": extent_of(measure, extent_for(level, "peru") if left else view.extent)}


@st.cache_resource(show_spinner=False, max_entries=8)
def measure_items(version: str, language: str) -> tuple[list[str], Listed]:
    """Return the headings of the measures with figures, and each with its years and level, in their order.

    Parameters
    ----------
    version : str
        Data version, as the page shows it.
    language : str
        The one in use.
    """
    atlas = atlas_of(version)
    spoken = {s.measure for s in atlas.statements.values()}
    named = measure_groups()
    headings = list(dict.fromkeys([*named.values(), _("Other")]))
    items = [
        Item(
            key=measure.id,
            group=headings.index(named.get(measure.group, _("Other"))),
            label=measure.label(),
            detail=_mapped(measure.id, atlas),
            names="  ".join(measure_names(measure)),
            rank=0,
        )
        for measure in atlas.measures.values()
        if measure.id in spoken
    ]
    return headings, listed(items)


def _mapped(measure: str, atlas: Atlas) -> str:
    """Return how many years of a measure the map can show, and at which level: "17 years · countries"."""
    known = timelines_of(measure, View().lens)
    level = fullest_level(View(measure=measure, level=""), known, atlas)
    places = atlas.at_level(level)
    count = len(known.years(places))
    if not count:
        return _("not on the map")
    national = level == "country" and known.places() & set(places) == {View().place}
    where = _("national") if national else level_names()[level].lower()
    return ngettext("{n} year", "{n} years", count).format(n=count) + f" · {where}"


def level_control(view: View, atlas: Atlas) -> None:
    """Draw the choice of level, of those at which the measure has values."""
    names = level_names()
    options = offered_levels(view, timelines_of(view.measure, view.whole_lens), atlas)
    st.session_state["level"] = view.level

    def changed() -> None:
        level = st.session_state["level"]
        known = timelines_of(view.measure, view.whole_lens)
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
