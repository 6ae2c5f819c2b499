"""The view of this session, and the address that carries it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from geo.links import from_query, to_query
from geo.model import View
from geo.ui.atlas import Atlas

_VIEW = "view"
_PROBLEMS = "view_problems"


def current_view(atlas: Atlas) -> tuple[View, list[str]]:
    """Return the session's view, read from the address when the session begins.

    Returns
    -------
    View, list of str
        The view, and one sentence for each part of the address that could not be shown.
    """
    if _VIEW not in st.session_state:
        view, problems = from_query(
            st.query_params.to_dict(),
            measures=atlas.measures,
            places=atlas.place_ids,
            outlines=atlas.outlines,
        )
        st.session_state[_VIEW] = view
        st.session_state[_PROBLEMS] = problems
    return st.session_state[_VIEW], st.session_state[_PROBLEMS]


def change_view(**parts: Any) -> View:
    """Replace ``parts`` of the session's view and return it."""
    view = replace(st.session_state[_VIEW], **parts)
    st.session_state[_VIEW] = view
    st.session_state[_PROBLEMS] = []
    return view


def reset_view() -> View:
    """Go back to what opens with nothing chosen, keeping the language."""
    return change_view(**{f: getattr(View(), f) for f in View.__dataclass_fields__ if f != "language"})


def write_address(view: View) -> None:
    """Write ``view`` into the address, only where it differs."""
    query = to_query(view)
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)
