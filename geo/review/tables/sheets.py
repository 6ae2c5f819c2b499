"""Tables that come in, as CSV or XLSX: rows of texts within limits, nothing in them run or guessed."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import openpyxl

from geo.catalog.fault import Fault
from geo.errors import GeoError, ReviewError
from geo.exports.cells import stored_text
from geo.extract.documents.decoding import decoded_text
from geo.language import _, ngettext
from geo.storage import printable
from geo.storage.archives import opened_zip, read_member
from geo.storage.reading import MEGA, size_words

MOST_BYTES = 10 * MEGA
"""Bytes of a file."""
MOST_UNPACKED = 60 * MEGA
"""Bytes that a workbook may unpack to."""
MOST_ROWS, MOST_CELLS = 5_000, 100
"""Rows of a table, and cells of a row."""
MOST_VISITED = 2_000_000
"""Rows and cells of a workbook that are looked at, empty ones included."""
DELIMITERS = (",", ";", "\t")
ZIP = b"PK\x03\x04"
FIGURES = ("figures", "cifras")
"""Names of the sheet that is read; the first where none is called so."""
_RUNS = re.compile(r"[=@\t\r＝＠]|[+\-＋－](?![\s\d.,])")
"""How a cell begins that a spreadsheet would run."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that was read.

    Attributes
    ----------
    name : str
        Of the file, as it can be shown.
    header : tuple of str
    rows : list of (int, tuple of str)
        Cells by the number of the row as a spreadsheet has it; without empty rows and those that begin
        with ``#``.
    faults : list of Fault
        Cells that cannot be taken.
    point : bool
        Whether a point before three digits is a decimal point beyond doubt: the file itself separates cells
        by commas.
    numbers : set of (int, int)
        Row and place of the cells that a workbook holds as numbers.
    """

    name: str
    header: tuple[str, ...]
    rows: list[tuple[int, tuple[str, ...]]]
    faults: list[Fault] = field(default_factory=list)
    point: bool = False
    numbers: frozenset[tuple[int, int]] = frozenset()


def read_sheet(name: str, content: bytes, known: frozenset[str]) -> Sheet:
    """Read a table.

    Parameters
    ----------
    name : str
        Of the file; what it is shows in its bytes.
    content : bytes
    known : frozenset of str
        Words of headers in small letters, by which the separator of a CSV file is found.

    Raises
    ------
    GeoError
        It is no table, or larger than allowed; all in one sentence.
    """
    shown = printable(name, 120)
    if len(content) > MOST_BYTES:
        raise ReviewError(
            _("{file} cannot be read: {reason}").format(
                file=shown, reason=_("it is larger than {most}").format(most=size_words(MOST_BYTES))
            )
        )
    if content.startswith(ZIP):
        return _workbook(shown, content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReviewError(_("{file} is a workbook of an old kind: save it as XLSX or CSV").format(file=shown))
    return _text(shown, decoded_text(shown, content)[0], known)


def _text(name: str, text: str, known: frozenset[str]) -> Sheet:
    first, _end, rest = text.partition("\n")
    given = re.fullmatch(r"sep=([,;\t])\s*", first)
    skipped = 1 if given else 0
    if given:
        first = rest.partition("\n")[0]
    delimiter = given[1] if given else max(DELIMITERS, key=lambda one: _named(first, one, known))
    reader = csv.reader(io.StringIO(rest if given else text, newline=""), strict=True, delimiter=delimiter)
    found = Sheet(name, (), [], point=delimiter == ",")
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, start=1 + skipped):
            rows.append((number, cells))
            _limited(name, len(rows), len(cells))
    except csv.Error as error:
        found.faults.append(Fault(name, skipped + len(rows) + 1, "", str(error)[:80], _("well-formed CSV")))
    return _sheet(found, rows)


def _named(line: str, delimiter: str, known: frozenset[str]) -> int:
    return sum(cell.strip().strip('"').casefold() in known for cell in line.split(delimiter))


def _limited(name: str, rows: int, cells: int) -> None:
    if rows > MOST_ROWS + 3:
        text = ngettext("{file} has more than {n} row", "{file} has more than {n} rows", MOST_ROWS)
        raise ReviewError(text.format(file=name, n=f"{MOST_ROWS:,}"))
    if cells > MOST_CELLS:
        text = ngettext("{file} has more than {n} column", "{file} has more than {n} columns", MOST_CELLS)
        raise ReviewError(text.format(file=name, n=MOST_CELLS))


def _workbook(name: str, content: bytes) -> Sheet:
    with opened_zip(content, name, error=ReviewError) as archive:
        left = MOST_UNPACKED
        for member in archive.namelist():
            left -= len(read_member(archive, member, left, name, error=ReviewError))
    found = Sheet(name, (), [])
    rows: list[tuple[int, list[str]]] = []
    numbers: set[tuple[int, int]] = set()
    visited = 0
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheets = book.worksheets
        chosen = next((one for one in sheets if one.title.casefold() in FIGURES), sheets[0])
        chosen.reset_dimensions()
        for number, cells in enumerate(chosen.iter_rows(), start=1):
            visited += 1 + len(cells)
            if visited > MOST_VISITED:
                _limited(name, MOST_ROWS, MOST_CELLS + 1)
            given = [_cell(found, number, cell) for cell in cells]
            while given and not given[-1]:
                given.pop()
            if given:
                rows.append((number, given))
                _limited(name, len(rows), len(given))
                numbers |= {(number, at) for at, cell in enumerate(cells) if cell.data_type == "n"}
    except GeoError:
        raise
    except Exception as problem:  # noqa: BLE001 - a damaged workbook makes its reader raise anything
        reason = f"{type(problem).__name__}: {problem}"[:120]
        raise ReviewError(
            _("{file} cannot be read as a workbook: {reason}").format(file=name, reason=printable(reason))
        ) from None
    return _sheet(Sheet(name, (), [], found.faults, numbers=frozenset(numbers)), rows)


def _cell(sheet: Sheet, row: int, cell: Any) -> str:  # noqa: ANN401  # a cell of openpyxl
    value = cell.value
    if cell.data_type in ("f", "e"):
        text = str(getattr(value, "text", value))[:40]
        expected = _("a value: this cell holds a formula or an error")
        sheet.faults.append(Fault(sheet.name, row, "", text, expected))
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def _sheet(sheet: Sheet, rows: list[tuple[int, list[str]]]) -> Sheet:
    """Return the table of some rows, the first of which that holds anything is the header."""
    header: tuple[str, ...] | None = None
    for number, cells in rows:
        texts = [cell.strip() for cell in cells]
        if not any(texts) or texts[0].startswith("#"):
            continue
        if header is None:
            header = tuple(texts)
            continue
        if len(texts) > len(header):
            expected = _("{number} cells").format(number=len(header))
            sheet.faults.append(Fault(sheet.name, number, "", str(len(texts)), expected))
            continue
        texts += [""] * (len(header) - len(texts))
        for name, cell in zip(header, texts, strict=True):
            if _RUNS.match(cell):
                expected = _("text or a number, no formula; begin it with ' where it is text")
                sheet.faults.append(Fault(sheet.name, number, name[:40], cell[:40], expected))
        sheet.rows.append((number, tuple(stored_text(cell) for cell in texts)))
    return Sheet(sheet.name, header or (), sheet.rows, sheet.faults, sheet.point, sheet.numbers)
