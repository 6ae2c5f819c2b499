"""Files and previews made apart from the session that asks, a few at a time, and kept while they count."""

from __future__ import annotations

import contextvars
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import cache

import streamlit as st

from geo import processes
from geo.exports import Request
from geo.plots import Relief, Sheet
from geo.relief import BOUNDS, load_relief, relief_faults
from geo.ui.frame.atlas import Atlas

LIMIT = 30.0
"""Seconds that a preview may take."""
FILE_LIMIT = 600.0
"""Seconds that a file may take: a film of 36 years in 1920 × 1080 pixels takes some minutes."""
PREVIEWS, FILES = 2, 1
"""Previews and files made at the same time, each in a process of its own of some 300 MB."""
KEPT = 48
"""Previews kept: a picture takes about 0.3 MB, an offline map 0.8 MB."""


class Worker:
    """Makes things for all sessions, ``hands`` at a time; what was asked for first is begun first.

    A preview that nobody waits for any longer is not begun. Its threads keep no process from ending.
    """

    def __init__(self, hands: int = 1) -> None:
        self._hands = hands
        self._jobs: queue.SimpleQueue[tuple[Future, Callable[[], object]]] = queue.SimpleQueue()
        self._kept: OrderedDict[Hashable, Future] = OrderedDict()
        self._lock = threading.Lock()

    def ask(self, key: Hashable, make: Callable[[], object]) -> Future:
        """Return what was or is being made under ``key``, or begin to make it."""
        with self._lock:
            held = self._kept.get(key)
            if held is None or held.cancelled():
                held = self._kept[key] = self._begin(make)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return held

    @property
    def waiting(self) -> int:
        """Return how many have been asked for and are not begun."""
        return self._jobs.qsize()

    def run(self, make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` returns, made in its turn."""
        with self._lock:
            job = self._begin(make)
        return job.result()

    def _begin(self, make: Callable[[], object]) -> Future:
        job: Future = Future()
        context = contextvars.copy_context()
        self._jobs.put((job, lambda: context.run(make)))
        while self._hands:
            self._hands -= 1
            threading.Thread(target=self._work, name="snapshots", daemon=True).start()
        return job

    def _work(self) -> None:
        while True:
            job, make = self._jobs.get()
            if not job.set_running_or_notify_cancel():
                continue
            try:
                job.set_result(make())
            except BaseException as error:  # noqa: BLE001  for the one who waits
                job.set_exception(error)


@cache
def previews() -> Worker:
    """Return the worker that makes previews: one of the process."""
    return Worker(PREVIEWS)


@cache
def files() -> Worker:
    """Return the worker that makes files, which may take longer."""
    return Worker(FILES)


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
