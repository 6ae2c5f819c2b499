"""The atlas in memory, read once per process and again when its files change; one page, one version."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.atlas import LEVEL_LAYERS, Atlas, estimate_all, read_atlas
from geo.catalog import Stamp, data_stamp, workspace_stamp
from geo.errors import DataError, GeoError
from geo.estimates import Timelines
from geo.language import _
from geo.storage import sweep_workspace

__all__ = ["LEVEL_LAYERS", "Atlas", "atlas_of", "load_atlas", "not_taken_over", "renew_atlas", "timelines_of"]

LOG = logging.getLogger(__name__)
KEPT = 3
"""Versions kept: a page that was drawn with a former one goes on with it until it is drawn anew."""
LOOK_AGAIN = 1.0
"""Seconds for which the 250 files of the package count as looked at; what a reader changes counts at once."""
_PINNED = "atlas"


@dataclass
class _Held:
    """What this process has read."""

    atlases: OrderedDict[str, Atlas] = field(default_factory=OrderedDict)
    stamp: Stamp = ()
    looked: tuple[float, Stamp] = (float("-inf"), ())
    problem: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def newest(self) -> Atlas | None:
        return next(reversed(self.atlases.values()), None)


@st.cache_resource(show_spinner=False)
def _held() -> _Held:
    sweep_workspace()  # what writers that were ended left behind goes once a process
    return _Held()


def renew_atlas() -> Atlas:
    """Look whether the data on the disk are others by now, and return the atlas that this page is drawn with.

    It stays that of the session until the page is drawn anew, so that no page mixes two versions.

    Raises
    ------
    DataError
        There is nothing to show: a table is missing or damaged, and nothing was read before.
    """
    atlas = _newest()
    if get_script_run_ctx() is not None:
        st.session_state[_PINNED] = atlas
    return atlas


def load_atlas() -> Atlas:
    """Return the atlas that the page is drawn with; outside of a page the newest (see `renew_atlas`)."""
    pinned = st.session_state.get(_PINNED) if get_script_run_ctx(suppress_warning=True) else None
    return pinned or _newest()


def atlas_of(version: str) -> Atlas:
    """Return the atlas of ``version``: for what is made later than the page that shows its figures.

    Raises
    ------
    DataError
        It is held no longer: the page is older than the last `KEPT` changes of the data.
    """
    atlas = _held().atlases.get(version) or load_atlas()
    if atlas.version != version:
        raise DataError(_("the data changed since this page was loaded; load it again"))
    return atlas


def not_taken_over() -> str:
    """Return why the data on the disk are not those that are shown; empty where they are."""
    return _held().problem


def _newest() -> Atlas:
    """Return the data on the disk, read again where a file changed; the former where that cannot be read.

    A visit while another reads does not wait: it gets the former ones.
    """
    held = _held()
    if held.newest is not None and _unchanged(held):
        return held.newest
    if not held.lock.acquire(blocking=held.newest is None):
        return held.newest  # type: ignore[return-value]
    try:
        stamp = data_stamp()
        if held.newest is None or stamp != held.stamp:
            _take_over(held, stamp)
    finally:
        held.lock.release()
    return held.newest  # type: ignore[return-value]


def _unchanged(held: _Held) -> bool:
    """Say whether the data are those that were read, or were so a moment ago and no reader changed them."""
    at, workspace = held.looked
    now = time.monotonic()
    if now - at < LOOK_AGAIN and workspace_stamp() == workspace:
        return True
    workspace, same = workspace_stamp(), data_stamp() == held.stamp
    held.looked = (now if same else float("-inf"), workspace)
    return same


def _take_over(held: _Held, stamp: Stamp) -> None:
    try:
        atlas = read_atlas()
    except GeoError as error:
        if held.newest is None:
            raise
        LOG.warning("the data on the disk are not taken over: %s", error)  # untranslated: the log
        held.problem, held.stamp = str(error), stamp
        return
    if data_stamp() != stamp:
        if held.newest is not None:
            return  # still being written: the next look takes it
        stamp = ()
    held.atlases.pop(atlas.version, None)
    held.atlases[atlas.version] = atlas
    while len(held.atlases) > KEPT:
        held.atlases.popitem(last=False)
    held.problem, held.stamp = "", stamp


def timelines_of(measure: str, lens: str, atlas: Atlas | None = None) -> Timelines:
    """Return the estimates of ``measure`` under ``lens``, computed once per process.

    ``atlas`` are the data, where they are not this page's.
    """
    atlas = atlas or load_atlas()
    return _timelines(atlas.version, measure, lens, atlas)


@st.cache_resource(show_spinner=False, max_entries=64)
def _timelines(version: str, measure: str, lens: str, _atlas: Atlas) -> Timelines:
    return estimate_all(_atlas, measure, lens)
