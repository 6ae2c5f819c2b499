"""Which rows of the tables are left out, and why: said on every page."""

from __future__ import annotations

import streamlit as st

from geo.atlas import read_faults
from geo.catalog import Fault
from geo.catalog.published import published_problem
from geo.language import _, ngettext
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas, not_taken_over
from geo.ui.frame.shipped import damaged

MOST = 50
"""Rows named; of more only the number is said."""


def left_out(atlas: Atlas) -> None:
    """Draw what is left out, closed; nothing where every row is shown."""
    if problem := not_taken_over():
        text = _("The data changed on disk and cannot be read: {reason} Version {version} is still shown.")
        show.warning(text.format(reason=problem.rstrip(".") + ".", version=atlas.version))
    if problem := published_problem():
        text = _("The database cannot be read: {reason}. What was published is shown as it was last read.")
        show.warning(text.format(reason=problem.rstrip(".")))
    for words in damaged():
        show.warning(words)
    if not atlas.faults:
        return
    with show.expander(left_out_words(atlas)):
        for fault in _faults(atlas)[:MOST]:
            st.text(str(fault))
        show.caption(
            _("All other rows are shown. “python -m geo check” names each row and what would be right.")
        )


def left_out_words(atlas: Atlas) -> str:
    """Return how many rows are left out, in words; empty where none is."""
    if not atlas.faults:
        return ""
    count = len(atlas.faults)
    return ngettext(
        "Left out: {n} row or file that cannot be shown",
        "Left out: {n} rows or files that cannot be shown",
        count,
    ).format(n=count)


def _faults(atlas: Atlas) -> list[Fault]:
    """Return the faults in the language in use: the atlas holds those in the language of the first visit."""
    now = read_faults()
    return now if len(now) == len(atlas.faults) else atlas.faults
