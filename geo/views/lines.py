"""The line of a chart on which a figure stands: its name and colour, the same in the browser and on pages."""

from __future__ import annotations

from geo.atlas import Atlas
from geo.estimates import SINGLE
from geo.language import _
from geo.model import Place, Statement
from geo.style.lines import OLDER, ONE_BY_ONE, series_number


def line_of(s: Statement, atlas: Atlas, older: Place | None = None) -> tuple[str, int]:
    """Return name and colour of the line of a figure.

    A series keeps its colour whatever else is drawn.

    Parameters
    ----------
    s : Statement
    atlas : Atlas
    older : Place, optional
        The place it is of, where that is an older one drawn beside its successor.

    Returns
    -------
    (str, int)
        The colour by its number in `geo.style.lines`.
    """
    known = atlas.series.get(s.series)
    name = known.label() if known else _("single figures")
    if older is not None:
        return f"{older.label()}: {name}", OLDER
    if known is None or known.rank >= SINGLE:
        return name, ONE_BY_ONE
    return name, series_number(list(atlas.series).index(s.series))
