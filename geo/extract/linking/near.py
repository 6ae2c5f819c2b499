"""Where something stands beside a quantity."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Near
from geo.extract.quantity import Quantity


def near_to(
    quantity: Quantity,
    first: int,
    last: int,
    analysis: Analysis,
    here: int,
    begins: Sequence[int] | None = None,
) -> Near:
    """Return where the tokens from ``first`` to ``last`` stand beside a quantity in sentence ``here``.

    ``begins`` are the first tokens of the quantities that count as such between the two: by default of all.
    """
    before = first < quantity.number_first
    low, high = (last, quantity.number_first) if before else (quantity.number_last, first)
    sentences = analysis.sentences_back(here, analysis.sentence_of(first))
    if sentences:
        return Near(max(0, high - low), before, sentences, 0, 0)
    begins = analysis.begins if begins is None else begins
    others = max(0, bisect_left(begins, high) - bisect_left(begins, low))
    return Near(max(0, high - low), before, 0, others, analysis.marks_between(low, high, stops=False))


def taken(first: int, quantity: Quantity, analysis: Analysis) -> bool:
    """Say whether another quantity is right before what begins at a token: "67 strips in Ucayali, 13 …"."""
    for other in analysis.quantities_within(first - 24, first + 1):
        if (
            other is not quantity
            and 0 <= first - other.number_last <= 4
            and first - other.number_last < abs(first - quantity.number_last)
        ):
            gap = analysis.tokens[other.number_last : first]
            if not any(t.text in (",", ";", ".", ":") for t in gap) and not (
                quantity.number_first >= other.number_last and quantity.number_first < first
            ):
                return True
    return False
