"""Numbers, ranges and dates as a reader of the language in use writes them, English or Peruvian Spanish.

Spanish follows Peru's practice (``61,777``; decimal point), so that a figure looks the
same in both languages. A non-breaking space stands before a unit.
"""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

from geo.errors import ArgumentError
from geo.language import _, current

NBSP = "\u00a0"
LOCALES = {"en": "en", "es": "es_PE"}
MONEY = ("USD", "EUR", "PEN")


def format_number(value: float) -> str:
    """Return ``value`` with grouping and no more figures than it can bear.

    Whole from 100 on; below that up to two decimals, below one up to two significant
    figures.
    """
    if not math.isfinite(value):
        raise ArgumentError(f"{value} is no number to show")
    size = abs(value)
    decimals = 0 if size >= 100 else 2 if size >= 1 or size == 0 else 1 - math.floor(math.log10(size))
    pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
    return _grouped(value, pattern, LOCALES[current()])


@lru_cache(maxsize=16_384)
def _grouped(value: float, pattern: str, locale: str) -> str:
    """Return a number as a locale writes it; kept, for the same figure stands in many sentences."""
    return format_decimal(value, format=pattern, locale=locale)


def unit_label(unit: str) -> str:
    """Return how ``unit`` is written after a number; empty for a plain count or rank."""
    words = {
        "percent": "%",
        "count": "",
        "rank": "",
        "count/day": _("a day"),
        "ratio": "",
        "index": "",
        "per 100,000": _("per 100,000 people"),
    }
    return words.get(unit, unit)


def unit_name(unit: str) -> str:
    """Return how ``unit`` is written where it stands alone, in a caption or a column's head.

    Unlike `unit_label` it never is empty: a plain count is a ``number``. The unit of a trend
    is its direction.
    """
    words = {
        "percent": "%",
        "count": _("number"),
        "count/day": _("a day"),
        "index": _("index, 0 to 1"),
        "per 100,000": _("per 100,000 people"),
        "rank": _("rank"),
        "rising": _("rising"),
        "falling": _("falling"),
        "steady": _("unchanged"),
    }
    return words.get(unit, unit)


def format_value(value: float, unit: str) -> str:
    """Return ``value`` with its unit: ``61,777 ha``, ``45 %``, ``USD 1,200 million``, ``no. 2``."""
    return _with_unit(format_number(_scaled_like(value, value, unit)), value, unit)


def format_range(low: float, high: float, unit: str) -> str:
    """Return ``3,000 to 40,000 ha``, in words because a dash reads as minus."""
    if low == high:
        return format_value(low, unit)
    a, b = (_scaled_like(v, high, unit) for v in (low, high))
    words = _("{low} to {high}").format(low=format_number(a), high=format_number(b))
    return _with_unit(words, high, unit)


def bound_text(value: float | None, low: float | None, high: float | None, bound: str, unit: str) -> str:
    """Return a claim with the words of its bound: "at least 60,000 ha".

    Raises
    ------
    ArgumentError
        If the claim has no number at all.
    """
    if bound == "range" and low is not None and high is not None:
        return format_range(low, high, unit)
    numbers = [v for v in (value, low, high) if v is not None]
    if not numbers:
        raise ArgumentError("a claim without a number cannot be shown as one")
    text = format_value(numbers[0], unit)
    if unit == "rank":
        return _rank_text(text, bound)
    if bound == "exact":
        return text
    words = {
        "approx": _("about {value}"),
        "at_least": _("at least {value}"),
        "at_most": _("at most {value}"),
    }
    return words.get(bound, "{value}").format(value=text)


def _rank_text(text: str, bound: str) -> str:
    """Return a place in an order with the words of its bound: a rank of at least 2 is second or lower."""
    words = {
        "approx": _("probably {rank}"),
        "at_least": _("{rank} or lower"),
        "at_most": _("{rank} or higher"),
    }
    return words.get(bound, "{rank}").format(rank=text)


def format_date(day: date) -> str:
    """Return ``24 Sep 2013`` (``24 set. 2013`` in Peruvian Spanish)."""
    return dated(day, "d MMM y")


def dated(day: date, pattern: str) -> str:
    """Return ``day`` as Babel's ``pattern`` says, in the language in use."""
    return _dated(day, pattern, LOCALES[current()])


@lru_cache(maxsize=4096)
def _dated(day: date, pattern: str, locale: str) -> str:
    return babel_date(day, pattern, locale=locale)


def _is_money(unit: str) -> bool:
    return unit in MONEY


def _scaled_like(value: float, like: float, unit: str) -> float:
    """Return money of a million and more in millions, everything else as it is."""
    return value / 1e6 if _is_money(unit) and abs(like) >= 1e6 else value


def _with_unit(text: str, value: float, unit: str) -> str:
    if _is_money(unit):
        if abs(value) >= 1e6:
            text = _("{number} million").replace(" ", NBSP).format(number=text)
        return f"{unit}{NBSP}{text}"
    if unit == "rank":
        return _("no. {number}").format(number=text)
    label = unit_label(unit)
    return f"{text}{NBSP}{label}" if label else text
