"""Where something stands beside a quantity."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Near
from geo.extract.quantity import Quantity

FARTHEST, REACH = 4, 24
"""Tokens at most behind a quantity, and behind its first, at which something is right behind it."""
MARKS = frozenset((",", ";", ".", ":"))


def near_to(
    quantity: Quantity,
    first: int,
    last: int,
    analysis: Analysis,
    sentences: int,
    begins: Sequence[int] | None = None,
) -> Near:
    """Return where the tokens from ``first`` to ``last`` stand beside a quantity.

    ``sentences`` is how many sentences before that of the quantity, ``begins`` are the first tokens of the
    quantities that count as such between the two: by default of all.
    """
    before = first < quantity.number_first
    low, high = (last, quantity.number_first) if before else (quantity.number_last, first)
    distance = high - low if high > low else 0
    if sentences or not distance:
        return Near(distance, before, sentences, 0, 0)
    begins = analysis.begins if begins is None else begins
    others = bisect_left(begins, high) - bisect_left(begins, low)
    return Near(distance, before, 0, others, analysis.marks_between(low, high, stops=False))


def taken(first: int, quantity: Quantity, analysis: Analysis) -> bool:
    """Say whether another quantity is right before what begins at a token: "67 strips in Ucayali, 13 …"."""
    before = analysis.once("right before", lambda: _right_before(analysis))
    return any(
        other is not quantity
        and first - other.number_last < abs(first - quantity.number_last)
        and not other.number_last <= quantity.number_first < first
        for other in before.get(first, ())
    )


def _right_before(analysis: Analysis) -> dict[int, list[Quantity]]:
    """Return the quantities right before each token, with no mark between."""
    found: dict[int, list[Quantity]] = {}
    tokens, end = analysis.tokens, len(analysis.tokens)
    for quantity in analysis.quantities:
        last = quantity.number_last
        for token in range(last, min(last + FARTHEST, quantity.number_first + REACH, end) + 1):
            if token > last and tokens[token - 1].text in MARKS:
                break
            found.setdefault(token, []).append(quantity)
    return found
