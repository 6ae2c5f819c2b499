"""Numbers as tables of two languages have them: taken where they mean one thing, else left to be refused."""

from __future__ import annotations

import re

from geo.catalog.cells import NUMBER
from geo.language import _

NUMBERS = ("value", "low", "high")
"""Columns of a figure that hold one."""

_SPACES = re.compile(r"(-?\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+)(?:[.,](\d+))?")
_ENGLISH = re.compile(r"-?\d{1,3}(,\d{3})+\.\d+|-?\d{1,3}(,\d{3}){2,}")
_SPANISH = re.compile(r"-?\d{1,3}(\.\d{3})+,\d+|-?\d{1,3}(\.\d{3}){2,}")
_DOUBTFUL = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_COMMA = re.compile(r"-?\d+,\d+")


def plain_number(text: str, *, point: bool) -> str | None:
    """Return a number with a point before decimals and nothing else, None where it may mean two things.

    Parameters
    ----------
    text : str
        Also what is no number, which is returned as it is.
    point : bool
        Whether a point before three digits is a decimal point beyond doubt.
    """
    text = text.replace("−", "-").strip()
    if spaced := _SPACES.fullmatch(text):
        whole = re.sub(r"[^\d-]", "", spaced[1])
        return f"{whole}.{spaced[2]}" if spaced[2] else whole
    if _ENGLISH.fullmatch(text):
        return text.replace(",", "")
    if _SPANISH.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if _DOUBTFUL.fullmatch(text) and not (point and "." in text):
        return None
    if _COMMA.fullmatch(text) and not NUMBER.fullmatch(text):
        return text.replace(",", ".")
    return text


def expected_number(text: str) -> str:
    """Return what was expected in place of a number that may mean two things."""
    words = _("a number that means one thing: 49800 or 49.8, not {text}, which can mean either")
    return words.format(text=text)
