"""Cells that a spreadsheet reads as data, never as a formula."""

from __future__ import annotations

from datetime import date
from typing import TypeVar, cast

from geo.exports.tables import Cell

Plain = TypeVar("Plain", bound=Cell)

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that some spreadsheet would run; the wide forms do so under East Asian settings."""


def safe_cell(value: Cell) -> Cell:
    """Return ``value`` so that a spreadsheet reads it as data.

    Text that would begin a formula gets an apostrophe before it, and one more where it has
    some already, so that `stored_text` can take it off again; numbers stay numbers.
    """
    return "'" + value if isinstance(value, str) and _would_run(value.lstrip("'")) else value


def stored_text(cell: str) -> str:
    """Return the text that `safe_cell` was given."""
    return cell[1:] if cell.startswith("'") and _would_run(cell.lstrip("'")) else cell


def _would_run(text: str) -> bool:
    return text.startswith(FORMULA)


def plain_cell(value: Cell) -> str | float | int:
    """Return ``value`` as a text file has it: dates as ISO, yes and no as words, no data as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return whole(value)


def whole(value: Plain) -> Plain:
    """Return a number without decimals as an integer, so that no file shows ".0"; all else as it is."""
    return cast(Plain, int(value)) if isinstance(value, float) and value.is_integer() else value
