"""XLSX: a sheet to be read, then one each for values, sources, cautions, claims, definitions, the file."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.packaging.custom import CustomPropertyList
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from geo.errors import ExportError
from geo.exports.cells import safe_cell, stored_text
from geo.exports.columns import (
    caveat_columns,
    claim_columns,
    definition_columns,
    source_columns,
    value_columns,
)
from geo.exports.formats.xlsx_wide import write_wide
from geo.exports.reopened import NUMBERS, Reopened, numbers_of
from geo.exports.tables import Cell, Column, FileContent, Table
from geo.language import _
from geo.model import METADATA_KEY, FileMetadata

MADE = datetime(1980, 1, 1)
"""Day on which a workbook says it was made: always the same, so that equal content is equal bytes."""

OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip

PIECE = 255
"""Characters that Excel allows in a property of one's own: a longer record lies in several."""

LONGEST_CELL = 32_767
WIDEST = 60
FIRST_DAY = date(1900, 3, 1)
"""Before it, spreadsheets do not agree on dates: such a day is written as text."""


def write(content: FileContent, path: Path) -> None:
    """Write ``content`` to ``path``.

    Raises
    ------
    ExportError
        If a text is longer than a cell can hold.
    """
    with xlsxwriter.Workbook(path, OPTIONS) as book:
        _properties(book, content.metadata)
        looks = _Looks(book)
        write_wide(book.add_worksheet(content.wide.title), content.wide, book)
        for table in _tables(content):
            _sheet(book.add_worksheet(table.title), table, looks, content.worded)
        _about(book.add_worksheet(_("About")), content.about.rows, looks)


def listing_bytes(table: Table, record: FileMetadata) -> bytes:
    """Return a workbook of one table, in words already, and of what the file is.

    Raises
    ------
    ExportError
        If a text is longer than a cell can hold.
    """
    facts = {
        _("What this is"): record.title,
        _("View"): record.view,
        _("Data version"): record.data_version,
        _("Licence"): record.licence,
        _("Cautions"): "\n".join(record.caveats),
    }
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        _properties(book, record)
        looks = _Looks(book)
        _sheet(book.add_worksheet(table.title), table, looks)
        about = [{"heading": heading, "text": text} for heading, text in facts.items() if text]
        _about(book.add_worksheet(_("About")), about, looks)
    return content.getvalue()


def _tables(content: FileContent) -> tuple[Table, ...]:
    """Return the tables in the order of their sheets, which follow the one to be read."""
    return content.values, content.sources, content.caveats, content.claims, content.definitions


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        top = {"valign": "top"}
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, **top})
        self.text = book.add_format({"text_wrap": True, **top})
        self.whole = book.add_format({"num_format": "#,##0", **top})
        self.part = book.add_format({"num_format": "#,##0.0###", **top})
        self.year = book.add_format({"num_format": "0", **top})
        self.date = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **top})
        self.link = book.add_format({"font_color": "#1F4E79", "underline": 1, **top})


def _properties(book: Workbook, record: FileMetadata) -> None:
    """Write the record where Excel shows it, and whole in properties of our own."""
    book.set_properties(
        {
            "title": record.title,
            "subject": record.view,
            "author": "Peru Coca Atlas",
            "category": record.data_version,
            "comments": "\n".join((record.licence, *record.caveats)),
            "created": MADE,
        }
    )
    text = record.to_json()
    for number, start in enumerate(range(0, len(text), PIECE)):
        # A piece that is all digits would otherwise become a number.
        book.set_custom_property(f"{METADATA_KEY}-{number:03d}", text[start : start + PIECE], "text")


def _sheet(
    sheet: Worksheet,
    table: Table,
    looks: _Looks,
    worded: Callable[[Column, str], str] = lambda _column, text: text,
) -> None:
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, _width(column, table.column(column.name)))
        sheet.write_string(0, index, _checked(column.label), looks.head)
    for number, row in enumerate(table.rows, start=1):
        for index, column in enumerate(table.columns):
            cell = row[column.name]
            shown = worded(column, cell) if isinstance(cell, str) else cell
            _write(sheet, number, index, column, shown, looks)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _width(column: Column, cells: Iterable[Cell]) -> float:
    longest = max((len(_shown(cell)) for cell in cells), default=0)
    heading = max(map(len, column.label.split()), default=0) + 2
    return min(max(heading, longest + 2, 6), WIDEST)


def _shown(cell: Cell) -> str:
    return f"{cell:,.1f}" if isinstance(cell, float) else "" if cell is None else str(cell)


def _write(sheet: Worksheet, row: int, index: int, column: Column, cell: Cell, looks: _Looks) -> None:
    """Write one cell as what it is; no data stays an empty cell."""
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_string(row, index, _("yes") if cell else _("no"), looks.text)
    elif column.kind == "integer":
        sheet.write_number(row, index, cell, looks.year)
    elif isinstance(cell, int | float):
        sheet.write_number(row, index, cell, looks.whole if cell == int(cell) else looks.part)
    elif isinstance(cell, date):
        _write_date(sheet, row, index, cell, looks)
    elif column.name == "link" and re.fullmatch(r"https?://[^\s\"<>]{1,2000}", cell):
        sheet.write_url(row, index, cell, looks.link, string=_checked(cell))
    else:
        sheet.write_string(row, index, _checked(cell), looks.text)


def _write_date(sheet: Worksheet, row: int, index: int, day: date, looks: _Looks) -> None:
    if day < FIRST_DAY:
        sheet.write_string(row, index, day.isoformat(), looks.text)
    else:
        sheet.write_datetime(row, index, datetime(day.year, day.month, day.day), looks.date)


def _checked(text: str) -> str:
    safe = str(safe_cell(text))
    if len(safe) > LONGEST_CELL:
        raise ExportError(
            _(
                "a text of {n} characters is longer than a cell of a spreadsheet can be ({most}): {start}…"
            ).format(n=len(safe), most=LONGEST_CELL, start=safe[:60])
        )
    return safe


def _about(sheet: Worksheet, facts: Iterable[Mapping[str, Cell]], looks: _Looks) -> None:
    """Write what the file is."""
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 110)
    for number, row in enumerate(facts):
        sheet.write_string(number, 0, _checked(str(row["heading"])), looks.head)
        sheet.write_string(number, 1, _checked(str(row["text"])), looks.text)


def metadata(path: Path) -> FileMetadata:
    """Return the record in the workbook's own properties."""
    book: Any = openpyxl.load_workbook(path, read_only=True)
    with closing(book):
        return _record(book.custom_doc_props, path)


def _record(properties: CustomPropertyList, path: Path) -> FileMetadata:
    pieces = sorted((p.name, p.value) for p in properties.props if p.name.startswith(METADATA_KEY))
    if not pieces:
        raise ExportError(_("{file} carries no record of its view").format(file=path.name))
    return FileMetadata.from_json("".join(str(value) for _name, value in pieces))


def reopen(path: Path) -> Reopened:
    """Return what openpyxl, which did not write it, finds in the file."""
    book: Any = openpyxl.load_workbook(path, read_only=True)
    with closing(book):
        held = _record(book.custom_doc_props, path)
        sheets: list[list[Any]] = [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    columns = (value_columns(), source_columns(), caveat_columns(), claim_columns(), definition_columns())
    values, sources, caveats, claims, definitions = (
        _named(rows, [column.name for column in names])
        for rows, names in zip(sheets[1:], columns, strict=False)
    )
    return Reopened(
        metadata=held,
        numbers=numbers_of(values[name] for name in NUMBERS),
        claims=set(claims["id"]),
        sources=set(sources["id"]),
        measures={
            id for id, what in zip(definitions["id"], definitions["what"], strict=True) if what == "measure"
        },
        caveats={stored_text(str(text)) for text in caveats["text"]},
    )


def _named(rows: list[tuple[Any, ...]], names: list[str]) -> dict[str, list[Any]]:
    """Return the columns below the heading by name."""
    return {name: [row[index] for row in rows[1:]] for index, name in enumerate(names)}
