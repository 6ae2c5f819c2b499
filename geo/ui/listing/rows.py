"""Rows of the Table page before they are drawn: cells by column, and what a cell leads to."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from geo.catalog.places import plain


@dataclass(frozen=True, slots=True)
class ListedColumn:
    """A column that is shown.

    Attributes
    ----------
    name : str
        Name of the cells in a row: that of the file's column, where the file has it.
    label : str
        Heading.
    kind : str
        ``text``, ``number`` (all in one unit), ``mixed`` (in several), ``year`` or ``day``.
    leads : str
        Where the plain table's cell leads: ``statement``, ``place``, ``source`` or nothing.
    first : bool
        Whether it is one of the few that are shown until all are asked for.
    """

    name: str
    label: str
    kind: str = "text"
    leads: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row.

    Attributes
    ----------
    cells : dict
        The record of `geo.exports`, codes and ids that are shown written for the eye; None where
        there is no data.
    statement : str
        Id of the statement or stage that the row leads to; empty for none.
    targets : dict
        Id that a cell leads to, by column, where it is another than the row's own.
    keys : tuple
        Of the rows of the file that it stands for: an id, or a place and a year.
    """

    cells: Mapping[str, Any]
    statement: str = ""
    targets: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[Hashable, ...] = ()


def sorted_rows(rows: Iterable[ListedRow], sort: str, columns: Iterable[ListedColumn]) -> list[ListedRow]:
    """Return the rows sorted by a column, those without a value there last in either direction.

    Parameters
    ----------
    rows : iterable of ListedRow
    sort : str
        Name of a column, with a hyphen before it from the greatest down. A name that is no
        column leaves the order as it is.
    columns : iterable of ListedColumn
        The columns that can be sorted by.
    """
    name = sort.removeprefix("-")
    rows = list(rows)
    if name not in {column.name for column in columns}:
        return rows
    having = [row for row in rows if row.cells[name] not in (None, "")]
    without = [row for row in rows if row.cells[name] in (None, "")]
    return sorted(having, key=lambda row: _key(row.cells[name]), reverse=sort.startswith("-")) + without


def _key(value: Any) -> Any:  # noqa: ANN401  # numbers, days or words: one kind a column
    """Return what a cell is compared by: words without case and accents."""
    return plain(value) if isinstance(value, str) else value
