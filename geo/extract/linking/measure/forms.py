"""Which rules come into question for a quantity, and in which way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.extract.concepts import Rule, reserved_units, rules_by
from geo.extract.linking.measure.around import Around
from geo.extract.quantity import Quantity
from geo.extract.units import COUNT, PERCENT, RATIO

OWN, CHANGE, CARRIED = "own", "change", "carried"
"""A rule's own figure; a change of it in per cent; a bare number that goes on with it."""
RATE, INDEX = "rate", "index"


@dataclass(frozen=True, slots=True)
class Earlier:
    """Measures of the quantities before.

    Attributes
    ----------
    last : str
        Of the one before; empty where it has none or there is none.
    by_dimension : dict of str to str
        Of the last one of each dimension.
    recent : tuple of str
        The last two that differ, the latest first.
    """

    last: str = ""
    by_dimension: Mapping[str, str] = field(default_factory=dict)
    recent: tuple[str, ...] = ()

    def then(self, measure: str) -> Earlier:
        """Return what is earlier for the quantity behind one of this measure."""
        by = rules_by()
        numbers = by.measure.get(measure)
        if not numbers:
            return Earlier(measure, self.by_dimension, self.recent)
        recent = (measure, *(one for one in self.recent if one != measure))[:2]
        return Earlier(measure, {**self.by_dimension, by.rules[numbers[0]].dimension: measure}, recent)


def rules_near(quantity: Quantity, near: Around, earlier: Earlier) -> list[Rule]:
    """Return the rules that have anything to do with a quantity, in their order: by unit and words around."""
    dimension, by = quantity.dimension, rules_by()
    found = set(by.dimension.get(dimension, ()))
    for noun in near.noun.before:
        found.update(by.counted.get((dimension, noun), ()))
    if quantity.unit is None:
        found.update(by.dimension.get(RATE, ()), by.dimension.get(INDEX, ()))
    if dimension in (PERCENT, RATIO):
        found.update(*(by.changing.get(name, ()) for name in (*near.of.before, *near.noun.before)))
    for measure in (earlier.last, *earlier.recent):
        found.update(by.measure.get(measure, ()))
    return [by.rules[number] for number in sorted(found)]


def form_of(rule: Rule, quantity: Quantity, near: Around, earlier: Earlier) -> str:
    """Return in which way a rule comes into question: itself, as a change of it, carried on; or empty."""
    dimension = quantity.dimension
    goes_on = bool(rule.measure) and rule.measure == earlier.last
    if rule.needs and rule.needs.isdisjoint(near.act.before) and not goes_on:
        return ""
    per = quantity.per.id if quantity.per is not None else ""
    if (rule.only_per or per in reserved_units()) and per not in rule.only_per:
        return ""
    if not rule.unless.isdisjoint(near.act.clause):
        return ""
    if dimension == COUNT and "rate" in near.act.behind:
        return OWN if rule.dimension == RATE else ""
    if dimension == rule.dimension or dimension in rule.also:
        if rule.nouns and rule.nouns.isdisjoint(near.noun.before):
            return CARRIED if goes_on else ""
        return OWN
    bare = quantity.unit is None and (quantity.noun == (0, 0) or quantity.inherited)
    if bare and rule.dimension in (RATE, INDEX):
        return OWN if rule.dimension == RATE or quantity.size <= 1 else ""
    if dimension in (PERCENT, RATIO) and rule.measure:
        known = not rule.of.isdisjoint(near.of.before) or not rule.nouns.isdisjoint(near.noun.before)
        return CHANGE if goes_on or known else ""
    if bare and rule.measure and rule.measure in earlier.recent:
        return CARRIED
    return ""
