"""Times of a table in running text: those at the head of a figure's column and at the start of its row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from geo.extract.analysis import Analysis
from geo.extract.linking.columns import is_of_change
from geo.extract.linking.lines import (
    CAPTION,
    LONGEST,
    MOST_ROWS,
    MOST_TOKENS,
    Cell,
    Span,
    cells_in,
    lines_above,
    row_of,
)
from geo.extract.quantity import Quantity
from geo.extract.text.tokens import NUMBER, WORD
from geo.extract.times.calendar import YEAR_DAYS, in_year, month_span, year_span
from geo.extract.times.said import CALENDAR
from geo.extract.times.time import INFERRED, STATED, Time
from geo.extract.times.words import time_words


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
    row = row_of(quantity, analysis)
    if row is None:
        return TableTimes()
    own = _within(row.cells[0], analysis) if row.own else None
    if own is not None and own.form == CALENDAR and own.basis != STATED:
        own = _dated(own, row.line[0], analysis)
    for line in lines_above(row.line, MOST_ROWS, analysis):
        head = cells_in(line, analysis)
        times = [_within(cell, analysis) for cell in head]
        if len(head) > 1 and any(time is not None for time in times[1:]):
            number = row.under(head, line, analysis)
            time = times[number] if number is not None else None
            if time is not None:
                return TableTimes(_narrowed(_in_year_of_caption(time, line, analysis), line, analysis), own)
            across = tuple(time for time in times if time is not None)
            own_head = (head[number].first, head[number].last) if number is not None else (0, 0)
            if len(across) == 1 and is_of_change(own_head, analysis):
                across = (*_year_before(across[0]), *across)
            return TableTimes(None, own, across if len(across) > 1 else ())
        if line[1] <= line[0] or (not head and line[1] - line[0] > 12):
            break
    return TableTimes(None, own)


def _year_before(time: Time) -> Iterator[Time]:
    """Yield the year before a time that is a year."""
    if time.span == year_span(time.span.end.year):
        yield replace(time, span=year_span(time.span.end.year - 1))


def _dated(row: Time, before: int, analysis: Analysis) -> Time:
    """Return the month at the start of a row in the last year that is stated above it."""
    above = analysis.times_within(max(0, before - LONGEST), before)
    year = next((one.span.end.year for one in reversed(above) if one.basis == STATED), None)
    return row if year is None else replace(row, span=in_year(row.span, year), basis=STATED)


def _in_year_of_caption(time: Time, head: Span, analysis: Analysis) -> Time:
    """Return the month of a column in the year that the caption names: "Prices in 2013"."""
    if time.form != CALENDAR or time.basis == STATED:
        return time
    for line in lines_above(head, CAPTION, analysis):
        for one in analysis.times_within(*line):
            if one.basis == STATED and one.span == year_span(one.span.end.year):
                return replace(time, span=in_year(time.span, one.span.end.year), basis=STATED)
    return time


def _narrowed(time: Time, head: Span, analysis: Analysis) -> Time:
    """Return the year of a column, cut to the months that the caption names: "January to October"."""
    if time.span.days < YEAR_DAYS:
        return time
    for line in lines_above(head, CAPTION, analysis):
        for one in analysis.times_within(*line):
            if one.form == CALENDAR and one.basis != STATED and one.span.days < YEAR_DAYS:
                return replace(time, span=in_year(one.span, time.span.start.year))
    return time


def _within(cell: Cell, analysis: Analysis) -> Time | None:
    """Return the time that a cell holds."""
    words = sum(token.kind in (WORD, NUMBER) for token in analysis.tokens[cell.first : cell.last])
    times = analysis.times_within(cell.first, cell.last)
    if not times:
        return _month_alone(cell, analysis)
    return times[0] if words <= MOST_TOKENS else None


def _month_alone(cell: Cell, analysis: Analysis) -> Time | None:
    """Return the month that is all a cell says ("Enero"), in the year of publication; None for others."""
    month = time_words(analysis.language).months.get(analysis.tokens[cell.first].text)
    stop = cell.last - (analysis.tokens[cell.last - 1].text == ".")
    if month is None or analysis.published is None or stop - cell.first != 1:
        return None
    return Time(cell.first, cell.last, month_span(analysis.published.year, month), CALENDAR, INFERRED)
