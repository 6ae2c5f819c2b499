"""The peer: the same zones and figures as one would show them with streamlit-folium.

A slider of Streamlit's own chooses the year. With ``?way=rebuild`` (as most pages do
it) every year builds the choropleth anew; with ``?way=group`` the map stays and only
its feature group is replaced. No tiles, no legend, no other layers: less to do than
our map has. No fragment either: with one, a scrub of ten keys queued nine of its runs
and ended in an error of Streamlit's page.
"""

import os
import sys
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from geo.catalog import load_series, load_sources
from geo.estimates import timeline
from geo.layers import load_layer
from tests.support.statements import load_statements

FIRST, LAST = 2002, 2024
COLOURS = ["#f6e5d2", "#ecc299", "#dd9c63", "#c2733a", "#914a1f"]
BREAKS = [500, 2000, 5000, 15000]

# Of what folium fetches from outside, Leaflet alone is needed; the benchmark serves it from this machine.
folium.Map.default_js = [("leaflet", f"{os.environ['PEER_LEAFLET']}/leaflet.js")]
folium.Map.default_css = [("leaflet_css", f"{os.environ['PEER_LEAFLET']}/leaflet.css")]

st.set_page_config(page_title="Peer", layout="wide")


@st.cache_data(show_spinner=False)
def zones() -> dict:
    """Return the outlines of the zones as GeoJSON."""
    return load_layer("zones")[["id", "name", "geometry"]].__geo_interface__


@st.cache_data(show_spinner=False)
def values() -> dict[tuple[str, int], float]:
    """Return the value of each zone and year that has one."""
    found = timeline(load_statements(), load_sources(), load_series(), "coca_cultivation", "monitoring")
    return {(e.place, e.year): e.headline for e in found if e.headline is not None}


def choropleth(year: int) -> folium.GeoJson:
    """Return the zones in the colours of ``year``; the class of a path says which year it shows."""
    known = values()

    def style(feature: dict) -> dict:
        value = known.get((feature["properties"]["id"], year))
        colour = "#d5d2cc" if value is None else COLOURS[sum(value > b for b in BREAKS)]
        return {
            "fillColor": colour,
            "fillOpacity": 0.8,
            "weight": 1,
            "color": "#555555",
            "className": f"zone y{year}",
        }

    return folium.GeoJson(zones(), style_function=style, tooltip=folium.GeoJsonTooltip(["name"]))


def page() -> None:
    """Draw slider, map and, as a page would, the year in words."""
    year = st.slider("Year", FIRST, LAST, LAST, key="year")
    drawn = folium.Map(location=[-9.5, -75], zoom_start=5, tiles=None)
    options = {"key": "map", "returned_objects": [], "width": 800, "height": 600}
    if st.query_params.get("way") == "group":
        group = folium.FeatureGroup(name="zones")
        choropleth(year).add_to(group)
        st_folium(drawn, feature_group_to_add=group, **options)
    else:
        choropleth(year).add_to(drawn)
        st_folium(drawn, **options)
    st.write(f"Shown: {year}")


page()
