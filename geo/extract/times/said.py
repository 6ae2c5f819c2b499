"""One time as it is said, and small questions about the tokens around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.extract.text.tokens import WORD, Token
from geo.extract.units import units

CALENDAR, RELATIVE, LASTING, AGO = "calendar", "relative", "lasting", "ago"
WEEKDAY, PART, AGAIN, DAY = "weekday", "part", "again", "day"
ONE_LETTER_UNITS = frozenset(
    {"has", "t", "m", "in", "l", "g", "b", "real", "sol", "second", "pp", "mi", "ton", "a", "s"}
)


@dataclass(frozen=True, slots=True)
class Said:
    """One time as it is said.

    Attributes
    ----------
    first, last : int
        Its first token, and the one behind its last.
    form : str
        `CALENDAR` (year, month, day as far as said), `RELATIVE` (``base``, ``unit``, ``number``),
        `LASTING` (the last or first ``number`` of ``unit``), `AGO`, `WEEKDAY` (``day`` from Monday, 0),
        `PART` (``month`` to ``last_month``), `AGAIN` (the same part of another year) or `DAY` (``day`` of a
        month that is not named).
    year, last_year, month, last_month, day, last_day : int or None
    base, unit : str
    number : float
        Of a month with ``base`` "focus": 0 in the year in focus, 1 the next one.
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


def text_at(tokens: Sequence[Token], index: int) -> str:
    """Return the folded text of a token; empty beyond the ends."""
    return tokens[index].text if 0 <= index < len(tokens) else ""


def counted(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the digits at a token count what follows: "2000 hectares"."""
    found = units().words.longest(tokens, index + 1)
    if found is None:
        return False
    return tokens[found.first].text not in ONE_LETTER_UNITS or tokens[found.first].start == tokens[index].end


def glued_before(tokens: Sequence[Token], index: int) -> bool:
    """Say whether money, a letter or the number of a case stands against a number: "$2000", "1147-2021"."""
    if index == 0 or tokens[index - 1].end != tokens[index].start:
        return False
    before = tokens[index - 1]
    if before.text == "-":
        return index > 1 and tokens[index - 2].end == before.start and tokens[index - 2].text.isdigit()
    return before.text in ("$", "\u20ac", "\u00a3", "/", "#") or (
        before.kind == WORD and before.text not in ("fy", "cy", "af")
    )


def day_at(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a token is the day of a month."""
    text = text_at(tokens, index)
    return text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31 and not counted(tokens, index)
