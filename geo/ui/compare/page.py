"""Compare: two linked maps that differ in one thing, and the difference where there may be one."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.caveats import density_lines
from geo.language import _, current, use
from geo.maps import link_message, strings_message, view_message
from geo.model import Comparison, View
from geo.ui.compare.controls import compare_controls, face_control, side_controls, swap_button
from geo.ui.compare.difference import difference_face
from geo.ui.compare.exported import Shown, exported
from geo.ui.compare.state import (
    change_left,
    change_right,
    compared,
    comparison,
    shows_difference,
    write_comparison,
)
from geo.ui.compare.table import reckon, summary_html, table_html
from geo.ui.elements import show
from geo.ui.elements.clipboard import copy_link
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas, load_atlas
from geo.ui.frame.shipped import style_sheet
from geo.ui.frame.state import current_view
from geo.ui.map_frame.channel import ANSWER_DUE, seen_parts, state_channel, values_channel
from geo.ui.map_frame.host import map_host
from geo.ui.map_frame.values import document, values_of
from geo.ui.view.export_menu import export_menu

CHROME = 376
"""Pixels of the window that stand above the maps, and what is left for the beginning of the table."""

LEFT, RIGHT = "left", "right"


def compare_page(_view: View, atlas: Atlas) -> None:
    """Draw the page for what this session compares."""
    style_sheet("compare")
    now = comparison()
    shown = Shown(now)
    for problem in compared(atlas).problems:
        show.warning(problem)
    for line in {text: None for side in (now.left, now.right) for text in density_lines(side, atlas)}:
        show.caption(line)
    with st.container(key="compare_top"):
        st.html(render("elements.filters"))
        with st.container(key="compare_sheet"):
            bar = st.container(key="compare_bar", horizontal=True, vertical_alignment="bottom", gap="small")
            _ends(shown, atlas)
    if shows_difference():
        with bar:
            compare_controls(now, atlas)
            _side_controls(now, atlas)
        difference_face(now, atlas)
        return
    summary = st.empty()
    for side, column in zip((LEFT, RIGHT), st.columns(2, gap="small"), strict=True):
        with column:
            _map(side, now, atlas)
    table = st.empty()
    with bar:
        compare_controls(now, atlas)
        _sides(summary, table, shown)


def _ends(shown: Shown, atlas: Atlas) -> None:
    """Draw the row below the controls: which face is shown, and what can be done with it."""
    with st.container(key="compare_ends", horizontal=True, vertical_alignment="center", gap="small"):
        face_control(shown.now)
        swap_button()
        export_menu(exported(shown, atlas, difference=shows_difference()))
        copy_link()


def _side_controls(now: Comparison, atlas: Atlas) -> None:
    with st.container(key="compare_sides", horizontal=True, vertical_alignment="bottom", gap="small"):
        side_controls(now, atlas)


def _map(side: str, now: Comparison, atlas: Atlas) -> None:
    """Mount one map and send it its values."""
    view = now.left if side == LEFT else now.right
    other = now.right if side == LEFT else now.left
    titles = {LEFT: _("First map"), RIGHT: _("Second map")}
    map_host(document(atlas.version) if side == LEFT else "", f"{side}_map", chrome=CHROME, pair="compare")
    beside = other.whole_lens if now.part == "lens" else ""
    values_channel(
        values_of(view.measure, view.whole_lens, current(), atlas.version, beside=beside),
        strings_message(),
        f"{side}_values",
        link=link_message(now.shared, legend=side == LEFT or now.part == "measure"),
        map_key=f"{side}_map",
        title=titles[side],
    )


@st.fragment
def _sides(summary: DeltaGenerator, table: DeltaGenerator, menu: Shown) -> None:
    """Follow both maps: take over what the reader did there; nothing else reruns."""
    atlas = load_atlas()
    use(current_view().language)
    now = menu.now = comparison()
    for side, view in ((LEFT, now.left), (RIGHT, now.right)):
        state_channel(
            view_message(view),
            key=f"{side}_state",
            map_key=f"{side}_map",
            on_change=partial(_take, side),
        )
    if st.session_state.pop(ANSWER_DUE, False):
        st.rerun(scope="app")  # the row of controls shows the level too
    _side_controls(now, atlas)
    shown = reckon(now, atlas)
    summary.html(summary_html(shown, now, atlas))
    table.html(table_html(shown, now, atlas))


def _take(side: str) -> None:
    """Take over what the reader did in one map, before the fragment runs again."""
    atlas = load_atlas()
    now = comparison()
    parts = seen_parts(f"{side}_state", atlas)
    if side == RIGHT and now.part in parts:
        change_right(now.part, parts.pop(now.part))  # type: ignore[arg-type]
    news = {name: value for name, value in parts.items() if value != getattr(now.left, name)}
    if news:
        change_left(**news)
    st.session_state[ANSWER_DUE] = "level" in news
    write_comparison()
