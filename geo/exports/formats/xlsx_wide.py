"""The first sheet of a workbook: places down, years across, to be read as it opens."""

from __future__ import annotations

from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from geo.exports.cells import safe_cell
from geo.exports.tables import WideRow, WideTable
from geo.language import _

BREAK = "\u25b2"
NUMBER, PART = "#,##0", "#,##0.0###"


def write_wide(sheet: Worksheet, table: WideTable, book: Workbook) -> None:
    """Write ``table``: headings, a row of marks where a series breaks, a row a place, then the notes."""
    several = len({row.measure for row in table.rows}) > 1
    heads = [*([_("Measure")] if several else []), _("Place"), _("Unit")]
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    for number, year in enumerate(table.years):
        style = {"bold": True, "bottom": 1, "num_format": "0", "left": 5 if year in table.breaks else 0}
        sheet.write_number(0, len(heads) + number, year, book.add_format(style))
    sheet.freeze_panes(1, len(heads))
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    widths = [
        max([len(text), *(len(_words(row, several)[n]) for row in table.rows)])
        for n, text in enumerate(heads)
    ]
    for column, wide in enumerate(widths):
        sheet.set_column(column, column, min(wide + 2, 48))
    sheet.set_column(len(heads), len(heads) + len(table.years), 11)
    formats = _Formats(book)
    for number, row in enumerate(table.rows, start=1):
        _row(sheet, number, row, table, several, formats)
    at = len(table.rows) + 1
    if table.breaks:
        sheet.write_string(at, len(heads) - 2, _("Break in the series"), formats.text(total=False))
        for number, year in enumerate(table.years):
            if year in table.breaks:
                sheet.write_string(at, len(heads) + number, BREAK, formats.mark)
        at += 1
    for number, note in enumerate(table.notes, start=at + 1):
        sheet.write_string(number, 0, str(safe_cell(note)))


def _words(row: WideRow, several: bool) -> list[str]:
    return [*([row.measure] if several else []), row.place, row.unit]


class _Formats:
    """The formats of the sheet, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Any] = {}
        self.mark = book.add_format({"left": 5, "align": "left"})

    def text(self, *, total: bool) -> Any:  # noqa: ANN401
        return self._of(("text", total), {"bold": total})

    def cell(self, number: str, *, total: bool, carried: bool, broken: bool) -> Any:  # noqa: ANN401
        style = {
            "num_format": number,
            "bold": total,
            "italic": carried,
            "left": 5 if broken else 0,
            "align": "right",
        }
        return self._of((number, total, carried, broken), style)

    def _of(self, key: tuple[Any, ...], style: dict[str, Any]) -> Any:  # noqa: ANN401
        if key not in self._made:
            self._made[key] = self._book.add_format(style)
        return self._made[key]


def _row(
    sheet: Worksheet, number: int, row: WideRow, table: WideTable, several: bool, formats: _Formats
) -> None:
    words = _words(row, several)
    for column, text in enumerate(words):
        sheet.write_string(number, column, str(safe_cell(text)), formats.text(total=row.total))
    for column, year in enumerate(table.years, start=len(words)):
        cell, broken = row.cells.get(year), year in table.breaks
        kind = NUMBER if not isinstance(cell, float) or cell.is_integer() else PART
        style = formats.cell(kind, total=row.total, carried=year in row.carried, broken=broken)
        if cell is None:
            sheet.write_blank(number, column, None, style)
        elif isinstance(cell, str):
            sheet.write_string(number, column, str(safe_cell(cell)), style)
        else:
            sheet.write_number(number, column, cell, style)
