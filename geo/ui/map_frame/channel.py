"""The invisible wire between page and map: messages in, what the user did there out.

Mount `values_channel` outside the fragment that follows the map, so that a year step
sends no values again, and `state_channel` inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from geo.links import LATEST, from_query
from geo.maps.contract import SeenReport
from geo.maps.contract.message_shapes import fault_of
from geo.maps.standalone import pack
from geo.model import read_day, read_whole
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.shipped import script

PAUSE = 100
"""Milliseconds of quiet in the map after which its state is reported: a scrub is one report."""

ANSWER_DUE = "answer_due"
"""Key of whether a map chose since what only the page answers: another level, ways of reading left out."""

_mount = st.components.v2.component("peru_coca_atlas_channel", js=script("channel"), isolate_styles=False)
_mount_stub = st.components.v2.component(
    "peru_coca_atlas_state_channel", js=script("channel_stub"), isolate_styles=False
)


@dataclass(frozen=True, slots=True)
class ChannelState:
    """What the user did in the map since the last run; all None where there is no news.

    Attributes
    ----------
    year : int or None
        Year drawn.
    as_of : str or None
        Day up to which publications count, ISO; None (with a year) means all known today.
    place : str or None
        Selected place or corridor.
    extent : str or None
        Named extent, place id or ``W,S,E,N``.
    level, face : str
        Those chosen in the map; empty where none was.
    without : tuple of str or None
        Ways of reading chosen in the map to be left out.
    serial : int
        Moment of the report (ms), 0 where there is no news: no two reports share it.
    """

    year: int | None = None
    as_of: str | None = None
    place: str | None = None
    extent: str | None = None
    serial: int = 0
    level: str = ""
    face: str = ""
    without: tuple[str, ...] | None = None


def values_channel(
    values: Mapping[str, Any],
    strings: Mapping[str, Any] | None = None,
    key: str = "values_channel",
    *,
    link: Mapping[str, Any] | None = None,
    map_key: str = "map",
    title: str = "",
) -> None:
    """Send a values message (and the words in its language) where the stamp is new.

    Parameters
    ----------
    values, strings, link : dict
        Messages of `geo.maps.values_message`, `geo.maps.strings_message` and
        `geo.maps.link_message`.
    key : str
        Key of the component.
    map_key : str
        Key of the map it sends to.
    title : str
        What the frame is called from now on; empty leaves its name.
    """
    messages = [message for message in (strings, values, link) if message]
    _send(messages, key, map_key, title, theme="")


def messages_channel(
    messages: Sequence[Mapping[str, Any]], key: str, *, map_key: str, title: str = ""
) -> None:
    """Send each message where its stamp is new, and the page's theme.

    Parameters
    ----------
    messages : sequence of dict
        One of each type.
    key, map_key, title : str
        As in `values_channel`.
    """
    _send(messages, key, map_key, title, theme="auto")


def _send(messages: Iterable[Mapping[str, Any]], key: str, map_key: str, title: str, theme: str) -> None:
    """Send values, which are large, packed."""
    sent = [_packed(one["stamp"], one) if one["type"] == "values" else one for one in messages]
    data = {"messages": sent, "theme": theme, "listen": False, "pause": PAUSE, "heard": 0}
    _mount(key=key, data=data | {"map": map_key, "title": title}, height=1)


@st.cache_resource(show_spinner=False, max_entries=64)
def _packed(stamp: str, _message: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "values", "stamp": stamp, "packed": pack(_message)}


def state_channel(
    view: Mapping[str, Any],
    strings: Mapping[str, Any] | None = None,
    *,
    theme: str = "auto",
    key: str = "state_channel",
    map_key: str = "map",
    on_change: Callable[[], None] | None = None,
    address: Mapping[str, str] | None = None,
) -> ChannelState:
    """Send the view (and words) where new, and the theme; return what is new from the map.

    Needs a `values_channel` on the same page, which brings the code of both.

    Each report is returned once: a report that the page has already taken over must not
    undo what the page changes later.

    Parameters
    ----------
    view, strings : dict
        Messages of `geo.maps.view_message` and `geo.maps.strings_message`.
    theme : str
        ``auto`` (follows Streamlit's background), ``light`` or ``dark``.
    key : str
        Key of the component.
    map_key : str
        Key of the map it sends to and receives from.
    on_change : callable, optional
        Called before the rerun in which a new report arrives.
    address : mapping, optional
        The parts of the page's address. The browser itself then writes into it what is done in the map,
        and reports once the reader turns to the page around: a step of the year sends nothing.
    """
    messages = [message for message in (strings, view) if message]
    heard = read_state(st.session_state.get(key, {}).get("seen")).serial
    data = {"messages": messages, "theme": theme, "listen": True, "pause": PAUSE, "map": map_key}
    result = _mount_stub(
        key=key,
        data=data | {"heard": heard} | ({"address": dict(address)} if address else {}),
        height=1,
        on_seen_change=on_change or (lambda: None),
    )
    state = read_state(result.seen)
    taken = f"_{key}_taken"
    if state.serial == st.session_state.get(taken, ""):
        return ChannelState()
    st.session_state[taken] = state.serial
    return state


def read_state(seen: object) -> ChannelState:
    """Return the report as a record; anything of another shape counts as no report.

    The values come from a browser, so they are checked before anything uses them.
    """
    if fault_of(seen, SeenReport):
        return ChannelState()
    report = cast(SeenReport, seen)
    as_of = report["as_of"] or None
    if as_of and read_day(as_of) is None:
        return ChannelState()
    serial = read_whole(report.get("serial"), 0, 2**53)
    chosen = report.get("level", ""), report.get("face", "")
    without = tuple(report["without"]) if "without" in report else None
    return ChannelState(
        report["year"], as_of, report["place"], report["extent"], serial or 0, *chosen, without
    )


def seen_parts(channel: str, atlas: Atlas) -> dict[str, object]:
    """Return the parts of the view as the map on the other end of ``channel`` last reported them.

    A report comes from a browser: one that holds what no link could ask for counts as none.
    """
    seen = read_state(st.session_state[channel].get("seen"))
    reported: dict[str, str] = {"year": str(seen.year), "as_of": seen.as_of or LATEST}
    if seen.place in atlas.place_ids:
        reported["place"] = seen.place
    if seen.extent:
        reported["extent"] = seen.extent
    for name in ("level", "face"):
        if chosen := getattr(seen, name):
            reported[name] = chosen
    if seen.without is not None:
        reported["without"] = ",".join(seen.without)
    view, problems = from_query(reported, atlas)
    return {} if problems else {name: getattr(view, name) for name in reported}
