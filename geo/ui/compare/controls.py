"""What the reader chooses on the Compare page: in what two maps differ, and the two sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from geo.language import _
from geo.model import COMPARED, FIRST_DAY, Comparison
from geo.ui.compare.state import (
    FACES,
    Value,
    change_left,
    change_right,
    choose_face,
    choose_part,
    open_anew,
    shows_difference,
    swap,
    write_comparison,
)
from geo.ui.compare.state import comparison as current_comparison
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.view.opening import lens_options, opening
from geo.views.defaults import extent_for, fullest_level
from geo.wording.kinds import level_names
from geo.wording.view import lens_label, measure_label


def part_names() -> dict[str, str]:
    """Return what each way to compare is called."""
    return {
        "year": _("Years"),
        "as_of": _("Publication dates"),
        "lens": _("Figure shown"),
        "measure": _("Measures"),
    }


def compare_controls(comparison: Comparison, atlas: Atlas) -> None:
    """Draw what is chosen for both maps, and the two sides where choosing one brings other values."""
    _part(comparison)
    _measures(comparison, atlas)
    _level(comparison, atlas)
    _lenses(comparison, atlas)


def side_controls(comparison: Comparison, atlas: Atlas) -> None:
    """Draw what the maps' own sliders move too: years and as-of days."""
    left, right = comparison.left, comparison.right
    if comparison.part == "year":
        _year("first_year", _("First year"), left.year, _years(comparison, atlas), _left("year"))
        _year("second_year", _("Second year"), right.year, _years(comparison, atlas), _right("year"))
        return
    _year("both_years", _("Year"), left.year, _years(comparison, atlas), _left("year"))
    if comparison.part == "as_of":
        _day("first_day", _("First: published by"), left.as_of, _left("as_of"))
        _day("second_day", _("Second: published by"), right.as_of, _right("as_of"))


def face_control(comparison: Comparison) -> None:
    """Draw the choice between two maps and the one of the difference, where there may be one."""
    if comparison.part == "measure":
        return
    names = {"maps": _("Two maps"), "difference": _("Map of the difference")}
    face = "difference" if shows_difference() else "maps"
    st.session_state["compare_face"] = face
    show.segmented_control(
        _("Shown as"),
        list(FACES),
        key="compare_face",
        format_func=names.__getitem__,
        on_change=_on_news("compare_face", face, choose_face),
        required=True,
        label_visibility="collapsed",
    )


def swap_button() -> None:
    """Draw the button that exchanges the two sides."""
    show.button(_("Swap"), on_click=swap, help=_("Exchange the two sides"))


def _left(part: str) -> Callable[[object], None]:
    def take(value: object) -> None:
        change_left(**{part: value})
        write_comparison()

    return take


def _right(part: str) -> Callable[[Value], None]:
    def take(value: Value) -> None:
        change_right(part, value)
        write_comparison()

    return take


def _on_news(key: str, value: object, take: Callable[[Any], None]) -> Callable[[], None]:
    """Return a callback that takes over what was chosen, if it is another than ``value``.

    Where a click interrupts a run, Streamlit takes a control that this run has just made
    for one that was changed.
    """

    def changed() -> None:
        if st.session_state[key] != value:
            take(st.session_state[key])

    return changed


def _part(comparison: Comparison) -> None:
    names = part_names()
    st.session_state["compare_part"] = comparison.part
    show.segmented_control(
        _("Compare"),
        list(COMPARED),
        key="compare_part",
        format_func=names.__getitem__,
        on_change=_on_news("compare_part", comparison.part, choose_part),
        required=True,
    )


def _measures(comparison: Comparison, atlas: Atlas) -> None:
    spoken = {s.measure for s in atlas.statements.values()}
    labels = {m: measure_label(atlas, m) for m in atlas.measures if m in spoken}

    def changed(measure: str) -> None:
        view = current_comparison().left
        asked = replace(view, measure=measure)
        level = fullest_level(asked, timelines_of(measure, view.whole_lens), atlas)
        open_anew()
        change_left(measure=measure, **opening(replace(asked, level=level), atlas))

    if comparison.part != "measure":
        _select("compare_measure", _("Measure"), comparison.left.measure, labels, changed, width=236)
        return
    _select("first_measure", _("First measure"), comparison.left.measure, labels, _left("measure"))
    _select("second_measure", _("Second measure"), comparison.right.measure, labels, _right(comparison.part))


def _level(comparison: Comparison, atlas: Atlas) -> None:
    names = level_names()
    levels = {
        level for view in (comparison.left, comparison.right) for level in atlas.levels_of(view.measure)
    }
    labels = {level: names[level] for level in names if level in levels | {comparison.left.level}}

    def changed(level: str) -> None:
        change_left(level=level, extent=extent_for(level, current_comparison().left.extent))
        if comparison.part in ("year", "as_of"):
            open_anew(comparison.part)

    _select("compare_level", _("Level"), comparison.left.level, labels, changed, width=126)


def _lenses(comparison: Comparison, atlas: Atlas) -> None:
    left, right = comparison.left, comparison.right
    labels = {
        lens: lens_label(lens, atlas)
        for lens in dict.fromkeys([*lens_options(left, atlas), *lens_options(right, atlas)])
    }
    if comparison.part != "lens":
        _select("compare_lens", _("Figure shown"), left.lens, labels, _left("lens"), width=178)
        return
    _select("first_lens", _("First figure shown"), left.lens, labels, _left("lens"))
    _select("second_lens", _("Second figure shown"), right.lens, labels, _right(comparison.part))


def _select(
    key: str,
    label: str,
    value: object,
    labels: dict[str, str],
    take: Callable[[str], None],
    width: int = 152,
) -> None:
    st.session_state[key] = value
    show.selectbox(
        label,
        list(labels),
        key=key,
        format_func=labels.__getitem__,
        on_change=_on_news(key, value, take),
        width=width,
    )


def _years(comparison: Comparison, atlas: Atlas) -> list[int]:
    """Return the years offered: those with a value at the level in either map, and those shown."""
    found = set()
    for view in (comparison.left, comparison.right):
        known = timelines_of(view.measure, view.whole_lens)
        found |= set(known.years(atlas.at_level(view.level), view.as_of)) | {view.year}
    return sorted(year for year in found if year is not None)


def _year(key: str, label: str, value: int | None, years: list[int], take: Callable[[int], None]) -> None:
    if value is None:
        return
    st.session_state[key] = value
    show.selectbox(label, years, key=key, on_change=_on_news(key, value, take), width=96)


def _day(key: str, label: str, value: date | None, take: Callable[[date | None], None]) -> None:
    """Draw a day to choose; today, or a day to come, stands for all known today."""
    today = date.today()
    shown = value or today
    st.session_state[key] = shown
    show.date_input(
        label,
        key=key,
        min_value=FIRST_DAY,
        max_value=today,
        format="DD/MM/YYYY",
        on_change=_on_news(key, shown, lambda day: take(None if day is None or day >= today else day)),
        width=140,
    )
