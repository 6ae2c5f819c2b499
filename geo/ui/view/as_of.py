"""The choice of an as-of day on a page without the map's own slider."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.language import _
from geo.model import View
from geo.style.numbers import format_date
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import change_view


def as_of_control(view: View, atlas: Atlas, key: str, width: int) -> None:
    """Draw the choice of the day up to which publications count, under the widget key ``key``."""
    days = days_offered(view, atlas)
    labels = [format_date(day) if day else _("today") for day in days]
    st.session_state[key] = days.index(view.as_of)
    show.selectbox(
        _("Published by"),
        list(range(len(days))),
        key=key,
        format_func=labels.__getitem__,
        on_change=lambda: change_view(as_of=days[st.session_state[key]]),
        help=_("Only figures published by this day are shown."),
        width=width,
    )


def days_offered(view: View, atlas: Atlas) -> list[date | None]:
    """Return today (None), then the last day of each year in which a source came out, newest first."""
    years = {s.published_to.year for s in atlas.sources.values()}
    days = {date(year, 12, 31) for year in years if date(year, 12, 31) <= date.today()}
    return [None, *sorted(days | ({view.as_of} if view.as_of else set()), reverse=True)]
