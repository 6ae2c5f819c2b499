"""Where something stands beside a quantity."""

from __future__ import annotations

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Near
from geo.extract.quantity import Quantity


def near_to(quantity: Quantity, first: int, last: int, analysis: Analysis, here: int) -> Near:
    """Return where the tokens from ``first`` to ``last`` stand beside a quantity in sentence ``here``."""
    before = first < quantity.number_first
    low, high = (last, quantity.number_first) if before else (quantity.number_last, first)
    sentences = here - analysis.sentence_of(first)
    if abs(sentences) > 0:
        return Near(max(0, high - low), before, sentences, 0, 0)
    others = sum(1 for q in analysis.quantities if q is not quantity and low <= q.number_first < high)
    commas = sum(1 for t in analysis.tokens[low:high] if t.text in (",", ";", ":", "("))
    return Near(max(0, high - low), before, 0, others, commas)


def taken(first: int, quantity: Quantity, analysis: Analysis) -> bool:
    """Say whether another quantity stands right before what begins at a token: "67 strips in Ucayali, 13 …"."""
    for other in analysis.quantities:
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
