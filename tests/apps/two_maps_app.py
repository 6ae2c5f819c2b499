"""Two linked maps on toy data, side by side: what the browser tests open."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[2]))

from geo.language import use
from geo.maps import link_message, strings_message, values_message, view_message
from geo.maps.document import map_document, render
from geo.maps.standalone import pack
from geo.model import View
from geo.ui.map_frame.channel import read_state, state_channel, values_channel
from geo.ui.map_frame.host import map_host
from tests.toys import toy_map

SIDES = {"left": 2010, "right": 2011}

st.set_page_config(page_title="Two toy maps", layout="wide")
use("en")


@st.cache_resource
def document() -> str:
    """Return the document, made once."""
    names = {id: (place[1], place[2]) for id, place in toy_map.PLACES.items()}
    return render(map_document(toy_map.layers(), title="Toy map", names=names))


@st.cache_resource
def values() -> dict:
    """Return the values, the same for both maps."""
    return values_message(
        toy_map.MEASURE,
        toy_map.estimates(),
        toy_map.records(),
    )


together = st.checkbox("Years together", value=False)
shared = ["extent", "place", "as_of", *(["year"] if together else [])]
for side, column in zip(SIDES, st.columns(2), strict=True):
    with column:
        map_host(pack(document()) if side == "left" else "", side, chrome=300, pair="toy")
        link = link_message(shared, legend=side == "left")
        values_channel(values(), key=f"{side}_values", link=link, map_key=side, title=f"Map, {side}")


@st.fragment
def follow() -> None:
    """Report what each map says, without rerunning the page."""
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    views = st.session_state.setdefault("views", {side: View(year=year) for side, year in SIDES.items()})
    for side in SIDES:
        state_channel(
            view_message(views[side]),
            strings_message(),
            key=f"{side}_state",
            map_key=side,
            on_change=lambda side=side: take(side),
        )
        st.text(f"{side}: year={views[side].year} place={views[side].place} extent={views[side].extent}")
    st.text(f"runs={st.session_state.runs}")


def take(side: str) -> None:
    """Take one map's state into both views, as the real page does."""
    from dataclasses import replace

    seen = read_state(st.session_state[f"{side}_state"].get("seen"))
    if seen.year is None:
        return
    views = st.session_state.views
    for name, view in views.items():
        year = seen.year if name == side or together else view.year
        views[name] = replace(view, year=year, place=seen.place, extent=seen.extent)


follow()
