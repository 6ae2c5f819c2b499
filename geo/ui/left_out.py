"""Which rows of the tables are left out, and why: said on every page."""

from __future__ import annotations

import streamlit as st

from geo.catalog import Fault, own_boundaries
from geo.language import _, ngettext
from geo.statements import load_routes_lenient, load_statements_lenient
from geo.ui.atlas import Atlas

MOST = 50
"""Rows named; of more only the number is said."""


def left_out(atlas: Atlas) -> None:
    """Draw what is left out, closed; nothing where every row is shown."""
    if not atlas.faults:
        return
    with st.expander(left_out_words(atlas)):
        for fault in _faults()[:MOST]:
            st.text(str(fault))
        st.caption(
            _("All other rows are shown. `python -m geo check` names each row and what would be right.")
        )


def left_out_words(atlas: Atlas) -> str:
    """Return how many rows are left out, in words; empty where none is."""
    if not atlas.faults:
        return ""
    count = len(atlas.faults)
    return ngettext(
        "Left out: {n} row or boundary that cannot be shown",
        "Left out: {n} rows or boundaries that cannot be shown",
        count,
    ).format(n=count)


def _faults() -> list[Fault]:
    """Return the faults in the language in use: the atlas holds those of whoever came first."""
    return load_statements_lenient()[1] + load_routes_lenient()[1] + own_boundaries()[1]
