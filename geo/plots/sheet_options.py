"""The parts of a sheet that are no part of its view, as text: in links, as options, in a form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from geo.errors import PlotError
from geo.language import _
from geo.model import read_decimal, read_whole, read_years, years_text
from geo.plots.sheet import MM_PER_INCH, PAPERS, Sheet

PARTS = ("years", "size", "dpi", "style", "layout", "graticule", "title", "note")
"""Names of the parts in a link."""

ACROSS = "-across"
"""What follows the name of a paper that lies on its longer side."""

SHORTER_SIDE_MM = 200.0
"""Shorter side of a picture of which only the pixels are given: its type is then that of a page."""

LONGEST = {"title": 200, "note": 500}
"""Characters of the words of the user's own."""

PRINT_DPI = 300
MOST_SIDE, MOST_DPI = 9_999_999, 99_999
"""What can be asked for; whether a sheet can be so large is for `Sheet.check`."""
YES = "yes"


def read_size(text: str) -> dict[str, tuple[float, float] | tuple[int, int]]:
    """Return the size that ``a4``, ``a4-across``, ``297x210mm``, ``1920x1080px`` or ``1920x1080`` names.

    Returns
    -------
    dict
        ``size_mm`` or ``size_px`` as in `Sheet`; a size without a unit is in pixels.

    Raises
    ------
    PlotError
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
    raise PlotError(
        _(
            "size “{value}” is unknown; expected {papers} ({across} for landscape), 297x210mm or 1920x1080px"
        ).format(value=text[:40], papers=", ".join(PAPERS), across=ACROSS)
    )


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


def read_parts(query: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of `Sheet` that a link or options give, read; what is not named is left out.

    Parameters
    ----------
    query : mapping of str to str
        By the names of `PARTS`; others are passed over.

    Raises
    ------
    PlotError
        One line for each part that cannot be read.
    """
    readers: dict[str, Callable[[str], dict[str, Any]]] = {
        "years": _read_years,
        "size": read_size,
        "dpi": _read_dpi,
        "graticule": _read_graticule,
    }
    readers |= {name: partial(_read_words, name) for name in LONGEST}
    fields: dict[str, Any] = {}
    faults = []
    for name in PARTS:
        if name not in query:
            continue
        try:
            fields |= readers[name](query[name]) if name in readers else {name: query[name]}
        except PlotError as error:
            faults.append(str(error))
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
    if sheet.graticule:
        query["graticule"] = YES
    return query | {name: getattr(sheet, name) for name in ("title", "note") if getattr(sheet, name)}


def _read_years(text: str) -> dict[str, tuple[int, ...]]:
    years = read_years(text)
    if years is None:
        raise PlotError(
            _("years “{value}”; expected years such as 2012-2024 or 2001,2011").format(value=text[:60])
        )
    return {"years": years}


def _read_dpi(text: str) -> dict[str, int]:
    dpi = read_whole(text, 1, MOST_DPI)
    if dpi is None:
        raise PlotError(_("dpi “{value}”; expected a whole number such as 300").format(value=text[:20]))
    return {"dpi": dpi}


def _read_words(name: str, text: str) -> dict[str, str]:
    if len(text) > LONGEST[name]:
        raise PlotError(
            _("{name} of {count} characters; expected at most {most}").format(
                name=name, count=len(text), most=LONGEST[name]
            )
        )
    return {name: text}


def _read_graticule(text: str) -> dict[str, bool]:
    if text not in (YES, "no"):
        raise PlotError(_("graticule “{value}”; expected yes or no").format(value=text[:20]))
    return {"graticule": text == YES}
