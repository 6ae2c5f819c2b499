"""Files and previews made apart from the session that asks, a few at a time, and kept while they count."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import cache

import streamlit as st

from geo import processes
from geo.exports import Request
from geo.plots import Relief, Sheet
from geo.relief import BOUNDS, load_relief, relief_faults
from geo.ui.frame.atlas import Atlas
from geo.ui.snapshots.turns import files, previews

LIMIT = 30.0
"""Seconds that a preview may take."""
FILE_LIMIT = 600.0
"""Seconds that a file may take: a film of 36 years in 1920 × 1080 pixels takes some minutes."""


@cache
def preview_bench() -> processes.ProcessPool:
    """Return the processes in which previews are made."""
    return processes.ProcessPool(LIMIT)


@cache
def file_bench() -> processes.ProcessPool:
    """Return the process in which files are made."""
    return processes.ProcessPool(FILE_LIMIT)


def warm() -> None:
    """Have a process ready by the time a preview is asked for: its start takes longer than a drawing."""
    preview_bench().warm()


@st.cache_resource(show_spinner=False, max_entries=3)
def _parcel(version: str, _atlas: Atlas) -> processes.SharedData:
    """Return what is drawn from under a data ``version``, packed once."""
    del version
    return processes.SharedData(_atlas, None if relief_faults() else Relief.of(load_relief(), BOUNDS))


def _ask(key: tuple, task: Callable, args: tuple, atlas: Atlas) -> Future:
    parcel = _parcel(atlas.version, atlas)
    return previews().ask(
        (*key, atlas.version), lambda: preview_bench().make(task, *args, parcel=parcel)
    )  # fmt: skip


def ask_picture(sheet: Sheet, ending: str, atlas: Atlas) -> Future:
    """Return the preview of a sheet (PNG and record), which may still be in the making."""
    # What moves is held to the rules of its format; of still pictures one preview serves all.
    held_to = ending if sheet.layout == "animation" else "png"
    return _ask(("picture", sheet, held_to), processes.picture, (sheet, held_to), atlas)


def ask_document(request: Request, atlas: Atlas) -> Future:
    """Return the offline map of ``request`` as text, which may still be in the making."""
    return _ask(("document", request), processes.document, (request,), atlas)


def ask_content(request: Request, atlas: Atlas) -> Future:
    """Return what a file of numbers holds (`geo.exports.FileContent`)."""
    return _ask(("content", request), processes.content, (request,), atlas)


def file_bytes(wanted: Sheet | Request, ending: str, atlas: Atlas) -> bytes:
    """Return the file as the command line writes it: by the same writer, checked by it.

    Raises
    ------
    GeoError
        The writer refuses it.
    """
    parcel = _parcel(atlas.version, atlas)
    return files().run(lambda: file_bench().make(processes.file, wanted, ending, parcel=parcel))
