"""Where something stands beside a quantity."""

from __future__ import annotations

from bisect import bisect_left

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Near
from geo.extract.quantity import Quantity


def near_to(quantity: Quantity, first: int, last: int, analysis: Analysis, here: int) -> Near:
    """Return where the tokens from ``first`` to ``last`` stand beside a quantity in sentence ``here``."""
    before = first < quantity.number_first
    low, high = (last, quantity.number_first) if before else (quantity.number_last, first)
    sentences = analysis.sentences_back(here, analysis.sentence_of(first))
    if abs(sentences) > 0:
        return Near(max(0, high - low), before, sentences, 0, 0)
    start = bisect_left(analysis.quantities, low, key=lambda q: q.number_first)
    end = bisect_left(analysis.quantities, high, key=lambda q: q.number_first)
    others = sum(1 for q in analysis.quantities[start:end] if q is not quantity)
    commas = sum(1 for t in analysis.tokens[low:high] if t.text in (",", ";", ":", "("))
    return Near(max(0, high - low), before, 0, others, commas)


def taken(first: int, quantity: Quantity, analysis: Analysis) -> bool:
    """Say whether another quantity is right before what begins at a token: "67 strips in Ucayali, 13 …"."""
    start = bisect_left(analysis.quantities, first - 24, key=lambda q: q.number_first)
    for other in analysis.quantities[start:]:
        if other.number_first > first:
            break
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
