"""Where something stands beside a quantity."""

from __future__ import annotations

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Near
from geo.extract.quantities import Quantity


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
