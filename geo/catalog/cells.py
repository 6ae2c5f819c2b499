"""Reading tables: rows with their numbers, and cells as numbers, dates and lists.

A cell that does not hold what its column promises raises a `DataError` that carries the
`Fault` (file, row, column, value, expected), so that a strict reader stops there and a
lenient one can go on and say what it left out.
"""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo import paths
from geo.catalog.fault import Fault
from geo.errors import DataError
from geo.language import _
from geo.model.parsing import read_day
from geo.regular_file import read_regular
from geo.storage import reason_of

NUMBER = re.compile(r"-?([0-9]{1,15}(\.[0-9]{1,20})?|\.[0-9]{1,20})([eE][-+]?[0-9]{1,2})?")
WHOLE = re.compile(r"-?[0-9]{1,15}")
LARGEST = 50_000_000
"""Bytes of a table, a card or a description: a hundred times the largest there is."""
SEPARATOR = "|"
"""Between the items of a cell that holds several (aliases, flags)."""


class FaultError(DataError):
    """A `DataError` that carries the `Fault` behind it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table or the properties of a feature.

    Attributes
    ----------
    file : str
        Path as it is printed in a fault.
    number : int
        Row as a spreadsheet numbers it (the header is row 1), or number of the feature from 1.
    values : dict
        Text by column for a table, JSON values by property for a feature.
    """

    file: str
    number: int
    values: Mapping[str, object]

    def text(self, column: str) -> str:
        """Return a value as text; empty where there is none."""
        value = self.values.get(column)
        return "" if value is None else str(value).strip()

    def number_of(self, column: str) -> float | None:
        """Return a value as a number, None where there is none (the form is checked before)."""
        text = self.text(column)
        return float(text) if text else None

    def fault(self, column: str, expected: str, value: str | None = None) -> Fault:
        """Return what is wrong in ``column``."""
        return Fault(self.file, self.number, column, self.text(column) if value is None else value, expected)


class Row(Record):
    """A row of a table, read cell by cell: one that holds something else raises a `FaultError`.

    Its ``values`` are texts without blanks around them.
    """

    __slots__ = ()

    def text(self, column: str) -> str:
        """Return a cell's text; empty where there is none."""
        return self.values.get(column) or ""  # type: ignore[return-value]

    def error(self, column: str, expected: str) -> FaultError:
        """Return the error that says what is wrong in ``column``."""
        return FaultError(self.fault(column, expected))

    def required(self, column: str) -> str:
        """Return the cell's text, which must not be empty."""
        if not self.text(column):
            raise self.error(column, _("a text"))
        return self.text(column)

    def items(self, column: str) -> tuple[str, ...]:
        """Return the items of a cell that holds several, separated by ``|``."""
        return tuple(item.strip() for item in self.text(column).split(SEPARATOR) if item.strip())

    def number_or_none(self, column: str) -> float | None:
        """Return the cell as a number, None where it is empty."""
        text = self.text(column)
        if text and not NUMBER.fullmatch(text):
            raise self.error(column, _("a number (a point before decimals, no thousands sign)"))
        return float(text) if text else None

    def whole_or_none(self, column: str) -> int | None:
        """Return the cell as a whole number, None where it is empty."""
        text = self.text(column)
        if text and not WHOLE.fullmatch(text):
            raise self.error(column, _("a whole number"))
        return int(text) if text else None

    def whole(self, column: str) -> int:
        """Return the cell as a whole number."""
        value = self.whole_or_none(column)
        if value is None:
            raise self.error(column, _("a whole number"))
        return value

    def yes(self, column: str) -> bool:
        """Return True for ``yes``, False for ``no``."""
        text = self.text(column)
        if text not in ("yes", "no"):
            raise self.error(column, _("yes or no"))
        return text == "yes"

    def day(self, column: str) -> date:
        """Return the cell as a calendar day."""
        value = read_day(self.text(column))
        if value is None:
            raise self.error(column, _("a day as YYYY-MM-DD"))
        return value

    def day_or_none(self, column: str) -> date | None:
        """Return the cell as a calendar day, None where it is empty."""
        return self.day(column) if self.text(column) else None

    def choice(self, column: str, allowed: tuple[str, ...]) -> str:
        """Return the cell's text if it is one of ``allowed``."""
        text = self.text(column)
        if text not in allowed:
            raise self.error(column, _("one of {names}").format(names=", ".join(allowed)))
        return text


def locate(path: Path | None, relative: str) -> Path:
    """Return the file meant by ``path``.

    Parameters
    ----------
    path : Path or None
        None for this checkout's own, a folder for another checkout, else the file.
    relative : str
        Where the file lies in a checkout.
    """
    if path is None:
        return paths.ROOT / relative
    return Path(path) / relative if Path(path).is_dir() else Path(path)


def shown(path: Path) -> str:
    """Return ``path`` as it is printed: from ``data/`` or ``seeds/`` on, else its name."""
    parts = Path(os.path.abspath(path)).parts
    for folder in ("data", "seeds"):
        if folder in parts:
            last = len(parts) - 1 - parts[::-1].index(folder)
            return "/".join(parts[last:])
    return path.name


def read_text(path: Path) -> str:
    """Return a file's text (UTF-8).

    Raises
    ------
    DataError
        If the file is missing, is not UTF-8, is no regular file or larger than `LARGEST`.
    """
    return _checked(path).decode("utf-8")


def _checked(path: Path) -> bytes:
    """Return the bytes of a file that holds text in UTF-8, as `read_text` does."""
    try:
        content = read_regular(path, LARGEST)
        content.decode("utf-8")
    except FileNotFoundError:
        raise FaultError(Fault(shown(path), None, "", "", _("this file"))) from None
    except OSError as error:
        value = reason_of(error, LARGEST)
        raise FaultError(Fault(shown(path), None, "", value, _("a file that can be read"))) from None
    except UnicodeDecodeError as error:
        value = _("byte {offset}").format(offset=error.start)
        raise FaultError(Fault(shown(path), None, "", value, _("UTF-8 text"))) from None
    if content.startswith(codecs.BOM_UTF8):
        value = _("a byte order mark")
        raise FaultError(Fault(shown(path), None, "", value, _("UTF-8 text without a byte order mark")))
    return content


def read_rows(
    path: Path,
    columns: tuple[str, ...],
    *,
    exact: bool = True,
    ragged: list[Fault] | None = None,
    whole: bool = True,
) -> Iterator[Row]:
    """Yield the rows of a table.

    Parameters
    ----------
    path : Path
        A CSV file in UTF-8 with a header.
    columns : tuple of str
        Columns it must have, in order; with ``exact`` no others.
    ragged : list of Fault, optional
        Where given, a row with more or fewer cells is added to it and passed over.
    whole : bool
        Whether the file is read at once, up to `LARGEST`, and is all UTF-8 before the first row comes.
        Else it is read as the rows are asked for, however large it is.

    Raises
    ------
    DataError
        If the file is missing, the header differs, or a row has more or fewer cells.
    """
    if not whole and not path.is_file():
        raise FaultError(Fault(shown(path), None, "", "", _("this file")))
    # Decoded piece by piece: the whole text, or a StringIO of it, would take several times the file's size.
    content = io.BytesIO(_checked(path)) if whole else path.open("rb")
    with io.TextIOWrapper(content, "utf-8", newline="") as lines:
        yield from _rows(lines, shown(path), columns, exact, ragged)


def _rows(
    lines: io.TextIOWrapper, file: str, columns: tuple[str, ...], exact: bool, ragged: list[Fault] | None
) -> Iterator[Row]:
    reader = csv.reader(lines, strict=True)
    try:
        header = tuple(next(reader, ()))
        if header != columns if exact else not set(columns) <= set(header):
            expected = _("the columns {names}").format(names=", ".join(columns))
            raise FaultError(Fault(file, 1, "", ",".join(header), expected))
        for number, cells in enumerate(reader, start=2):
            if len(cells) != len(header):
                expected = _("{number} cells").format(number=len(header))
                fault = Fault(file, number, "", str(len(cells)), expected)
                if ragged is None:
                    raise FaultError(fault)
                ragged.append(fault)
                continue
            yield Row(file, number, dict(zip(header, map(str.strip, cells), strict=True)))
    except csv.Error as error:
        raise FaultError(Fault(file, reader.line_num, "", str(error), _("well-formed CSV"))) from None
    except UnicodeDecodeError:
        raise FaultError(Fault(file, reader.line_num + 1, "", "", _("UTF-8 text"))) from None
