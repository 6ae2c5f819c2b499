"""What a picture says of itself, and a sheet read back from it, so that it can be made again."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.errors import PlotError
from geo.links import from_query, to_query
from geo.model import View
from geo.model.metadata import FileMetadata
from geo.plots.captions import Words
from geo.plots.compose import Drawn
from geo.plots.plan import Plan
from geo.plots.sheet import Sheet
from geo.plots.sheet_options import read_parts, write_parts
from geo.query import OF_ANY_PAGE, OF_PAGES, OF_THE_VIEW, given_twice, not_understood, pairs_of, read_query


def sheet_link(sheet: Sheet, view: View, years: tuple[int | None, ...]) -> str:
    """Return view and sheet as the query of a link: the page reads the view of it, `sheet_from` all."""
    given = tuple(year for year in years if year is not None)
    return "?" + urlencode(to_query(view) | write_parts(sheet, given), safe=",:")


def sheet_from(link: str, atlas: Atlas, today: date = date.max) -> Sheet:
    """Return the sheet that `sheet_link` wrote down; a part that a link leaves out is as by default.

    Raises
    ------
    PlotError
        One line for each part that cannot be read, or cannot be shown with these data.
    """
    query = read_query(link)
    view, problems = from_query(query, **atlas.link_terms, today=today)
    if unknown := not_understood(query, {*OF_THE_VIEW, *OF_ANY_PAGE, *OF_PAGES["snapshots"]}):
        problems.append(unknown)
    if repeated := given_twice(pairs_of(link)):
        problems.append(repeated)
    if problems:
        raise PlotError("\n".join(problems))
    return Sheet(view=view, **read_parts(query))


def record_of(plan: Plan, drawn: Drawn) -> FileMetadata:
    """Return the record that lies inside the file; of an animation it speaks of all years."""
    words: Words = drawn.words
    told = drawn.told or (words,)
    caveats = dict.fromkeys(line for each in told for line in (*each.caveats, each.accuracy))
    return FileMetadata(
        title=_printable(plan.sheet.title or drawn.title or words.title),
        view=sheet_link(plan.sheet, plan.view, plan.years),
        data_version=plan.atlas.version,
        language=plan.view.language,
        licence=words.closing[0],
        sources=tuple(dict.fromkeys(r.source for each in told for r in each.references)),
        caveats=(*caveats, *words.closing[1:]),
    )


def _printable(text: str) -> str:
    """Return ``text`` without what no file's record may hold: control characters and halves of pairs."""
    return "".join(c for c in text if c.isprintable() or c == " ").strip()
