"""Which days are meant: times resolved against the day of publication and the year in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.extract.text.tokens import Token
from geo.extract.times.calendar import Span, day_span, month_before, month_span, week_before, year_span
from geo.extract.times.reader import AGO, CALENDAR, LASTING, PART, RELATIVE, WEEKDAY, Said
from geo.extract.times.words import TimeWords

STATED, INFERRED = "stated", "inferred"


@dataclass(frozen=True, slots=True)
class Time:
    """One time of a text.

    Attributes
    ----------
    first, last : int
        Tokens.
    span : Span
    form : str
        How it is said (`geo.extract.times.reader.Said.form`).
    basis : str
        `STATED` where the year stands in the text, else `INFERRED`.
    role : str
        ``""``, ``baseline``, ``report``, ``saying`` or ``since``.
    partial : bool
        Whether it is the part of a year until publication.
    """

    first: int
    last: int
    span: Span
    form: str
    basis: str = STATED
    role: str = ""
    partial: bool = False


def resolve_times(
    said: Sequence[Said], tokens: Sequence[Token], words: TimeWords, published: date
) -> list[Time]:
    """Return the times with their days; two that make one span are joined."""
    found: list[Time] = []
    focus: int | None = None
    focus_at = 0
    for number, one in enumerate(said):
        behind = said[number + 1] if number + 1 < len(said) else None
        if _takes_year(one, behind, tokens) and behind is not None:
            one = replace(one, year=_relative(behind, published, focus).start.year)
        same = not any(t.text in (".", "\n", "!", "?") for t in tokens[focus_at : one.first])
        near = focus if one.form != CALENDAR or one.month is None or same else None
        span, basis = _days(one, published, near, found[-1].span if found else None)
        if span is None:
            continue
        partial = one.form == RELATIVE and one.base == "now" and one.unit == "year" and one.number == 0
        time = Time(one.first, one.last, span, one.form, basis, _role(one, tokens, words), partial)
        if one.form in (CALENDAR, PART) and one.year is not None and time.role != "report":
            focus, focus_at = span.end.year, one.last
        joined = _joined(found[-1], time, one, tokens, words) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(_since(time, published, tokens, words))
    return found


def _takes_year(one: Said, behind: Said | None, tokens: Sequence[Token]) -> bool:
    """Say whether a month has its year in the words behind it: "December of last year"."""
    if behind is None or one.form != CALENDAR or one.month is None or one.year is not None:
        return False
    gap = [t.text for t in tokens[one.last : behind.first]]
    return behind.form == RELATIVE and behind.unit == "year" and gap in ([], ["of"], ["de"], ["del"])


def _days(one: Said, published: date, focus: int | None, before: Span | None) -> tuple[Span | None, str]:
    if one.form == RELATIVE and one.unit == "span":
        return before, INFERRED
    if one.form == CALENDAR:
        return _calendar(one, published, focus)
    if one.form == PART:
        year = one.year or focus or published.year
        return month_span(year, one.month or 1, one.last_month), STATED if one.year else INFERRED
    if one.form == RELATIVE:
        return _relative(one, published, focus), INFERRED
    if one.form == LASTING:
        return _lasting(one, published, focus), STATED if one.year else INFERRED
    if one.form == AGO:
        return _ago(one, published, focus), INFERRED
    return Span(published - timedelta(days=6), published), INFERRED


def _calendar(one: Said, published: date, focus: int | None) -> tuple[Span | None, str]:
    if one.month is None:
        return year_span(one.year or published.year, one.last_year), STATED
    year, basis = one.year, STATED
    if year is None:
        basis = INFERRED
        later = (one.month, one.day or 1) > (published.month, published.day)
        year = published.year - 1 if later else published.year
        if focus is not None and focus < published.year and not one.past:
            year = focus
    if one.day is None:
        return month_span(year, one.month), basis
    span = day_span(year, one.month, one.day)
    end = day_span(year, one.month, one.last_day) if one.last_day else None
    return (span.to(end) if span and end else span), basis


def _relative(one: Said, published: date, focus: int | None) -> Span:
    number = int(one.number)
    if one.unit == "month":
        return month_before(published, -number)
    if one.unit == "week":
        return week_before(published, -number)
    base = focus if one.base == "focus" and focus is not None else published.year
    return year_span(base + number)


def _lasting(one: Said, published: date, focus: int | None) -> Span | None:
    number = abs(int(one.number)) or 1
    if one.number > 0:  # the first months of a year
        year = one.year or published.year
        months = {"month": number, "week": max(1, number // 4), "day": 1}.get(one.unit, 12)
        return month_span(year, 1, min(12, months))
    if one.unit in ("year", "decade"):
        years = number * (10 if one.unit == "decade" else 1)
        return (
            year_span(max(1900, published.year - years), published.year)
            if years > 1
            else year_span(published.year - 1)
        )
    if one.unit == "month":
        return month_before(published, number).to(Span(published, published))
    days = number * (7 if one.unit == "week" else 1)
    return Span(published - timedelta(days=min(days, 36500)), published)


def _ago(one: Said, published: date, focus: int | None) -> Span | None:
    number = int(one.number)
    if one.unit in ("year", "decade"):
        year = (focus if one.base == "focus" and focus is not None else published.year) - number * (
            10 if one.unit == "decade" else 1
        )
        return year_span(year) if year >= 1900 else None
    if one.unit == "month":
        return month_before(published, number)
    day = published - timedelta(days=min(number * (7 if one.unit == "week" else 1), 36500))
    return Span(day, day)


def _role(one: Said, tokens: Sequence[Token], words: TimeWords) -> str:
    """Return what the words before a time say of it."""
    for back in range(1, 6):
        at = one.first - back
        if at < 0 or tokens[at].text in (".", ";", "\n"):
            break
        if any(m.last >= one.first - 1 for m in words.report.at(tokens, at)):
            return "report"
        if any(m.last >= one.first - 1 for m in words.baseline.at(tokens, at)):
            return "baseline"
    if one.form == WEEKDAY:
        return "saying"
    return ""


def _joined(before: Time, time: Time, said: Said, tokens: Sequence[Token], words: TimeWords) -> Time | None:
    """Return two times as one span: "between February and June 2018"; None where they are two."""
    gap = [token.text for token in tokens[before.last : time.first]]
    links = [text for text in gap if text not in ("the", "el", "los", "of", "de", "del", "end", "fines")]
    if len(links) != 1 or links[0] not in words.until or before.form == WEEKDAY or time.form == WEEKDAY:
        return None
    opened = tokens[before.first - 1].text if before.first else ""
    if opened in ("el", "the", "del", "of") and before.first > 1:
        opened = tokens[before.first - 2].text if opened != "del" else "del"
    between = links[0] in ("and", "y")
    if between and opened not in ("between", "entre"):
        return None
    start = before.span
    if before.basis == INFERRED and time.basis == STATED and before.form == CALENDAR:
        month, year = start.start.month, time.span.end.year
        if (month, start.start.day) > (time.span.end.month, time.span.end.day):
            year -= 1
        moved = day_span(year, month, start.start.day)
        start = replace(start, start=moved.start) if moved else start
    if start.start > time.span.end:
        return None
    basis = STATED if STATED in (before.basis, time.basis) else INFERRED
    return Time(before.first, time.last, Span(start.start, time.span.end), time.form, basis, before.role)


def _since(time: Time, published: date, tokens: Sequence[Token], words: TimeWords) -> Time:
    """Return a time opened to the day of publication where "since" stands before it."""
    for back in range(1, 4):
        at = time.first - back
        if at < 0 or tokens[at].text in (".", ",", ";"):
            break
        if any(m.last >= time.first - 1 for m in words.since.at(tokens, at)):
            if time.span.end < published and not time.partial:
                return replace(time, span=Span(time.span.start, published), role="since")
            break
    return time
