"""Everything that presenting a briefing needs, as one message, made once per briefing and language."""

from __future__ import annotations

import streamlit as st

from geo.briefing import Briefing, scenes_message, values_needed
from geo.maps import deck_message
from geo.maps.contract import DeckMessage
from geo.ui.frame.atlas import atlas_of
from geo.ui.map_frame.values import values_for


def deck_of(briefing: Briefing, language: str, version: str) -> DeckMessage:
    """Return the scenes of ``briefing`` with all values they show.

    Raises
    ------
    BriefingError
        A scene cannot be shown with the data there are.
    """
    return _deck(briefing.id, briefing.revision, language, version, briefing)


@st.cache_resource(show_spinner=False, max_entries=12)
def _deck(id: str, revision: str, language: str, version: str, _briefing: Briefing) -> DeckMessage:
    atlas = atlas_of(version)
    scenes = scenes_message(_briefing, atlas)
    needed = values_needed(_briefing, atlas)
    values = {key: values_for(view, atlas, panel=False) for key, view in needed.items()}
    return deck_message(scenes, values)
