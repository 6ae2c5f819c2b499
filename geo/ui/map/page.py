"""The map page: controls above, the map at the left, the panel that follows it at the right."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geo.language import _, current, use
from geo.links import LATEST, from_query
from geo.maps import (
    atlas_document,
    atlas_values,
    classes_of,
    range_values,
    render,
    strings_message,
    view_message,
)
from geo.model import View
from geo.relief import relief_picture
from geo.ui.elements import show
from geo.ui.elements.copy_link import copy_link
from geo.ui.frame.atlas import Atlas, atlas_of, load_atlas, timelines_of
from geo.ui.frame.embedding import only_map
from geo.ui.frame.shipped import style_sheet
from geo.ui.frame.state import SessionView, change_view, session_view, write_address
from geo.ui.map.channel import messages_channel, read_state, state_channel, values_channel
from geo.ui.map.controls import controls, reset_button, settle
from geo.ui.map.host import map_host
from geo.ui.map.panel import panel
from geo.ui.map.time_modes import carried_of, totals_of

CHROME = 161
"""Pixels of the window that navigation and controls take."""

MAP_ALONE = Path(__file__).parent.parent / "assets" / "map_alone.css"

CHANNEL = "state_channel"
"""Key of the wire on which the map reports."""


def map_page() -> None:
    """Draw the map page for the session's view."""
    atlas = load_atlas()
    held = session_view(atlas)
    view = settle(held.view, atlas)
    if only_map():
        _map_alone(view, atlas)
        return
    write_address(view)
    bar = st.container(
        key="bar", horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"
    )
    left, right = st.columns([1.85, 1], gap="small")
    with left:  # first of all: the map starts while the rest is drawn
        map_host(document(atlas.version), chrome=CHROME)
        values_channel(values_for(view, atlas), strings_message(view.language))
    with bar:
        controls(view, atlas)
        with st.container(key="actions", horizontal=True, vertical_alignment="bottom", width="content"):
            reset_button()
            copy_link(_("Copy link"), _("Copied"))
            _csv(held, atlas)
            _take_away()
    with right:
        _panel()


def _map_alone(view: View, atlas: Atlas) -> None:
    """Draw the map over the whole window; what is done in it stays in it."""
    style_sheet(MAP_ALONE)
    map_host(document(atlas.version), chrome=0)
    messages_channel(
        [strings_message(view.language), values_for(view, atlas), view_message(view)],
        "values_channel",
        map_key="map",
    )


@st.cache_resource(show_spinner=False)
def document(version: str) -> str:
    """Return the map document, made once per process and data ``version``."""
    return render(atlas_document(atlas_of(version), relief=relief_picture()))


def values_for(view: View, atlas: Atlas) -> dict:
    """Return the values message that ``view`` needs: of single years, or of the range it adds up."""
    if view.since is not None:
        return range_of(view.measure, view.lens, view.since, view.language, atlas.version)
    return values_of(view.measure, view.lens, view.language, atlas.version, carry=view.carry)


@st.cache_resource(show_spinner=False, max_entries=32)
def range_of(measure: str, lens: str, since: int, language: str, version: str) -> dict:
    """Return the values message of a range that begins with ``since``, made once per process."""
    view = View(measure=measure, lens=lens, since=since)
    return range_values(atlas_of(version), view, totals_of(measure, lens, since, version), language=language)


@st.cache_resource(show_spinner=False, max_entries=128)
def values_of(
    measure: str, lens: str, language: str, version: str, *, carry: bool = False, beside: str = ""
) -> dict:
    """Return the values message of one measure, lens and language, made once per process.

    ``carry`` lets earlier values stand for years without one. ``beside`` names another lens
    whose values share the classes: two maps of one measure side by side then give one colour
    one meaning.
    """
    atlas = load_atlas()
    others = timelines_of(measure, beside).estimates if beside else []
    shared = classes_of([*timelines_of(measure, lens).estimates, *others], atlas.places) if beside else None
    return atlas_values(
        atlas,
        measure,
        timelines_of(measure, lens).estimates,
        lens=lens,
        language=language,
        classes=shared,
        carried=carried_of(measure, lens, version) if carry else None,
    )


@st.fragment
def _panel() -> None:
    """Follow the map: take over what the user did in it, then draw the panel; nothing else reruns."""
    atlas = load_atlas()
    view = session_view(atlas).view
    use(view.language)
    state_channel(view_message(view), key=CHANNEL, on_change=_take)
    write_address(view)
    with st.container(key="panel"):
        panel(view, atlas, dark=st.context.theme.type == "dark")


def _take() -> None:
    """Take over what the user did in the map, before the fragment runs again."""
    parts = seen_parts(CHANNEL, load_atlas())
    if parts:
        change_view(**parts)


def seen_parts(channel: str, atlas: Atlas) -> dict[str, object]:
    """Return the parts of the view as the map on the other end of ``channel`` last reported them.

    A report comes from a browser: one that holds what no link could ask for counts as none.
    """
    seen = read_state(st.session_state[channel].get("seen"))
    reported = {"year": str(seen.year), "as_of": seen.as_of or LATEST}
    if seen.place in atlas.place_ids:
        reported["place"] = seen.place
    if seen.extent:
        reported["extent"] = seen.extent
    view, problems = from_query(reported, atlas)
    return {} if problems else {name: getattr(view, name) for name in reported}


def _take_away() -> None:
    """Draw the way to the Snapshots page, which shows this session's view as it is then."""
    if show.button(_("Export"), help=_("Export this view as a picture, a document or data"), key="take_away"):
        st.switch_page("pages/snapshots.py")


def _csv(held: SessionView, atlas: Atlas) -> None:
    """Offer what is shown as a file; made when asked for, from the view as it is then."""

    def file() -> bytes:
        from geo.exports import (  # loaded when asked for: a first visit must not wait
            Request,
            csv_bytes,
            gather,
        )

        now = held.view
        return csv_bytes(gather(atlas, Request(now), empty=True))

    show.download_button(
        _("CSV"),
        data=file,
        file_name=f"{held.view.measure}-{held.view.level}-{current()}.csv",
        mime="text/csv",
        on_click="ignore",
        help=_("The figures shown, with their sources"),
    )
