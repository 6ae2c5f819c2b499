"""What speaks for a rule as what a quantity measures."""

from __future__ import annotations

from geo.extract.concepts import NOUN, OF, Rule, rules_by
from geo.extract.linking.candidates import Features, Shared
from geo.extract.linking.measure.around import Around, Stand
from geo.extract.linking.measure.forms import Earlier
from geo.extract.quantity import Quantity

Names = frozenset[str]


class Fits:
    """How well rules fit one quantity; what several rules have in common is looked at once."""

    def __init__(self, quantity: Quantity, near: Around, earlier: Earlier) -> None:
        self._quantity, self._near, self._earlier = quantity, near, earlier
        self._known: dict[tuple[str, Names], Features] = {}
        self._alike: dict[tuple[tuple[object, ...], bool], Shared] = {}
        self._kinds, self._names = rules_by().kinds, near.names()
        self._goes_on = {earlier.last, *earlier.by_dimension.values()}
        self._unknown = counts_unknown(quantity, near)

    def features(self, rule: Rule) -> Features:
        """Return what speaks for a rule; those for which nothing around speaks share theirs."""
        concepts, _parts, marks = self._kinds[rule.name]
        if rule.measure in self._goes_on or not concepts.isdisjoint(self._names):
            return self._features(rule)
        per = self._quantity.per is not None and self._quantity.per.id in rule.per
        known = self._alike.get((marks, per))
        if known is None:
            known = self._alike[marks, per] = Shared(self._features(rule))
        return known

    def _features(self, rule: Rule) -> Features:
        found: Features = {}
        for part in self._kinds[rule.name].parts:
            known = self._known.get(part)
            if known is None:
                known = self._known[part] = self._of_part(*part)
            found |= known
        self._add_own(found, rule)
        _add_both(found)
        return found

    def _of_part(self, part: str, names: Names) -> Features:
        if part == OF:
            return _of_features(names, self._near.of)
        if part == NOUN:
            return _noun_features(names, self._near.noun)
        return _deed_features(part, names, self._near.act)

    def _add_own(self, found: Features, rule: Rule) -> None:
        """Add what speaks for a rule by the quantity itself and the ones before."""
        quantity, earlier = self._quantity, self._earlier
        if quantity.per is None:
            if rule.per:
                found["per_missing"] = 1.0
        elif not rule.per:
            found["per_other"] = 1.0
        elif quantity.per.id in rule.per:
            found["per"] = 1.0
        if earlier.last == rule.measure:
            if rule.measure:
                found["as_last"] = 1.0
            if quantity.inherited:
                found["as_last_inherited"] = 1.0
        if rule.measure:
            if earlier.by_dimension.get(quantity.dimension) == rule.measure:
                found["as_last_here"] = 1.0
            if quantity.direction in ("up", "down"):
                found["direction"] = 1.0
            if self._unknown:
                found["noun_unknown"] = 1.0


def _add_both(found: Features) -> None:
    """Add what speaks for a rule because two things do."""
    if "act_sentence" in found:
        if "of_sentence" in found:
            found["both"] = found["of_near"] * found["act_near"]
            found["both_sentence"] = 1.0
        if "of_clause" in found and "act_clause" in found:
            found["both_clause"] = 1.0
        if "of_behind" in found:
            found["both_behind"] = 1.0
        if "noun_behind" in found:
            found["noun_act"] = 1.0
    if "as_last" in found and "of_other_behind" not in found and "noun_other" not in found:
        found["as_last_clear"] = 1.0


def _of_features(names: Names, of: Stand) -> Features:
    """Return how what a rule is of stands to the quantity."""
    found: Features = {}
    here = [of.near[name] for name in names if name in of.near]
    if not names.isdisjoint(of.behind):
        found["of_behind"] = 1.0
    elif of.behind:
        found["of_other_behind"] = 1.0
    if not names.isdisjoint(of.ahead):
        found["of_ahead"] = 1.0
    if here:
        found["of_near"] = max(here)
        found["of_sentence"] = 1.0
        if not names.isdisjoint(of.clause):
            found["of_clause"] = 1.0
    earlier = _earlier("of", names, of)
    if of.last in names:
        found["of_last"] = 1.0
    if of.nearest in names:
        found["of_nearest"] = 1.0
    elif of.nearest is not None:
        found["of_other_nearest"] = 1.0
    if not here and not earlier:
        found["of_missing"] = 1.0
    return found | earlier


def _noun_features(names: Names, noun: Stand) -> Features:
    """Return how what a rule counts stands to the quantity."""
    found: Features = {}
    if not names.isdisjoint(noun.behind):
        found["noun_behind"] = 1.0
    elif noun.behind:
        found["noun_other"] = 1.0
    if not names.isdisjoint(noun.near):
        found["noun_here"] = 1.0
    return found


def _deed_features(part: str, names: Names, act: Stand) -> Features:
    """Return how what is done stands to the quantity."""
    here = [act.near[name] for name in names if name in act.near]
    found = _earlier(part, names, act)
    if not here and part + "_previous" not in found:
        found[part + "_missing"] = 1.0
    if here:
        found[part + "_near"] = best = max(here)
        found[part + "_sentence"] = 1.0
        if best >= act.top:
            found[part + "_top"] = 1.0
        if not names.isdisjoint(act.clause):
            found[part + "_clause"] = 1.0
    return found


def _earlier(part: str, names: Names, stand: Stand) -> Features:
    found: Features = {}
    if not names.isdisjoint(stand.previous):
        found[part + "_previous"] = 1.0
    if not names.isdisjoint(stand.earlier):
        found[part + "_earlier"] = 1.0
    return found


def counts_unknown(quantity: Quantity, near: Around) -> bool:
    """Say whether a number counts something that no rule names: "two sergeants"."""
    return (
        quantity.unit is None and quantity.noun != (0, 0) and not quantity.inherited and not near.noun.behind
    )
