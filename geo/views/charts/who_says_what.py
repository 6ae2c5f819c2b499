"""Who says what of a place in a year, on one axis: a row for each source, under its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.atlas import Atlas
from geo.errors import ViewError
from geo.estimates import comparable, counts, disagree, superseded
from geo.estimates.claims import largest, outranks, years_of
from geo.language import _, ngettext
from geo.model import Statement, View
from geo.style.numbers import unit_name
from geo.views.charts.data import ChartData, ChartPoint, ChartRow, ChartSeries
from geo.views.charts.over_time import breaks_in, point_of
from geo.wording.claim import claimant
from geo.wording.period import span_words


def claims(view: View, atlas: Atlas, places: Sequence[str] = (), cited: Sequence[str] = ()) -> ChartData:
    """Return the figures on the view's place and on ``places`` in its year, each source once per figure.

    Of each place those that may stand on one axis; what is not comparable is counted in the cautions, with
    what a source repeats. One that is ``cited`` stands before others of its source. Ranks have no axis.

    Raises
    ------
    ViewError
        There is no figure.
    """
    measure = atlas.measures[view.measure]
    if measure.unit == "rank":
        raise ViewError(_("ranks have no axis: a first place is not half of a second"))
    shown = list(dict.fromkeys((*places, view.place))) if view.place in places or not places else list(places)
    rows: list[ChartRow] = []
    points: list[ChartPoint] = []
    apart = 0
    for place in shown:
        name = atlas.places.get(place).label()
        found, others = _of_place(view, place, atlas, cited)
        apart += others
        for who, s in found:
            points.append(point_of(s, len(rows), atlas))
            rows.append(ChartRow(who, group=name if len(shown) > 1 else ""))
    if not points:
        text = _("there is no figure for {year} here; choose another year or place")
        raise ViewError(text.format(year=view.shown_year))
    unit = unit_name(measure.unit)
    names = ", ".join(atlas.places.get(place).label() for place in shown)
    heading = (f"{measure.label()}, {unit}", names, span_words(view.shown_year, view.shown_year))
    return ChartData(
        kind="claims",
        heading=" · ".join(heading),
        unit=unit,
        series=(ChartSeries("", 0, tuple(points)),),
        rows=tuple(rows),
        cautions=(*_apart(apart), *breaks_in(view, shown, (view.shown_year,), atlas)),
    )


def _of_place(
    view: View, place: str, atlas: Atlas, cited: Sequence[str]
) -> tuple[list[tuple[str, Statement]], int]:
    """Return who says what, the highest first, and how many figures may not stand beside them."""
    unit = atlas.measures[view.measure].unit
    about = [
        s
        for s in atlas.known(view.as_of).values()
        if s.measure == view.measure
        and s.place == place
        and view.shown_year in years_of(s)
        and counts(s)
        and s.reading not in view.without
    ]
    own = [s for s in about if s.unit == unit and not superseded(s, about, atlas.sources)]
    own = [s for s in own if not any(outranks(other, s, atlas.series) for other in own)]
    if not own:
        return [], len(about)
    groups = [[s for s in own if comparable(first, s)] for first in own]
    alike = max(groups, key=lambda group: (len(dict(_once(group, atlas))), len(group), group[0].id))
    told = sorted(_once(alike, atlas, cited), key=lambda row: (-largest(row[1]), row[1].id))
    return told, len([s for s in about if s not in alike])


def _once(
    found: Sequence[Statement], atlas: Atlas, cited: Sequence[str] = ()
) -> Iterator[tuple[str, Statement]]:
    """Yield each source with its figure; with a further one only where it contradicts the first."""
    kept: list[tuple[str, Statement]] = []
    for s in sorted(found, key=lambda s: (s.id not in cited, s.id)):
        who = claimant(s, atlas)
        if all(who != other or disagree(s, figure) for other, figure in kept):
            kept.append((who, s))
            yield who, s


def _apart(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    text = ngettext(
        "{count} further figure counts something else or repeats one of these, and is not on this axis.",
        "{count} further figures count something else or repeat one of these, and are not on this axis.",
        count,
    )
    return (text.format(count=count),)
