"""The parts of a sheet that are no part of its view, as text: in links, as options, in a form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from geo.errors import PlotError, ViewError
from geo.language import _
from geo.links.fields import YES, Field, choice, switch, whole, words, wrong, years
from geo.model import read_decimal, read_whole, years_text
from geo.plots.sheet import LAYOUTS, MM_PER_INCH, PAPERS, SHEET_CHARTS, STYLES, TEXTS, Sheet

ACROSS = "-across"
"""What follows the name of a paper that lies on its longer side."""

SHORTER_SIDE_MM = 200.0
"""Shorter side of a picture of which only the pixels are given: its type is then that of a page."""

LONGEST = {"title": 200, "note": 500}
"""Characters of the words of the user's own."""

FILM_SIZE = "1280x720px"
"""Size of an animation where none is asked for: at 300 dpi a page would be too large."""
PRINT_DPI = 300
MOST_SIDE, MOST_DPI = 9_999_999, 99_999
"""What can be asked for; whether a sheet can be so large is for `Sheet.check`."""


def read_size(text: str) -> dict[str, tuple[float, float] | tuple[int, int]]:
    """Return the size that ``a4``, ``a4-across``, ``297x210mm``, ``1920x1080px`` or ``1920x1080`` names.

    Returns
    -------
    dict
        ``size_mm`` or ``size_px`` as in `Sheet`; a size without a unit is in pixels.

    Raises
    ------
    ViewError
        If it names none. Whether a sheet can have that size is for `Sheet.check`.
    """
    paper = text.strip().lower()
    if paper in PAPERS:
        return {"size_mm": PAPERS[paper]}
    if paper.removesuffix(ACROSS) in PAPERS:
        width, height = PAPERS[paper.removesuffix(ACROSS)]
        return {"size_mm": (max(width, height), min(width, height))}
    given = re.fullmatch(r"([0-9.]{1,11})[x×]([0-9.]{1,11})(mm|px)?", paper)
    if given and given[3] == "mm":
        wide, high = read_decimal(given[1]), read_decimal(given[2])
        if wide is not None and high is not None and max(wide, high) <= MOST_SIDE:
            return {"size_mm": (wide, high)}
    elif given:
        across, down = (read_whole(given[n], 0, MOST_SIDE) for n in (1, 2))
        if across is not None and down is not None:
            return {"size_px": (across, down)}
    expected = _("{papers} ({across} for landscape), 297x210mm or 1920x1080px")
    raise wrong(text, expected.format(papers=", ".join(PAPERS), across=ACROSS), PAPERS)


def size_text(sheet: Sheet) -> str:
    """Return the size of ``sheet`` as `read_size` reads it."""
    if sheet.size_px:
        return "{}x{}px".format(*sheet.size_px)
    return "{:g}x{:g}mm".format(*sheet.size_mm)


def usual_dpi(size: Mapping[str, tuple[float, float] | tuple[int, int]]) -> int:
    """Return the pixels an inch of a size where none are given: those of print, or of a page of type.

    1920 × 1080 pixels at 300 an inch would be a stamp of 163 × 91 mm, whose type no map holds.
    """
    if "size_px" not in size:
        return PRINT_DPI
    return max(30, min(PRINT_DPI, round(min(size["size_px"]) / (SHORTER_SIDE_MM / MM_PER_INCH))))


def printing_day(text: str, _atlas: object = None) -> date:
    """Read a day of printing."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise wrong(text, _("a day as 2026-11-28")) from None


SHEET_FIELDS = {
    part.name: part
    for part in (
        Field("years", years, years_text),
        Field("size", lambda text, _atlas: read_size(text)),
        Field("dpi", whole(MOST_DPI, "300")),
        Field("style", choice(STYLES)),
        Field("layout", choice(LAYOUTS)),
        Field("chart", choice(SHEET_CHARTS)),
        Field("graticule", switch),
        Field("title", words(LONGEST["title"])),
        Field("note", words(LONGEST["note"])),
        Field("printed", printing_day),
        Field("text", choice(TEXTS)),
    )
}
"""The parts by their names in a link."""


def read_parts(query: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of `Sheet` that a link or options give, read; what is not named is left out.

    Parameters
    ----------
    query : mapping of str to str
        By the names of `SHEET_FIELDS`; others are passed over.

    Raises
    ------
    PlotError
        One line for each part that cannot be read.
    """
    fields: dict[str, Any] = {}
    faults = []
    for name, part in SHEET_FIELDS.items():
        if name not in query:
            continue
        try:
            value = part.read(query[name], None)
        except ViewError as error:
            faults.append(f"{name}: {error}")
        else:
            fields |= value if name == "size" else {name: value}
    if faults:
        raise PlotError("\n".join(faults))
    if "dpi" not in fields and {"size_px", "size_mm"} & set(fields):
        fields["dpi"] = usual_dpi(fields)
    return fields


def write_parts(sheet: Sheet, years: tuple[int, ...]) -> dict[str, str]:
    """Return the parts of ``sheet`` as `read_parts` reads them, every one that a file depends on."""
    query = {"years": years_text(years)} if sheet.layout != "single" else {}
    query |= {
        "size": size_text(sheet), "dpi": str(sheet.dpi), "style": sheet.style, "layout": sheet.layout,
    }  # fmt: skip
    if sheet.chart:
        query["chart"] = sheet.chart
    if sheet.graticule:
        query["graticule"] = YES
    if sheet.text != TEXTS[0]:
        query["text"] = sheet.text
    if sheet.printed:
        query["printed"] = sheet.printed.isoformat()
    return query | {name: getattr(sheet, name) for name in ("title", "note") if getattr(sheet, name)}
