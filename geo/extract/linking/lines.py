"""Lines of a table in running text: their cells, and which of them stands over which."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geo.extract.analysis import Analysis
from geo.extract.quantity import Quantity
from geo.extract.tables import bars_between, cells_by_blanks
from geo.extract.text.tokens import Token

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

Span = tuple[int, int]
"""A first token and the one behind the last."""


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


class Row(NamedTuple):
    """The line of a table in which a figure stands.

    Attributes
    ----------
    line : Span
    cells : sequence of Cell
    own : int
        Number of the cell with the figure.
    """

    line: Span
    cells: Sequence[Cell]
    own: int

    def under(self, head: Sequence[Cell], line: Span, analysis: Analysis) -> int | None:
        """Return the number of the cell of a table's head, which is a line, under which the figure stands."""
        tokens = analysis.tokens
        own = bars_between(self.line[0], self.cells[self.own].first, tokens)
        at = [bars_between(line[0], cell.first, tokens) for cell in head]
        if at[-1] and own in at:
            return at.index(own)
        over_names = head[0].left == self.cells[0].left
        if (at[-1] or over_names) and len(self.cells) == len(head):
            return self.own
        cell = self.cells[self.own]
        number = min(range(len(head)), key=lambda n: _apart(cell, head[n]))
        return number if _apart(cell, head[number]) <= FARTHEST else None


def row_of(quantity: Quantity, analysis: Analysis) -> Row | None:
    """Return the row of a table in which a figure stands; None where it stands in none."""
    if not analysis.once("any cells", lambda: bool(_by_blanks(analysis) or _parted_at(analysis))):
        return None
    line = line_at(analysis, quantity.number_first)
    for number, cell in enumerate(cells_in(line, analysis)):
        if cell.first <= quantity.number_first < cell.last:
            fits = cell.last - cell.first <= MOST_TOKENS
            return Row(line, cells_in(line, analysis), number) if fits else None
    return None


def line_at(analysis: Analysis, index: int) -> Span:
    """Return the first token of a line and the one behind its last; empty where too long for a table."""
    breaks = analysis.breaks
    at = bisect_left(breaks, index)
    first = breaks[at - 1] + 1 if at else 0
    last = breaks[at] if at < len(breaks) else len(analysis.tokens)
    return (first, last) if max(index - first, last - index) <= LONGEST else (index, index)


def lines_above(line: Span, most: int, analysis: Analysis) -> Iterator[Span]:
    """Yield the lines above another, the nearest first, and at most so many."""
    for _step in range(most):
        if line[0] <= 1:
            return
        line = line_at(analysis, line[0] - 2)
        yield line


def cells_in(line: Span, analysis: Analysis) -> list[Cell]:
    """Return the cells of a line that bars, tabs or two blanks part; none where they part nothing.

    The figures of a line share them.
    """
    by_blanks = _by_blanks(analysis).get(line[0])
    if by_blanks:
        return analysis.once(
            ("cells", line), lambda: _placed(by_blanks, analysis.tokens, line, analysis.text)
        )
    parted = _parted_at(analysis)
    if bisect_left(parted, line[0]) == bisect_left(parted, line[1]):
        return []
    return analysis.once(("cells", line), lambda: _cells_of(analysis.tokens, line, analysis.text))


def _by_blanks(analysis: Analysis) -> dict[int, list[Span]]:
    """Return the cells of the lines that blanks part, by the first token of a line."""
    return analysis.once("cells by blanks", lambda: cells_by_blanks(analysis.tokens, analysis.text))


def _parted_at(analysis: Analysis) -> list[int]:
    """Return the tokens at which bars, tabs or two blanks part cells."""
    return analysis.once("parted cells", lambda: _parted(analysis.tokens, analysis.text))


def _parted(tokens: Sequence[Token], text: str) -> list[int]:
    """Return the tokens that are a bar or stand behind a tab or two blanks."""
    return [
        at
        for at, token in enumerate(tokens)
        if token.text == "|"
        or (at and (gap := token.start - tokens[at - 1].end) and (gap > 1 or text[token.start - 1] == "\t"))
    ]


def _cells_of(tokens: Sequence[Token], line: Span, text: str) -> list[Cell]:
    first, last = line
    found: list[Span] = []
    start = first
    for at in range(first, last + 1):
        bar = at < last and tokens[at].text == "|"
        gap = tokens[at].start - tokens[at - 1].end if first < at < last else 0
        if at == last or bar or gap > 1 or (gap == 1 and text[tokens[at].start - 1] == "\t"):
            if at > start:
                found.append((start, at))
            start = at + 1 if bar else at
    return _placed(found, tokens, line, text) if len(found) > 1 else []


def _placed(cells: Sequence[Span], tokens: Sequence[Token], line: Span, text: str) -> list[Cell]:
    """Return cells with the characters of the line at which they begin and end."""
    offset = text.rfind("\n", 0, tokens[line[0]].start) + 1
    return [Cell(a, b, tokens[a].start - offset, tokens[b - 1].end - offset) for a, b in cells]


def _apart(cell: Cell, other: Cell) -> float:
    """Return by how many characters two cells stand apart sideways."""
    middle = abs(cell.left + cell.right - other.left - other.right) / 2
    return min(abs(cell.left - other.left), abs(cell.right - other.right), middle)
