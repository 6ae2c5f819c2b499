"""Measure the extractor on annotated passages, the weights learned without the passage that is measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from geo.extract.linking.link import FIELDS, KEPT, Linked, link
from geo.extract.linking.weights import Weights
from geo.extract.text.folding import fold
from geo.extract.text.tokens import tokens_of
from geo.extract.units import units
from scripts.extraction.gold import Gold, Passage, matched, right
from scripts.extraction.train import train

FOLDS = 5


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


def outcome(passage: Passage, weights: Weights) -> Outcome:
    """Return what the extractor makes of a passage."""
    analysis = passage.analysed()
    kept = [linked for linked in link(analysis, weights) if linked.kept >= KEPT]
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
    return (match.payload.id if match else "") == (unit.id if unit else "")


@dataclass(frozen=True)
class Score:
    """How many were found, were there, and are right."""

    found: int
    gold: int
    right: int

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 0 where nothing is right."""
        return 2 * self.right / max(1, self.found + self.gold)


Test = Callable[[Linked, Gold], bool]


def tests() -> dict[str, Test]:
    """Return what is right of a matched statement, by name."""
    found: dict[str, Test] = {"value": lambda linked, gold: True, "value with unit": same_unit}
    found["bound"] = lambda one, gold: same_unit(one, gold) and one.quantity.bound == gold["bound"]
    for name in FIELDS:
        found[name] = lambda one, gold, name=name: right(name, getattr(one, name)[0], gold)  # type: ignore[misc]
    found["place among five"] = lambda one, gold: any(right("place", c, gold) for c in one.place[:5])
    return found


def scores(outcomes: Sequence[Outcome]) -> dict[str, tuple[Score, Score]]:
    """Return every field's score end to end (value and unit right too) and given a match."""
    found = {}
    for name, test in tests().items():
        pairs = [(one.kept[i], gold) for one in outcomes for i, gold in one.golds.items()]
        kept, gold = sum(len(o.kept) for o in outcomes), sum(len(o.passage.statements) for o in outcomes)
        both = [(a, b) for a, b in pairs if name == "value" or same_unit(a, b)]
        if name == "speaker":
            said = sum(bool(g["attributed_to"]) for o in outcomes for g in o.passage.statements)
            shown = sum(bool(a.speaker[0].value) for o in outcomes for a in o.kept)
            hit = sum(test(a, b) and bool(b["attributed_to"]) for a, b in both)
            found[name] = (
                Score(shown, said, hit),
                Score(len(pairs), len(pairs), sum(test(a, b) for a, b in pairs)),
            )
            continue
        hits = sum(test(a, b) for a, b in both)
        given = sum(test(a, b) for a, b in pairs)
        found[name] = (Score(kept, gold, hits), Score(len(pairs), len(pairs), given))
    whole = [
        all(right(n, getattr(a, n)[0], b) for n in FIELDS[:3]) and same_unit(a, b)
        for o in outcomes
        for i, b in o.golds.items()
        for a in [o.kept[i]]
    ]
    found["whole record"] = (Score(len(whole), len(whole), sum(whole)),) * 2
    return found


def report(outcomes: Sequence[Outcome]) -> str:
    """Return a table of all scores, by language."""
    lines = [f"{'':18}{'language':10}{'precision':>10}{'recall':>8}{'F1':>7}{'given a match':>15}"]
    for language in ("en", "es"):
        part = [o for o in outcomes if o.passage.language == language]
        for name, (whole, given) in scores(part).items():
            precision, recall = whole.right / max(1, whole.found), whole.right / max(1, whole.gold)
            lines.append(
                f"{name:18}{language:10}{precision:10.3f}{recall:8.3f}{whole.f1:7.3f}{given.f1:15.3f}"
            )
    return "\n".join(lines)
