"""The view with which a page opens, and with what one that leaves something open is filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from geo.errors import GeoError
from geo.estimates import single_lenses
from geo.estimates.density import parent_measure
from geo.model import LENSES, View
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.frame.state import address_parts
from geo.views import defaults

ALL_PLACES = {"show": "all"}
"""What the address of the list of all places says beside the view."""


def as_asked(view: View, _query: Mapping[str, str], _atlas: Atlas) -> View:
    """Return ``view`` as it is, for a page that can leave level and year open."""
    return view


def settled(view: View, query: Mapping[str, str], atlas: Atlas) -> View:
    """Return ``view`` at a level with values and, where none is asked for, in the newest year with data."""
    if "extent" not in query:
        view = replace(view, extent=defaults.extent_of(view.measure, view.extent))
    return defaults.settled(view, timelines_of(view.measure, view.whole_lens), atlas)


def at_place_asked(view: View, query: Mapping[str, str], atlas: Atlas) -> View:
    """Return ``view`` at the place that the address names: the browser's Back and Forward change it alone."""
    return view if asks_for_list(query, atlas) else replace(view, place=_place_asked(query, atlas))


def asks_for_list(query: Mapping[str, str], atlas: Atlas) -> bool:
    """Say whether an address asks for the list of all places: it names no place that there is, or says so."""
    return not _place_asked(query, atlas) or query.get("show") == ALL_PLACES["show"]


def list_or_place(view: View, atlas: Atlas) -> tuple[View, dict[str, str]]:
    """Return the view and what the address of the places says beside it."""
    asked = address_parts()
    if asks_for_list(asked, atlas):
        return view, ALL_PLACES
    return view, {"second": asked["second"]} if asked.get("second") else {}


def _place_asked(query: Mapping[str, str], atlas: Atlas) -> str:
    """Return the id of the place that the address names, by whichever of its names; empty for none."""
    try:
        return atlas.places.resolve(query.get("place", "")).id
    except GeoError:
        return ""  # what is wrong with the name is said of the link


def opening(view: View, atlas: Atlas) -> dict[str, object]:
    """Return level, year and place with which the view's measure opens."""
    return defaults.opening(view, timelines_of(view.measure, view.whole_lens), atlas)


def lens_options(view: View, atlas: Atlas) -> list[str]:
    """Return the lenses that can speak on the view's measure."""
    options = [*LENSES, *_single_lenses(parent_measure(view.measure), atlas.version, atlas)]
    return options if view.lens in options else [*options, view.lens]


@st.cache_resource(show_spinner=False, max_entries=64)
def _single_lenses(measure: str, version: str, _atlas: Atlas) -> tuple[str, ...]:
    return single_lenses(_atlas.statements.values(), _atlas.series, measure)
