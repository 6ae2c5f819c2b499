"""Everything that presenting a briefing needs, as one message, made once per briefing and language."""

from __future__ import annotations

import streamlit as st

from geo.briefing import Briefing, scenes_message, values_key, values_needed
from geo.maps import deck_message
from geo.maps.contract import DeckMessage
from geo.ui.frame.atlas import atlas_of
from geo.ui.map_frame.values import values_of


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
    scenes = scenes_message(_briefing, atlas_of(version))
    values = {
        values_key(measure, lens): values_of(measure, lens, language, version)
        for measure, lens in values_needed(_briefing)
    }
    return deck_message(scenes, values)
