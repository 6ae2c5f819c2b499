"""Two ways to look past a single year: the last value carried forward, and a range of years added up."""

from __future__ import annotations

import streamlit as st

from geo.estimates import may_add_years
from geo.language import _
from geo.model import View
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import change_view


def range_years(measure: str, atlas: Atlas) -> list[int]:
    """Return the years a range of ``measure`` can begin with; none where it may not be added over years."""
    if not may_add_years(atlas.measures[measure]):
        return []
    return sorted({s.period_start.year for s in atlas.statements.values() if s.measure == measure})


def time_control(view: View, atlas: Atlas) -> None:
    """Draw what looks past a single year: a value carried forward, or a range for what may be added."""
    starts = range_years(view.measure, atlas)
    with show.popover(_("Time"), width="content"):
        if not starts:
            st.session_state["carry"] = view.carry
            show.toggle(
                _("Fill gaps with the last figure"),
                key="carry",
                on_change=lambda: change_view(carry=st.session_state["carry"]),
                help=_("Five years at most, never past a break in the series; drawn paler, with its age."),
            )
            show.caption(_("Areas are not summed over years."))
            return
        options: list[int | None] = [None, *(y for y in starts if view.year is None or y <= view.year)]
        st.session_state["since"] = view.since if view.since in options else None
        one = _("one year at a time")
        show.selectbox(
            _("Total since"),
            options,
            key="since",
            format_func=lambda year: one if year is None else str(year),
            on_change=lambda: change_view(since=st.session_state["since"]),
            help=_(
                "Adds only figures of one monitoring body and one definition whose periods do not overlap."
            ),
        )
