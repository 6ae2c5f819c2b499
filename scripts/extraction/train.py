"""Learn the weights of `geo.extract.linking` from annotated passages: a conditional logit for each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from geo.extract.linking.candidates import Candidate
from geo.extract.linking.kept import kept_candidates
from geo.extract.linking.link import FIELDS, Before, candidates_for, link
from geo.extract.linking.measure.around import around
from geo.extract.linking.measure.candidates import measure_candidates
from geo.extract.linking.weights import FieldWeights, Weights, rank
from scripts.extraction.gold import Passage, matched, passages, right
from scripts.extraction.lexicon import measure_examples

PENALTY = 0.5
"""Of large weights (half of it times their squares is added to the loss)."""

PENALTIES = {"measure": 2.0, "place": 2.0, "period": 1.0, "speaker": 1.0, "kept": 1.0}
"""Of the fields with so many features that a larger one does better on unread passages."""

Example = tuple[Sequence[Candidate], list[int]]
"""The candidates of one field of one quantity, and which of them are right."""


def _kept_examples(passage: Passage, weights: FieldWeights) -> list[Example]:
    analysis = passage.analysed()
    golds = matched(analysis, analysis.quantities, passage.statements)
    found: list[Example] = []
    for index, quantity in enumerate(analysis.quantities):
        near = around(quantity, analysis)
        measures = rank(measure_candidates(quantity, analysis, near), weights)
        found.append((kept_candidates(quantity, analysis, near, measures), [0 if index in golds else 1]))
    return found


@cache
def _linked_examples(id: str) -> dict[str, list[Example]]:
    """Return the examples of every field of `FIELDS` in one passage, the quantity before as annotated."""
    passage = next(p for p in passages() if p.id == id)
    analysis = passage.analysed()
    golds = matched(analysis, analysis.quantities, passage.statements)
    found: dict[str, list[Example]] = {field: [] for field in FIELDS}
    before = Before()
    for index, quantity in enumerate(analysis.quantities):
        gold = golds.get(index)
        if gold is None:
            continue
        now, measure = Before(), ""
        for field in FIELDS:
            candidates = candidates_for(field, quantity, analysis, measure, before)
            good = [i for i, c in enumerate(candidates) if right(field, c, gold)]
            found[field].append((candidates, good))
            if good:
                setattr(now, field, candidates[good[0]].value)
            if field == "measure":
                measure = now.measure
        before = now.behind(before)
    return found


def fit(rows: Sequence[Example], penalty: float = PENALTY) -> FieldWeights:
    """Return the weights that make the right candidates likely: a softmax over each quantity's candidates."""
    usable = [(candidates, good) for candidates, good in rows if good]
    every = [c.every_feature() for candidates, _ in usable for c in candidates]
    names = sorted({name for found in every for name in found})
    column = {name: i for i, name in enumerate(names)}
    sizes = [len(candidates) for candidates, _ in usable]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    is_right = np.zeros(sum(sizes), dtype=bool)
    for start, (_candidates, good) in zip(starts, usable, strict=True):
        is_right[[start + g for g in good]] = True
    cells = [
        (row, column[name], value)
        for row, found in enumerate(every)
        for name, value in found.items()
        if value
    ]
    lines, columns, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (lines, columns)), shape=(len(every), len(names)))
    turned = matrix.T.tocsr()
    group = np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, starts)[group]
        powers = np.exp(scores)
        total = np.add.reduceat(powers, starts)
        of_right = np.add.reduceat(powers * is_right, starts)
        value = float(np.sum(np.log(total / of_right)) + penalty * 0.5 * weights @ weights)
        slope = turned @ (powers / total[group] - powers * is_right / of_right[group])
        return value, slope + penalty * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return FieldWeights(zip(names, found.x.tolist(), strict=True))


def train(part: Sequence[Passage]) -> dict[str, FieldWeights]:
    """Return the weights of all fields.

    In a text that nobody has read the quantity before may have been linked wrongly. So they are learned from
    every passage twice: as annotated, and as linked by weights that were learned without it. Measures are
    learned from the examples of their rules too.
    """
    rows = {field: [row for p in part for row in _linked_examples(p.id)[field]] for field in FIELDS}
    rows["measure"] += _measure_examples()
    halves = part[::2], part[1::2]
    for own, other in (halves, halves[::-1]):
        weights = _fitted(
            other, {f: [r for p in other for r in _linked_examples(p.id)[f]] for f in FIELDS}, 1
        )
        for passage in own:
            for field, found in _guessed_examples(passage, weights).items():
                rows[field] += found
    return _fitted(part, rows, 2)


@cache
def _measure_examples() -> list[Example]:
    """Return the examples of the rules of measures: a measure that no passage has is learned from them."""
    return [*measure_examples()]


def _fitted(
    part: Sequence[Passage], rows: Mapping[str, Sequence[Example]], times: int
) -> dict[str, FieldWeights]:
    """Return the weights learned from examples in which every figure stands some times."""
    weights = {field: fit(rows[field], times * PENALTIES[field]) for field in FIELDS}
    kept = [row for passage in part for row in _kept_examples(passage, weights["measure"])]
    return weights | {"kept": fit(kept, PENALTIES["kept"])}


def _guessed_examples(passage: Passage, weights: Weights) -> dict[str, list[Example]]:
    """Return the examples of one passage, the quantity before linked by some weights."""
    analysis = passage.analysed()
    golds = matched(analysis, analysis.quantities, passage.statements)
    pairs = [(one, golds[index]) for index, one in enumerate(link(analysis, weights)) if index in golds]
    return {
        field: [
            (getattr(one, field), [i for i, c in enumerate(getattr(one, field)) if right(field, c, gold)])
            for one, gold in pairs
        ]
        for field in FIELDS
    }
