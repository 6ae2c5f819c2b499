"""The controls of the Table page; each changes one part of the view or of the filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

import streamlit as st

from geo.language import _, ngettext
from geo.model import View
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.frame.state import change_view
from geo.ui.listing.rows import ListedColumn
from geo.ui.table.filters import Filters, options
from geo.ui.table.state import TableState
from geo.ui.view.controls import lens_control, level_control, measure_control
from geo.wording.claim import spoken
from geo.wording.kinds import certainty_words, flag_words, kind_name, kind_words, mode_words, reading_words
from geo.wording.view import measure_label

ALL = "all"
MORE = ("place_kinds", "kinds", "speakers", "sources", "series", "readings", "flags")
"""Filters that stand under "More filters"."""


def table_names() -> dict[str, str]:
    """Return what a reader calls each of the tables."""
    return {
        "values": _("Figures as the map shows them"),
        "statements": _("All figures"),
        "stages": _("All route stages"),
    }


def table_switch(state: TableState) -> None:
    """Draw the choice between the tables."""
    names = table_names()
    st.session_state["table_kind"] = state.filters.table

    def changed() -> None:
        state.change(table=st.session_state["table_kind"], sort="")

    show.segmented_control(
        _("Table"), list(names), key="table_kind", format_func=names.__getitem__, on_change=changed,
        required=True, label_visibility="collapsed",
    )  # fmt: skip


def value_controls(view: View, state: TableState, atlas: Atlas) -> None:
    """Draw measure, level, year, as-of day and lens of the values."""
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        measure_control(view, atlas)
        level_control(view, atlas)
        _year(view, state, atlas)
        as_of_control(view, atlas)
        lens_control(view, atlas)


def _year(view: View, state: TableState, atlas: Atlas) -> None:
    choices: list[str] = [ALL, *map(str, reversed(years_with_claims(view, atlas)))]
    st.session_state["table_year"] = ALL if state.filters.years == ALL else str(view.year)

    def changed() -> None:
        chosen = st.session_state["table_year"]
        state.change(years=ALL if chosen == ALL else "one")
        if chosen != ALL:
            change_view(year=int(chosen))

    everything = _("All years")
    show.selectbox(
        _("Year"), choices, key="table_year", on_change=changed, width=140,
        format_func=lambda choice: everything if choice == ALL else choice,
    )  # fmt: skip


def years_with_claims(view: View, atlas: Atlas) -> list[int]:
    """Return the years in which anything is claimed of the view's measure, and the view's own."""
    known = timelines_of(view.measure, view.whole_lens)
    return sorted({*known.years(), *([view.year] if view.year is not None else [])})


def as_of_control(view: View, atlas: Atlas) -> None:
    """Draw the day by whose publications the tables are made; empty for all known today."""
    days = [source.published_to for source in atlas.sources.values()]
    st.session_state["table_as_of"] = view.as_of

    def changed() -> None:
        change_view(as_of=st.session_state["table_as_of"])

    show.date_input(
        _("Published by"), None, key="table_as_of", on_change=changed, format="YYYY-MM-DD", width=170,
        min_value=min(filter(None, (*days, view.as_of))), max_value=date.today(),
        help=_("Only figures published by this day. Empty: all."),
    )  # fmt: skip


def statement_controls(view: View, state: TableState, atlas: Atlas) -> None:
    """Draw the filters of the statements: the usual ones, the others folded away."""
    offered = options(atlas)
    first, second, third, fourth = st.columns([1.1, 1.4, 1.2, 1.4], gap="small")
    with first:
        _words(state)
    with second:
        _several(state, "measures", _("Measure"), offered, lambda id: measure_label(atlas, id))
    with third:
        _place(state, atlas)
    with fourth:
        _years(state, atlas)
    with st.container(key="switches", horizontal=True, vertical_alignment="bottom", gap="medium"):
        as_of_control(view, atlas)
        _switch(state, "inside", _("And places inside it"), disabled=not state.filters.about)
        _switch(state, "contested", _("Only where sources disagree"))
        with show.popover(_more_label(state.filters), width="content"):
            _more(state, offered, atlas)
        _clear(state)


def stage_controls(view: View, state: TableState, atlas: Atlas) -> None:
    """Draw the filters of the stages."""
    offered = options(atlas)
    modes, certainties = mode_words(), certainty_words()
    first, second, third, fourth = st.columns([1.1, 1.6, 1.2, 1.2], gap="small")
    with first:
        _words(state)
    with second:
        _several(state, "corridors", _("Corridor"), offered, lambda id: atlas.places.get(id).label())
    with third:
        _several(state, "modes", _("Mode"), offered, modes.__getitem__)
    with fourth:
        _several(state, "certainties", _("Certainty"), offered, certainties.__getitem__)
    with st.container(key="switches", horizontal=True, vertical_alignment="bottom", gap="medium"):
        as_of_control(view, atlas)
        _several(state, "speakers", _("Source"), offered, lambda name: spoken_of(name, atlas), width=260)
        _several(state, "sources", _("Document"), offered, lambda id: source_of(id, atlas), width=260)
        _clear(state)


def spoken_of(name: str, atlas: Atlas) -> str:
    """Return the name of a person or institution in the language in use."""
    return spoken(name, atlas.institutions)


def source_of(id: str, atlas: Atlas) -> str:
    """Return the short label of a source in the language in use."""
    return atlas.sources[id].label()


def _more_label(filters: Filters) -> str:
    used = sum(bool(getattr(filters, name)) for name in MORE)
    if not used:
        return _("More filters")
    return ngettext("More filters ({n} in use)", "More filters ({n} in use)", used).format(n=used)


def _more(state: TableState, offered: dict[str, list[str]], atlas: Atlas) -> None:
    kinds, readings = kind_words(), reading_words()
    drawn = (
        ("place_kinds", _("Kind of place"), kind_name),
        ("kinds", _("Kind of figure"), kinds.__getitem__),
        ("speakers", _("Source"), lambda name: spoken_of(name, atlas)),
        ("sources", _("Document"), lambda id: source_of(id, atlas)),
        ("series", _("Series"), lambda id: atlas.series[id].label()),
        ("readings", _("How we read it"), readings.__getitem__),
        ("flags", _("Cautions"), lambda flag: flag_words([flag])[0]),
    )
    for name, label, words in drawn:
        _several(state, name, label, offered, words, width=320)


def _several(
    state: TableState,
    name: str,
    label: str,
    offered: dict[str, list[str]],
    words: Callable[[str], str],
    *,
    width: int | Literal["stretch"] = "stretch",
) -> None:
    """Draw the choice of any number of values of one filter; none chosen lets all through."""
    key = f"table_{name}"
    st.session_state[key] = list(getattr(state.filters, name))
    show.multiselect(
        label, sorted(offered[name], key=words), key=key, format_func=words, placeholder=_("All"),
        on_change=lambda: state.change(**{name: tuple(st.session_state[key])}), width=width,
    )  # fmt: skip


def _words(state: TableState) -> None:
    st.session_state["table_text"] = state.filters.text
    show.text_input(
        _("Contains the words"), key="table_text", placeholder=_("Any name, note or figure"),
        on_change=lambda: state.change(text=st.session_state["table_text"].strip()),
    )  # fmt: skip


def _place(state: TableState, atlas: Atlas) -> None:
    places = sorted(atlas.places, key=lambda place: place.label())
    labels = {place.id: f"{place.label()} ({kind_name(place.kind)})" for place in places}
    st.session_state["table_about"] = state.filters.about or None
    show.selectbox(
        _("Place"), list(labels), index=None, key="table_about", format_func=labels.__getitem__,
        placeholder=_("All"), on_change=lambda: state.change(about=st.session_state["table_about"] or ""),
    )  # fmt: skip


def _years(state: TableState, atlas: Atlas) -> None:
    first, last = atlas.years[0], atlas.years[-1]
    asked = (state.filters.first or first, state.filters.last or last)
    st.session_state["table_years"] = tuple(min(max(year, first), last) for year in asked)

    def changed() -> None:
        start, end = st.session_state["table_years"]
        state.change(first=start if start > first else None, last=end if end < last else None)

    show.slider(_("Years"), first, last, key="table_years", on_change=changed)


def _switch(state: TableState, name: str, label: str, *, disabled: bool = False) -> None:
    key = f"table_{name}"
    st.session_state[key] = getattr(state.filters, name)
    show.toggle(
        label, key=key, disabled=disabled, on_change=lambda: state.change(**{name: st.session_state[key]})
    )


def _clear(state: TableState) -> None:
    before = state.filters
    trial = TableState(before)
    trial.clear()
    show.button(_("Clear filters"), disabled=trial.filters == before, on_click=state.clear, key="table_clear")


def shape_controls(state: TableState, columns: Sequence[ListedColumn]) -> None:
    """Draw the choice of all columns, of the plain table and, for it, of the order of its rows."""
    _switch(state, "all_columns", _("All columns"))
    _switch(state, "plain", _("Plain table (screen readers, printing)"))
    if not state.filters.plain:
        return
    labels = {"": _("Usual order")} | {c.name: c.label for c in columns}
    name, down = state.filters.sort.removeprefix("-"), state.filters.sort.startswith("-")
    st.session_state["table_sort"] = name if name in labels else ""
    st.session_state["table_down"] = down

    def changed() -> None:
        chosen = st.session_state["table_sort"]
        state.change(sort=f"-{chosen}" if chosen and st.session_state["table_down"] else chosen)

    show.selectbox(
        _("Sort by"), list(labels), key="table_sort", format_func=labels.__getitem__, on_change=changed,
        width=200,
    )  # fmt: skip
    show.toggle(_("Largest first"), key="table_down", disabled=not name, on_change=changed)
