"""A change in per cent, in words, and what added zones mean for it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from geo.catalog import PlaceRegistry
from geo.language import _, ngettext
from geo.style import format_number, format_value
from geo.wording.amount import amount, exact_words

MINUS = "\u2212"


def _rounded(percent: float) -> float:
    """Return per cent as it is written: one decimal below ten, none above."""
    return round(percent, 1) if abs(percent) < 10 else round(percent)


def change_from(percent: float, year: int) -> str:
    """Return "3.3 % less than in 2023"."""
    rounded = _rounded(percent)
    if not rounded:
        return _("the same as in {year}").format(year=year)
    text = _("{number} % more than in {year}") if rounded > 0 else _("{number} % less than in {year}")
    return text.format(number=format_number(abs(rounded)), year=year)


def more_or_less(percent: float) -> str:
    """Return "3.3 % less"."""
    rounded = _rounded(percent)
    return more_or_less_by(rounded, amount(abs(rounded), "percent")) if rounded else _("no change")


def more_or_less_by(change: float, size: str) -> str:
    """Return "18 % less": a ``size`` in words with the direction of ``change``."""
    return (_("{value} more") if change > 0 else _("{value} less")).format(value=size)


def signed(change: float, size: str) -> str:
    """Return a ``size`` in words behind the sign of ``change``."""
    return size if change == 0 else ("+" if change > 0 else MINUS) + size


def signed_percent(percent: float) -> str:
    """Return ``−3.3 %``."""
    return signed(percent, amount(_rounded(abs(percent)), "percent"))


def signed_exact(percent: float | Fraction) -> str:
    """Return a change for arithmetic, to a tenth of a per cent whatever its size: ``+46.8 %``."""
    return signed(float(percent), exact_words(round(abs(float(percent)), 1), "percent"))


def signed_change(change: float, unit: str) -> str:
    """Return a change with its sign and unit; that of a share is in points, as per cent would mislead."""
    if unit == "percent":
        return signed(change, _("{number} points").format(number=format_number(abs(change))))
    return signed(change, format_value(abs(change), unit))


def zones_added(zones: Sequence[str], places: PlaceRegistry | None = None) -> str:
    """Return "coverage changed: 3 zones added", with a capital and their names where ``places`` is given."""
    count = len(zones)
    if places is None:
        text = ngettext(
            "coverage changed: {count} zone added", "coverage changed: {count} zones added", count
        )
        return text.format(count=count)
    text = ngettext(
        "Coverage changed: {count} zone added ({names})",
        "Coverage changed: {count} zones added ({names})",
        count,
    )
    return text.format(count=count, names=place_names(zones, places))


def place_names(ids: Sequence[str], places: PlaceRegistry) -> str:
    """Return the names of places, in order, joined by commas."""
    return ", ".join(sorted(places.get(id).label() for id in ids))
