"""Years and periods in words."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from babel.dates import format_date as babel_date

from geo.language import _, current
from geo.model import Statement, year_runs
from geo.style.numbers import LOCALES, format_date


def years_words(years: Iterable[int]) -> str:
    """Return years in order, those that follow one another as a run: ``2001–2009, 2013``."""
    return ", ".join(span_words(*run) for run in year_runs(years))


def span_words(first: int | None, last: int | None) -> str:
    """Return ``2006–2008``, the one year where they are the same or one is open; empty for none."""
    if first is None or last is None:
        return str(first or last or "")
    return str(first) if first == last else f"{first}–{last}"


def open_span_words(first: int | None, last: int | None) -> str:
    """Return `span_words`, but of one that is open on a side ``since 2009`` or ``until 2012``."""
    if first is None and last is not None:
        return _("until {year}").format(year=last)
    if first is not None and last is None:
        return _("since {year}").format(year=first)
    return span_words(first, last)


def period_words(start: date | None, end: date | None, *, part: bool = False) -> str:
    """Return ``2024``, ``2017–2018``, ``Sep 2011``, ``Jan 2024 to Oct 2024``, a day or two days.

    Parameters
    ----------
    start, end : date or None
        First and last day of the period; that none is given is said.
    part : bool
        Whether the year is meant only in part, not known which: ``part of 2012``.
    """
    if start is None or end is None:
        return _("date not given")
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        if part and start.year == end.year:
            return _("part of {year}").format(year=start.year)
        return span_words(start.year, end.year)
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        first, last = (babel_date(day, "MMM y", locale=LOCALES[current()]) for day in (start, end))
    else:
        first, last = (format_date(day) for day in (start, end))
    return first if first == last else _("{low} to {high}").format(low=first, high=last)


def period_of(statement: Statement) -> str:
    """Return the period that a statement speaks of."""
    return period_words(statement.period_start, statement.period_end, part="part-year" in statement.flags)


def published_words(first: date, last: date) -> str:
    """Return a day of publication, or the window it is known to lie in."""
    early, late = (format_date(day) for day in (first, last))
    if first < last and (first.year, first.month) == (last.year, last.month):
        early = str(first.day)
    return late if early == late else _("between {first} and {last}").format(first=early, last=late)
