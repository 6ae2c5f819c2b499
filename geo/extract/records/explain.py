"""Why each field of a candidate was chosen, in lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from geo.extract.analysis import Analysis, analyse
from geo.extract.linking.candidates import Candidate
from geo.extract.linking.link import FIELDS, KEPT, Linked, link
from geo.extract.linking.weights import FieldWeights, learned_weights
from geo.extract.records.statements import written
from geo.extract.text.pieces import pieces

SHOWN, REASONS = 3, 5
"""Candidates of a field, and features of each, that are shown."""


def explain(text: str, language: str, published: date | None) -> Iterator[str]:
    """Yield lines on every figure of a text: what it was linked with, and the features that weighed most.

    Figures that were left out are among them. A feature's weight stands with its sign: above zero it spoke
    for the candidate. What the features mean is in docs/extraction.md.
    """
    for _offset, piece in pieces(text):
        analysis = analyse(piece, language, published)
        for linked in link(analysis):
            yield from _figure(linked, analysis)


def _figure(linked: Linked, analysis: Analysis) -> Iterator[str]:
    quantity = linked.quantity
    state = "kept" if linked.kept >= KEPT else "left out"
    unit = quantity.unit.id if quantity.unit else "count"
    value = quantity.value if quantity.value is not None else f"{quantity.low} to {quantity.high}"
    yield (
        f"{analysis.words(quantity.first, quantity.last)!r}: {value} {unit}, "
        f"{quantity.bound}; {state} ({linked.kept:.2f})"
    )
    for name in FIELDS:
        choices: list[Candidate] = getattr(linked, name)
        for rank, choice in enumerate(choices[:SHOWN]):
            title = name if rank == 0 else ""
            yield (
                f"  {title:8} {choice.probability:.2f} {written(choice.value) or '(none)'}  "
                f"{_reasons(choice, learned_weights()[name])}"
            )
    yield ""


def _reasons(choice: Candidate, weights: FieldWeights) -> str:
    parts = {name: weights.get(name, 0.0) * value for name, value in choice.every_feature().items()}
    strongest = sorted(parts, key=lambda name: -abs(parts[name]))[:REASONS]
    return ", ".join(f"{name} {parts[name]:+.1f}" for name in strongest if abs(parts[name]) >= 0.05)
