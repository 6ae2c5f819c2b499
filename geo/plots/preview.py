"""A sheet at the resolution of a screen, drawn and checked as the file will be."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from geo.atlas import Atlas
from geo.estimates import Timelines
from geo.language import in_language, offered
from geo.model.metadata import FileMetadata
from geo.plots.canvas import settings
from geo.plots.check import check_page
from geo.plots.compose import draw_sheet
from geo.plots.formats import png_file
from geo.plots.formats.animation import check_moving
from geo.plots.formats.record import record_of
from geo.plots.formats.write import held_timelines
from geo.plots.map.base_map import Relief
from geo.plots.plan import plan_of
from geo.plots.sheet import MM_PER_INCH, Sheet

PREVIEW_PX = 1200
"""Pixels of the longer side."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture (PNG) and the record that it carries."""

    png: bytes
    record: FileMetadata


def preview_png(
    sheet: Sheet,
    atlas: Atlas,
    ending: str = "png",
    longest: int = PREVIEW_PX,
    *,
    relief: Relief | None = None,
    timelines: Callable[[Atlas, str, str], Timelines] | None = None,
) -> Preview:
    """Return ``sheet`` as PNG of ``longest`` pixels; of an animation its last year.

    Parameters
    ----------
    sheet, atlas, relief, timelines
        As for `geo.plots.write_sheet`.
    ending : str
        Of the file it stands for, without the dot.

    Raises
    ------
    PlotError
        The sheet cannot be drawn, or would lack what every picture must carry.
    """
    with in_language(offered(sheet.spoken)), settings():
        sheet.check()
        check_moving(sheet, ending)
        inches = sheet.inches
        small = replace(
            sheet,
            size_px=None,
            size_mm=(inches[0] * MM_PER_INCH, inches[1] * MM_PER_INCH),
            dpi=max(30, round(longest / max(inches))),
        )
        plan = plan_of(small, atlas, timelines or held_timelines, relief)
        drawn = draw_sheet(plan, plan.years[-1] if sheet.layout == "animation" else None)
        check_page(drawn.page, drawn.frame, drawn.contents, plan.chart)
        record = record_of(plan, drawn)
        with tempfile.TemporaryDirectory(prefix="preview-") as folder:
            path = Path(folder) / "preview.png"
            png_file.write_png(plan, drawn, record, path)
            drawn.page.close()
            return Preview(path.read_bytes(), record)
