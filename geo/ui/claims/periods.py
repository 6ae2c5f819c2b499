"""The period a figure is about, as a reader writes it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from babel.dates import format_date as babel_date

from geo.language import _, current
from geo.style.numbers import LOCALES, format_date


def period_words(start: date, end: date) -> str:
    """Return ``2024``, ``2017 to 2018``, ``Sep 2011``, ``Jan 2024 to Oct 2024`` or two full days.

    Parameters
    ----------
    start, end : date
        First and last day of the period.
    """
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return _span(str(start.year), str(end.year))
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return _span(_month(start), _month(end))
    return _span(format_date(start, current()), format_date(end, current()))


def years_words(years: list[int]) -> str:
    """Return years as stretches: ``2004 to 2008, 2010``; two in a row stay apart."""
    stretches: list[list[int]] = []
    for year in sorted(set(years)):
        if stretches and year == stretches[-1][-1] + 1:
            stretches[-1].append(year)
        else:
            stretches.append([year])
    parts = [_span(str(s[0]), str(s[-1])) if len(s) > 2 else ", ".join(map(str, s)) for s in stretches]
    return ", ".join(parts)


def _span(first: str, last: str) -> str:
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def _month(day: date) -> str:
    return babel_date(day, "MMM y", locale=LOCALES[current()])
