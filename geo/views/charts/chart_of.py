"""The chart of a view, of any kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.atlas import Atlas
from geo.errors import ViewError
from geo.language import _
from geo.model import View
from geo.views.charts.data import CHARTS, ChartData
from geo.views.charts.over_places import bars, two_years
from geo.views.charts.over_time import lines
from geo.views.charts.who_says_what import claims


def chart_of(
    kind: str,
    view: View,
    atlas: Atlas,
    *,
    years: tuple[int, int] | None = None,
    places: Sequence[str] = (),
    cited: Sequence[str] = (),
) -> ChartData:
    """Return a chart of ``view`` in the language in use.

    Parameters
    ----------
    kind : str
        One of `CHARTS`: ``lines`` of the view's place over the years; ``claims`` on the view's place (and
        on ``places``) in its year; ``bars`` of the places of its level in its year; ``years``, the same
        places in the two ``years``.
    view : View
        With its year (`geo.views.defaults.settled`).
    atlas : Atlas
    years : (int, int), optional
        First and last year of the lines, or the two years compared.
    places : sequence of str
        Highlighted places.
    cited : sequence of str
        Ids of figures that stand before others that the same source gives: those that the words cite.

    Raises
    ------
    ViewError
        The kind is unknown, or there is nothing to draw: the sentence says what would be right.
    """
    makers = {
        "lines": lambda: lines(view, atlas, years),
        "claims": lambda: claims(view, atlas, places, cited),
        "bars": lambda: bars(view, atlas, places),
        "years": lambda: two_years(view, atlas, years, places),
    }
    if kind not in makers:
        raise ViewError(
            _("“{kind}” is no chart; expected one of {known}").format(kind=kind[:40], known=", ".join(CHARTS))
        )
    return makers[kind]()


def usual_chart(view: View, atlas: Atlas, years: Sequence[int] = ()) -> ChartData:
    """Return the chart that suits a view where nobody says which.

    Over the years where several are given, or none and the place has figures of two. Of one year the places
    of the level for a country, who says what for a place in it; where there is none of these, the other.

    Raises
    ------
    ViewError
        There is nothing to draw.
    """
    if len(years) > 1:
        return lines(view, atlas, (min(years), max(years)))
    if not years and view.since is None:
        try:
            return lines(view, atlas)
        except ViewError:
            pass
    whole = atlas.places.get(view.place).kind == "country" or view.since is not None
    order = (bars, claims) if whole else (claims, bars)
    try:
        found = order[0](view, atlas)
    except ViewError:
        return order[1](view, atlas)
    return found if len(found.rows) > 1 or view.since is not None else _richer(found, order[1], view, atlas)


def _richer(
    found: ChartData, other: Callable[[View, Atlas], ChartData], view: View, atlas: Atlas
) -> ChartData:
    """Return the other chart where it has more rows than the one that was ``found``."""
    try:
        second = other(view, atlas)
    except ViewError:
        return found
    return second if len(second.rows) > len(found.rows) else found
