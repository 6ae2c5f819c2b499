"""The ranked list of a sheet: every place with its figure, so that no value can be lost on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry import box

from geo.language import _
from geo.model import View
from geo.plots.canvas import Page, circle
from geo.plots.map.drawing import draw_area
from geo.plots.map.shown import Content, PlaceShown
from geo.plots.map.theme import Look
from geo.plots.map.typeface import shortened, width, wrap
from geo.plots.plan import Plan
from geo.style.numbers import unit_name
from geo.style.signs import CARRIED_STRENGTH, CIRCLE_FILL, DIFFER
from geo.views.ranking import ranked, value_text

SIZES = (7.4, 6.9, 6.4, 5.9, 5.4, 5.0)
"""Sizes of its type on A4, the next where the one before does not fit."""
LEAST = 5.0
STEP = 1.3
CHIP = 1.1
LONGEST_NAME = 15.0
"""Most that a name may run in one of several columns, in sizes of the type; in one it runs as it is."""
MOST_COLUMNS = 7


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
    """

    cells: tuple[str, ...]
    values: tuple[tuple[int | None, str, str], ...]
    place: PlaceShown | None = None
    contested: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PlaceList:
    """The list: a heading a column, the name first, and a row a place."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    chips: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """A list laid out: size of its type, how many rows stand under one another, widths of its columns.

    ``wide`` and ``high`` are the points it takes in all, ``names`` the room of a name.
    """

    made: PlaceList
    size: float
    per_column: int
    widths: tuple[float, ...]
    wide: float
    high: float

    @property
    def column(self) -> float:
        """Return the width of one of its columns of rows."""
        return sum(self.widths) + self.size * CHIP * 1.3 * self.made.chips

    @property
    def gap(self) -> float:
        """Return the points between two columns of rows."""
        return self.size * 2.0


def place_list(
    plan: Plan, contents: Sequence[Content], numbers: dict[tuple[int | None, str], str]
) -> PlaceList:
    """Return the list of what ``contents`` show: of one year with share and change, else a column a year.

    ``numbers`` are references as they stand behind a value; empty where all values have the same.
    """
    if len(contents) == 1:
        return _of_year(plan.view, plan, contents[0], numbers)
    rows = {place.id: place for content in reversed(contents) for place in content.listed}
    held = [{place.id: place for place in content.listed} for content in contents]
    last = {id: max(n for n, known in enumerate(held) if id in known) for id in rows}
    order = sorted(rows, key=lambda id: (-last[id], _size(held[last[id]][id]), rows[id].name))
    listed = []
    for id in order:
        cells = []
        for content, known in zip(contents, held, strict=True):
            number = numbers.get((content.year, id), "")
            estimate = known[id].estimate if id in known else None
            cells.append(f"{value_text(estimate, plan.atlas)} {number}".strip() if estimate else "–")
        given = zip(contents, held, cells, strict=True)
        values = tuple((content.year, id, cell) for content, known, cell in given if id in known)
        contested = frozenset(n for n, known in enumerate(held, 1) if id in known and known[id].contested)
        listed.append(Row((rows[id].name, *cells), values, contested=contested))
    heads = (_("Place"), *(str(content.year) for content in contents))
    return PlaceList(heads, tuple(listed), chips=False)


def _size(place: PlaceShown) -> float:
    estimate = place.estimate
    return -((estimate.headline or estimate.high or 0.0) if estimate else 0.0)


def _of_year(
    view: View, plan: Plan, content: Content, numbers: dict[tuple[int | None, str], str]
) -> PlaceList:
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
    return None


def _fitted(made: PlaceList, size: float, columns: int) -> Fitted:
    per_column = max(1, -(-len(made.rows) // columns))
    widths = []
    for number, head in enumerate(made.heads):
        cells = [width(row.cells[number], size) for row in made.rows]
        most = max(cells, default=0.0)
        if number == 0 and columns > 2:
            most = min(most, LONGEST_NAME * size)
        widths.append(max(most, width(head, size, "semibold")) + (0.9 * size if number else 0.0))
    found = Fitted(made, size, per_column, tuple(widths), 0.0, (per_column + 1.15) * size * STEP)
    whole = columns * found.column + (columns - 1) * found.gap
    return Fitted(made, size, per_column, tuple(widths), whole, found.high)


def draw_list(page: Page, fitted: Fitted, left: float, top: float, colours: Sequence[str]) -> None:
    """Draw the list from its upper left corner."""
    made, size, step = fitted.made, fitted.size, fitted.size * STEP
    for start in range(0, len(made.rows), fitted.per_column):
        x = left + start // fitted.per_column * (fitted.column + fitted.gap)
        _draw_cells(page, fitted, made.heads, x, top - size, head=True)
        rule = top - size * 1.35
        page.line([(x, rule), (x + fitted.column, rule)], line="rule", weight=0.7, zorder=3)
        for number, row in enumerate(made.rows[start : start + fitted.per_column]):
            y = top - (number + 1.15) * step - size
            if made.chips and row.place is not None:
                _draw_chip(page, row.place, x + size * CHIP / 2, y + size * 0.33, size, colours)
            _draw_cells(page, fitted, row.cells, x, y, row.contested)
            for year, id, text in row.values:
                page.listed.setdefault(year, {})[id] = text


def _draw_cells(
    page: Page,
    fitted: Fitted,
    cells: Sequence[str],
    x: float,
    y: float,
    contested: frozenset[int] = frozenset(),
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
            page.text(kind, text, edge + wide, y, size, face=face, colour=colour, ha="right")
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
