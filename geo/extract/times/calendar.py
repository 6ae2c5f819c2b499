"""Days of years, months and spans."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2099
YEAR_DAYS = 364
"""Days between start and end from which on a span is of whole years."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``start`` to ``end``, both of them in it."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Return the days between start and end; 0 for one day."""
        return (self.end - self.start).days

    def to(self, other: Span) -> Span:
        """Return the span from this one's start to the end of ``other``."""
        return Span(self.start, max(self.end, other.end))


def year_span(year: int, last: int | None = None) -> Span:
    """Return a whole year, or several."""
    return Span(date(year, 1, 1), date(last or year, 12, 31))


def month_span(year: int, month: int, last: int | None = None) -> Span:
    """Return a whole month, or those from ``month`` to ``last``."""
    end = last or month
    return Span(date(year, month, 1), date(year, end, monthrange(year, end)[1]))


def day_span(year: int, month: int, day: int) -> Span | None:
    """Return one day; None where there is none such."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Span(date(year, month, day), date(year, month, day))


def month_before(day: date, months: int) -> Span:
    """Return the month that lies ``months`` before that of ``day``."""
    number = day.year * 12 + day.month - 1 - months
    return month_span(number // 12, number % 12 + 1)


def week_before(day: date, weeks: int) -> Span:
    """Return the week (Monday to ``day`` or Sunday) that lies ``weeks`` before that of ``day``."""
    monday = day - timedelta(days=day.weekday() + 7 * weeks)
    return Span(monday, min(day, monday + timedelta(days=6)))


def days_before(day: date, days: int) -> Span:
    """Return the one day that lies ``days`` before another."""
    found = day - timedelta(days=max(-36500, min(days, 36500)))
    return Span(found, found)


def in_year(span: Span, year: int) -> Span:
    """Return the same months of another year; of a year or more, that year."""
    if span.days >= YEAR_DAYS or span.start.year != span.end.year:
        return year_span(year)
    whole = month_span(year, span.start.month, span.end.month)
    start = day_span(year, span.start.month, span.start.day)
    ends = span.end.day == monthrange(span.end.year, span.end.month)[1]
    end = None if ends else day_span(year, span.end.month, span.end.day)
    return Span(start.start if start else whole.start, end.start if end else whole.end)


def is_year(text: str) -> bool:
    """Say whether digits are a year."""
    return len(text) == 4 and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR
