"""The peer: the same zones and figures as one would show them with streamlit-folium.

A slider of Streamlit's own chooses the year. With ``?way=rebuild`` (as most pages do
it) every year builds the choropleth anew; with ``?way=group`` the map stays and only
its feature group is replaced. No tiles, no legend, no other layers: less to do than
our map has. No fragment either: with one, a scrub of ten keys queued nine of its runs
and ended in an error of Streamlit's page.
"""

import os

import folium
import streamlit as st
from shown import EDGE, SIZE, colour_of, year_chosen, zones
from streamlit_folium import st_folium

# Of what folium fetches from outside, Leaflet alone is needed; the benchmark serves it from this machine.
folium.Map.default_js = [("leaflet", f"{os.environ['PEER_LEAFLET']}/leaflet.js")]
folium.Map.default_css = [("leaflet_css", f"{os.environ['PEER_LEAFLET']}/leaflet.css")]

st.set_page_config(page_title="Peer", layout="wide")


def choropleth(year: int) -> folium.GeoJson:
    """Return the zones in the colours of ``year``; the class of a path says which year it shows."""

    def style(feature: dict) -> dict:
        return {
            "fillColor": colour_of(feature["properties"]["id"], year),
            "fillOpacity": 0.8,
            "weight": 1,
            "color": EDGE,
            "className": f"zone y{year}",
        }

    return folium.GeoJson(zones(), style_function=style, tooltip=folium.GeoJsonTooltip(["name"]))


def page() -> None:
    """Draw slider, map and, as a page would, the year in words."""
    year = year_chosen()
    drawn = folium.Map(location=[-9.5, -75], zoom_start=5, tiles=None)
    options = {"key": "map", "returned_objects": [], **SIZE}
    if st.query_params.get("way") == "group":
        group = folium.FeatureGroup(name="zones")
        choropleth(year).add_to(group)
        st_folium(drawn, feature_group_to_add=group, **options)
    else:
        choropleth(year).add_to(drawn)
        st_folium(drawn, **options)
    st.write(f"Shown: {year}")


page()
