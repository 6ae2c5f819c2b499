"""One thing wrong in the data, said in one line."""

from __future__ import annotations

from dataclasses import dataclass

from geo.language import _


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file of the data package or in a card.

    Attributes
    ----------
    file : str
        Path relative to the checkout, with forward slashes.
    row : int or None
        Row of a table as a spreadsheet numbers it (the header is row 1), or number of
        the feature in a layer (the first is 1); None where the fault is the file's.
    column : str
        Column, property or key; empty where the fault is the row's or the file's.
    value : str
        What stands there; empty where nothing does.
    expected : str
        What would be right.
    """

    file: str
    row: int | None
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        """Return ``file: row 12, column place: 'x' — expected …`` on one line."""
        table, layer = self.file.endswith(".csv"), self.file.endswith(".geojson")
        where = []
        if self.row is not None:
            text = _("feature {number}") if layer else _("row {number}")
            where.append(text.format(number=self.row))
        if self.column:
            text = _("column {name}") if table else _("property {name}") if layer else _("key {name}")
            where.append(text.format(name=self.column))
        what = f"'{self.value}'" if self.value else _("nothing")
        expected = _("expected {expected}").format(expected=self.expected)
        found = f"{', '.join(where)}: {what}" if where else what
        return " ".join(f"{self.file}: {found} — {expected}".split())
