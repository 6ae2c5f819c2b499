"""The wide table of a workbook: places down, years across, breaks marked, the country's total named."""

from __future__ import annotations

from geo.caveats import break_levels
from geo.exports.scope import Scope
from geo.exports.tables import WideRow, WideTable
from geo.language import _
from geo.model import Break, Estimate
from geo.style.numbers import unit_name
from geo.views.spans import CARRIED, SUM
from geo.wording.estimate import figure_words


def wide_table(scope: Scope) -> WideTable:
    """Return the figures of a scope as a table to be read: a row a measure and place, a column a year."""
    years = sorted({year for _measure, _place, year in scope.keys})
    found: dict[tuple[str, str], dict[int, Estimate]] = {}
    for key in scope.keys:
        row = found.setdefault(key[:2], {})
        if (estimate := scope.estimate(key)) is not None:
            row[key[2]] = estimate
    order = sorted(
        (key for key in found if found[key]),
        key=lambda key: (scope.measures.index(key[0]), key[1] != "peru", *_largest(found[key])),
    )
    rows = tuple(_row(*key, found[key], scope) for key in order)
    marked, notes = _breaks(scope, years)
    return WideTable(
        title=_("By year"),
        years=tuple(years),
        rows=rows,
        breaks=marked,
        notes=(*_how_to_read(rows), *notes),
    )


def _largest(row: dict[int, Estimate]) -> tuple[int, float]:
    """Order places by their newest figure, the largest first."""
    newest = row[max(row)]
    return -max(row), -(newest.headline or newest.high or 0.0)


def _row(measure: str, place: str, found: dict[int, Estimate], scope: Scope) -> WideRow:
    counted, where = scope.atlas.measures[measure], scope.atlas.places.get(place)
    name = where.label()
    if where.kind == "country" and scope.request.view.level != "country":
        name = _("{country}, whole country").format(country=name)
    cells = {
        year: e.headline if e.headline is not None else figure_words(e, scope.atlas)
        for year, e in found.items()
    }
    return WideRow(
        measure=counted.label(),
        place=name,
        unit=unit_name(counted.unit),
        cells={year: cell for year, cell in cells.items() if cell != ""},
        total=where.kind == "country",
        carried=frozenset(year for year, e in found.items() if e.flags & {CARRIED, SUM}),
    )


def _how_to_read(rows: tuple[WideRow, ...]) -> list[str]:
    lines = [_("An empty cell means no data, or figures that differ; it never means zero.")]
    if any(row.carried for row in rows):
        lines.append(_("In italics: a figure of an earlier year, or a total of several years."))
    return lines


def _breaks(scope: Scope, years: list[int]) -> tuple[frozenset[int], list[str]]:
    """Return the years that begin something new, and what, for the measures and the level shown."""
    view, atlas = scope.request.view, scope.atlas
    found = [
        b
        for b in atlas.breaks_known(view.as_of)
        if b.year in years and (not b.measure or b.measure in scope.measures) and _bears(b, scope)
    ]
    marked = frozenset(b.year for b in found) if len(scope.measures) == 1 else frozenset()
    notes = [
        " · ".join(filter(None, (str(b.year), _measure(b, scope), b.words())))
        for b in sorted(found, key=lambda b: (b.year, b.id))
    ]
    return marked, list(dict.fromkeys(notes))


def _bears(found: Break, scope: Scope) -> bool:
    view = scope.request.view
    places = scope.atlas.places
    if scope.request.everything:
        return True
    return found.concerns(view.measure, view.place) or view.level in break_levels(found, places)


def _measure(found: Break, scope: Scope) -> str:
    several = len(scope.measures) > 1 and found.measure
    return scope.atlas.measures[found.measure].label() if several else ""
