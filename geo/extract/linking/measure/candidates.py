"""Which measure a quantity is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.extract.analysis import Analysis
from geo.extract.concepts import ACT, NOUN, OF, Rule, all_rules, measure_rules, reserved_units
from geo.extract.linking.candidates import Candidate, Features
from geo.extract.linking.marks import is_code
from geo.extract.linking.measure.around import Around, around
from geo.extract.quantity import Quantity
from geo.extract.units import AREA, COUNT, MASS, MONEY, PERCENT, RANK, RATIO, VOLUME

RARE = 0.3
"""How strong the feature of a single rule is: a measure that was seen seldom in training is not unlikely."""
OF_WORDS = frozenset(("of", "de", "del"))
OWN, CHANGE, CARRIED = "own", "change", "carried"
"""A rule's own figure; a change of it in per cent; a bare number that goes on with it."""
RATE, INDEX = "rate", "index"
DIMENSIONS = frozenset((AREA, MASS, MONEY, PERCENT, COUNT, RANK, RATIO, VOLUME))
"""Dimensions in which a measure can be stated."""


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
        rule = measure_rules().get(measure)
        if rule is None:
            return Earlier(measure, self.by_dimension, self.recent)
        recent = (measure, *(one for one in self.recent if one != measure))[:2]
        return Earlier(measure, {**self.by_dimension, rule.dimension: measure}, recent)


def measure_candidates(
    quantity: Quantity, analysis: Analysis, earlier: Earlier | None = None
) -> list[Candidate]:
    """Return the measures that a quantity may be of, other figures (no measure), and none.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    earlier : Earlier, optional
    """
    earlier = earlier or Earlier()
    dimension = quantity.dimension
    if dimension not in DIMENSIONS or is_code(quantity, analysis):
        return [Candidate("", "", {"only": 1.0})]
    near = around(quantity, analysis)
    found = []
    for rule in all_rules():
        form = _form(rule, quantity, dimension, near, earlier)
        if not form:
            continue
        features = _features(
            rule, quantity, near, earlier, dimension if form == OWN else f"{form}_{dimension}"
        )
        features |= {f"is_{rule.name}": RARE, f"form_{form}": 1.0, f"form_{form}_{dimension}": 1.0}
        features |= _form_features(rule, form, quantity, analysis)
        found.append(Candidate(rule.measure, "" if rule.measure else rule.name, features))
    return [*found, Candidate("", "", _none(quantity, dimension, near, earlier))]


def _form_features(rule: Rule, form: str, quantity: Quantity, analysis: Analysis) -> Features:
    """Return what of a share and a change stands in words, and whether the rule is of what the text is of."""
    behind = analysis.tokens[quantity.last].text if quantity.last < len(analysis.tokens) else ""
    main = analysis.main_thing()
    return {
        name: 1.0
        for name, holds in {
            f"share_{form}": quantity.dimension == PERCENT and behind in OF_WORDS,
            "of_main": main in rule.of,
            f"of_main_{form}": main in rule.of,
        }.items()
        if holds
    }


def _form(rule: Rule, quantity: Quantity, dimension: str, near: Around, earlier: Earlier) -> str:
    """Return in which way a rule comes into question: itself, as a change of it, carried on; or empty."""
    goes_on = bool(rule.measure) and rule.measure == earlier.last
    if rule.needs and not rule.needs & near.before(ACT) and not goes_on:
        return ""
    per = quantity.per.id if quantity.per is not None else ""
    if (rule.only_per or per in reserved_units()) and per not in rule.only_per:
        return ""
    if any((ACT, name) in near.clause for name in rule.unless):
        return ""
    if (ACT, "rate") in near.behind and dimension == COUNT:
        return OWN if rule.dimension == RATE else ""
    if dimension == rule.dimension or dimension in rule.also:
        if rule.nouns and not rule.nouns & near.before(NOUN):
            return CARRIED if goes_on else ""
        return OWN
    bare = quantity.unit is None and (quantity.noun == (0, 0) or quantity.inherited)
    if bare and rule.dimension in (RATE, INDEX):
        return OWN if rule.dimension == RATE or quantity.size <= 1 else ""
    if dimension in (PERCENT, RATIO) and rule.measure:
        known = rule.of & near.before(OF) or rule.nouns & near.before(NOUN)
        return CHANGE if goes_on or known else ""
    if bare and rule.measure and rule.measure in earlier.recent:
        return CARRIED
    return ""


def _features(rule: Rule, quantity: Quantity, near: Around, earlier: Earlier, group: str) -> Features:
    features = _thing_features(rule, near) | _deed_features(rule, near)
    features |= {
        "per": float(bool(rule.per) and quantity.per is not None and quantity.per.id in rule.per),
        "per_missing": float(bool(rule.per) and quantity.per is None),
        "per_other": float(not rule.per and quantity.per is not None),
        "as_last": float(bool(rule.measure) and earlier.last == rule.measure),
        "as_last_inherited": float(earlier.last == rule.measure and quantity.inherited),
        "as_last_here": float(
            bool(rule.measure) and earlier.by_dimension.get(quantity.dimension) == rule.measure
        ),
        "direction": float(quantity.direction in ("up", "down") and bool(rule.measure)),
        "noun_unknown": float(bool(rule.measure) and _counts_unknown(quantity, near)),
    }
    features["both"] = features["of_near"] * features["act_near"]
    features["both_sentence"] = features["of_sentence"] * features["act_sentence"]
    features["both_clause"] = features["of_clause"] * features["act_clause"]
    features["both_behind"] = features["of_behind"] * features["act_sentence"]
    features["noun_act"] = features["noun_behind"] * features["act_sentence"]
    clear = not features["of_other_behind"] and not features["noun_other"]
    features["as_last_clear"] = features["as_last"] * clear
    given = {name: value for name, value in features.items() if value}
    return given | {f"{group}_{name}": value for name, value in given.items()}


def _thing_features(rule: Rule, near: Around) -> Features:
    """Return how what the rule is of stands to the quantity."""
    of = {(OF, name) for name in rule.of}
    nouns = {(NOUN, name) for name in rule.nouns}
    things = {key: share for key, share in near.near.items() if key[0] == OF}
    nearest = max(things, key=lambda key: things[key], default=None)
    behind = {key for key in near.behind if key[0] == OF}
    counted = {key for key in near.behind if key[0] == NOUN}
    return {
        "of_behind": float(bool(of & behind)),
        "of_ahead": float(bool(of & near.ahead)),
        "of_near": max((things[key] for key in of if key in things), default=0.0),
        "of_clause": float(bool(of & near.clause)),
        "of_sentence": float(bool(of & things.keys())),
        "of_previous": float(bool(of & near.previous)),
        "of_earlier": float(bool(of & near.earlier)),
        "of_last": float(near.last.get(OF, "") in rule.of),
        "of_nearest": float(nearest in of),
        "of_other_behind": float(bool(rule.of) and bool(behind) and not of & behind),
        "of_other_nearest": float(bool(rule.of) and nearest is not None and nearest not in of),
        "of_missing": float(bool(rule.of) and not of & (things.keys() | near.previous | near.earlier)),
        "noun_behind": float(bool(nouns & counted)),
        "noun_other": float(bool(rule.nouns) and bool(counted) and not nouns & counted),
        "noun_here": float(bool(nouns & near.near.keys())),
    }


def _deed_features(rule: Rule, near: Around) -> Features:
    """Return how what is done stands to the quantity."""
    found: Features = {}
    deeds = {key: share for key, share in near.near.items() if key[0] == ACT}
    top = max(deeds.values(), default=0.0)
    for part, names in (("act", rule.act), ("hint", rule.hint)):
        keys = {(ACT, name) for name in names}
        best = max((deeds[key] for key in keys if key in deeds), default=0.0)
        found |= {
            part + "_near": best,
            part + "_top": float(best > 0 and best >= top),
            part + "_clause": float(bool(keys & near.clause)),
            part + "_sentence": float(bool(keys & deeds.keys())),
            part + "_previous": float(bool(keys & near.previous)),
            part + "_earlier": float(bool(keys & near.earlier)),
            part + "_missing": float(bool(keys) and not keys & (deeds.keys() | near.previous)),
        }
    return found


def _counts_unknown(quantity: Quantity, near: Around) -> bool:
    """Say whether a number counts something that no rule names: "two sergeants"."""
    return (
        quantity.unit is None
        and quantity.noun != (0, 0)
        and not quantity.inherited
        and not any(kind == NOUN for kind, _name in near.behind)
    )


def _none(quantity: Quantity, dimension: str, near: Around, earlier: Earlier) -> Features:
    known: Mapping[str, bool] = {
        "none": True,
        "none_" + dimension: True,
        "none_without_of": not near.names(OF),
        "none_nothing": not near.before(OF) and not near.before(NOUN),
        "none_as_last": earlier.last == "",
        "none_noun": dimension == COUNT and not near.names(NOUN),
        "none_noun_unknown": _counts_unknown(quantity, near),
        "none_per": quantity.per is not None,
    }
    return {name: 1.0 for name, holds in known.items() if holds}
