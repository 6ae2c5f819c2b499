"""One sheet to one file: there whole and checked, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from geo.atlas import Atlas, estimate_all
from geo.errors import PlotError
from geo.estimates import Timelines
from geo.language import _
from geo.maps.strings import in_language
from geo.model.metadata import FileMetadata
from geo.plots.canvas import settings
from geo.plots.check import check_page
from geo.plots.compose import Drawn, draw_sheet
from geo.plots.formats import animation, raster_and_vector
from geo.plots.formats.record import record_of
from geo.plots.map.base_map import Relief
from geo.plots.plan import Plan, plan_of
from geo.plots.sheet import Sheet
from geo.storage import draft_of

WRITERS: dict[str, Callable[[Plan, Drawn, FileMetadata, Path], None]] = {
    **raster_and_vector.WRITERS,
    ".gif": animation.write_gif,
    ".mp4": animation.write_mp4,
}
"""How each format is written, by the ending of the file."""

READERS: dict[str, Callable[[Path], FileMetadata]] = {
    ".png": raster_and_vector.png_record,
    ".svg": raster_and_vector.svg_record,
    ".pdf": raster_and_vector.pdf_record,
    ".gif": animation.gif_record,
    ".mp4": animation.mp4_record,
}
MOVING = (".gif", ".mp4")

_HELD: dict[tuple[int, str, str], tuple[Atlas, Timelines]] = {}


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written.

    Attributes
    ----------
    path : Path
    size : int
        Bytes.
    record : FileMetadata
        What the file says of itself.
    """

    path: Path
    size: int
    record: FileMetadata


def write_sheet(
    sheet: Sheet,
    atlas: Atlas,
    path: Path | str,
    *,
    overwrite: bool = False,
    relief: Relief | None = None,
    timelines: Callable[[Atlas, str, str], Timelines] | None = None,
) -> Written:
    """Write ``sheet`` as the format that the ending of ``path`` names; same sheet and data, same bytes.

    Parameters
    ----------
    sheet : Sheet
    atlas : Atlas
        The data in memory.
    path : Path or str
        Ends in ``.png``, ``.svg``, ``.pdf``, ``.gif`` or ``.mp4``; the last two take ``animation``.
    overwrite : bool
        Whether a file of that name may be replaced.
    relief : Relief, optional
        Drawn where the view has the layer ``relief``.
    timelines : callable, optional
        Returns the estimates of an atlas, measure and lens; by default they are made once
        a process.

    Raises
    ------
    PlotError
        The sheet cannot be drawn, would lack what every picture must carry, or the file cannot
        be written. Nothing is left behind.
    ViewError
        The view's extent is none.
    """
    path = Path(path)
    kind = _writable(path, sheet, overwrite)
    with in_language(sheet.spoken if sheet.spoken in ("en", "es") else "en"), settings():
        plan = plan_of(sheet, atlas, timelines or held_timelines, relief)
        drawn = draw_sheet(plan)
        check_page(drawn.page, drawn.frame, drawn.contents)
        record = record_of(plan, drawn)
        _replace(path, lambda draft: WRITERS[kind](plan, drawn, record, draft))
        drawn.page.close()
    return Written(path, path.stat().st_size, record)


def held_timelines(atlas: Atlas, measure: str, lens: str) -> Timelines:
    """Return the estimates of ``measure`` under ``lens``, made once for an atlas."""
    key = (id(atlas), measure, lens)
    if key not in _HELD or _HELD[key][0] is not atlas:
        if len(_HELD) > 64:
            _HELD.clear()
        _HELD[key] = (atlas, estimate_all(atlas, measure, lens))
    return _HELD[key][1]


def read_metadata(path: Path | str) -> dict[str, Any]:
    """Return what a picture says of itself: title, view (with its sheet), data version, sources, terms.

    Raises
    ------
    PlotError
        It is no picture of ours, or cannot be read.
    """
    return asdict(read_record(path))


def read_record(path: Path | str) -> FileMetadata:
    """Return the record inside a picture; see `read_metadata`."""
    path = Path(path)
    if path.suffix.lower() not in READERS:
        raise PlotError(_kinds(path))
    try:
        return READERS[path.suffix.lower()](path)
    except PlotError:
        raise
    except (OSError, SyntaxError, ValueError) as error:
        raise PlotError(_("{file} cannot be read: {error}").format(file=path.name, error=error)) from error


def _writable(path: Path, sheet: Sheet, overwrite: bool) -> str:
    """Return the ending of ``path``, or say why nothing can be written there."""
    kind = path.suffix.lower()
    if kind not in WRITERS:
        raise PlotError(_kinds(path))
    if (kind in MOVING) != (sheet.layout == "animation"):
        raise PlotError(
            _(
                "{kind} and layout {layout} do not go together; an animation is written as .gif or .mp4"
            ).format(kind=kind, layout=sheet.layout)
        )
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise PlotError(_("the folder {folder} cannot be written to").format(folder=path.parent))
    if path.is_dir() or (path.exists() and not overwrite):
        raise PlotError(_("{file} exists already; --overwrite replaces it").format(file=path))
    return kind


def _kinds(path: Path) -> str:
    return _("{file} is no kind of picture; expected a name that ends in {kinds}").format(
        file=path.name, kinds=", ".join(WRITERS)
    )


def _replace(path: Path, write: Callable[[Path], None]) -> None:
    """Write to a file beside ``path`` and put it there once it is whole and checked."""
    try:
        with draft_of(path) as draft:
            write(draft)
    except OSError as error:
        raise PlotError(_("{file} could not be written: {error}").format(file=path, error=error)) from error
