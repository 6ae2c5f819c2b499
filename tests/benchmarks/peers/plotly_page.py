"""The peer plotly: the same zones and figures in one choropleth, by Streamlit's own `st.plotly_chart`.

Its script is the one that Streamlit ships. The base map is plotly's empty one: the tiles of the others are
fetched from outside, and so are the coasts under a `go.Choropleth`, which draws nothing without them.
"""

import plotly.graph_objects as go
import streamlit as st
from shown import COLOURS, EDGE, NO_DATA, SIZE, colour_number, year_chosen, zones

st.set_page_config(page_title="Peer", layout="wide")


def choropleth(year: int) -> go.Figure:
    """Return the zones in the colours of ``year``; those without a figure in none."""
    found = {f["properties"]["id"]: colour_number(f["properties"]["id"], year) for f in zones()["features"]}
    figure = go.Figure(
        go.Choroplethmap(
            geojson=zones(),
            featureidkey="properties.id",
            locations=list(found),
            z=[-1 if number is None else number for number in found.values()],
            zmin=-1,
            zmax=len(COLOURS) - 1,
            colorscale=[NO_DATA, *COLOURS],
            marker_line={"color": EDGE, "width": 1},
            showscale=False,
        )
    )
    empty = {"style": "white-bg", "center": {"lat": -9.5, "lon": -75}, "zoom": 4}
    return figure.update_layout(map=empty, margin={"t": 0, "b": 0}, **SIZE)


def page() -> None:
    """Draw slider, map and, as a page would, the year in words."""
    year = year_chosen()
    st.plotly_chart(choropleth(year), key="map", width="content")
    st.write(f"Shown: {year}")


page()
