"""Files and previews made apart from the session that asks, one at a time, and kept while they count."""

from __future__ import annotations

import contextvars
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, lru_cache
from pathlib import Path

from geo.estimates import Timelines
from geo.exports import Content, Request, gather, html_document, write_data, write_html
from geo.plots import PREVIEW_PX, Preview, Relief, Sheet, preview_png, write_sheet
from geo.plots.patience import within
from geo.relief import BOUNDS, load_relief, relief_faults
from geo.ui.atlas import Atlas, timelines_of

LIMIT = 30.0
"""Seconds that the drawing of a preview may take."""
KEPT = 48
"""Previews kept: a picture takes about 0.3 MB, an offline map 0.8 MB."""


class Worker:
    """Makes one thing after another: what draws sheets shares settings that two threads would mix up.

    A preview that nobody waits for any longer is not begun.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="snapshots")
        self._kept: OrderedDict[Hashable, Future] = OrderedDict()
        self._lock = threading.Lock()

    def ask(self, key: Hashable, make: Callable[[], object]) -> Future:
        """Return what was or is being made under ``key``, or begin to make it."""
        with self._lock:
            held = self._kept.get(key)
            if held is None or held.cancelled():
                context = contextvars.copy_context()
                held = self._pool.submit(context.run, make)
                self._kept[key] = held
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return held

    def run(self, make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` returns, made in its turn."""
        return self._pool.submit(contextvars.copy_context().run, make).result()


@cache
def worker() -> Worker:
    """Return the worker that draws: one of the process."""
    return Worker()


@cache
def other_worker() -> Worker:
    """Return the worker for what draws no sheets, which need not wait for those that are drawn."""
    return Worker()


@lru_cache(maxsize=2)
def relief(version: str) -> Relief | None:
    """Return the shaded relief, read once for a data ``version``; None where it is damaged."""
    return None if relief_faults() else Relief.of(load_relief(), BOUNDS)


def ask_picture(sheet: Sheet, ending: str, atlas: Atlas) -> Future:
    """Return the preview of a sheet (PNG and record), which may still be in the making."""
    # What moves is held to the rules of its format; of still pictures one preview serves all.
    kind = f".{ending}" if sheet.layout == "animation" else ".png"
    shade = relief(atlas.version)
    known = timelines_of(sheet.view.measure, sheet.view.lens)
    return worker().ask(
        ("picture", sheet, kind, atlas.version),
        lambda: _drawn(sheet, atlas, kind, shade, known),
    )


def _drawn(sheet: Sheet, atlas: Atlas, kind: str, shade: Relief | None, known: Timelines) -> Preview:
    """Draw a preview within `LIMIT`, so that the next one has its turn."""
    with within(LIMIT):
        return preview_png(sheet, atlas, kind, PREVIEW_PX, relief=shade, timelines=lambda *_of: known)


def ask_document(request: Request, atlas: Atlas) -> Future:
    """Return the offline map of ``request`` as text, which may still be in the making."""
    return other_worker().ask(("document", request, atlas.version), lambda: html_document(atlas, request))


def ask_content(request: Request, atlas: Atlas) -> Future:
    """Return what a file of numbers holds (`geo.exports.Content`)."""

    def make() -> Content:
        return gather(atlas, request)

    return other_worker().ask(("content", request, atlas.version), make)


def file_bytes(wanted: Sheet | Request, ending: str, atlas: Atlas) -> bytes:
    """Return the file as the command line writes it: by the same writer, checked by it.

    Raises
    ------
    GeoError
        The writer refuses it.
    """
    shade = relief(atlas.version)

    def make() -> bytes:
        with tempfile.TemporaryDirectory(prefix="snapshot-") as folder:
            path = Path(folder) / f"snapshot.{ending}"
            if isinstance(wanted, Sheet):
                write_sheet(wanted, atlas, path, relief=shade)
            elif ending == "html":
                write_html(atlas, wanted, path)
            else:
                write_data(gather(atlas, wanted), path)
            return path.read_bytes()

    return (worker() if isinstance(wanted, Sheet) else other_worker()).run(make)
