"""Every quantity of a text as rows, whatever it is of: what `geo extract --quantities` prints.

Rows follow how quantities of news are annotated elsewhere: a share is a number below one ("a third" is
0.333), a length of time counts also where it says when ("three years ago"), "one of the banks" is one, and
the words of a bound come before those of a change ("up more than 5%" is ``>``). Ranks and "el doble" are no
rows.
"""

from __future__ import annotations

from typing import Any

from geo.extract.analysis import quantities_in
from geo.extract.bounds import Bounds, bounds_of
from geo.extract.quantity import Quantity, noun_words
from geo.extract.text.tokens import Token
from geo.extract.units import DEGREES, DURATION, LENGTH, PERCENT

SIGNS = {"approx": "~", "at_least": ">", "at_most": "<"}
DIGITS = 12


def quantity_rows(text: str, language: str) -> list[dict[str, Any]]:
    """Return the quantities of a text as rows.

    Parameters
    ----------
    text : str
    language : str
        ``en`` or ``es``.

    Returns
    -------
    list of dict
        ``start, end`` (characters of the text), ``value`` (None for a range), ``low, high``, ``unit`` (id of
        a unit of ``lexicon/units.yaml``; of a bare number the noun that it counts, empty where it counts
        none), ``unit_text`` (the unit or noun as printed), ``bound`` and ``direction`` (``=``, ``~``, ``>``,
        ``<``, ``up`` or ``down``), in order of the text.
    """
    tokens, quantities = quantities_in(text, language, every=True)
    bounds = bounds_of(language)
    rows: list[dict[str, Any]] = []
    before: Quantity | None = None
    direction = ""
    for quantity in quantities:
        direction = _direction(quantity, before, direction, tokens, bounds)
        rows.append(_row(quantity, direction, tokens, text))
        before = quantity
    return rows


def _row(quantity: Quantity, direction: str, tokens: list[Token], text: str) -> dict[str, Any]:
    """Return one quantity as a row."""
    share = 0.01 if quantity.fraction else 1.0
    unit, unit_text = _unit(quantity, tokens, text)

    def number(value: float | None) -> float | None:
        return None if value is None else float(f"{value * share:.{DIGITS}g}")

    return {
        "start": tokens[quantity.first].start,
        "end": tokens[quantity.last - 1].end,
        "value": number(quantity.value),
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit": unit,
        "unit_text": unit_text,
        "bound": quantity.bound,
        "direction": direction,
    }


def _unit(quantity: Quantity, tokens: list[Token], text: str) -> tuple[str, str]:
    """Return the unit of a quantity, and its words as they are printed."""
    if quantity.unit is None or quantity.fraction:
        first, last = quantity.noun
        first += first < last and tokens[first].text == "-"  # "a 500-seat hall"
        last = _noun_end(tokens, first, last)
        noun = noun_words(quantity, tokens[:last])
        return noun, text[tokens[first].start : tokens[last - 1].end] if noun else ""
    printed = ""
    first, last = quantity.unit_span
    if last > first:
        printed = text[tokens[first].start : tokens[last - 1].end]
    per = f"/{quantity.per.id}" if quantity.per is not None and not quantity.inherited else ""
    return quantity.unit.id + per, printed


def _noun_end(tokens: list[Token], first: int, last: int) -> int:
    """Return the token behind the noun that a number counts: the first of the plural, else the first word."""
    for at in range(first, last):
        if tokens[at].text.endswith("s") and not tokens[at].text.endswith(("ss", "'s", "us")):
            return at + 1
    return min(last, first + 1)


def _direction(
    quantity: Quantity, before: Quantity | None, said: str, tokens: list[Token], bounds: Bounds
) -> str:
    """Return the sign of a quantity: its bound, else whether something rose or fell by it."""
    if quantity.bound in SIGNS:
        return SIGNS[quantity.bound]
    if quantity.sign:
        return {"+": "up", "-": "="}[quantity.sign]
    measured, share = quantity.unit is not None, quantity.dimension == PERCENT and not quantity.fraction
    far = quantity.dimension in (LENGTH, DEGREES)
    moved = bounds.moved_by(tokens, quantity.first, quantity.last, own_unit=measured, share=share, far=far)
    if quantity.dimension == DURATION and (bounds.direct or not bounds.by_before(tokens, quantity.first)):
        return "="  # "copper for three-month delivery gained 0.6%"
    if moved or before is None:
        return moved or "="
    behind = max(before.last, _noun_end(tokens, *before.noun))
    again = bounds.in_other_words(tokens, behind, quantity.first)
    return said if again and said in ("up", "down") else "="
