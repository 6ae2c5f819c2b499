"""The ranked list of a sheet: every place with its figure, so that no value can be lost on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from shapely.geometry import box

from geo.language import _
from geo.plots.canvas import Page, circle
from geo.plots.map.drawing import draw_area
from geo.plots.map.shown import Content, PlaceShown
from geo.plots.map.theme import Look
from geo.plots.map.typeface import shortened, width, wrap
from geo.plots.page.head_and_foot import LEAST
from geo.plots.plan import Plan
from geo.style.numbers import unit_name
from geo.style.signs import CARRIED_STRENGTH, CIRCLE_FILL, DIFFER
from geo.views.ranking import ranked

SIZES = (7.4, 6.9, 6.4, 5.9, 5.4, 5.0)
"""Sizes of its type on A4, the next where the one before does not fit; never below the least in points."""
STEP = 1.3
CHIP = 1.1
LONGEST_NAME = 15.0
"""Most that a name may run in one of several columns, in sizes of the type; in one it runs as it is."""
MOST_COLUMNS = 7
FEW_YEARS = 8
"""Up to this many years a list is not broken into parts."""
NOTE = 0.68
"""Size of a number behind a figure, beside the figure's."""
DASH = "–"
"""Stands for no figure in a year."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place of the list.

    Attributes
    ----------
    cells : tuple of str
        What stands in its columns.
    values : tuple of (year, place id, text)
        The figures among them.
    place : PlaceShown or None
        As the map shows it, for its colour.
    contested : frozenset of int
        Numbers of the columns whose figures sources disagree on.
    notes : tuple of str
        What stands small behind each cell; empty for nothing behind any.
    """

    cells: tuple[str, ...]
    values: tuple[tuple[int | None, str, str], ...]
    place: PlaceShown | None = None
    contested: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceList:
    """The list: a heading a column, the name first, what stands ``below`` it, and a row a place.

    ``measured`` are the widths of its columns and the parts it was broken into, once they are known.
    """

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    chips: bool
    below: tuple[str, ...] = ()
    measured: dict[str, tuple[tuple[float, float], ...]] = field(default_factory=dict, compare=False)
    broken: dict[int, tuple[PlaceList, ...]] = field(default_factory=dict, compare=False)

    @property
    def columns(self) -> tuple[tuple[float, float], ...]:
        """Return how wide each column and what stands small in it is, in sizes of the type."""
        if "columns" not in self.measured:
            self.measured["columns"] = tuple(map(self._column, range(len(self.heads))))
        return self.measured["columns"]

    def _column(self, number: int) -> tuple[float, float]:
        cells = [row.cells[number] for row in self.rows] + list(self.below[number : number + 1])
        small = max((width(row.notes[number], NOTE) for row in self.rows if row.notes), default=0.0)
        most = max((width(text, 1.0) for text in cells), default=0.0)
        return max(most + small, width(self.heads[number], 1.0, "semibold")), small

    def parts(self, count: int) -> tuple[PlaceList, ...]:
        """Return the list with its years in ``count`` parts, each with the names."""
        if count not in self.broken:
            years = len(self.heads) - 1
            ends = [1 + round(years * n / count) for n in range(count + 1)]
            self.broken[count] = tuple(self._part(*run) for run in pairwise(ends))
        return self.broken[count]

    @property
    def lead(self) -> float:
        """Return the height of the headings, in rows."""
        return 1.15 + bool(self.below)

    def _part(self, first: int, end: int) -> PlaceList:
        """Return the names and the columns from ``first`` to before ``end``."""

        def cut(cells: tuple[str, ...]) -> tuple[str, ...]:
            return (cells[0], *cells[first:end]) if cells else ()

        rows = tuple(
            Row(
                cut(row.cells),
                tuple(value for value in row.values if str(value[0]) in self.heads[first:end]),
                contested=frozenset(n - first + 1 for n in row.contested if first <= n < end),
                notes=cut(row.notes),
            )
            for row in self.rows
        )
        return PlaceList(cut(self.heads), rows, self.chips, cut(self.below))


@dataclass(frozen=True, slots=True)
class Fitted:
    """A list laid out: size of its type, how many rows stand under one another, widths of its columns.

    ``wide`` and ``high`` are the points it takes in all. ``bands`` are the parts of a list of many years,
    one below another.
    """

    made: PlaceList
    size: float
    per_column: int
    widths: tuple[float, ...]
    wide: float
    high: float
    bands: tuple[Fitted, ...] = ()

    @property
    def column(self) -> float:
        """Return the width of one of its columns of rows."""
        return sum(self.widths) + self.size * CHIP * 1.3 * self.made.chips

    @property
    def gap(self) -> float:
        """Return the points between two columns of rows."""
        return self.size * 2.0


def place_list(plan: Plan, content: Content, numbers: dict[tuple[int | None, str], str]) -> PlaceList:
    """Return the list of what the map of one year shows, with share and change.

    ``numbers`` are references as they stand behind a value; empty where all values have the same.
    """
    view = plan.view
    places = {place.id: place for place in content.listed}
    estimates = [place.estimate for place in places.values() if place.estimate is not None]
    order = ranked(view, plan.known, plan.atlas, estimates)
    unit = unit_name(plan.atlas.measures[view.measure].unit)
    columns = [
        (_("Place"), [places[row.id].name for row in order]),
        (unit, [row.value for row in order]),
        (_("share"), [row.share for row in order]),
        (_("change"), [row.change for row in order]),
        ("", [numbers.get((content.year, row.id), "") for row in order]),
    ]
    kept = [column for number, column in enumerate(columns) if number < 2 or any(column[1])]
    cells = zip(*(texts for _head, texts in kept), strict=True)
    rows = tuple(
        Row(tuple(c), ((content.year, r.id, r.value),), places[r.id], frozenset({1} if r.contested else ()))
        for c, r in zip(cells, order, strict=True)
    )
    return PlaceList(tuple(head for head, _texts in kept), rows, chips=True)


def fit(
    made: PlaceList, wide: float, high: float, look: Look, sizes: Sequence[float] = SIZES
) -> Fitted | None:
    """Return the list in the largest type, then the fewest columns, that ``wide`` × ``high`` points hold."""
    for size in dict.fromkeys(max(LEAST, size * look.scale) for size in sizes):
        for columns in range(1, MOST_COLUMNS + 1):
            found = _fitted(made, size, columns)
            if found.wide > wide:
                break
            if found.high <= high:
                return found
        for count in (2, 3) if len(made.heads) > FEW_YEARS else ():
            banded = _banded(made, size, count)
            if banded.wide <= wide and banded.high <= high:
                return banded
    return None


def _banded(made: PlaceList, size: float, count: int) -> Fitted:
    """Return the list with its years in ``count`` parts, one below another."""
    bands = tuple(_fitted(part, size, 1) for part in made.parts(count))
    high = sum(band.high for band in bands) + (count - 1) * size
    return Fitted(made, size, len(made.rows), (), max(band.wide for band in bands), high, bands)


def _fitted(made: PlaceList, size: float, columns: int) -> Fitted:
    per_column = max(1, -(-len(made.rows) // columns))
    widths = []
    for number, (most, _small) in enumerate(made.columns):
        if number == 0 and columns > 2:
            most = max(min(most, LONGEST_NAME), width(made.heads[0], 1.0, "semibold"))
        apart = (0.9 if made.chips else 0.7) if number else 0.0
        widths.append((most + apart) * size)
    found = Fitted(made, size, per_column, tuple(widths), 0.0, (per_column + made.lead) * size * STEP)
    whole = columns * found.column + (columns - 1) * found.gap
    return Fitted(made, size, per_column, tuple(widths), whole, found.high)


def draw_list(page: Page, fitted: Fitted, left: float, top: float, colours: Sequence[str]) -> None:
    """Draw the list from its upper left corner."""
    made, size, step = fitted.made, fitted.size, fitted.size * STEP
    if fitted.bands:
        for band in fitted.bands:
            draw_list(page, band, left, top, colours)
            top -= band.high + size
        return
    for start in range(0, len(made.rows), fitted.per_column):
        x = left + start // fitted.per_column * (fitted.column + fitted.gap)
        _draw_cells(page, fitted, made.heads, x, top - size, head=True)
        if made.below:
            _draw_cells(page, fitted, made.below, x, top - size - step, head=True)
        rule = top - size * 1.35 - step * bool(made.below)
        page.line([(x, rule), (x + fitted.column, rule)], line="rule", weight=0.7, zorder=3)
        for number, row in enumerate(made.rows[start : start + fitted.per_column]):
            y = top - (number + made.lead) * step - size
            if made.chips and row.place is not None:
                _draw_chip(page, row.place, x + size * CHIP / 2, y + size * 0.33, size, colours)
            _draw_cells(page, fitted, row.cells, x, y, row.contested, row.notes)
            for year, id, text in row.values:
                page.listed.setdefault(year, {})[id] = text


def _draw_cells(
    page: Page,
    fitted: Fitted,
    cells: Sequence[str],
    x: float,
    y: float,
    contested: frozenset[int] = frozenset(),
    notes: Sequence[str] = (),
    *,
    head: bool = False,
) -> None:
    size, face = fitted.size, "semibold" if head else "regular"
    edge = x + size * CHIP * 1.3 * fitted.made.chips
    kind = "list head" if head else "list"
    for number, (text, wide) in enumerate(zip(cells, fitted.widths, strict=True)):
        beside = head or (number > 1 and fitted.made.chips)
        colour = "accent" if number in contested else "soft" if beside else "ink"
        if number == 0:
            shown = shortened(wrap(text, wide + 0.5, size, face), 1, wide, size, face)[0]
            page.text(kind, shown[0], edge, y, size, face=face, colour=colour)
        elif text:
            end = edge + wide - fitted.made.columns[number][1] * size
            page.text(kind, text, end, y, size, face=face, colour=colour, ha="right")
            if notes and notes[number]:
                page.text("list note", notes[number], end, y + size * 0.32, size * NOTE, colour="soft")
        edge += wide


def _draw_chip(
    page: Page, place: PlaceShown, x: float, y: float, size: float, colours: Sequence[str]
) -> None:
    """Draw the colour of a place: a circle where one stands for its figure, else a square of its area."""
    strength = 1.0 if place.carried_from is None else CARRIED_STRENGTH
    if place.rings[0]:
        fill = "halo" if place.look == DIFFER else "circle"
        spot = circle(x, y, size * 0.38)
        line = "accent" if place.contested else "circle"
        page.path(spot, fill=fill, line=line, weight=0.6, zorder=4, alpha=CIRCLE_FILL * strength)
        return
    half = size * 0.42
    shape = box(x - half, y - half, x + half, y + half)
    draw_area(page, None, shape, (place.look, "", place.contested), colours, weight=0.6, strength=strength)
