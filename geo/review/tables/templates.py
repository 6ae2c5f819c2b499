"""Files to fill in and import: the columns of a figure, each with what it is for."""

from __future__ import annotations

import csv
import io

import xlsxwriter

from geo.catalog.package import table_fields
from geo.errors import ReviewError
from geo.language import _, current
from geo.review.records import OFFERED_READINGS
from geo.review.rows import DEFAULTS
from geo.review.tables.bulk import SPANISH
from geo.review.tables.cards import CARD
from geo.review.tables.forms import ASKED
from geo.review.tables.sheets import FIGURES

CSV, XLSX = "csv", "xlsx"
FORMATS = (CSV, XLSX)
REQUIRED = (
    "measure", "place", "period_start", "period_end", "value", "unit", "value_stated", "source", "reading",
)  # fmt: skip
"""Columns that a figure cannot be without; of ``value`` a range or a trend can."""
EXAMPLE = {
    "measure": "coca_cultivation", "place": "peru", "kind": "level", "period_start": "2013-01-01",
    "period_end": "2013-12-31", "period_basis": "stated", "value": "49800", "unit": "ha",
    "value_stated": "49,800", "unit_stated": "hectares", "bound": "exact", "stance": "reports",
    "source": "insight-crime-2012-seizures", "reading": "press",
}  # fmt: skip
ROWS = 2_000
"""Rows of the workbook whose cells offer their choices."""


def column_words() -> dict[str, str]:
    """Return what each column of a figure is for."""
    return {
        "measure": _("What is counted: the id or the name of a measure"),
        "place": _("Where: the id or the name of a place"),
        "to_place": _("Destination, of a share by destination"),
        "kind": _("What sort of number it is: how much there was, a change, a share …"),
        "period_start": _("First day that it is about, as YYYY-MM-DD"),
        "period_end": _("Last day that it is about, as YYYY-MM-DD"),
        "period_basis": _("Whether the source states the period or it was inferred"),
        "value": _("The number, a point before decimals; empty of a range or a trend"),
        "low": _("Lower end of a range"),
        "high": _("Upper end of a range"),
        "unit": _("Unit of the measure; percent of changes and shares; of a trend its direction"),
        "value_stated": _("The number as the source prints it"),
        "unit_stated": _("The unit as the source prints it"),
        "bound": _("How the value is meant: exact, about, at least, at most, a range"),
        "definition": _("What is counted more exactly"),
        "denominator": _("Of what a share, change or ratio is taken"),
        "attributed_to": _("Person or body to whom the source ascribes it"),
        "institution": _("Body for which that person speaks, or which makes the figure"),
        "stance": _("Whether the source asserts it, reports what another says, or disputes it"),
        "series": _("Series of a monitoring body that it belongs to"),
        "source": _("Id of the source that first published it"),
        "read_in": _("Id of the source in which it was read, where that is another"),
        "reading": _("How it was read"),
        "flag": _("What must be said beside it, several between |"),
        "note": _("What a reader should know, in your own words"),
    }


def choices_of(column: str) -> list[str]:
    """Return what a column of a figure may hold; nothing where it is free."""
    if column == "reading":
        return list(OFFERED_READINGS)
    field = next(one for one in table_fields("statements") if one["name"] == column)
    allowed = (field.get("constraints") or {}).get("enum") or (field.get("items") or {}).get("enum") or []
    # What the atlas calculates is not entered.
    return [word for word in allowed if word not in ("calculates", "parts", "derived")]


def template(form: str) -> bytes:
    """Return a file to fill in, in the language in use.

    Parameters
    ----------
    form : str
        `CSV` or `XLSX`.
    """
    if form not in FORMATS:
        raise ReviewError(
            _("template: expected a file that ends in {names}").format(names=", ".join((*FORMATS, CARD)))
        )
    return _csv() if form == CSV else _xlsx()


def _marked(cells: list[str]) -> list[str]:
    """Return a row that an import passes over."""
    return [f"# {cells[0]}", *cells[1:]]


def _csv() -> bytes:
    words = column_words()
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(ASKED)
    writer.writerow(_marked([_described(name, words[name]) for name in ASKED]))
    writer.writerow(_marked([EXAMPLE.get(name, "") for name in ASKED]))
    return file.getvalue().encode("utf-8-sig")


def _described(name: str, words: str) -> str:
    choices = choices_of(name)
    return f"{words} ({', '.join(choices)})" if choices else words


def _xlsx() -> bytes:
    content, words = io.BytesIO(), column_words()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(content, options)
    bold = book.add_format({"bold": True})
    quiet = book.add_format({"font_color": "#666666", "italic": True})
    text = book.add_format({"num_format": "@"})
    sheet = book.add_worksheet(FIGURES[current() == "es"])
    sheet.freeze_panes(1, 0)
    for at, name in enumerate(ASKED):
        sheet.set_column(at, at, max(14, len(name) + 2), text if name.startswith("period_") else None)
        sheet.write_string(0, at, name, bold)
        sheet.write_comment(0, at, _described(name, words[name]))
        choices = choices_of(name)
        if choices and name != "flag":
            sheet.data_validation(1, at, ROWS, at, {"validate": "list", "source": choices})
    for at, cell in enumerate(_marked([EXAMPLE.get(name, "") for name in ASKED])):
        sheet.write_string(1, at, cell, quiet)
    about = book.add_worksheet(_("columns"))
    about.set_column(0, 1, 18)
    about.set_column(2, 2, 12)
    about.set_column(3, 4, 70)
    headings = (_("Column"), _("In Spanish"), _("Needed"), _("What for"), _("One of"))
    for at, cell in enumerate(headings):
        about.write_string(0, at, cell, bold)
    spanish = {column: words for words, column in reversed(SPANISH.items())}
    for row, name in enumerate(ASKED, start=1):
        needed = _("yes") if name in REQUIRED else DEFAULTS.get(name, "")
        cells = (name, spanish.get(name, ""), needed, words[name], ", ".join(choices_of(name)))
        for at, cell in enumerate(cells):
            about.write_string(row, at, cell)
    about.write_string(len(ASKED) + 2, 0, _("Rows that begin with # are passed over."))
    book.close()
    return content.getvalue()
