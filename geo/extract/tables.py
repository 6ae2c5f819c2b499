"""Tables in text: columns by tabs, wide blanks, strokes or semicolons; units come from above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.extract.text.tokens import BREAK, NUMBER, WORD, Token
from geo.extract.units import Unit, units

WIDE = 2
"""Characters of blank from which on two words stand in two cells."""
CAPTION_LINES = 3
PER = frozenset({"/", "per", "por", "a"})
PARTING = frozenset({"|", ";"})
LONGEST_CAPTION = 60
"""Tokens at the end of the text above a table in which its unit is looked for."""


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


class Above(NamedTuple):
    """What a head or caption says of the figures under it.

    Attributes
    ----------
    unit : Unit
    per : Unit or None
        What a price is of: "(US$/kg)".
    """

    unit: Unit
    per: Unit | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes
    ----------
    header : Line or None
    rows : list of Line
    unit : Above or None
        What its caption names for all its figures.
    """

    header: Line | None
    rows: list[Line]
    unit: Above | None


def tables_in(tokens: Sequence[Token], text: str) -> list[Table]:
    """Return the tables of a text.

    Parameters
    ----------
    tokens : sequence of Token
    text : str
        As printed.
    """
    if "\t" not in text and "  " not in text and "|" not in text and text.count(";") < WIDE * WIDE:
        return []
    lines = list(_lines(tokens, text))
    found: list[Table] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _figures(lines[end], tokens):
            end += 1
        rows = [line for line in lines[at:end] if not _years_only(line, tokens)]
        if len(rows) >= WIDE or (rows and at > 0 and lines[at - 1].cells):
            found.append(_table(lines, at, rows, tokens))
        at = end + 1
    return found


def column_units(tables: Sequence[Table], tokens: Sequence[Token]) -> dict[int, Above | None]:
    """Return, by the first token of every cell with a figure, the unit that stands above it."""
    found: dict[int, Above | None] = {}
    for table in tables:
        heads = _heads_of(table.header, tokens) if table.header is not None else []
        for row in table.rows:
            for number, (first, last) in enumerate(row.cells):
                if all(t.kind != WORD for t in tokens[first:last]):
                    found[first] = _above(heads, row, number, tokens) or table.unit
    return found


def _lines(tokens: Sequence[Token], text: str) -> Iterator[Line]:
    """Yield the lines of a text with their cells."""
    first = 0
    start = 0
    for index in range(len(tokens) + 1):
        if index < len(tokens) and tokens[index].kind != BREAK:
            continue
        line = Line(first, index, start)
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
    return all(
        tokens[first].text.isdigit()
        and len(tokens[first].text) == 4
        and tokens[first].text[:2] in ("19", "20")
        for first, _last in figures
    )


def _heads(line: Line) -> bool:
    return len(line.cells) >= WIDE


def _table(lines: Sequence[Line], at: int, rows: list[Line], tokens: Sequence[Token]) -> Table:
    """Return a table by its rows: the line with heads above them, and the unit that stands over all."""
    above = at if rows[0] is not lines[at] else at - 1
    if above > 0 and not any(
        t.kind in (WORD, NUMBER) for t in tokens[lines[above].first : lines[above].last]
    ):
        above -= 1  # "|---|---|"
    header = lines[above] if above >= 0 and _heads(lines[above]) else None
    top = above if header is not None else above + 1
    for line in reversed(lines[max(0, top - CAPTION_LINES) : top]):
        unit = _said(range(max(line.first, line.last - LONGEST_CAPTION), line.last), tokens, alone=False)
        if unit is not None:
            return Table(header, rows, unit)
    return Table(header, rows, None)


def _said(places: range, tokens: Sequence[Token], *, alone: bool) -> Above | None:
    """Return the unit a head or caption names: "(ha)", "in hectares", "%"; in a head also a word alone."""
    for index in reversed(places):
        if index and tokens[index - 1].kind == NUMBER:
            continue
        before = tokens[index - 1].text if index else ""
        found = units().words.longest(tokens, index)
        found = found or (units().signs.longest(tokens, index) if before == "(" else None)
        if found is None or found.last > places.stop:
            continue
        word = found.last - found.first == 1 and tokens[index].text in units().only_glued
        ends = before == "," and found.last == places.stop  # "Area by zone, hectares"
        if before == "(" or (not word and (alone or ends or before in ("in", "en", "de", "of"))):
            return Above(found.payload, _per(tokens, found.last))
    signs = [units().signs.longest(tokens, index) for index in places] if alone else []
    return next((Above(sign.payload, _per(tokens, sign.last)) for sign in signs if sign is not None), None)


def _per(tokens: Sequence[Token], index: int) -> Unit | None:
    """Return what a price in a head or caption is of: "US$/kg", "dollars per kilo"."""
    if index + 1 >= len(tokens) or tokens[index].text not in PER:
        return None
    found = units().words.longest(tokens, index + 1)
    return found.payload if found is not None else None


def _heads_of(header: Line, tokens: Sequence[Token]) -> list[tuple[int, int, Above | None]]:
    """Return the heads of columns: where each begins and ends in its line, and the unit that it names."""
    return [
        (
            tokens[first].start - header.start,
            tokens[last - 1].end - header.start,
            _said(range(first, last), tokens, alone=True),
        )
        for first, last in header.cells
    ]


def _above(
    heads: list[tuple[int, int, Above | None]], row: Line, number: int, tokens: Sequence[Token]
) -> Above | None:
    """Return the unit of the head over a cell: the one in its place if rows are as long, or the nearest."""
    if not heads:
        return None
    if len(heads) == len(row.cells):
        return heads[number][2]
    first, last = row.cells[number]
    middle = (tokens[first].start + tokens[last - 1].end) / 2 - row.start
    return min(heads, key=lambda head: abs((head[0] + head[1]) / 2 - middle))[2]
