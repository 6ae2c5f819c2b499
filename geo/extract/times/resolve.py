"""Which days are meant: times resolved against the day of publication and the year in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from geo.extract.text.tokens import Token
from geo.extract.times.calendar import (
    YEAR_DAYS,
    Span,
    day_span,
    days_before,
    in_year,
    month_before,
    month_span,
    week_before,
    year_span,
)
from geo.extract.times.context import joined, opened, role_of
from geo.extract.times.said import AGAIN, AGO, CALENDAR, DAY, LASTING, PART, RELATIVE, Said
from geo.extract.times.time import BASELINE, DATELINE, INFERRED, REPORT, SAYING, STATED, Time
from geo.extract.times.words import TimeWords

ENDS = (".", "\n", "!", "?")


@dataclass(slots=True)
class _Talk:
    """What is talked of where a time is read.

    Attributes
    ----------
    anchor : date
        Day of publication, or that of the last dateline with a year.
    found : list of Time
    year : int or None
        The year named last.
    at : int
        The token behind it.
    same : bool
        Whether it stands in the same sentence as the time that is read.
    """

    anchor: date
    found: list[Time] = field(default_factory=list)
    year: int | None = None
    at: int = 0
    same: bool = False

    def last(self, least: int, most: int) -> Span | None:
        """Return the last span of so many days that is of an event; None where there is none."""
        compared: Span | None = None
        for time in reversed(self.found):
            if time.role in (DATELINE, REPORT) or not least <= time.span.days <= most:
                continue
            if time.role != BASELINE:
                return time.span
            compared = compared or time.span
        return compared


def resolve_times(
    said: Sequence[Said], tokens: Sequence[Token], words: TimeWords, published: date
) -> list[Time]:
    """Return the times with their days; two that make one span are joined.

    Parameters
    ----------
    said : sequence of Said
    tokens : sequence of Token
    words : TimeWords
    published : date
        Anchors what is said from now; a dateline with a year takes its place for the text behind it.
    """
    talk = _Talk(published)
    origin: Said | None = None
    index = 0
    while index < len(said):
        one, index = said[index], index + 1
        talk.same = not any(t.text in ENDS for t in tokens[talk.at : one.first])
        basis = STATED if one.year is not None else INFERRED
        if index < len(said) and _takes_year(one, said[index], tokens):
            one = replace(one, year=_relative(said[index], talk).start.year, last=said[index].last)
            index += 1
        span = _days(one, talk)
        if span is None:
            continue
        partial = one.form == RELATIVE and one.base == "now" and one.unit == "year" and one.number == 0
        role = role_of(one, tokens, words)
        time = Time(one.first, one.last, span, one.form, basis, role, partial, _others(one, span, talk))
        whole = joined(talk.found[-1], origin, time, one, tokens, words) if talk.found and origin else None
        if whole is not None:
            talk.found[-1] = whole
        else:
            talk.found.append(
                opened(time, talk.anchor, tokens, words, talk.found[-1].last if talk.found else 0)
            )
        origin = one
        _follow(talk, talk.found[-1], one)
    return talk.found


def _follow(talk: _Talk, time: Time, one: Said) -> None:
    """Let what was read last be what is talked of."""
    if time.role == DATELINE:
        if time.basis == STATED and time.span.start <= talk.anchor:
            talk.anchor = time.span.start
        return
    named = one.year is not None or (one.form in (RELATIVE, AGO) and one.unit == "year")
    back = one.base == "focus" and (one.number < 0 if one.form == RELATIVE else one.number > 0)
    aside = time.role in (REPORT, SAYING) or (talk.year is not None and (back or time.role == BASELINE))
    if named and not aside and time.span.end.year - time.span.start.year < 2:
        talk.year, talk.at = time.span.end.year, one.last


def _takes_year(one: Said, behind: Said, tokens: Sequence[Token]) -> bool:
    """Say whether a part of a year has its year in the words behind it: "December of last year"."""
    if one.year is not None or one.form not in (CALENDAR, PART, LASTING, AGAIN):
        return False
    if one.form == LASTING and one.number < 0:
        return False
    gap = [t.text for t in tokens[one.last : behind.first]]
    years = behind.form in (RELATIVE, AGO) and behind.unit == "year"
    return years and (
        gap in ([], ["of"], ["de"], ["del"], ["in"], [","]) and (bool(gap) or one.last == behind.first)
    )


def _days(one: Said, talk: _Talk) -> Span | None:
    """Return the days of a time; None where they cannot be known."""
    if one.form == CALENDAR:
        return _calendar(one, talk)
    if one.form == PART:
        return month_span(_year_of(one, talk), one.month or 1, one.last_month)
    if one.form == RELATIVE:
        return _relative_span(one, talk)
    if one.form == LASTING:
        return _lasting(one, talk)
    if one.form == AGO:
        return _ago(one, talk)
    if one.form == AGAIN:
        part = talk.last(27, YEAR_DAYS - 1)
        year = one.year or (part.end.year if part else None)
        return None if year is None else in_year(part, year) if part else year_span(year)
    if one.form == DAY:
        return _day_alone(one.day or 1, talk.last(0, 31) if one.base == "focus" else None, talk.anchor)
    return days_before(talk.anchor, (talk.anchor.weekday() - (one.day or 0)) % 7)


def _day_alone(day: int, focus: Span | None, anchor: date) -> Span | None:
    """Return a day of a month that is not named: of that in focus, else the last one before ``anchor``."""
    if focus is not None:
        return day_span(focus.start.year, focus.start.month, day)
    months = (month_before(anchor, back).start for back in range(int(day > anchor.day), 3))
    return next((span for month in months if (span := day_span(month.year, month.month, day))), None)


def _year_of(one: Said, talk: _Talk) -> int:
    """Return the year of a month or part of a year: as said, of the same sentence, or the last one over."""
    if one.year is not None:
        return one.year
    named = talk.last(0, YEAR_DAYS) if one.base == "focus" else None
    if named is not None:  # "ese noviembre", "the following March"
        return named.end.year + (one.number > 0 and (one.month or 1) <= named.end.month)
    if talk.year is not None and talk.same and talk.year < talk.anchor.year and not one.past:
        return talk.year
    return _latest(one, talk.anchor)


def _latest(one: Said, anchor: date) -> int:
    """Return the last year in which a month or a part of a year has begun."""
    return anchor.year - ((one.month or 1, one.day or 1) > (anchor.month, anchor.day))


def _others(one: Said, span: Span, talk: _Talk) -> tuple[tuple[str, Span], ...]:
    """Return the same part of the other year that may be meant."""
    if one.year is not None or one.month is None or one.form not in (CALENDAR, PART):
        return ()
    years = {talk.year, _latest(one, talk.anchor)} - {None, span.end.year}
    return tuple(("year", in_year(span, year)) for year in years if year is not None)


def _calendar(one: Said, talk: _Talk) -> Span | None:
    if one.month is None:
        return year_span(one.year or talk.anchor.year, one.last_year)
    year = _year_of(one, talk)
    if one.day is None:
        return month_span(year, one.month)
    span = day_span(year, one.month, one.day)
    end = day_span(year, one.month, one.last_day) if one.last_day else None
    return span.to(end) if span and end else span


def _relative(one: Said, talk: _Talk) -> Span:
    """Return the year that is said from now or from the year in focus."""
    number = int(one.number)
    if one.form == AGO:
        number = -number
    base = talk.year if one.base == "focus" and talk.year is not None else talk.anchor.year
    return year_span(max(1900, min(2099, base + number)))


def _relative_span(one: Said, talk: _Talk) -> Span | None:
    number, focus = int(one.number), one.base == "focus"
    if one.unit == "span":
        return talk.last(0, 40000)
    if one.unit == "both":
        years = sorted({t.span.end.year for t in talk.found if t.span.days >= YEAR_DAYS}, reverse=True)[:2]
        return year_span(years[1], years[0]) if len(years) == 2 else None
    if one.unit == "month":
        month = talk.last(27, 31) if focus else None
        return _days_in(month_before(month.start if month else talk.anchor, -number), one)
    if one.unit == "week":
        return week_before(talk.anchor, -number)
    if one.unit == "day":
        day = talk.last(0, 0) if focus else None
        return None if focus and day is None else days_before(day.start if day else talk.anchor, -number)
    decade = talk.anchor.year // 10 * 10
    if one.unit == "decade_start":
        return year_span(decade)
    if one.unit == "decade" and one.number < 0:
        return year_span(decade - 10, decade - 1)
    return Span(date(decade, 1, 1), talk.anchor) if one.unit == "decade" else _relative(one, talk)


def _days_in(month: Span, one: Said) -> Span:
    """Return the days of a month that are said: "del 3 al 26 de este mes"; the month where none are."""
    if one.day is None or one.last_day is None:
        return month
    first = day_span(month.start.year, month.start.month, one.day)
    last = day_span(month.start.year, month.start.month, one.last_day)
    return first.to(last) if first and last else month


def _lasting(one: Said, talk: _Talk) -> Span | None:
    number, anchor = abs(int(one.number)) or 1, talk.anchor
    if one.number > 0:  # the first months of a year
        year = one.year or (talk.year if talk.year and talk.same else anchor.year)
        months = {"month": number, "week": max(1, number // 4), "day": 1}.get(one.unit, 12)
        return month_span(year, 1, min(12, months))
    if one.unit == "year":
        last = one.year or anchor.year
        return year_span(max(1900, last - number), last) if number > 1 else year_span(last - 1)
    if one.unit == "month":
        return month_before(anchor, number).to(Span(anchor, anchor))
    return Span(days_before(anchor, number * (7 if one.unit == "week" else 1)).start, anchor)


def _ago(one: Said, talk: _Talk) -> Span | None:
    number = int(one.number)
    if one.unit == "year":
        return _relative(one, talk)
    focus = one.base == "focus"
    if one.unit == "month":
        base = talk.last(27, YEAR_DAYS - 1) if focus else None
        return month_before(base.start if base else talk.anchor, number)
    day = talk.last(0, 0) if focus else None
    start = (day.start if day else talk.anchor) - timedelta(
        days=max(-36500, min(number * (7 if one.unit == "week" else 1), 36500))
    )
    return Span(start, start)
