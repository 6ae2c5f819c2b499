"""Amounts in the language in use: as a reader meets them, and as arithmetic needs them."""

from __future__ import annotations

from fractions import Fraction

from babel.numbers import format_decimal

from geo.language import _, current
from geo.style import format_value, unit_label
from geo.style.numbers import LOCALES, NBSP, format_number

HUGE = 1e15
"""From here on a number is written as a power of ten."""


def amount(number: float, unit: str) -> str:
    """Return a number with its unit: ``61,777 ha``."""
    return format_value(number, unit)


def about_words(text: str) -> str:
    """Return an amount in words as one that is not exact."""
    return _("about {value}").format(value=text)


def length_words(km: int) -> str:
    """Return a length along a generalised line (`geo.corridors.rough_km`): ``some 4,000 km on the map``."""
    return _("some {km} km on the map").format(km=format_number(km))


def percent(share: float) -> str:
    """Return a share (1 is all) in per cent, with one decimal below ten: ``6.4 %``, ``64 %``."""
    return amount(round(100 * share, 1 if abs(share) < 0.0995 else 0), "percent")


def exact_words(number: float | Fraction, unit: str = "") -> str:
    """Return a number as arithmetic needs it, nothing rounded away down to a thousandth, with its unit."""
    if abs(float(number)) >= HUGE:
        text = f"{float(number):.3g}"
    else:
        text = format_decimal(float(number), format="#,##0.###", locale=LOCALES[current()])
    label = unit_label(unit)
    return f"{text}{NBSP}{label}" if label else text


def without_unit(value: str, unit: str) -> str:
    """Return a worded value as it stands on a map whose legend names the unit."""
    label = unit_label(unit)
    return value.removesuffix(f"{NBSP}{label}") if label and label != "%" else value
