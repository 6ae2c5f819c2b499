"""Times among tokens: what each says, before it is known which year is meant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from geo.extract.numbers.digits import Style
from geo.extract.numbers.reader import LONGEST, read_number
from geo.extract.numbers.words import NumberWords
from geo.extract.text.tokens import BREAK, MARK, NUMBER, WORD, Token
from geo.extract.times.dates import (
    day_first,
    month_first,
    named_decade,
    numeric_date,
    short_year,
    year,
    year_behind,
)
from geo.extract.times.said import AGAIN, AGO, LASTING, PART, RELATIVE, WEEKDAY, Said, day_at, text_at
from geo.extract.times.words import TimeWords

FARTHEST = LONGEST + 3
"""Tokens within which "years" stands behind the start of "the last twenty-five years"."""
MOST = 200
"""Years, months or days from which on nothing is said of a time."""


def read_times(
    tokens: Sequence[Token], words: TimeWords, numbers: NumberWords, style: Style, text: str = ""
) -> list[Said]:
    """Return the times of a text, in order, none over another.

    Parameters
    ----------
    tokens : sequence of Token
    words : TimeWords
    numbers : NumberWords
    style : Style
    text : str
        As it is, with its capitals, by which names are told from months; empty where that is not known.
    """
    found: list[Said] = []
    units = [
        at for at, token in enumerate(tokens) if token.text in words.units or token.text in words.several
    ]
    behind = 0
    for index in words.begins.begun(tokens, numbers=True):
        if index < behind:
            continue
        lasts = bisect_right(units, index) < bisect_right(units, index + FARTHEST)
        said = _at(tokens, index, words, numbers, style, text, lasts)
        if said is not None:
            found.append(said)
            behind = said.last
    return found


def _at(
    tokens: Sequence[Token], index: int, words: TimeWords, numbers: NumberWords, style: Style, text: str,
    lasts: bool,
) -> Said | None:  # fmt: skip
    token = tokens[index]
    if token.kind == NUMBER:
        return (
            numeric_date(tokens, index)
            or day_first(tokens, index, words)
            or _part(tokens, index, words)
            or year(tokens, index, words)
            or (_lasting(tokens, index, words, numbers, style) if lasts else None)
            or (_counted_units(tokens, index, words, numbers, style) if lasts else None)
        )
    if token.text == "'":
        return short_year(tokens, index)
    if token.kind != WORD:
        return None
    spoken = words.spoken.longest(tokens, index) is not None
    month = token.text in words.months or token.text in words.past
    return (
        (_spoken(tokens, index, words) if spoken else None)
        or (month_first(tokens, index, words, _is_name(tokens, index, words, text)) if month else None)
        or (_lasting(tokens, index, words, numbers, style) if lasts else None)
        or (_counted_units(tokens, index, words, numbers, style) if lasts else None)
        or named_decade(tokens, index, words)
        or _weekday(tokens, index, words)
    )


def _is_name(tokens: Sequence[Token], index: int, words: TimeWords, text: str) -> bool:
    """Say whether a word has a capital that a month would not have: "Mayo" amid a Spanish sentence."""
    at = index + 1 if tokens[index].text in words.past else index
    if words.capital_months or not text or at >= len(tokens):
        return False
    printed = text[tokens[at].start : tokens[at].end]
    before = text_at(tokens, at - 1)
    return printed[:1].isupper() and not printed.isupper() and before not in (".", "\n", "", "-", ":")


def _spoken(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read what is said of a time in words other than its name."""
    return _relative(tokens, index, words) or _again(tokens, index, words) or _part(tokens, index, words)


def _relative(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read "last year", "a year earlier", "that month"."""
    for match in words.relative.at(tokens, index):
        base, unit, number, elliptic = match.payload
        follows = tokens[match.last] if match.last < len(tokens) else None
        if not elliptic or follows is None or follows.kind in (MARK, BREAK):
            return Said(index, match.last, RELATIVE, base=base, unit=unit, number=number)
    return None


def _part(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read "first quarter of 2021", "primer semestre del año"."""
    match = words.parts.longest(tokens, index)
    if match is None:
        return None
    first, end = match.payload
    found, last = year_behind(tokens, match.last, words)
    return Said(index, last, PART, found, None, first, end)


def _again(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read "the same period of 2018", "igual lapso"."""
    match = words.again.longest(tokens, index)
    if match is None:
        return None
    found, last = year_behind(tokens, match.last, words)
    return Said(index, last, AGAIN, found)


def _lasting(
    tokens: Sequence[Token], index: int, words: TimeWords, numbers: NumberWords, style: Style
) -> Said | None:
    """Read "the first ten months of 2021", "los tres primeros meses", "the last decade"."""
    order, number, at = _ordered(tokens, index, words, numbers, style)
    if order is None:
        return None
    unit, size = words.units.get(text_at(tokens, at)), 1
    if unit is None and text_at(tokens, at) in words.several:
        unit, size = "year", words.several[text_at(tokens, at)]
    if unit is None or (order == 1 and not number) or number * size > MOST:
        return None
    if number > 1 and not text_at(tokens, at).endswith("s"):
        return None  # "destroyed 22 last year"
    if not number and unit == "day" and day_at(tokens, at + 1):
        return None  # "el pasado día 16"
    found, last = year_behind(tokens, at + 1, words)
    if order == 1 and found is None:
        last = _of_the_year(tokens, at + 1, words)
    return Said(index, last, LASTING, found, unit=unit, number=order * (number or 1) * size)


def _ordered(
    tokens: Sequence[Token], index: int, words: TimeWords, numbers: NumberWords, style: Style
) -> tuple[int | None, float, int]:
    """Return 1 for "first" or -1 for "last", the number beside it (0 for none), and the token behind both."""
    order = _order(text_at(tokens, index), words)
    at = index + 1 if order else index
    read = read_number(tokens, at, numbers, style) if at < len(tokens) else None
    number = 0.0
    if read is not None and not read.fraction:
        number, at = read.value, read.last
    if order is None and number:
        order, at = _order(text_at(tokens, at), words), at + 1
    if not number and text_at(tokens, at) in words.few:
        return None, 0.0, at
    return order, number, at


def _order(text: str, words: TimeWords) -> int | None:
    order = words.ordinals.get(text, -1 if text in words.past else 0)
    return order if order in (1, -1) else None


def _of_the_year(tokens: Sequence[Token], at: int, words: TimeWords) -> int:
    """Return the token behind "of the year", "del año", "de este año" at a token; ``at`` without it."""
    last = at
    while text_at(tokens, last) in words.articles and last - at < 3:
        last += 1
    return last + 1 if last > at and words.units.get(text_at(tokens, last)) == "year" else at


def _counted_units(
    tokens: Sequence[Token], index: int, words: TimeWords, numbers: NumberWords, style: Style
) -> Said | None:
    """Read "three years ago", "hace tres años", "five years earlier", "tres años después"."""
    hace = tokens[index].text in words.ago
    at = index + 1 if hace else index
    read = read_number(tokens, at, numbers, style) if at < len(tokens) else None
    if read is None or read.value > MOST or read.fraction:
        return None
    unit, size = words.units.get(text_at(tokens, read.last)), 1
    if unit is None and text_at(tokens, read.last) in words.several:
        unit, size = "year", words.several[text_at(tokens, read.last)]
    behind = text_at(tokens, read.last + 1)
    if unit is None:
        return None
    last = read.last + (1 if hace else 2)
    if hace or behind in words.ago_before:
        return Said(index, last, AGO, base="now", unit=unit, number=read.value * size)
    if behind in words.ago_focus:
        return Said(index, last, AGO, base="focus", unit=unit, number=read.value * size)
    if behind in words.after_focus and text_at(tokens, last) not in ("que", "than", "de"):
        return Said(index, last, AGO, base="focus", unit=unit, number=-read.value * size)
    return None


def _weekday(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    day = words.weekdays.get(tokens[index].text)
    if day is None or len(tokens[index].text) <= 3:
        return None
    return Said(index, index + 1, WEEKDAY, day=day)
