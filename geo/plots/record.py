"""What a picture says of itself, and a sheet read back from it, so that it can be made again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

from geo.atlas import Atlas
from geo.errors import PlotError
from geo.language import _
from geo.links import from_query, to_query
from geo.model import View
from geo.model.metadata import FileMetadata
from geo.plots.compose import Drawn
from geo.plots.plan import Plan
from geo.plots.sheet import Sheet
from geo.plots.words import Words


def sheet_link(sheet: Sheet, view: View, years: tuple[int | None, ...]) -> str:
    """Return view and sheet as the query of a link: the page reads the view of it, `sheet_from` all."""
    query = to_query(view)
    given = [year for year in years if year is not None]
    if sheet.layout != "single":
        query["years"] = ",".join(map(str, given))
    size = sheet.size_px or sheet.size_mm
    query["size"] = "x".join(f"{side:g}" for side in size) + ("px" if sheet.size_px else "mm")
    query |= {"dpi": str(sheet.dpi), "style": sheet.style, "layout": sheet.layout}
    if sheet.graticule:
        query["graticule"] = "yes"
    for name in ("title", "note"):
        if text := getattr(sheet, name):
            query[name] = text
    return "?" + urlencode(query, safe=",:")


def sheet_from(link: str, atlas: Atlas, today: date = date.max) -> Sheet:
    """Return the sheet that `sheet_link` wrote down.

    Raises
    ------
    PlotError
        If a part of it is missing or cannot be shown with these data.
    """
    query = dict(parse_qsl(link.removeprefix("?"), keep_blank_values=True))
    view, problems = from_query(
        query, measures=atlas.measures, places=atlas.place_ids, outlines=atlas.outlines, lenses=atlas.lenses,
        years=atlas.years, today=today,
    )  # fmt: skip
    if problems:
        raise PlotError(" ".join(problems))
    try:
        unit = query["size"][-2:]
        width, height = query["size"][:-2].split("x")
        sheet = Sheet(
            view=view,
            years=tuple(int(year) for year in query.get("years", "").split(",") if year),
            dpi=int(query["dpi"]),
            title=query.get("title", ""),
            note=query.get("note", ""),
            style=query["style"],
            layout=query["layout"],
            graticule=query.get("graticule") == "yes",
        )
        if unit == "px":
            return replace(sheet, size_px=(int(width), int(height)))
        return replace(sheet, size_mm=(float(width), float(height)))
    except (KeyError, ValueError) as error:
        raise PlotError(
            _("“{link}” describes no sheet: {what}").format(link=link[:80], what=error)
        ) from error


def record_of(plan: Plan, drawn: Drawn) -> FileMetadata:
    """Return the record that lies inside the file."""
    words: Words = drawn.words
    own = plan.sheet.title or words.title
    return FileMetadata(
        title=_printable(own),
        view=sheet_link(plan.sheet, plan.view, plan.years),
        data_version=plan.atlas.version,
        language=plan.view.language,
        licence=words.closing[0],
        sources=tuple(reference.source for reference in words.references),
        caveats=(*words.caveats, words.accuracy, *words.closing[1:]),
    )


def _printable(text: str) -> str:
    """Return ``text`` without what no file's record may hold: control characters and halves of pairs."""
    return "".join(c for c in text if c.isprintable() or c == " ").strip()
