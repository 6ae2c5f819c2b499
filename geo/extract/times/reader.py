"""Times among tokens: what each says, before it is known which year is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.extract.numbers.digits import Style
from geo.extract.numbers.reader import read_number
from geo.extract.numbers.words import NumberWords
from geo.extract.text.tokens import NUMBER, WORD, Token
from geo.extract.times.calendar import is_year
from geo.extract.times.words import TimeWords
from geo.extract.units import units

ARTICLES = frozenset(
    {
        "the",
        "el",
        "los",
        "las",
        "la",
        "of",
        "de",
        "del",
        "its",
        "su",
        "sus",
        "in",
        "en",
        "this",
        "este",
        "al",
        "on",
    }
)
CALENDAR, RELATIVE, LASTING, AGO, WEEKDAY, PART = "calendar", "relative", "lasting", "ago", "weekday", "part"


@dataclass(frozen=True, slots=True)
class Said:
    """One time as it is said.

    Attributes
    ----------
    first, last : int
        Its first token, and the one behind its last.
    form : str
        `CALENDAR` (year, month, day as far as said), `RELATIVE` (``base``, ``unit``, ``number``),
        `LASTING` (the last or first ``number`` of ``unit``), `AGO`, `WEEKDAY` or `PART`
        (``month`` to ``last_month``).
    year, last_year, month, last_month, day, last_day : int or None
    base, unit : str
    number : float
    past : bool
        Whether "last" or "pasado" stands beside a month.
    """

    first: int
    last: int
    form: str
    year: int | None = None
    last_year: int | None = None
    month: int | None = None
    last_month: int | None = None
    day: int | None = None
    last_day: int | None = None
    base: str = ""
    unit: str = ""
    number: float = 0.0
    past: bool = False


def read_times(tokens: Sequence[Token], words: TimeWords, numbers: NumberWords, style: Style) -> list[Said]:
    """Return the times of a text, in order, none over another."""
    found: list[Said] = []
    index = 0
    while index < len(tokens):
        said = _at(tokens, index, words, numbers, style)
        if said is None:
            index += 1
        else:
            found.append(said)
            index = said.last
    return found


def _at(
    tokens: Sequence[Token], index: int, words: TimeWords, numbers: NumberWords, style: Style
) -> Said | None:
    token = tokens[index]
    if token.kind == NUMBER:
        return _numeric_date(tokens, index) or _day_first(tokens, index, words) or _year(tokens, index)
    if token.kind != WORD and token.text != "'":
        return None
    relative = words.relative.longest(tokens, index)
    if relative is not None:
        base, unit, number = relative.payload
        return Said(index, relative.last, RELATIVE, base=base, unit=unit, number=number)
    return (
        _part(tokens, index, words)
        or _month_first(tokens, index, words)
        or _lasting(tokens, index, words, numbers, style)
        or _ago(tokens, index, words, numbers, style)
        or _weekday(tokens, index, words)
    )


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def _numeric_date(tokens: Sequence[Token], index: int) -> Said | None:
    """Read 2018-02-13, 13/02/2018, 13.02.2018."""
    text = tokens[index].text
    if text.count(".") == 2:
        parts = text.split(".")
        last = index + 1
    else:
        marks = (_text(tokens, index + 1), _text(tokens, index + 3))
        if marks not in (("-", "-"), ("/", "/")):
            return None
        parts = [text, _text(tokens, index + 2), _text(tokens, index + 4)]
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


def _day_first(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read "13 February 2018", "1.° de mayo", "5 de marzo del 2019"."""
    text = tokens[index].text
    if not _day_at(tokens, index):
        return None
    first, end_day, position = int(text), None, index + 1
    if (
        _text(tokens, position) in ("a", "al", "y", "to", "and", "-")
        and _text(tokens, position + (2 if _text(tokens, position + 1) == "el" else 1)).isdigit()
    ):
        at = position + (2 if _text(tokens, position + 1) == "el" else 1)
        if _day_at(tokens, at) and int(_text(tokens, at)) > first:
            end_day, position = int(_text(tokens, at)), at + 1
    while _text(tokens, position) in (".", "\u00b0", "st", "nd", "rd", "th", "of", "de", "del"):
        position += 1
    month = words.months.get(_text(tokens, position))
    if month is None or position - index > 7:
        return None
    year, last = _year_behind(tokens, position + 1)
    return Said(index, last, CALENDAR, year, None, month, None, first, end_day)


def _year_behind(tokens: Sequence[Token], position: int) -> tuple[int | None, int]:
    """Return the year that follows a month, and the token behind; None and ``position`` where none does."""
    at = position
    while _text(tokens, at) in (",", "of", "de", "del", "in", "el", "."):
        at += 1
    if at - position <= 2 and is_year(_text(tokens, at)) and not _counted(tokens, at):
        return int(_text(tokens, at)), at + 1
    return None, position


def _month_first(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read "February 13, 2018", "February 2018", "febrero de 2018", "last September"."""
    text = tokens[index].text
    past = text in words.past
    at = index + 1 if past else index
    month = words.months.get(_text(tokens, at))
    if month is None:
        return None
    day, last = None, at + 1
    follows = _text(tokens, at + 1)
    if follows == "." and len(_text(tokens, at)) <= 4:
        last, follows = at + 2, _text(tokens, at + 2)
    if follows.isdigit() and 1 <= int(follows) <= 31 and len(follows) <= 2 and not _counted(tokens, last):
        day, last = int(follows), last + 1
        if _text(tokens, last) in ("st", "nd", "rd", "th"):
            last += 1
    end_day = None
    if day is not None and _text(tokens, last) in words.until and _day_at(tokens, last + 1):
        end_day, last = int(tokens[last + 1].text), last + 2
    year, last = _year_behind(tokens, last)
    behind = _text(tokens, last)
    if behind in ("pasado", "ultimo", "last"):
        past, last = True, last + 1
    alone = day is None and year is None and not past
    if alone and _text(tokens, at) in words.doubtful and not _dated(tokens, at):
        return None
    return Said(index, last, CALENDAR, year, None, month, None, day, end_day, past=past)


def _day_at(tokens: Sequence[Token], index: int) -> bool:
    text = _text(tokens, index)
    return text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31 and not _counted(tokens, index)


def _dated(tokens: Sequence[Token], at: int) -> bool:
    return _text(tokens, at - 1) in (
        "in",
        "since",
        "until",
        "by",
        "en",
        "desde",
        "hasta",
        "between",
        "from",
        "to",
        "and",
        "during",
        "y",
        "a",
        "de",
        "of",
        "early",
        "late",
        "mid",
    )


def _year(tokens: Sequence[Token], index: int) -> Said | None:
    """Read "2011", "2017-18", "2015-2022", "1980s"."""
    text = tokens[index].text
    if not is_year(text) or _glued_before(tokens, index):
        return None
    year = int(text)
    follows = _text(tokens, index + 1)
    if follows == "s" and tokens[index + 1].start == tokens[index].end and year % 10 == 0:
        return Said(index, index + 2, CALENDAR, year, year + 9)
    if follows in ("-", "/") and tokens[index + 1].start == tokens[index].end:
        end = _text(tokens, index + 2)
        if is_year(end) and int(end) > year:
            return Said(index, index + 3, CALENDAR, year, int(end))
        if len(end) == 2 and end.isdigit() and int(text[:2] + end) > year:
            return Said(index, index + 3, CALENDAR, year, int(text[:2] + end))
    if (_text(tokens, index - 1) == "de" and _text(tokens, index - 2) == "decada") or _text(
        tokens, index - 1
    ) == "anos":
        return Said(index, index + 1, CALENDAR, year, year + 9)
    return None if _counted(tokens, index) else Said(index, index + 1, CALENDAR, year)


def _glued_before(tokens: Sequence[Token], index: int) -> bool:
    """Say whether money or a letter stands against a number."""
    if index == 0 or tokens[index - 1].end != tokens[index].start:
        return False
    return tokens[index - 1].text in ("$", "\u20ac", "\u00a3", "/", "#") or tokens[index - 1].kind == WORD


def _counted(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the four digits at a token count what follows: "2000 hectares"."""
    found = units().words.longest(tokens, index + 1)
    if found is None:
        return False
    word = tokens[found.first].text
    return word not in ("has", "t", "m", "in", "l", "g", "b", "real", "sol", "second", "pp", "mi", "ton") or (
        tokens[found.first].start == tokens[index].end
    )


def _part(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read "first quarter of 2021", "primer semestre del año"."""
    match = words.parts.longest(tokens, index)
    if match is None:
        return None
    first, end = match.payload
    year, last = _year_behind(tokens, match.last)
    return Said(index, last, PART, year, None, first, end)


def _lasting(
    tokens: Sequence[Token], index: int, words: TimeWords, numbers: NumberWords, style: Style
) -> Said | None:
    """Read "the first ten months of 2021", "los últimos cinco años", "the last decade"."""
    order = words.ordinals.get(tokens[index].text)
    if order is None and tokens[index].text in words.past:
        order = -1
    if order not in (1, -1):
        return None
    number, at = 1.0, index + 1
    read = read_number(tokens, at, numbers, style) if at < len(tokens) else None
    if read is not None and not read.fraction:
        number, at = read.value, read.last
    elif at < len(tokens) and tokens[at].text == "few":
        return None
    unit = words.units.get(_text(tokens, at))
    if unit is None or (order == 1 and read is None) or number > 200:
        return None
    year, last = _year_behind(tokens, at + 1)
    behind = words.relative.longest(tokens, last + 1) if _text(tokens, last) in ("of", "de", "del") else None
    if order == 1 and year is None and behind is not None:
        last = behind.last
    elif order == 1 and year is None and _text(tokens, last) in ("del", "of", "de"):
        last += 3 if _text(tokens, last + 1) == "the" and _text(tokens, last + 2) == "year" else 2
    return Said(index, min(last, len(tokens)), LASTING, year, unit=unit, number=order * number)


def _ago(
    tokens: Sequence[Token], index: int, words: TimeWords, numbers: NumberWords, style: Style
) -> Said | None:
    """Read "three years ago", "hace tres años"."""
    hace = tokens[index].text == "hace"
    at = index + 1 if hace else index
    if at >= len(tokens):
        return None
    read = read_number(tokens, at, numbers, style)
    if read is None or read.value > 200:
        return None
    unit = words.units.get(_text(tokens, read.last))
    behind = _text(tokens, read.last + 1)
    if unit is None or not (hace or behind in ("ago", "earlier", "before", "atras", "antes")):
        return None
    base = "focus" if behind in ("earlier", "before", "antes") else "now"
    return Said(index, read.last + (1 if hace else 2), AGO, base=base, unit=unit, number=read.value)


def _weekday(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    if tokens[index].text in words.weekdays and len(tokens[index].text) > 3:
        return Said(index, index + 1, WEEKDAY)
    return None
