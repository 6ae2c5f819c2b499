"""The options of a picture beside its view: size, resolution, style, layout, words of the user's own."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from geo.cli.view_options import link_of
from geo.errors import PlotError, ViewError
from geo.formats import DATA, FILM, formats_of
from geo.language import _
from geo.links.query import read_query

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.exports import Request
    from geo.plots import Sheet

OPTIONS = ("size", "dpi", "style", "layout", "chart", "graticule", "title", "note", "printed", "text")
CHARTS = ("lines", "claims", "bars")
"""As `geo.plots.SHEET_CHARTS`, which the command line loads only to draw."""
ANIMATION, TODAY = "animation", "today"


def add_sheet_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that count for pictures only."""
    group = parser.add_argument_group(_("pictures"))
    group.add_argument(
        "--size",
        metavar="WxH",
        help=_("a4, a3, letter (-across: landscape), slide, square, 1920x1080 or 297x210mm"),
    )
    group.add_argument(
        "--dpi",
        metavar="N",
        help=_("resolution (dpi); 300 by default, for a size in pixels chosen to suit it"),
    )
    group.add_argument("--style", metavar=_("STYLE"), help=_("light, or print: on white, readable in grey"))
    group.add_argument(
        "--layout",
        metavar=_("LAYOUT"),
        help=_(
            "single, multiples (one map for each year), change (between two years), chart, "
            "or animation (GIF and MP4)"
        ),
    )
    group.add_argument(
        "--chart",
        metavar=_("CHART"),
        help=_("with layout chart, which one: {kinds}").format(kinds=", ".join(CHARTS)),
    )
    group.add_argument("--title", metavar=_("TEXT"), help=_("custom title in place of the measure's name"))
    group.add_argument("--note", metavar=_("TEXT"), help=_("custom note under the map"))
    group.add_argument(
        "--graticule", action="store_const", const="yes", help=_("lines of longitude and latitude")
    )
    group.add_argument("--text", metavar=_("FORM"), help=_("SVG: text, or paths: words drawn as outlines"))
    group.add_argument(
        "--printed",
        metavar=_("DATE"),
        help=_("day of printing to be named on the sheet, or today; none by default: same view, same bytes"),
    )


def given_options(options: argparse.Namespace) -> list[str]:
    """Return the names of the options of pictures that are given."""
    return [name for name in OPTIONS if getattr(options, name, None) is not None]


def sheet_of(options: argparse.Namespace, request: Request, ending: str, atlas: Atlas) -> Sheet:
    """Return the sheet that the options ask for: a link's or file's, with the parts that are given changed.

    Parameters
    ----------
    request : Request
        The view, and the years of a sheet with several.
    ending : str
        Of the file: what moves is an animation where nothing else is asked for.

    Raises
    ------
    PlotError
        A part cannot be read.
    ViewError
        It asks for everything at once.
    """
    from geo.plots import CHART, FILM_SIZE, Sheet, read_parts

    if request.everything:
        raise ViewError(_("a picture shows one measure; choose a data format to export everything"))
    named = read_query(link_of(options) or "")
    given = {name: getattr(options, name) for name in given_options(options)}
    if given.get("printed") == TODAY:
        given["printed"] = date.today().isoformat()
    if "size" in given and "dpi" not in given:
        named.pop("dpi", None)  # it belonged to the other size
    moving = ending in formats_of(FILM)
    if moving and not {"size", "dpi"} & (named.keys() | given.keys()):
        named["size"] = FILM_SIZE
    parts = read_parts({name: text for name, text in (named | given).items() if name != "years"})
    if "layout" not in given and (parts.get("layout", "single") == ANIMATION) != moving:
        parts["layout"] = ANIMATION if moving else "single"
    sheet = Sheet(view=request.view, **parts)
    if "chart" in given and sheet.layout != CHART:
        raise PlotError(
            _("--chart is for layout {chart}, not {layout}").format(chart=CHART, layout=sheet.layout)
        )
    if "graticule" in given and sheet.layout == CHART:
        raise PlotError(_("--graticule is for maps, not for layout {layout}").format(layout=CHART))
    if sheet.layout == "single" and options.years and len(request.years) > 1:
        newest = max(_years(request, atlas) or request.years)
        return replace(sheet, view=replace(request.view, year=newest))
    if sheet.layout == "single":
        return sheet
    if sheet.layout == CHART:
        years = request.years
        if not years and options.years:  # a file a year: {year} in its name
            years = tuple(year for year in (request.view.year,) if year is not None)
        return Sheet(view=request.view, years=years[:1] + years[1:][-1:], **parts)
    return Sheet(view=request.view, years=_years(request, atlas), **parts)


def _years(request: Request, atlas: Atlas) -> tuple[int, ...]:
    """Return the years asked for that have data at the level; empty for all."""
    from geo.exports import years_with_data

    asked = set(request.years)
    having = years_with_data(request, atlas)
    return tuple(year for year in having if year in asked) if asked else ()


def left_out(request: Request, atlas: Atlas, endings: Collection[str], *, apart: bool) -> str:
    """Return a sentence on the years asked for that the files have nothing of; empty where there are none.

    Parameters
    ----------
    endings : collection of str
        Of the files' names.
    apart : bool
        Each year is a file of its own, so that such a year has none.
    """
    from geo.exports import years_empty, years_held, years_left_out

    if not request.years:
        return ""
    without = sorted(set(request.years) - set(years_held(request, atlas, endings)))
    if not without:
        return ""
    rows = set(endings) <= set(formats_of(DATA)) and not apart
    return (years_empty if rows else years_left_out)(request.view.measure, without)
