"""What a map on a page is given: the document, and the values of a measure, each made once per process."""

from __future__ import annotations

import streamlit as st

from geo.language import current
from geo.maps import classes_of
from geo.maps.contract import ValuesMessage
from geo.maps.document import render
from geo.maps.from_atlas import atlas_document, atlas_range, atlas_values
from geo.maps.standalone import pack
from geo.model import View
from geo.relief import relief_picture
from geo.ui.frame.atlas import Atlas, atlas_of, load_atlas, timelines_of
from geo.views.spans import Carried, Dated, carried_years, totals_since


@st.cache_resource(show_spinner=False)
def document(version: str) -> str:
    """Return the map document, packed; made once per process and data ``version``."""
    return pack(render(atlas_document(atlas_of(version), relief=relief_picture())))


def values_for(view: View, atlas: Atlas, *, panel: bool = True) -> ValuesMessage:
    """Return the values message that ``view`` needs: of single years, or of the range it adds up.

    ``panel`` says whether what stands beside the map is wanted too.
    """
    if view.since is not None:
        return range_of(view.measure, view.whole_lens, view.since, current(), atlas.version, panel=panel)
    return values_of(view.measure, view.whole_lens, current(), atlas.version, carry=view.carry, panel=panel)


@st.cache_resource(show_spinner=False, max_entries=32)
def range_of(
    measure: str, lens: str, since: int, language: str, version: str, *, panel: bool = True
) -> ValuesMessage:
    """Return the values message of a range that begins with ``since``, made once per process."""
    atlas, totals = atlas_of(version), totals_of(measure, lens, since, version)
    return atlas_range(atlas, measure, totals, since=since, lens=lens, panel=panel)


@st.cache_resource(show_spinner=False, max_entries=128)
def values_of(
    measure: str,
    lens: str,
    language: str,
    version: str,
    *,
    carry: bool = False,
    beside: str = "",
    panel: bool = False,
) -> ValuesMessage:
    """Return the values message of one measure, lens and language, made once per process.

    ``carry`` lets earlier values stand for years without one. ``beside`` names another lens
    whose values share the classes: two maps of one measure side by side then give one colour
    one meaning.
    """
    atlas = load_atlas()
    others = timelines_of(measure, beside).estimates if beside else []
    shared = classes_of([*timelines_of(measure, lens).estimates, *others], atlas.places) if beside else None
    return atlas_values(
        atlas,
        measure,
        timelines_of(measure, lens).estimates,
        lens=lens,
        classes=shared,
        carried=carried_of(measure, lens, version) if carry else None,
        panel=panel,
    )


@st.cache_resource(show_spinner=False, max_entries=32)
def carried_of(measure: str, lens: str, version: str) -> Carried:
    """Return which earlier year's value may stand for a year without one, by day; once per process."""
    return carried_years(timelines_of(measure, lens), measure, atlas_of(version))


@st.cache_resource(show_spinner=False, max_entries=32)
def totals_of(measure: str, lens: str, since: int, version: str) -> list[Dated]:
    """Return the totals from ``since`` to every later year; once per process."""
    return totals_since(atlas_of(version), measure, lens, since)
