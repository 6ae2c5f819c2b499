"""What the words beside a time say: compared with, since, until, a law's, a dateline's, one end of a span."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.extract.text.phrases import Phrases
from geo.extract.text.tokens import BREAK, NUMBER, WORD, Token
from geo.extract.times.calendar import YEAR_DAYS, Span, day_span, year_span
from geo.extract.times.said import CALENDAR, RELATIVE, WEEKDAY, Said, text_at
from geo.extract.times.time import BASELINE, DATELINE, INFERRED, REPORT, SAYING, SINCE, STATED, UP_TO, Time
from geo.extract.times.words import TimeWords

ENDS = (".", ";", "\n", "!", "?", ":")
RECORD = 10
"""Tokens before "since" within which something is said to be the largest."""
VERDICT_REACH = 25
"""Tokens between a verdict and its day."""
FARTHEST = 5
"""Tokens before something within which a phrase that stands before it begins."""
LOOSE_ENDS = (*ENDS, ",", "(", ")")


def role_of(one: Said, tokens: Sequence[Token], words: TimeWords) -> str:
    """Return what the words beside a time say of it (`geo.extract.times.time.Time.role`)."""
    if _is_dateline(one, tokens):
        return DATELINE
    if stands_before(words.report, one.first, tokens, 2) or (
        one.form == CALENDAR
        and one.month is None
        and words.report_behind.longest(tokens, one.last) is not None
    ):
        return REPORT
    if stands_before(words.baseline, one.first, tokens):
        return BASELINE
    if stands_before(words.up_to, one.first, tokens):
        return UP_TO
    if _said_near(one, tokens, words) or _of_a_verdict(one, tokens, words):
        return SAYING
    return ""


def stands_before(
    phrases: Phrases,
    first: int,
    tokens: Sequence[Token],
    loose: int = 1,
    *,
    figures: bool = False,
    commas: bool = True,
) -> bool:
    """Say whether a phrase ends right before a token, or with ``loose`` other words between.

    ``figures`` says that none of them may be a number: "desde 61.200 en 2010" is no time since 2010;
    ``commas`` whether a comma may stand between: "since January, 40 percent more" is not since 40 percent.
    """
    if not phrases.begins_within(tokens, first - FARTHEST, first):
        return False
    for back in range(1, FARTHEST + 1):
        at = first - back
        if at < 0 or tokens[at].text in ENDS or (not commas and tokens[at].text == ","):
            return False
        for match in phrases.at(tokens, at):
            between = tokens[match.last : first]
            if len(between) <= loose and (not figures or not any(t.kind == NUMBER for t in between)):
                return True
    return False


def _said_near(one: Said, tokens: Sequence[Token], words: TimeWords) -> bool:
    """Say whether a verb of saying stands within three words of a day or month: "announced on Tuesday"."""
    if one.form != WEEKDAY and (one.form == RELATIVE and one.unit == "year"):
        return False
    for at in range(one.first - 1, max(-1, one.first - 5), -1):
        if tokens[at].text in LOOSE_ENDS:
            break
        if words.saying.longest(tokens, at) is not None:
            return True
    for at in range(one.last, min(len(tokens), one.last + 2)):
        if tokens[at].text in LOOSE_ENDS:
            break
        if words.saying.longest(tokens, at) is not None:
            return True
    return False


def _of_a_verdict(one: Said, tokens: Sequence[Token], words: TimeWords) -> bool:
    """Say whether a day is that of a verdict, which is about what was done before: "sentenced on Friday"."""
    day = one.form == WEEKDAY or (one.form == RELATIVE and one.unit in ("day", "week"))
    if not day:
        return False
    for step, index in ((-1, one.first - 1), (1, one.last)):
        at = index
        while 0 <= at < len(tokens) and abs(at - index) < VERDICT_REACH and tokens[at].text not in ENDS:
            if words.verdicts.longest(tokens, at) is not None:
                return True
            at += step
    return False


def _is_dateline(one: Said, tokens: Sequence[Token]) -> bool:
    """Say whether a date opens or makes up a line: "LIMA, May 14 (AFP) -", "Lima, 5 de marzo de 2018"."""
    if one.form != CALENDAR or one.day is None or one.month is None:
        return False
    start = one.first
    while start and tokens[start - 1].kind != BREAK:
        start -= 1
        if one.first - start > 14:
            return False
    before = tokens[start : one.first]
    if any(t.text not in (",", "-") and t.kind != WORD for t in before):
        return False
    follows = text_at(tokens, one.last)
    if len(before) <= 8 and (follows == "-" or (follows == "." and text_at(tokens, one.last + 1) == "-")):
        return True
    if len(before) <= 8 and follows == "(":
        return any(text_at(tokens, at) == ")" for at in range(one.last + 1, one.last + 6))
    return one.year is not None and (follows in ("", ".") or tokens[one.last].kind == BREAK) and bool(before)


def joined(
    before: Time, said: Said, time: Time, one: Said, tokens: Sequence[Token], words: TimeWords
) -> Time | None:
    """Return two times as one span: "between February and June 2018"; None where they are two.

    ``said`` and ``one`` are the two as they are said.
    """
    gap = [token.text for token in tokens[before.last : time.first]]
    links = [text for text in gap if text not in words.articles and text not in ("end", "fines", "finales")]
    if len(gap) > 1 and not links and gap[0] in words.until:
        links = [gap[0]]
    if len(links) != 1 or links[0] not in words.until or WEEKDAY in (before.form, time.form):
        return None
    if before.role == DATELINE or time.role == DATELINE:
        return None
    opened = [t.text for t in tokens[max(0, before.first - 3) : before.first]]
    between = any(text in ("between", "entre") for text in opened)
    if links[0] in ("and", "y", "e") and not between:
        return None
    start = before.span
    if said.year is None and said.form == CALENDAR and said.month is not None:
        start = _moved(start, time.span.end)
    if start.start > time.span.end:
        return None
    role = before.role if before.role != BASELINE or between or before.span.days < YEAR_DAYS else ""
    basis = STATED if STATED in (before.basis, time.basis) else INFERRED
    others = tuple(
        (name, Span(_moved(before.span, span.end).start, span.end))
        for name, span in time.others
        if name == "year"
    )
    return Time(
        before.first, time.last, Span(start.start, time.span.end), time.form, basis, role, others=others
    )


def _moved(span: Span, end: date) -> Span:
    """Return a month or day moved to the last year in which it does not lie after ``end``."""
    month, day = span.start.month, span.start.day
    year = end.year - ((month, day) > (end.month, end.day))
    moved = day_span(year, month, min(day, monthrange(year, month)[1]))
    return replace(span, start=moved.start) if moved else span


def opened(time: Time, published: date, tokens: Sequence[Token], words: TimeWords, after: int) -> Time:
    """Return a time with the days to publication where "since" stands before it; from New Year for "by".

    Parameters
    ----------
    time : Time
    published : date
    tokens : sequence of Token
    words : TimeWords
    after : int
        The token behind the time before it, to which a "since" further off would belong.
    """
    span = time.span
    near = stands_before(words.since, time.first, tokens, 2, figures=True)
    if (near or _since_far(time.first, tokens, words, after)) and span.end < published and not time.partial:
        if _of_record(time.first, tokens, words):
            return replace(time, role=BASELINE)
        others = (*time.others, ("point", span)) if not near else time.others
        return replace(time, span=Span(span.start, published), role=SINCE, others=others)
    if time.role == UP_TO and span.days < YEAR_DAYS and span.start.month > 1:
        whole = Span(year_span(span.end.year).start, span.end)
        return replace(time, span=whole, others=(*time.others, ("point", span)))
    return time


def _of_record(first: int, tokens: Sequence[Token], words: TimeWords) -> bool:
    """Say whether a time is that since when nothing was like it: "the largest haul since 2009"."""
    for at in range(first - 1, max(-1, first - RECORD), -1):
        if tokens[at].text in LOOSE_ENDS:
            return False
        if words.records.longest(tokens, at) is not None:
            return True
    return False


def _since_far(first: int, tokens: Sequence[Token], words: TimeWords, after: int) -> bool:
    """Say whether "since" opens the clause of a time: "since the decree entered into force last November"."""
    for at in range(first - 1, max(after - 1, first - 12), -1):
        if tokens[at].text in LOOSE_ENDS:
            return False
        if words.since_far.longest(tokens, at) is not None:
            return True
    return False
