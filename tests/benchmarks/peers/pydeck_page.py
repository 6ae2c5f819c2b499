"""The peer pydeck: the same zones and figures as a GeoJSON layer, by Streamlit's own `st.pydeck_chart`.

Its script is the one that Streamlit ships. No base map: its tiles are fetched from outside.
"""

import pydeck as pdk
import streamlit as st
from shown import SIZE, colour_of, year_chosen, zones

st.set_page_config(page_title="Peer", layout="wide")


def rgb(colour: str) -> list[int]:
    """Return a colour as red, green and blue."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def choropleth(year: int) -> pdk.Deck:
    """Return the zones in the colours of ``year``."""
    features = [
        {**one, "properties": {**one["properties"], "fill": rgb(colour_of(one["properties"]["id"], year))}}
        for one in zones()["features"]
    ]
    layer = pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": features},
        id="zones",
        get_fill_color="properties.fill",
        get_line_color=[85, 85, 85],
        line_width_min_pixels=1,
        opacity=0.8,
        pickable=True,
    )
    view = pdk.ViewState(latitude=-9.5, longitude=-75, zoom=4.2)
    return pdk.Deck([layer], initial_view_state=view, map_provider=None, tooltip={"text": "{name}"})


def page() -> None:
    """Draw slider, map and, as a page would, the year in words."""
    year = year_chosen()
    st.pydeck_chart(choropleth(year), key="map", **SIZE)
    st.write(f"Shown: {year}")


page()
