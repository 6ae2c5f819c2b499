"""Numbers and days as somebody gives them: in a link, a file, an option, a report of the page.

One reader of each kind for all of them, so that what is checked is what is used and every
way in has the same limits. Only the digits 0 to 9 count (Python's own ``int`` and ``float``
also take those of other scripts, and underscores), and length is checked before anything is
converted.
"""

from __future__ import annotations

import re
from datetime import date

FIRST_DAY = date(1990, 1, 1)
"""First day on the axis of publication that can be asked for: no source of the atlas is older."""

_WHOLE = re.compile(r"0|[1-9][0-9]*")
_DECIMAL = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{0,15})?|-?\.[0-9]{1,15}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_whole(given: object, least: int, most: int) -> int | None:
    """Return a whole number from ``least`` to ``most``; None where ``given`` is none.

    Parameters
    ----------
    given : str or int
        A text without sign, blanks or leading zeros, or a number. Anything else is none.
    """
    if isinstance(given, str):
        short = len(given) <= len(str(most))
        value = int(given) if short and _WHOLE.fullmatch(given) else None
    else:
        value = given if isinstance(given, int) and not isinstance(given, bool) else None
    return value if value is not None and least <= value <= most else None


def read_year(given: object, years: range) -> int | None:
    """Return a year of ``years``; None where ``given`` (a text or a number) is none."""
    return read_whole(given, years[0], years[-1])


def read_decimal(given: str) -> float | None:
    """Return a number such as ``-8.25``, of nine digits before the point at most; None where it is none."""
    return float(given) if _DECIMAL.fullmatch(given) else None


def read_day(given: object) -> date | None:
    """Return the day that a text ``YYYY-MM-DD`` names; None where there is no such day."""
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


def read_known_day(given: object, today: date) -> date | None:
    """Return a day up to which publications can count: from `FIRST_DAY` to ``today``; else None."""
    day = read_day(given)
    return day if day is not None and FIRST_DAY <= day <= today else None
