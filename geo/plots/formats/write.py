"""One sheet to one file: there whole and checked, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from geo.atlas import Atlas, estimate_all
from geo.errors import PlotError
from geo.estimates import Timelines
from geo.formats import FILM, PICTURES, FileFormat, format_of, load
from geo.language import _, in_language, offered
from geo.model.metadata import FileMetadata
from geo.plots.canvas import settings
from geo.plots.check import check_page
from geo.plots.compose import draw_sheet
from geo.plots.formats.record import record_of
from geo.plots.map.base_map import Relief
from geo.plots.plan import plan_of
from geo.plots.sheet import Sheet
from geo.storage import refuse, save

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
    write = load(check_form(sheet, path).write)
    refuse(path, overwrite=overwrite, error=PlotError)
    with in_language(offered(sheet.spoken)), settings():
        plan = plan_of(sheet, atlas, timelines or held_timelines, relief)
        drawn = draw_sheet(plan)
        check_page(drawn.page, drawn.frame, drawn.contents, plan.chart)
        record = record_of(plan, drawn)
        save(path, lambda draft: write(plan, drawn, record, draft), overwrite=overwrite, error=PlotError)
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


def check_form(sheet: Sheet, path: Path) -> FileFormat:
    """Return the format that the ending of ``path`` names.

    Raises
    ------
    PlotError
        ``sheet`` is not written in it.
    """
    form = format_of(path, *PICTURES, error=PlotError)
    if (form.kind == FILM) != (sheet.layout == "animation"):
        raise PlotError(
            _(
                "{kind} and layout {layout} do not go together; an animation is written as .gif or .mp4"
            ).format(kind=f".{form.ending}", layout=sheet.layout)
        )
    return form
