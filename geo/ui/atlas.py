"""The atlas in memory, read once per process; the same object for every session."""

from __future__ import annotations

import streamlit as st

from geo.atlas import LEVEL_LAYERS, Atlas, estimate_all, read_atlas
from geo.catalog import own_stamp
from geo.estimates import Timelines
from geo.storage import sweep_workspace

__all__ = ["LEVEL_LAYERS", "Atlas", "load_atlas", "timelines_of"]


def load_atlas() -> Atlas:
    """Return the data package: the same object for every session until an own boundary changes."""
    _swept()
    return _read_atlas(own_stamp())


@st.cache_resource(show_spinner=False)
def _swept() -> tuple[str, ...]:
    """Take away, once a process, what writers that were ended left in the workspace."""
    return tuple(sweep_workspace())


@st.cache_resource(show_spinner=False, max_entries=1)
def _read_atlas(stamp: tuple) -> Atlas:
    """Read the data package and the own boundaries, whose files ``stamp`` tells apart."""
    return read_atlas()


@st.cache_resource(show_spinner=False, max_entries=64)
def timelines_of(measure: str, lens: str) -> Timelines:
    """Return the estimates of ``measure`` under ``lens``, computed once per process."""
    return estimate_all(load_atlas(), measure, lens)
