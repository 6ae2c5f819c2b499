"""Tables in text: columns by tabs, wide blanks, strokes or semicolons; units come from above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.extract.captions import Above, unit_said
from geo.extract.text.tokens import BREAK, NUMBER, WORD, Token

WIDE = 2
"""Characters of blank from which on two words stand in two cells."""
CAPTION_LINES = 3
PARTING = frozenset({"|", ";"})
LONGEST_CAPTION = 60
"""Tokens at the end of the text above a table in which its unit is looked for."""


SIGNS = ("\t", "  ", "|")
"""What parts cells: a text without them, or many semicolons, has only rows that single blanks part."""
FEWEST_ROWS = 2
"""Lines of figures below each other from which on single blanks part their cells."""
Cells = list[tuple[int, int]]
"""First token of each cell of a line and the one behind its last."""


@dataclass(slots=True)
class Line:
    """One line, as cells.

    Attributes
    ----------
    first, last : int
        Its first token and the one behind its last.
    cells : list of tuple of int
        First token of each cell and the one behind its last.
    start : int
        Character at which the line starts.
    """

    first: int
    last: int
    start: int
    cells: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes
    ----------
    header : Line or None
    rows : list of Line
    unit : Above or None
        What its caption, or the head of its first column, names for all its figures.
    """

    header: Line | None
    rows: list[Line]
    unit: Above | None


def tables_in(tokens: Sequence[Token], text: str, scales: Mapping[str, float]) -> list[Table]:
    """Return the tables of a text.

    Parameters
    ----------
    tokens : sequence of Token
    text : str
        As printed.
    scales : mapping of str to float
        What words of number multiply by: "thousand".
    """
    by_blanks = cells_by_blanks(tokens, text)
    if not by_blanks and not any(sign in text for sign in SIGNS) and text.count(";") < WIDE * WIDE:
        return []
    lines = list(_lines(tokens, text, by_blanks))
    found: list[Table] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _figures(lines[end], tokens):
            end += 1
        rows = [line for line in lines[at:end] if not _years_only(line, tokens)]
        if len(rows) >= WIDE or (rows and at > 0 and lines[at - 1].cells):
            found.append(_table(lines, at, rows, tokens, scales))
        at = end + 1
    return found


def column_units(
    tables: Sequence[Table], tokens: Sequence[Token], scales: Mapping[str, float]
) -> dict[int, Above | None]:
    """Return, by the first token of every cell with a figure, the unit that stands above or beside it."""
    found: dict[int, Above | None] = {}
    for table in tables:
        heads = _heads_of(table.header, tokens, scales) if table.header is not None else []
        for row in table.rows:
            of_row = _of_row(row, tokens, scales)
            for number, (first, last) in enumerate(row.cells):
                if all(t.kind != WORD for t in tokens[first:last]):
                    found[first] = _above(heads, row, number, tokens) or of_row or table.unit
    return found


def _of_row(row: Line, tokens: Sequence[Token], scales: Mapping[str, float]) -> Above | None:
    """Return the unit that a row names for its figures: "Leaf (t)   124   146", "Leaf   US$/kg   3   4"."""
    names = [cell for cell in row.cells if cell == row.cells[0] or not _figure(cell, tokens)]
    for first, last in names:
        said = unit_said(range(first, last), tokens, scales, head=(first, last) != row.cells[0])
        if said is not None and (first == row.cells[0][0] or said.span[0] == first):
            return said
    return None


def cells_by_blanks(tokens: Sequence[Token], text: str) -> dict[int, Cells]:
    """Return the cells of lines that only single blanks part, by the first token of the line.

    Lines below each other that end in as many figures are rows of a table ("VRAEM 20,304 21,646"), and the
    line above is its head where it falls into as many parts ("Zone 2016 (ha) 2017 (ha)").
    """
    ends = [at for at, token in enumerate(tokens) if token.kind == BREAK]
    lines = list(zip([0, *(end + 1 for end in ends)], [*ends, len(tokens)], strict=True))
    rows = [_row_by_blanks(tokens, first, last, text) for first, last in lines]
    found: dict[int, Cells] = {}
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and len(rows[end]) == len(rows[at]) > WIDE:
            end += 1
        if end - at >= FEWEST_ROWS:
            found |= {lines[number][0]: rows[number] for number in range(at, end)}
            head = _head_by_blanks(tokens, *lines[at - 1], len(rows[at])) if at else []
            if head:
                found[lines[at - 1][0]] = head
        at = end
    return found


def _row_by_blanks(tokens: Sequence[Token], first: int, last: int, text: str) -> Cells:
    """Return the name and the figures in which a line ends, if it is nothing else; at least two of these."""
    cells: Cells = []
    at = last
    while at > first:
        stop = at
        while at > first and tokens[at - 1].text in ("%", ")"):
            at -= 1
        if at == first or tokens[at - 1].kind != NUMBER:
            at = stop
            break
        at -= 1
        while at > first and tokens[at - 1].text in ("-", "(") and tokens[at - 1].end == tokens[at].start:
            at -= 1
        cells.insert(0, (at, stop))
    named = at > first and tokens[first].kind == WORD
    if not named or len(cells) < WIDE:
        return []
    between = (text[tokens[i - 1].end : tokens[i].start] for i in range(first + 1, last))
    return [(first, at), *cells] if all(gap in ("", " ") for gap in between) else []


def _head_by_blanks(tokens: Sequence[Token], first: int, last: int, number: int) -> Cells:
    """Return so many parts of a line, of which each begins with a year or "%", or is one word; else none."""
    begins = [
        at
        for at in range(first, last)
        if (_is_year(tokens[at].text) and tokens[at - 1].text not in ("of", "de", "-"))
        or tokens[at].text == "%"
    ]
    if len(begins) != number - 1 or begins[0] == first:
        words = all(token.kind == WORD for token in tokens[first:last])
        begins = list(range(first + 1, last)) if words and last - first == number else []
    return list(zip([first, *begins], [*begins, last], strict=True)) if begins else []


def bars_between(first: int, last: int, tokens: Sequence[Token]) -> int:
    """Return how many bars stand from one token to before another."""
    return sum(token.text == "|" for token in tokens[first:last])


def _lines(tokens: Sequence[Token], text: str, by_blanks: Mapping[int, Cells]) -> Iterator[Line]:
    """Yield the lines of a text with their cells."""
    first = 0
    start = 0
    for index in range(len(tokens) + 1):
        if index < len(tokens) and tokens[index].kind != BREAK:
            continue
        line = Line(first, index, start, by_blanks.get(first, []))
        if not line.cells:
            _cut(line, tokens, text)
        yield line
        first = index + 1
        start = tokens[index].end if index < len(tokens) else 0


def _cut(line: Line, tokens: Sequence[Token], text: str) -> None:
    """Cut a line into cells."""
    first = line.first
    for index in range(line.first, line.last):
        if tokens[index].text in PARTING:
            if index > first:
                line.cells.append((first, index))
            first = index + 1
        elif index > first:
            gap = tokens[index].start - tokens[index - 1].end
            if gap >= WIDE or (gap and text[tokens[index - 1].end] == "\t"):
                line.cells.append((first, index))
                first = index
    if line.last > first:
        line.cells.append((first, line.last))


def _figures(line: Line, tokens: Sequence[Token]) -> bool:
    """Say whether a line is a row: two cells and more, of which one is a figure alone."""
    return len(line.cells) >= WIDE and any(_figure(cell, tokens) for cell in line.cells)


def _figure(cell: tuple[int, int], tokens: Sequence[Token]) -> bool:
    first, last = cell
    return (
        last - first <= WIDE + 1
        and any(t.kind == NUMBER for t in tokens[first:last])
        and all(t.kind != WORD or len(t.text) < WIDE + 1 for t in tokens[first:last])
    )


def _years_only(line: Line, tokens: Sequence[Token]) -> bool:
    """Say whether all figures of a line are years: the heads of its columns."""
    figures = [cell for cell in line.cells if _figure(cell, tokens)]
    return all(_is_year(tokens[first].text) for first, _last in figures)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


def _heads(line: Line) -> bool:
    return len(line.cells) >= WIDE


def _table(
    lines: Sequence[Line], at: int, rows: list[Line], tokens: Sequence[Token], scales: Mapping[str, float]
) -> Table:
    """Return a table by its rows: the line with heads above them, and the unit that stands over all."""
    above = at if rows[0] is not lines[at] else at - 1
    if above > 0 and not any(
        t.kind in (WORD, NUMBER) for t in tokens[lines[above].first : lines[above].last]
    ):
        above -= 1  # "|---|---|"
    header = lines[above] if above >= 0 and _heads(lines[above]) else None
    top = above if header is not None else above + 1
    for line in reversed(lines[max(0, top - CAPTION_LINES) : top]):
        places = range(max(line.first, line.last - LONGEST_CAPTION), line.last)
        unit = unit_said(places, tokens, scales, head=False)
        if unit is not None:
            return Table(header, rows, unit)
    first = unit_said(range(*header.cells[0]), tokens, scales, head=False) if header is not None else None
    return Table(header, rows, first)  # "Drug (kilograms)   2015   2016"


class _Head(NamedTuple):
    """The head of a column: where it begins and ends in its line, the bars before it, the unit it names."""

    left: int
    right: int
    bars: int
    unit: Above | None


def _heads_of(header: Line, tokens: Sequence[Token], scales: Mapping[str, float]) -> list[_Head]:
    return [
        _Head(
            tokens[first].start - header.start,
            tokens[last - 1].end - header.start,
            bars_between(header.first, first, tokens),
            unit_said(range(first, last), tokens, scales, head=True),
        )
        for first, last in header.cells
    ]


def _above(heads: list[_Head], row: Line, number: int, tokens: Sequence[Token]) -> Above | None:
    """Return the unit of the head over a cell: behind as many bars, in its place in the line, or nearest."""
    if not heads:
        return None
    first, last = row.cells[number]
    bars = bars_between(row.first, first, tokens)
    behind = next((head for head in heads if bars and head.bars == bars), None)
    if behind is not None:
        return behind.unit
    if len(heads) == len(row.cells):
        return heads[number].unit
    middle = (tokens[first].start + tokens[last - 1].end) / 2 - row.start
    return min(heads, key=lambda head: abs((head.left + head.right) / 2 - middle)).unit
