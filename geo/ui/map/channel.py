"""The invisible wire between page and map: messages in, what the user did there out.

Mount `values_channel` outside the fragment that follows the map, so that a year step
sends no values again, and `state_channel` inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from geo.model import read_day, read_whole

PAUSE = 100
"""Milliseconds of quiet in the map after which its state is reported: a scrub is one report."""

JS = """
// Messages into the map's frame, and what was done there back to Python.
const maps = window.__atlasMaps || (window.__atlasMaps = {});
const FIELDS = { year: "year", asOf: "as_of", place: "place", extent: "extent" };
const ECHO = 8000;

function isState(x) {
  return x && x.type === "change" && Number.isInteger(x.year) &&
    (x.asOf === null || typeof x.asOf === "string") &&
    typeof x.place === "string" && typeof x.extent === "string";
}

function themeOf(element, wish) {
  if (wish !== "auto") return wish;
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  let parts = null;
  if (/^#[0-9a-f]{6}/i.test(colour)) parts = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
  else if (/^#[0-9a-f]{3}$/i.test(colour)) parts = [1, 2, 3].map((i) => 17 * parseInt(colour[i], 16));
  else if (colour.startsWith("rgb")) parts = colour.match(/[0-9.]+/g).slice(0, 3).map(Number);
  if (!parts) return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 110 ? "dark" : "light";
}

class Channel {
  constructor(element) {
    this.element = element;
    this.posted = {};      // stamp by type, as the present frame has them
    this.view = null;      // last view Python asked for
    this.sent = [];        // states told to Python whose echo has not come back yet
    this.last = null;      // last state told to Python
    this.timer = 0;
    this.hand = false;     // whether a hand did something in a linked map that Python has not heard of
    this.onReady = (event) => {
      if (!this.data || event.detail !== this.data.map) return;
      this.posted = {}; this.view = null; this.sent = []; this.flush();
    };
    this.onMessage = (event) => this.hear(event);
    this.onTheme = () => this.flush();
    this.scheme = window.matchMedia("(prefers-color-scheme: dark)");
    window.addEventListener("atlas-map-ready", this.onReady);
    window.addEventListener("message", this.onMessage);
    this.scheme.addEventListener("change", this.onTheme);
  }

  stop() {
    clearTimeout(this.timer);
    window.removeEventListener("atlas-map-ready", this.onReady);
    window.removeEventListener("message", this.onMessage);
    this.scheme.removeEventListener("change", this.onTheme);
  }

  frame() {
    const entry = this.data && maps[this.data.map];
    return entry && entry.ready && entry.frame.contentWindow ? entry.frame : null;
  }

  post(message) {
    this.frame().contentWindow.postMessage(message, "*");
  }

  flush() {
    const frame = this.frame();
    if (!frame) return;
    if (this.data.title) frame.title = this.data.title;
    if (this.data.theme) {
      const theme = themeOf(this.element, this.data.theme);
      if (this.posted.theme !== theme) { this.posted.theme = theme; this.post({ type: "theme", theme }); }
    }
    for (const message of this.data.messages) {
      if (this.posted[message.type] === message.stamp) continue;
      this.posted[message.type] = message.stamp;
      const news = message.type === "view" ? this.newsOf(message) : message;
      if (news) this.post(news);
    }
  }

  // Only what Python itself changed goes back in: an echo of an older year would pull a moving slider back.
  newsOf(view) {
    const before = this.view;
    this.view = view;
    if (!before) return view;
    const news = { type: "view" };
    for (const [name, value] of Object.entries(view)) {
      if (JSON.stringify(value) !== JSON.stringify(before[name])) news[name] = value;
    }
    delete news.stamp;
    const now = Date.now();
    this.sent = this.sent.filter((state) => now - state.at < ECHO);
    const same = (state) => Object.keys(FIELDS).every((name) => state[name] === view[name]);
    const echo = this.sent.findLastIndex(same);
    if (echo >= 0) {
      this.sent = this.sent.slice(echo + 1);
      for (const name of Object.keys(FIELDS)) delete news[name];
      delete news.asOfLabel;
    }
    return Object.keys(news).length > 1 ? news : null;
  }

  hear(event) {
    const frame = this.frame();
    if (!frame || !this.data.listen || event.source !== frame.contentWindow) return;
    if (!isState(event.data)) return;
    this.state = event.data;
    this.alone = event.data.along === undefined;
    this.hand = this.hand || event.data.along === false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), this.data.pause);
  }

  tell() {
    const { year, asOf, place, extent } = this.state;
    const same = (other) => other && other.year === year && other.asOf === asOf && other.place === place &&
      other.extent === extent;
    const hand = this.hand;
    this.hand = false;
    // What the last report said may be old where the other of two maps has told since.
    if (!hand && (same(this.last) || (!this.last && same(this.view)))) return;
    this.last = { year, asOf, place, extent, at: Date.now() };
    this.sent.push(this.last);
    // What only went along with another map was told by that one; its echo is still no news here.
    if (!hand && !this.alone) return;
    this.setStateValue("seen", { year, as_of: asOf, place, extent, serial: Date.now() });
  }
}

function mountChannel({ data, parentElement, setStateValue }) {
  const channel = parentElement.atlasChannel || (parentElement.atlasChannel = new Channel(parentElement));
  channel.data = data;
  channel.setStateValue = setStateValue;
  channel.flush();
  return () => setTimeout(() => {
    if (parentElement.isConnected || !parentElement.atlasChannel) return;
    parentElement.atlasChannel.stop();
    parentElement.atlasChannel = null;
  }, 0);
}

window.__atlasMountChannel = mountChannel;
window.dispatchEvent(new CustomEvent("atlas-channel-here"));

export default mountChannel;
"""


STUB = """
export default function (component) {
  let stop = null;
  const start = () => { stop = window.__atlasMountChannel(component); };
  if (window.__atlasMountChannel) start();
  else window.addEventListener("atlas-channel-here", start, { once: true });
  return () => { window.removeEventListener("atlas-channel-here", start); if (stop) stop(); };
}
"""
"""For a channel inside a fragment: a script crosses the wire in every step, so the code stays outside."""


def compact(script: str) -> str:
    """Return ``script`` without comment lines and indents: it crosses the wire in every step."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


_mount = st.components.v2.component("peru_coca_atlas_channel", js=compact(JS), isolate_styles=False)
_mount_stub = st.components.v2.component("peru_coca_atlas_state_channel", js=STUB, isolate_styles=False)


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
    serial : int
        Moment of the report (ms), 0 where there is no news: no two reports share it.
    """

    year: int | None = None
    as_of: str | None = None
    place: str | None = None
    extent: str | None = None
    serial: int = 0


def values_channel(
    values: dict[str, Any],
    strings: dict[str, Any] | None = None,
    key: str = "values_channel",
    *,
    link: dict[str, Any] | None = None,
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
        Key of the map it speaks to.
    title : str
        What the frame is called from now on; empty leaves its name.
    """
    messages = [message for message in (strings, values, link) if message]
    data = {"messages": messages, "theme": "", "listen": False, "pause": PAUSE}
    _mount(key=key, data=data | {"map": map_key, "title": title}, height=1)


def messages_channel(messages: Sequence[dict[str, Any]], key: str, *, map_key: str, title: str = "") -> None:
    """Send each message where its stamp is new, and the page's theme.

    Parameters
    ----------
    messages : sequence of dict
        One of each type.
    key, map_key, title : str
        As in `values_channel`.
    """
    data = {"messages": list(messages), "theme": "auto", "listen": False, "pause": PAUSE}
    _mount(key=key, data=data | {"map": map_key, "title": title}, height=1)


def state_channel(
    view: dict[str, Any],
    strings: dict[str, Any] | None = None,
    *,
    theme: str = "auto",
    key: str = "state_channel",
    map_key: str = "map",
    on_change: Callable[[], None] | None = None,
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
        Key of the map it speaks to and hears.
    on_change : callable, optional
        Called before the rerun in which a new report arrives.
    """
    messages = [message for message in (strings, view) if message]
    result = _mount_stub(
        key=key,
        data={"messages": messages, "theme": theme, "listen": True, "pause": PAUSE, "map": map_key},
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
    if not isinstance(seen, dict):
        return ChannelState()
    year, place, extent, as_of = (seen.get(name) for name in ("year", "place", "extent", "as_of"))
    if not (isinstance(year, int) and isinstance(place, str) and isinstance(extent, str)):
        return ChannelState()
    if isinstance(year, bool) or (as_of and read_day(as_of) is None):
        return ChannelState()
    serial = read_whole(seen.get("serial"), 0, 2**53)
    return ChannelState(year, as_of or None, place, extent, serial or 0)
