"""What every peer's page shows: the zones and their figures, and one colour for each class of them."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from geo.catalog import load_series, load_sources
from geo.estimates import timeline
from geo.layers import load_layer
from tests.support.statements import load_statements

FIRST, LAST = 2002, 2024
COLOURS = ["#f6e5d2", "#ecc299", "#dd9c63", "#c2733a", "#914a1f"]
BREAKS = [500, 2000, 5000, 15000]
NO_DATA = "#d5d2cc"
EDGE = "#555555"
SIZE = {"width": 800, "height": 600}


@st.cache_data(show_spinner=False)
def zones() -> dict:
    """Return the outlines of the zones as GeoJSON."""
    return load_layer("zones")[["id", "name", "geometry"]].__geo_interface__


@st.cache_resource(show_spinner=False)  # asked for each zone; nobody changes it
def values() -> dict[tuple[str, int], float]:
    """Return the value of each zone and year that has one."""
    found = timeline(load_statements(), load_sources(), load_series(), "coca_cultivation", "monitoring")
    return {(e.place, e.year): e.headline for e in found if e.headline is not None}


def colour_number(place: str, year: int) -> int | None:
    """Return which of the `COLOURS` a zone has in a year; None without a figure."""
    value = values().get((place, year))
    return None if value is None else sum(value > b for b in BREAKS)


def colour_of(place: str, year: int) -> str:
    """Return the colour of a zone in a year."""
    number = colour_number(place, year)
    return NO_DATA if number is None else COLOURS[number]


def year_chosen() -> int:
    """Draw the slider of the years and return where it stands."""
    return st.slider("Year", FIRST, LAST, LAST, key="year")
