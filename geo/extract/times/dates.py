"""Dates of the calendar among tokens: years, months and days as they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from geo.extract.text.tokens import BREAK, Token
from geo.extract.times.calendar import is_year
from geo.extract.times.said import CALENDAR, DAY, RELATIVE, Said, counted, day_at, glued_before, text_at
from geo.extract.times.words import TimeWords

ORDINAL_MARKS = ("st", "nd", "rd", "th")


def numeric_date(tokens: Sequence[Token], index: int) -> Said | None:
    """Read 2018-02-13, 13/02/2018, 13.02.2018; 05/2018."""
    text = tokens[index].text
    if text.count(".") == 2:
        parts = text.split(".")
        last = index + 1
    else:
        marks = (text_at(tokens, index + 1), text_at(tokens, index + 3))
        if marks not in (("-", "-"), ("/", "/")):
            return _month_of_year(tokens, index)
        parts = [text, text_at(tokens, index + 2), text_at(tokens, index + 4)]
        last = index + 5
    if not all(part.isdigit() and len(part) <= 4 for part in parts):
        return None
    if is_year(parts[0]):
        year, month, day = parts
    elif is_year(parts[2]):
        day, month, year = parts
        if int(month) > 12:
            day, month = month, day
    else:
        return None
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return Said(index, last, CALENDAR, int(year), None, int(month), None, int(day))


def _month_of_year(tokens: Sequence[Token], index: int) -> Said | None:
    """Read 05/2018."""
    text, year = tokens[index].text, text_at(tokens, index + 2)
    if text_at(tokens, index + 1) != "/" or len(text) > 2 or not text.isdigit() or not is_year(year):
        return None
    if tokens[index + 1].start != tokens[index].end or not 1 <= int(text) <= 12:
        return None
    return Said(index, index + 3, CALENDAR, int(year), None, int(text))


def day_first(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read "13 February 2018", "1.° de mayo", "5 de marzo del 2019", "4 y el 19 de junio"."""
    if not day_at(tokens, index) or words.streets.longest(tokens, index - 1 if index else 0):
        return None
    first, end_day, position = int(tokens[index].text), None, index + 1
    if text_at(tokens, position) in ("a", "al", "y", "to", "and", "-"):
        at = position + (2 if text_at(tokens, position + 1) in ("el", "the") else 1)
        if day_at(tokens, at) and int(text_at(tokens, at)) > first:
            end_day, position = int(text_at(tokens, at)), at + 1
    while text_at(tokens, position) in (".", "\u00b0", "of", "de", "del", "-", "/", *ORDINAL_MARKS):
        position += 1
    month = words.months.get(text_at(tokens, position))
    if month is None and end_day is not None:
        return _days_of_month_said(tokens, index, position, words, (first, end_day))
    base = words.day_before.get(f"{text_at(tokens, index - 2)} {text_at(tokens, index - 1)}")
    if month is None and base is not None:  # "el pasado día 16"
        return Said(index, index + 1, DAY, day=first, base=base)
    if month is None or position - index > 7:
        return None
    position += text_at(tokens, position + 1) == "." and len(text_at(tokens, position)) <= 4
    year, last = year_behind(tokens, position + 1, words)
    past = text_at(tokens, last) in ("pasado", "ultimo", "last")
    return Said(index, last + past, CALENDAR, year, None, month, None, first, end_day, past=past)


def _days_of_month_said(
    tokens: Sequence[Token], index: int, position: int, words: TimeWords, days: tuple[int, int]
) -> Said | None:
    """Read "3 al 26 de este mes", "5 to 19 of last month": ``position`` is where the month is said."""
    for match in words.relative.at(tokens, position) if position < len(tokens) else ():
        base, unit, number, elliptic = match.payload
        if unit == "month" and not elliptic:
            return Said(
                index,
                match.last,
                RELATIVE,
                day=days[0],
                last_day=days[1],
                base=base,
                unit=unit,
                number=number,
            )
    return None


def year_behind(tokens: Sequence[Token], position: int, words: TimeWords) -> tuple[int | None, int]:
    """Return the year that follows a month, and the token behind; None and ``position`` where none does."""
    at = position
    while text_at(tokens, at) in (*words.year_links, "-", "/"):
        at += 1
    if at - position <= 2 and is_year(text_at(tokens, at)) and not counted(tokens, at):
        return int(text_at(tokens, at)), at + 1
    return None, position


def month_first(tokens: Sequence[Token], index: int, words: TimeWords, capital: bool) -> Said | None:
    """Read "February 13, 2018", "February 2018", "febrero de 2018", "last September".

    ``capital`` says whether the month is printed with a capital amid a sentence that is not all capitals.
    """
    past = tokens[index].text in words.past
    at = index + 1 if past else index
    month = words.months.get(text_at(tokens, at))
    if month is None or any(words.streets.longest(tokens, back) for back in range(max(0, at - 3), at)):
        return None
    day, end_day, last = _day_behind(tokens, at, words)
    year, last = year_behind(tokens, last, words)
    if text_at(tokens, last) in ("pasado", "ultimo", "last"):
        past, last = True, last + 1
    if day is None and year is None and not past and not _is_month(tokens, at, words, capital):
        return None
    ahead = None if year is not None or past else words.month_focus.get(text_at(tokens, at - 1))
    base, number = ("", 0.0) if ahead is None else ("focus", float(ahead))
    return Said(
        index, last, CALENDAR, year, None, month, None, day, end_day, base=base, number=number, past=past
    )


def _day_behind(tokens: Sequence[Token], at: int, words: TimeWords) -> tuple[int | None, int | None, int]:
    """Return the day or days that follow a month, and the token behind."""
    last = at + 1
    if (
        text_at(tokens, last) == "."
        and len(text_at(tokens, at)) <= 4
        and tokens[last].start == tokens[at].end
    ):
        last += 1
    wide = last < len(tokens) and tokens[last].start - tokens[last - 1].end > 2
    if not words.capital_months or wide or not day_at(tokens, last):
        return None, None, last if day_at(tokens, last) or is_year(text_at(tokens, last)) else at + 1
    day, last = int(tokens[last].text), last + 1
    last += text_at(tokens, last) in ORDINAL_MARKS
    if text_at(tokens, last) in words.until and day_at(tokens, last + 1):
        return day, int(tokens[last + 1].text), last + 2
    return day, None, last


def _is_month(tokens: Sequence[Token], at: int, words: TimeWords, capital: bool) -> bool:
    """Say whether the word for a month is one where neither day nor year stands beside it."""
    text, before = tokens[at].text, text_at(tokens, at - 1)
    if at == 0 or tokens[at - 1].kind == BREAK:
        follows = text_at(tokens, at + 1)
        row = follows.replace(".", "").replace(",", "").isdigit() or follows == "|"
        return row or (text not in words.doubtful and text not in words.short and not capital)
    if text in words.short:
        return (
            words.months.get(text_at(tokens, at + 2)) is not None and text_at(tokens, at + 1) in words.until
        )
    if not words.capital_months:
        return not capital
    return text not in words.doubtful or before in words.month_before or bool(words.month_focus.get(before))


def year(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read "2011", "2017-18", "2015-2022", "1980s"."""
    text = tokens[index].text
    if not is_year(text) or glued_before(tokens, index):
        return None
    first = int(text)
    follows = text_at(tokens, index + 1)
    if follows == "s" and tokens[index + 1].start == tokens[index].end and first % 10 == 0:
        return Said(index, index + 2, CALENDAR, first, first + 9)
    if follows in ("-", "/") and tokens[index + 1].start == tokens[index].end:
        end = text_at(tokens, index + 2)
        end = text[:2] + end if len(end) == 2 else end
        if is_year(end) and int(end) > first:
            return Said(index, index + 3, CALENDAR, first, int(end))
    before = text_at(tokens, index - 1)
    decade = text_at(tokens, index - 2) in words.several and before in ("de", "of", "del")
    if first % 10 == 0 and (decade or before == "anos"):
        return Said(index, index + 1, CALENDAR, first, first + 9)
    return None if counted(tokens, index) else Said(index, index + 1, CALENDAR, first)


def short_year(tokens: Sequence[Token], index: int) -> Said | None:
    """Read "'09" and "the '90s"."""
    text = text_at(tokens, index + 1)
    if len(text) != 2 or not text.isdigit() or tokens[index + 1].start != tokens[index].end:
        return None
    if (index and tokens[index - 1].end == tokens[index].start) or counted(tokens, index + 1):
        return None
    first = int(text) + (2000 if int(text) < 50 else 1900)
    if text_at(tokens, index + 2) == "s" and first % 10 == 0:
        return Said(index, index + 3, CALENDAR, first, first + 9)
    return None if text_at(tokens, index + 2) == "'" else Said(index, index + 2, CALENDAR, first)


def named_decade(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read "the eighties", "los ochenta", "los años noventa"."""
    ten = words.decades.get(text_at(tokens, index))
    if ten is None or text_at(tokens, index - 1) not in words.decade_before:
        return None
    counts = not words.capital_months and text_at(tokens, index - 1) != "anos"
    if counts and text_at(tokens, index + 1) not in (",", ".", ";", ")", "\n"):
        return None
    first = (1900 if ten >= 30 else 2000) + ten
    return Said(index, index + 1, CALENDAR, first, first + 9)
