"""Times of a table in running text: those at the head of a figure's column and at the start of its row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from geo.extract.analysis import Analysis
from geo.extract.quantity import Quantity
from geo.extract.text.tokens import Token
from geo.extract.times.calendar import YEAR_DAYS, in_year
from geo.extract.times.said import CALENDAR
from geo.extract.times.time import STATED, Time

MOST_ROWS = 60
"""How far above a row the head of its table is looked for."""
MOST_TOKENS = 5
"""Tokens of a cell from which on it is no figure or year of a table but running text in columns."""
CAPTION = 3
"""Lines above the head of a table in which its caption is looked for."""
LONGEST = 150
"""Tokens of a line from which on it is no row of a table."""
FARTHEST = 12
"""Characters beside each other from which on a figure and a cell are of different columns."""


class Cell(NamedTuple):
    """One cell of a line: its tokens, and where it stands in the line.

    Attributes
    ----------
    first, last : int
    left, right : int
        Characters from the start of the line.
    """

    first: int
    last: int
    left: int
    right: int


class TableTimes(NamedTuple):
    """Times that a table gives a figure.

    Attributes
    ----------
    column, row : Time or None
    across : tuple of Time
        All of the head, where the figure's own column has none: a change from the first to the last.
    """

    column: Time | None = None
    row: Time | None = None
    across: tuple[Time, ...] = ()

    @property
    def given(self) -> bool:
        """Say whether the table gives a time at all."""
        return self.column is not None or self.row is not None or bool(self.across)


def table_times(quantity: Quantity, analysis: Analysis) -> TableTimes:
    """Return the times at the head of a figure's column and at the start of its row; none without a table."""
    tokens = analysis.tokens
    line = line_at(analysis, quantity.number_first)
    cells = cells_in(line, analysis)
    if len(cells) < 2:
        return TableTimes()
    own = next((n for n, c in enumerate(cells) if c.first <= quantity.number_first < c.last), None)
    if own is None or cells[own].last - cells[own].first > MOST_TOKENS:
        return TableTimes()
    row = _within(cells[0], analysis.times) if own else None
    if row is not None and row.form == CALENDAR and row.basis != STATED:
        row = _dated(row, line[0], analysis)
    for _step in range(MOST_ROWS):
        line = line_at(analysis, line[0] - 2) if line[0] > 1 else (0, 0)
        head = cells_in(line, analysis)
        times = [_within(cell, analysis.times) for cell in head]
        if len(head) > 1 and any(time is not None for time in times[1:]):
            number = column_of(
                cells[own], own, head, len(cells) == len(head) and "|" in marks_in(tokens, line)
            )
            if number is not None and times[number] is not None:
                return TableTimes(_narrowed(times[number], line, analysis), row)
            across = tuple(time for time in times if time is not None)
            return TableTimes(None, row, across if len(across) > 1 else ())
        if line[1] <= line[0] or (not head and line[1] - line[0] > 12):
            break
    return TableTimes(None, row)


def _dated(row: Time, before: int, analysis: Analysis) -> Time:
    """Return the month at the start of a row in the last year that is stated above it."""
    above = analysis.times_within(max(0, before - LONGEST), before)
    year = next((one.span.end.year for one in reversed(above) if one.basis == STATED), None)
    return row if year is None else replace(row, span=in_year(row.span, year), basis=STATED)


def _narrowed(time: Time | None, head: tuple[int, int], analysis: Analysis) -> Time | None:
    """Return the year of a column, cut to the months that the caption names: "January to October"."""
    if time is None or time.span.days < YEAR_DAYS:
        return time
    line = head
    for _step in range(CAPTION):
        line = line_at(analysis, line[0] - 2) if line[0] > 1 else (0, 0)
        for one in analysis.times_within(*line):
            if one.form == CALENDAR and one.basis != STATED and one.span.days < YEAR_DAYS:
                return replace(time, span=in_year(one.span, time.span.start.year))
    return time


def cells_of(tokens: Sequence[Token], line: tuple[int, int], text: str) -> list[Cell]:
    """Return the cells of a line that bars, tabs or two blanks part; none where they part nothing."""
    first, last = line
    found: list[Cell] = []
    start = first
    for at in range(first, last + 1):
        bar = at < last and tokens[at].text == "|"
        gap = tokens[at].start - tokens[at - 1].end if first < at < last else 0
        if at == last or bar or gap > 1 or (gap == 1 and text[tokens[at].start - 1] == "\t"):
            if at > start:
                offset = text.rfind("\n", 0, tokens[first].start) + 1
                found.append(Cell(start, at, tokens[start].start - offset, tokens[at - 1].end - offset))
            start = at + 1 if bar else at
    return found if len(found) > 1 else []


def cells_in(line: tuple[int, int], analysis: Analysis) -> list[Cell]:
    """Return the cells of a line; its figures share them."""
    return analysis.once(("cells", line), lambda: cells_of(analysis.tokens, line, analysis.text))


def line_at(analysis: Analysis, index: int) -> tuple[int, int]:
    """Return the first token of a line and the one behind its last; empty where too long for a table."""
    breaks = analysis.breaks
    at = bisect_left(breaks, index)
    first = breaks[at - 1] + 1 if at else 0
    last = breaks[at] if at < len(breaks) else len(analysis.tokens)
    return (first, last) if max(index - first, last - index) <= LONGEST else (index, index)


def marks_in(tokens: Sequence[Token], line: tuple[int, int]) -> set[str]:
    """Return the texts of the tokens of a line."""
    return {token.text for token in tokens[line[0] : line[1]]}


def _within(cell: Cell, times: Sequence[Time]) -> Time | None:
    """Return the time that a cell holds."""
    if cell.last - cell.first > MOST_TOKENS:
        return None
    start = bisect_left(times, cell.first, key=lambda time: time.first)
    return times[start] if start < len(times) and times[start].first < cell.last else None


def column_of(cell: Cell, own: int, head: Sequence[Cell], by_number: bool) -> int | None:
    """Return the number of the cell of a table's head under which a cell stands."""
    if by_number:
        return own

    def apart(other: Cell) -> float:
        middle = abs(cell.left + cell.right - other.left - other.right) / 2
        return min(abs(cell.left - other.left), abs(cell.right - other.right), middle)

    number = min(range(len(head)), key=lambda n: apart(head[n]))
    return number if apart(head[number]) <= FARTHEST else None
