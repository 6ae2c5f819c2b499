"""A small page with the map on toy data: what the browser tests open."""

import sys
from dataclasses import replace
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[2]))

from geo.language import use
from geo.maps import strings_message, values_message, view_message
from geo.maps.document import map_document, render
from geo.maps.standalone import pack
from geo.model import View
from geo.ui.map_frame.channel import state_channel, values_channel
from geo.ui.map_frame.host import map_host
from tests.toys import toy_map

st.set_page_config(page_title="Toy map", layout="wide")


@st.cache_resource
def document() -> str:
    """Return the document, made once."""
    names = {id: (place[1], place[2]) for id, place in toy_map.PLACES.items()}
    return render(map_document(toy_map.layers(), title="Toy map", names=names))


columns = st.columns(3)
language = columns[0].radio("Language", ["en", "es"], horizontal=True)
level = columns[1].radio("Level", ["zone", "department", "country"], horizontal=True)
reset = columns[2].button("Reset to 2005")
use(language)

state = st.session_state.setdefault("view", View())
if reset:
    state = replace(state, year=2005)
st.session_state.view = replace(state, level=level, language=language)

map_host(pack(document()), chrome=300)
values_channel(
    values_message(
        toy_map.MEASURE,
        toy_map.estimates(),
        toy_map.records(),
        breaks=[toy_map.BREAK],
    )
)


@st.fragment
def follow() -> None:
    """Report what the map says, without rerunning the page."""
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    seen = state_channel(view_message(st.session_state.view), strings_message(), on_change=take)
    st.text(f"year={seen.year} as_of={seen.as_of} place={seen.place} serial={seen.serial}")
    st.text(f"runs={st.session_state.runs}")


def take() -> None:
    """Take the map's state into the view, as the real page does."""
    from geo.ui.map_frame.channel import read_state

    seen = read_state(st.session_state.state_channel.get("seen"))
    if seen.year is not None:
        st.session_state.view = replace(
            st.session_state.view, year=seen.year, as_of=seen.as_of, place=seen.place, extent=seen.extent
        )


follow()
