"""What a file of numbers holds, before it is a file: tables, shapes and a record of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import overload

from shapely.geometry.base import BaseGeometry

from geo.language import current, in_language, translated
from geo.model import FileMetadata

Cell = str | float | int | bool | date | None
"""What a row holds; None where there is no data, which is not zero and not empty text."""

Record = dict[str, Cell]
"""A row, by the names of its columns."""

VALUES = "coca_values"
"""Name of the table of values: no program takes it for a word of SQL, as it does ``values``."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    name : str
        The same in every language and format, for scripts.
    kind : str
        ``text``, ``number``, ``integer``, ``boolean`` or ``date``.
    label, meaning : str
        Heading and explanation, in the file's language.
    english : bool
        Whether its texts are those of the data, in English whatever the file's language.
    """

    name: str
    kind: str
    label: str
    meaning: str
    english: bool = False


class LateRows(Sequence[Record]):
    """Rows that are made when the first is asked for, in the language in use when they were promised.

    A CSV has no table of claims: it is spared those of a whole atlas, which take 2.5 kB each.

    Parameters
    ----------
    count : int
        How many there will be.
    make : callable
        Returns them.
    """

    def __init__(self, count: int, make: Callable[[], Iterable[Record]]) -> None:
        self._count, self._make, self._language = count, make, current()

    @cached_property
    def _rows(self) -> tuple[Record, ...]:
        with in_language(self._language):
            return tuple(self._make())

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, index: int | slice) -> Record | tuple[Record, ...]:
        return self._rows[index]

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return tuple, (self._rows,)  # to another process go the rows, not what they are made from


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns.

    Attributes
    ----------
    name : str
        `VALUES`, ``claims``, ``sources``, ``definitions``, ``caveats`` or ``about``.
    title : str
        Heading, in the file's language.
    columns : tuple of Column
    rows : sequence of Record
        A cell for each column, of the column's kind or None.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Record]

    def column(self, name: str) -> list[Cell]:
        """Return the cells of one column, from the first row to the last."""
        return [row[name] for row in self.rows]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class WideRow:
    """A measure and place of the wide table.

    Attributes
    ----------
    measure, place, unit : str
        In words.
    cells : mapping of int to number or str
        By year; a range in words; a year without a figure is left out.
    total : bool
        Whether the place is a country.
    carried : frozenset of int
        Years whose figure is an earlier year's or a total of several.
    """

    measure: str
    place: str
    unit: str
    cells: Mapping[int, float | str]
    total: bool
    carried: frozenset[int]


@dataclass(frozen=True, slots=True)
class WideTable:
    """Figures to be read: rows of places, columns of years; ``breaks`` are years that begin something new."""

    title: str
    years: tuple[int, ...]
    rows: tuple[WideRow, ...]
    breaks: frozenset[int]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileContent:
    """All that a file holds, whatever its format.

    Attributes
    ----------
    metadata : FileMetadata
    values : Table
        One row a place and year.
    claims, sources, definitions, caveats, about : Table
        What the values rest on, how they are to be read, what the file is.
    claim_ids : frozenset of str
        Of the rows of ``claims``.
    shapes : sequence of geometry or None
        EPSG:4326, degrees, one for each row of ``values``; None for a place without an outline.
    wide : WideTable
        The same figures with a column a year, for a workbook.
    spanish : mapping of str to str
        The Spanish of texts that the data have in English, where they have it.
    decimal_comma : bool
        Whether a CSV is for spreadsheets with a decimal comma: columns parted by semicolons.
    """

    metadata: FileMetadata
    values: Table
    claims: Table
    sources: Table
    definitions: Table
    caveats: Table
    about: Table
    claim_ids: frozenset[str]
    shapes: Sequence[BaseGeometry | None]
    wide: WideTable
    spanish: Mapping[str, str] = field(default_factory=dict)
    decimal_comma: bool = False

    def worded(self, column: Column, text: str) -> str:
        """Return a text of ``column`` in the file's language, or marked as English where there is none."""
        return translated(text, self.spanish.get(text, "")) if column.english else text

    @property
    def tables(self) -> tuple[Table, ...]:
        """Return the tables without shapes, in the order in which a file holds them."""
        return self.claims, self.sources, self.definitions, self.caveats, self.about
