"""Measure the extractor on annotated passages, the weights learned without the passage that is measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from geo.extract.linking.confidence import confidence, confidence_candidates
from geo.extract.linking.link import FIELDS, Linked, link
from geo.extract.linking.weights import FieldWeights, Weights
from geo.extract.text.folding import fold
from geo.extract.text.tokens import tokens_of
from geo.extract.units import RANK, RATIO, units
from scripts.extraction.gold import Gold, Passage, matched, right
from scripts.extraction.train import fit, train

FOLDS = 10
RESAMPLED = 1000
"""Times that the passages are drawn anew for an interval."""
LANGUAGES = ("en", "es")
RECORD = ("measure", "place", "period")


@dataclass
class Outcome:
    """What came of one passage.

    Attributes
    ----------
    passage : Passage
    kept : list of Linked
        What the extractor takes for statements.
    golds : dict of int to Gold
        The annotated statement of each of them that matches one, by its place in `kept`.
    """

    passage: Passage
    kept: list[Linked]
    golds: dict[int, Gold] = field(default_factory=dict)

    def pairs(self) -> list[tuple[Linked, Gold]]:
        """Return what was matched."""
        return [(self.kept[index], gold) for index, gold in self.golds.items()]


def outcome(passage: Passage, weights: Weights | None = None) -> Outcome:
    """Return what the extractor makes of a passage; by default with the weights checked in."""
    analysis = passage.analysed()
    kept = [*link(analysis, weights, kept_only=True)]
    return Outcome(passage, kept, matched(analysis, [one.quantity for one in kept], passage.statements))


def cross_validated(part: Sequence[Passage], folds: int = FOLDS) -> list[Outcome]:
    """Return the outcome of every passage, with weights that were learned without its fold."""
    found = []
    for number in range(folds):
        weights = train([p for i, p in enumerate(part) if i % folds != number])
        found += [outcome(p, weights) for i, p in enumerate(part) if i % folds == number]
    return found


def same_unit(linked: Linked, gold: Gold) -> bool:
    """Say whether the unit is the annotated one (hectares and ha are one)."""
    tokens = tokens_of(fold(gold["unit"]))
    match = units().words.longest(tokens, 0) or units().signs.longest(tokens, 0)
    unit = linked.quantity.unit
    said = match.payload.id if match else ""
    if unit is not None and unit.dimension in (RANK, RATIO):
        return gold["unit"] == unit.id
    return said == (unit.id if unit else "")


@dataclass(frozen=True)
class Score:
    """How many were found, were there, and are right."""

    found: int
    gold: int
    right: int

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.gold + other.gold, self.right + other.right)

    @property
    def precision(self) -> float:
        """Return the part of what was found that is right."""
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Return the part of what is there that was found and is right."""
        return self.right / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 0 where nothing is right."""
        return 2 * self.right / max(1, self.found + self.gold)


Test = Callable[[Linked, Gold], bool]


def _field(name: str) -> Test:
    return lambda one, gold: right(name, getattr(one, name)[0], gold)


def _whole(names: Sequence[str]) -> Test:
    return lambda one, gold: same_unit(one, gold) and all(_field(name)(one, gold) for name in names)


TESTS: dict[str, Test] = {
    "value": lambda one, gold: True,
    "value with unit": same_unit,
    "bound": lambda one, gold: one.quantity.bound == gold["bound"],
    **{name: _field(name) for name in FIELDS},
    "place among five": lambda one, gold: any(right("place", choice, gold) for choice in one.place[:5]),
    "whole record": _whole(RECORD),
    "whole with speaker": _whole((*RECORD, "speaker")),
}
"""What is right of a matched statement, by name."""


def end_to_end(name: str, one: Outcome) -> Score:
    """Return a field's score where a field counts only if value and unit are right too.

    A speaker counts where one is annotated or given: most figures have none.
    """
    pairs = [(a, b) for a, b in one.pairs() if name == "value" or same_unit(a, b)]
    if name != "speaker":
        hits = sum(TESTS[name](a, b) for a, b in pairs)
        return Score(len(one.kept), len(one.passage.statements), hits)
    hits = sum(bool(b["attributed_to"]) and TESTS[name](a, b) for a, b in pairs)
    shown = sum(bool(a.speaker[0].value) for a in one.kept)
    return Score(shown, sum(bool(gold["attributed_to"]) for gold in one.passage.statements), hits)


def given_a_match(name: str, one: Outcome) -> Score:
    """Return a field's score over the statements whose value was found."""
    pairs = one.pairs()
    return Score(len(pairs), len(pairs), sum(TESTS[name](a, b) for a, b in pairs))


def total(
    name: str, outcomes: Sequence[Outcome], score: Callable[[str, Outcome], Score] = end_to_end
) -> Score:
    """Return the score over several passages."""
    return sum((score(name, one) for one in outcomes), Score(0, 0, 0))


def interval(name: str, outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Return the F1 between which 95 of 100 draws of the passages (with repeats) lie."""
    each = np.array([(s.found, s.gold, s.right) for s in (end_to_end(name, one) for one in outcomes)])
    drawn = np.random.default_rng(0).integers(0, len(each), (RESAMPLED, len(each)))
    sums = each[drawn].sum(axis=1)
    low, high = np.percentile(2 * sums[:, 2] / np.maximum(1, sums[:, 0] + sums[:, 1]), [2.5, 97.5])
    return float(low), float(high)


def table(title: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the lines of a table of all scores, by language."""
    figures = sum(len(one.passage.statements) for one in outcomes)
    yield f"{title}: {len(outcomes)} passages, {figures} figures"
    yield f"  {'':18} {'':2} {'precision':>9} {'recall':>7} {'F1':>6}  {'95 of 100':13} {'given a match':>13}"
    for language in LANGUAGES:
        part = [one for one in outcomes if one.passage.language == language]
        for name in TESTS if part else ():
            score, given = total(name, part), total(name, part, given_a_match)
            low, high = interval(name, part)
            yield (
                f"  {name:18} {language} {score.precision:9.3f} {score.recall:7.3f} {score.f1:6.3f}"
                f"  {low:.3f}-{high:.3f} {given.f1:13.3f}"
            )


def judged(outcomes: Sequence[Outcome]) -> list[tuple[Linked, bool]]:
    """Return what was kept and whether its record is right; what matches no annotated figure is not."""
    whole = TESTS["whole record"]
    return [
        (linked, index in one.golds and whole(linked, one.golds[index]))
        for one in outcomes
        for index, linked in enumerate(one.kept)
    ]


def confidence_weights(outcomes: Sequence[Outcome]) -> FieldWeights:
    """Learn how far the fields' probabilities can be trusted together, from outcomes of unread passages."""
    return fit([(confidence_candidates(linked), [0 if right else 1]) for linked, right in judged(outcomes)])


def reliability(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield, by fifths of confidence, how many records are right; learned without the passage itself."""
    pairs: list[tuple[float, bool]] = []
    for at, one in enumerate(outcomes):
        weights = confidence_weights([*outcomes[:at], *outcomes[at + 1 :]])
        pairs += [(confidence(linked, weights), right) for linked, right in judged([one])]
    yield "Confidence: candidates with it, share that is right"
    for step in range(5):
        inside = [is_right for value, is_right in pairs if min(4, int(value * 5)) == step]
        share = f"{sum(inside) / len(inside):.2f}" if inside else "-"
        yield f"  {step / 5:.1f} to {(step + 1) / 5:.1f}: {len(inside):4} {share}"


def worst(outcomes: Sequence[Outcome], most: int = 12) -> Iterator[str]:
    """Yield the wrong choices that the program was surest of."""
    wrong = [
        (
            getattr(a, name)[0].probability,
            name,
            one.passage.id,
            b["quote"],
            getattr(a, name)[0].value,
            _gold_of(name, b),
        )
        for one in outcomes
        for a, b in one.pairs()
        for name in FIELDS
        if not TESTS[name](a, b)
    ]
    yield "Surest mistakes"
    for probability, name, id, quote, value, said in sorted(wrong, key=lambda row: -row[0])[:most]:
        yield (
            f"  {probability:.2f} {name:8} {id}: {quote!r}: {value or '(none)'} instead of {said or '(none)'}"
        )


def _gold_of(name: str, gold: Gold) -> str:
    if name == "period":
        return f"{gold['period_start']}/{gold['period_end']}"
    return gold["attributed_to"] if name == "speaker" else gold[name]
