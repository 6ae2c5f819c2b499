"""The dashboard inside another page: without its frame, or the map alone."""

from __future__ import annotations

import streamlit as st

from geo.ui.frame.state import address_parts

ONLY = "only"
"""Query parameter that leaves out all but what it names: ``only=map``."""


def only_map() -> bool:
    """Say whether the address asks for the map and nothing else."""
    return address_parts().get(ONLY) == "map"


def without_frame() -> bool:
    """Say whether brand, language and other controls of the frame are left out."""
    return bool(st.context.is_embedded) or only_map()
