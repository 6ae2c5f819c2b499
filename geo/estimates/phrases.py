"""Figures and periods in words, for the sentences and the arithmetic of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from babel.numbers import format_decimal

from geo.catalog import PlaceRegistry
from geo.estimates.claims import several_years
from geo.language import _, current, ngettext, translated
from geo.model import Statement
from geo.style import bound_text, format_date, format_value, unit_label
from geo.style.numbers import LOCALES, NBSP

HUGE = 1e15
"""From here on a number is written as a power of ten."""


def period(statement: Statement) -> str:
    """Return what the statement speaks of: ``2012``, ``part of 2012``, ``2017 to 2018`` or two days."""
    start, end = statement.period_start, statement.period_end
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if whole and several_years(statement):
        return years(start.year, end.year)
    if whole:
        text = _("part of {year}") if "part-year" in statement.flags else "{year}"
        return text.format(year=start.year)
    return days(start, end)


def years(first: int, last: int) -> str:
    """Return ``2006 to 2008``, or the one year."""
    return str(first) if first == last else _("{low} to {high}").format(low=first, high=last)


def days(first: date, last: date) -> str:
    """Return two days as ``1 Jan 2023 to 8 Oct 2023``."""
    return _("{low} to {high}").format(low=format_date(first, current()), high=format_date(last, current()))


def value(amount: float, unit: str) -> str:
    """Return an amount with its unit in the language in use."""
    return format_value(amount, unit, current())


def figure(amount: float | Fraction) -> str:
    """Return a number as arithmetic needs it: nothing rounded away down to a thousandth."""
    if abs(float(amount)) >= HUGE:
        return f"{float(amount):.3g}"
    return format_decimal(float(amount), format="#,##0.###", locale=LOCALES[current()])


def measured(amount: float | Fraction, unit: str) -> str:
    """Return `figure` with its unit."""
    label = unit_label(unit)
    return f"{figure(amount)}{NBSP}{label}" if label else figure(amount)


def said(statement: Statement) -> str:
    """Return a statement's figure with the words of its bound: "at least 25,000 ha"."""
    return bound_text(
        statement.value, statement.low, statement.high, statement.bound, statement.unit, current()
    )


def definition(statement: Statement) -> str:
    """Return what the statement counts, in the language in use where the data have it; empty if not said."""
    return translated(statement.definition, statement.definition_es)


def denominator(statement: Statement) -> str:
    """Return of what total or against what the statement is, as `definition`."""
    return translated(statement.denominator, statement.denominator_es)


def percent(share: float) -> str:
    """Return a share (1 is all) in per cent, with one decimal below ten: ``6.4 %``, ``64 %``."""
    return value(round(100 * share, 1 if abs(share) < 0.0995 else 0), "percent")


def signed(percent_: float | Fraction) -> str:
    """Return a change in per cent with its sign: ``+46.8 %``, ``−3.4 %``."""
    sign = "+" if percent_ > 0 else "−" if percent_ < 0 else ""
    return sign + measured(round(abs(float(percent_)), 1), "percent")


def more_or_less(percent_: float) -> str:
    """Return a change in per cent as "3.5 % less", one decimal below ten, none above."""
    rounded = round(percent_, 1) if abs(percent_) < 10 else round(percent_)
    if not rounded:
        return _("no change")
    return (_("{value} more") if rounded > 0 else _("{value} less")).format(
        value=value(abs(rounded), "percent")
    )


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
    return text.format(count=count, names=names(zones, places))


def names(ids: Sequence[str], places: PlaceRegistry) -> str:
    """Return the names of places, in order, joined by commas."""
    return ", ".join(sorted(places.get(id).label(current()) for id in ids))
