"""What a picture says of itself, and a sheet read back from it, so that it can be made again."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from geo.errors import PlotError
from geo.language import _
from geo.links import to_query
from geo.model import View
from geo.model.metadata import FileMetadata
from geo.plots.captions import Words
from geo.plots.drawn import Drawn
from geo.plots.plan import Plan
from geo.plots.sheet import Sheet
from geo.plots.sheet_options import write_parts


def sheet_link(sheet: Sheet, view: View, years: tuple[int | None, ...]) -> str:
    """Return view and sheet as the query of a link: the page and the command line read it again."""
    given = tuple(year for year in years if year is not None)
    return "?" + urlencode(to_query(view) | write_parts(sheet, given), safe=",:")


def record_of(plan: Plan, drawn: Drawn) -> FileMetadata:
    """Return the record that lies inside the file; of an animation it speaks of all years."""
    words: Words = drawn.words
    told = drawn.told or (words,)
    caveats = dict.fromkeys(line for each in told for line in (*each.caveats, each.accuracy))
    return FileMetadata(
        title=_printable(plan.sheet.title or drawn.title or words.subtitle or words.title),
        view=sheet_link(plan.sheet, plan.view, plan.years),
        data_version=plan.atlas.version,
        language=plan.view.language,
        licence=" ".join(words.closing[:2]),
        sources=tuple(
            dict.fromkeys(id for each in told for r in each.references for id in (r.source, *r.further))
        ),
        caveats=(*caveats, *words.closing[2:]),
    )


def check_record(wanted: FileMetadata, found: FileMetadata) -> None:
    """Refuse a file whose record is not the one it was given.

    Raises
    ------
    PlotError
        It is not.
    """
    if wanted != found:
        raise PlotError(_("refused: the file's own record came out changed"))


def record_in(text: object, path: Path) -> FileMetadata:
    """Return the record that a file holds as ``text``.

    Raises
    ------
    PlotError
        It holds none.
    """
    if not text:
        raise PlotError(_("{file} carries no record of Peru Coca Atlas").format(file=path.name))
    return FileMetadata.from_json(str(text))


def _printable(text: str) -> str:
    """Return ``text`` without what no file's record may hold: control characters and halves of pairs."""
    return "".join(c for c in text if c.isprintable() or c == " ").strip()
