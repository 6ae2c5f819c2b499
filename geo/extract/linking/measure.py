"""Which measure a quantity is of."""

from __future__ import annotations

from collections.abc import Mapping

from geo.extract.analysis import Analysis
from geo.extract.concepts import ACT, NOUN, OF, Rule, measure_rules
from geo.extract.linking.candidates import Candidate, Features, nearness
from geo.extract.quantity import Quantity
from geo.extract.units import AREA, COUNT, MASS, MONEY, PERCENT

REACH = 5
"""Tokens behind a quantity in which its noun stands."""


def dimension_of(quantity: Quantity) -> str:
    """Return what a quantity measures; `COUNT` where it has no unit."""
    return quantity.unit.dimension if quantity.unit is not None else COUNT


def measure_candidates(quantity: Quantity, analysis: Analysis, before: str = "") -> list[Candidate]:
    """Return the measures that a quantity may be of, and none.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    before : str
        Measure of the quantity before it.
    """
    dimension = dimension_of(quantity)
    if dimension not in (AREA, MASS, MONEY, PERCENT, COUNT):
        return [Candidate("", "", {"only": 1.0})]
    around = _around(quantity, analysis)
    found = []
    for rule in measure_rules().values():
        fits = rule.dimension == dimension
        changes = dimension == PERCENT and rule.dimension != PERCENT
        if not fits and not changes:
            continue
        features = _features(rule, quantity, around, before)
        if changes:
            if not (around.of & rule.of or around.nouns & rule.nouns) or (
                rule.dimension == MONEY and not rule.of & around.of
            ):
                continue
            features["change"] = 1.0
            features["change_up_down"] = float(quantity.direction in ("up", "down"))
        if rule.nouns and not changes and not rule.nouns & around.nouns:
            continue
        found.append(Candidate(rule.measure, "", features))
    return [*found, Candidate("", "", _none(quantity, dimension, around, before))]


class _Around:
    """Concepts around a quantity, by how near they stand."""

    def __init__(self) -> None:
        self.of: set[str] = set()
        self.nouns: set[str] = set()
        self.behind: set[str] = set()
        self.noun_behind: set[str] = set()
        self.near: dict[tuple[str, str], float] = {}
        self.clause: set[tuple[str, str]] = set()
        self.sentence: set[tuple[str, str]] = set()
        self.previous: set[tuple[str, str]] = set()
        self.document: set[tuple[str, str]] = set()


def _around(quantity: Quantity, analysis: Analysis) -> _Around:
    around = _Around()
    number = analysis.sentence_of(quantity.number_first)
    sentence = analysis.sentences[number]
    previous = analysis.sentences[number - 1] if number else None
    for match in (*analysis.things, *analysis.nouns):
        kind, name = match.payload
        key = (kind, name)
        around.document.add(key)
        if sentence.first <= match.first < sentence.last:
            inside = quantity.number_first <= match.first < quantity.number_last and kind != NOUN
            if inside:
                continue
            behind = match.first >= quantity.number_last
            gap = match.first - quantity.number_last if behind else quantity.number_first - match.last
            around.sentence.add(key)
            around.near[key] = max(around.near.get(key, 0.0), nearness(max(gap, 0)))
            if _same_clause(analysis, quantity, match.first):
                around.clause.add(key)
            if behind and gap <= REACH and _unbroken(analysis, quantity.number_last, match.first):
                (around.noun_behind if kind == NOUN else around.behind).add(name) if kind != ACT else None
            if kind == NOUN and (gap <= REACH or quantity.inherited):
                around.nouns.add(name)
            if kind == OF:
                around.of.add(name)
        elif previous is not None and previous.first <= match.first < previous.last:
            around.previous.add(key)
            if kind == OF:
                around.of.add(name)
            if kind == NOUN and quantity.inherited:
                around.nouns.add(name)
    if quantity.noun != (0, 0):
        for match in analysis.nouns:
            if quantity.noun[0] <= match.first < quantity.noun[1]:
                around.noun_behind.add(match.payload[1])
                around.nouns.add(match.payload[1])
    return around


def _unbroken(analysis: Analysis, first: int, last: int) -> bool:
    return not any(t.text in (",", ";", ".", "(", ":") for t in analysis.tokens[first:last])


def _same_clause(analysis: Analysis, quantity: Quantity, token: int) -> bool:
    first, last = sorted((quantity.number_first, token))
    return not any(t.text in (",", ";", ":") for t in analysis.tokens[first:last])


def _features(rule: Rule, quantity: Quantity, around: _Around, before: str) -> Features:
    of = {(OF, name) for name in rule.of}
    act = {(ACT, name) for name in rule.act}
    every_of = [key for key in around.near if key[0] == OF]
    nearest_of = max(every_of, key=lambda key: around.near[key], default=None)
    every_act = [key for key in around.near if key[0] == ACT]
    best_act = max((around.near[key] for key in act if key in around.near), default=0.0)
    top_act = max((around.near[key] for key in every_act), default=0.0)
    features = {
        "of_behind": float(bool(rule.of & around.behind)),
        "of_near": max((around.near[key] for key in of if key in around.near), default=0.0),
        "of_clause": float(bool(of & around.clause)),
        "of_sentence": float(bool(of & around.sentence)),
        "of_previous": float(bool(of & around.previous)),
        "of_document": float(bool(of & around.document)),
        "of_other_behind": float(
            bool(around.behind - rule.of) and not rule.of & around.behind and bool(rule.of)
        ),
        "of_nearest": float(nearest_of in of),
        "act_near": best_act,
        "act_top": float(best_act > 0 and best_act >= top_act),
        "act_clause": float(bool(act & around.clause)),
        "act_sentence": float(bool(act & around.sentence)),
        "act_previous": float(bool(act & around.previous)),
        "act_missing": float(not act & around.sentence and not act & around.previous),
        "noun_behind": float(bool(rule.nouns & around.noun_behind)),
        "noun": float(bool(rule.nouns & around.nouns)),
        "per": float(bool(rule.per) and quantity.per is not None and quantity.per.id in rule.per),
        "per_missing": float(bool(rule.per) and quantity.per is None),
        "same": float(before == rule.measure),
        "same_inherited": float(before == rule.measure and quantity.inherited),
        "is_" + rule.measure: 1.0,
    }
    return {name: value for name, value in features.items() if value}


def _none(quantity: Quantity, dimension: str, around: _Around, before: str) -> Features:
    known: Mapping[str, bool] = {
        "none": True,
        "none_" + dimension: True,
        "none_without_of": not any(kind == OF for kind, _name in around.sentence),
        "none_other": "other" in around.behind,
        "none_same": before == "",
        "none_noun": dimension == COUNT and not around.noun_behind,
        "none_per": quantity.per is not None,
    }
    return {name: 1.0 for name, holds in known.items() if holds}
