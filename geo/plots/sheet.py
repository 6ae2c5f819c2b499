"""What is asked for: one sheet, whatever format it is written in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from geo.errors import PlotError
from geo.language import LANGUAGES, _
from geo.links.fields import one_of, wrong
from geo.model import View

PAPERS = {
    "a4": (210.0, 297.0),
    "a3": (297.0, 420.0),
    "letter": (215.9, 279.4),
    "slide": (338.667, 190.5),
    "square": (240.0, 240.0),
}
"""Width and height of the sizes that have a name, mm; a slide is 16:9."""

STYLES = ("light", "print")
TEXTS = ("text", "paths")
LAYOUTS = ("single", "multiples", "animation", "change", "chart")
CHART = "chart"
SHEET_CHARTS = ("lines", "claims", "bars")
"""Charts that can be a sheet of their own (`geo.views.charts`)."""
MM_PER_INCH = 25.4
SMALLEST_MM, LARGEST_MM = 100.0, 1200.0
LARGEST_PX = 20_000
MOST_PX = 150_000_000
"""Pixels of a whole picture: A1 at 300 dpi has 70 million."""
SLIMMEST = 2.4
"""The longer side may be this many times the shorter: a slimmer sheet holds no map beside its words."""
MOST_YEARS = 36


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture, independent of its format.

    Attributes
    ----------
    view : View
        What it shows; its own year and language count where the two below are not given.
    years : tuple of int
        Years shown: one, or several for ``multiples`` and ``animation``; empty means the
        view's year, else the newest with data.
    size_mm : (float, float)
        Width and height of the sheet in mm; does not count where ``size_px`` is given.
    size_px : (int, int), optional
        Width and height in pixels, exact for PNG, GIF and MP4; ``dpi`` says how large that is.
    dpi : int
        Pixels an inch.
    language : str
        ``en`` or ``es``; empty for the view's.
    title, note : str
        Words of the user's own; drawn as they are, never as markup.
    style : str
        ``light``, the colours of the web map, or ``print``, on white and safe in greyscale.
    layout : str
        ``single``, ``multiples`` (one map a year, one legend), ``animation`` (GIF and MP4), ``change``
        (one map of the change between two years) or ``chart`` (no map: the place over the years from the
        first of ``years`` to the last; of one year its places, or who says what).
    chart : str
        Which chart, one of `SHEET_CHARTS`; empty for the one that suits view and years.
    graticule : bool
        Lines of longitude and latitude.
    printed : date, optional
        Day of printing, set in the line of credit: given, never taken from a clock, so that the same sheet
        has the same bytes on any day.
    text : str
        ``text``, or ``paths`` for an SVG whose words are drawn: no program can set them in another typeface.
    """

    view: View
    years: tuple[int, ...] = ()
    size_mm: tuple[float, float] = PAPERS["a4"]
    size_px: tuple[int, int] | None = None
    dpi: int = 300
    language: str = ""
    title: str = ""
    note: str = ""
    style: str = "light"
    layout: str = "single"
    chart: str = ""
    graticule: bool = False
    printed: date | None = None
    text: str = "text"

    @property
    def spoken(self) -> str:
        """Return the language of its words."""
        return self.language or self.view.language

    @property
    def one_year(self) -> int | None:
        """Return the year that its view is of: of several maps the first, of a chart the last."""
        if not self.years:
            return self.view.year
        return self.years[-1 if self.layout == CHART else 0]

    @property
    def inches(self) -> tuple[float, float]:
        """Return width and height in inches."""
        if self.size_px:
            return self.size_px[0] / self.dpi, self.size_px[1] / self.dpi
        return self.size_mm[0] / MM_PER_INCH, self.size_mm[1] / MM_PER_INCH

    @property
    def pixels(self) -> tuple[int, int]:
        """Return width and height in whole pixels."""
        if self.size_px:
            return self.size_px
        return round(self.inches[0] * self.dpi), round(self.inches[1] * self.dpi)

    def check(self) -> None:
        """Refuse what no sheet can be.

        Raises
        ------
        PlotError
            Naming the part, what it is, and what would be right.
        """
        closed = {"style": (self.style, STYLES), "layout": (self.layout, LAYOUTS), "text": (self.text, TEXTS)}
        if self.chart:
            closed["chart"] = (self.chart, SHEET_CHARTS)
        for name, (value, known) in (closed | {"language": (self.spoken, tuple(LANGUAGES))}).items():
            if value not in known:
                raise PlotError(f"{name}: {wrong(value, one_of(known), known)}")
        if not 30 <= self.dpi <= 2400:
            raise PlotError(_("{dpi} dpi cannot be drawn; expected 30 to 2400").format(dpi=self.dpi))
        self._check_size()
        if self.layout == "single" and len(self.years) > 1:
            raise PlotError(
                _("{count} years asked for on a single map; expected one, or layout multiples").format(
                    count=len(self.years)
                )
            )
        if self.view.since is not None and self.layout not in ("single", CHART):
            raise PlotError(_("totals since a year make one map; several maps show single years"))
        if self.layout == "change" and len(self.years) != 2:
            raise PlotError(
                _("{count} years asked for on a map of change; expected two").format(count=len(self.years))
            )
        if len(self.years) > MOST_YEARS:
            raise PlotError(
                _("{count} years asked for; expected at most {most}").format(
                    count=len(self.years), most=MOST_YEARS
                )
            )

    def _check_size(self) -> None:
        sides = self.size_px or self.size_mm
        if not all(math.isfinite(side) and side > 0 for side in sides):
            raise PlotError(
                _("a sheet of {width} × {height} has no area; expected two sides over 0").format(
                    width=f"{sides[0]:g}", height=f"{sides[1]:g}"
                )
            )
        width, height = (side * MM_PER_INCH for side in self.inches)
        pixels = self.pixels
        if max(pixels) > LARGEST_PX or pixels[0] * pixels[1] > MOST_PX or max(width, height) > LARGEST_MM:
            raise PlotError(
                _(
                    "a sheet of {width} × {height} pixels ({mm}) is too large; expected at most {most} "
                    "pixels and {largest} mm a side, and {all} million pixels in all"
                ).format(
                    width=pixels[0],
                    height=pixels[1],
                    mm=_mm(width, height),
                    most=LARGEST_PX,
                    largest=f"{LARGEST_MM:g}",
                    all=MOST_PX // 1_000_000,
                )
            )
        if min(width, height) < SMALLEST_MM:
            raise PlotError(
                _(
                    "a sheet of {mm} at {dpi} dpi is too small for a map with its legend and sources; "
                    "expected at least {least} mm a side, or fewer dpi"
                ).format(mm=_mm(width, height), dpi=self.dpi, least=f"{SMALLEST_MM:g}")
            )
        if max(width, height) > SLIMMEST * min(width, height):
            raise PlotError(
                _("a sheet of {mm} is too narrow; its longer side may be {times} times the shorter").format(
                    mm=_mm(width, height), times=f"{SLIMMEST:g}"
                )
            )


def _mm(width: float, height: float) -> str:
    return f"{width:.0f} × {height:.0f} mm"
