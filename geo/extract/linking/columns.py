"""What stands over a figure in a table: the head of its column, the caption, the name of its row."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from geo.extract.analysis import Analysis
from geo.extract.linking.lines import (
    CAPTION,
    MOST_ROWS,
    Cell,
    Row,
    Span,
    cells_in,
    line_at,
    lines_above,
    row_of,
)
from geo.extract.quantity import Quantity
from geo.extract.text.tokens import NUMBER, WORD
from geo.extract.times.calendar import is_year
from geo.extract.times.words import time_words


class Column(NamedTuple):
    """Where a figure stands in a table.

    Attributes
    ----------
    head, row : tuple of int
        Tokens of the head of its column and of the first cell of its row; (0, 0) for none.
    caption : tuple of int
        Tokens of the lines over the head.
    words : tuple of int
        Tokens of the first cell of its row with those of words behind it: "Pichari | base paste".
    """

    head: Span = (0, 0)
    row: Span = (0, 0)
    caption: Span = (0, 0)
    words: Span = (0, 0)


def column(quantity: Quantity, analysis: Analysis) -> Column:
    """Return where a figure stands in a table; empty where it stands in none."""
    return analysis.once(("column", quantity.number_first), lambda: _column(quantity, analysis))


def is_of_change(head: Span, analysis: Analysis) -> bool:
    """Say whether the head of a column is that of a change: "Variation", "Variación (%)"."""
    moves = time_words(analysis.language).moves
    return any(moves.longest(analysis.tokens, at) is not None for at in range(*head))


def rows_beside(quantity: Quantity, analysis: Analysis) -> list[Span]:
    """Return the first cells of the rows above and below that of a figure."""
    line = line_at(analysis, quantity.number_first)
    found = []
    for at in (line[0] - 2, line[1] + 1):
        other = line_at(analysis, at) if 0 <= at < len(analysis.tokens) else (0, 0)
        cells = cells_in(other, analysis)
        if len(cells) > 1:
            found.append((cells[0].first, cells[0].last))
    return found


def _column(quantity: Quantity, analysis: Analysis) -> Column:
    row = row_of(quantity, analysis)
    if row is None or not row.own:
        return Column()
    name, words = (row.cells[0].first, row.cells[0].last), _words(row, analysis)
    for line in lines_above(row.line, MOST_ROWS, analysis):
        head = cells_in(line, analysis)
        if len(head) < 2:
            break
        if not any(token.kind in (WORD, NUMBER) for token in analysis.tokens[line[0] : line[1]]):
            continue  # "|---|---|"
        if not any(_is_figure(cell, analysis) for cell in head):
            number = row.under(head, line, analysis)
            span = (head[number].first, head[number].last) if number is not None else (0, 0)
            return Column(span, name, _caption(line, analysis), words)
    return Column((0, 0), name, words=words)


def _words(row: Row, analysis: Analysis) -> Span:
    """Return the first cell of a row with those of words behind it: "Pichari | base paste | 640"."""
    cells = row.cells[1 : row.own]
    words = takewhile(
        lambda cell: all(t.kind == WORD for t in analysis.tokens[cell.first : cell.last]), cells
    )
    last = [row.cells[0], *words][-1]
    return row.cells[0].first, last.last


def _is_figure(cell: Cell, analysis: Analysis) -> bool:
    """Say whether a cell holds a figure that is no year."""
    tokens = analysis.tokens[cell.first : cell.last]
    numbers = [t for t in tokens if t.kind == NUMBER]
    years = all(is_year(t.text) for t in numbers)
    return bool(numbers) and not years and sum(t.kind == WORD for t in tokens) < 2


def _caption(head: Span, analysis: Analysis) -> Span:
    """Return the lines over the head of a table that are not those of another table."""
    first = head[0]
    for line in lines_above(head, CAPTION, analysis):
        if line[1] <= line[0] or cells_in(line, analysis):
            break
        first = line[0]
    return first, head[0]
