"""Which concepts stand around a quantity, and how near."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from geo.extract.analysis import Analysis
from geo.extract.concepts import ACT, NOUN, OF, Concept
from geo.extract.linking.candidates import nearness
from geo.extract.quantity import Quantity
from geo.extract.text.phrases import Match

REACH = 5
"""Tokens behind a quantity in which stands what it is of."""
SENTENCES = 3
"""Sentences before that of a quantity that are looked at."""
STOPS = frozenset((",", ";", ".", "(", ":"))
COMMA, OTHER_QUANTITY, OWNED = 3, 4, 8
"""How many tokens further off something seems for a comma or quantity between, or where another has it."""


@dataclass
class Around:
    """Concepts around a quantity.

    Attributes
    ----------
    near : dict of Concept to float
        Those of its sentence, 1 beside it and less further off.
    clause : set of Concept
        Those with no mark between.
    behind, ahead : set of Concept
        Those right behind it, and right before it.
    previous, earlier : set of Concept
        Those of the sentence before, and of the two before that.
    last : dict of str to str
        Name of the last concept of a kind before it, however far.
    """

    near: dict[Concept, float] = field(default_factory=dict)
    clause: set[Concept] = field(default_factory=set)
    behind: set[Concept] = field(default_factory=set)
    ahead: set[Concept] = field(default_factory=set)
    previous: set[Concept] = field(default_factory=set)
    earlier: set[Concept] = field(default_factory=set)
    last: dict[str, str] = field(default_factory=dict)

    def names(self, kind: str) -> set[str]:
        """Return the names of a kind in the sentence of the quantity."""
        return {name for one, name in self.near if one == kind}

    def before(self, kind: str) -> set[str]:
        """Return the names of a kind in the sentence of the quantity and the one before."""
        return self._before[kind]

    @cached_property
    def _before(self) -> dict[str, set[str]]:
        # Asked for by every rule, once all concepts stand.
        found: dict[str, set[str]] = {kind: set() for kind in (OF, ACT, NOUN)}
        for kind, name in (*self.near, *self.previous):
            found[kind].add(name)
        return found


def around(quantity: Quantity, analysis: Analysis) -> Around:
    """Return the concepts around a quantity."""
    found = Around()
    number = analysis.sentence_of(quantity.number_first)
    sentence = analysis.sentences[number]
    start = analysis.sentences[max(0, number - SENTENCES)].first
    previous = analysis.sentences[number - 1].first if number else start
    for matches in (analysis.things, analysis.nouns):
        at = bisect_left(matches, start, key=lambda match: match.first)
        while at < len(matches) and matches[at].first < sentence.last:
            match = matches[at]
            at += 1
            if match.first < quantity.number_first and match.payload[0] != NOUN:
                found.last[match.payload[0]] = match.payload[1]
            if match.first < previous:
                found.earlier.add(match.payload)
            elif match.first < sentence.first:
                found.previous.add(match.payload)
            elif match.payload[0] == NOUN or not _inside(match, quantity):
                _place(match, quantity, analysis, found)
    return found


def _inside(match: Match, quantity: Quantity) -> bool:
    return quantity.number_first <= match.first < quantity.number_last


def _place(match: Match, quantity: Quantity, analysis: Analysis, found: Around) -> None:
    """Note where a concept of the same sentence stands."""
    concept: Concept = match.payload
    behind = match.first >= quantity.number_last
    first, last = (quantity.number_last, match.first) if behind else (match.last, quantity.number_first)
    if quantity.noun[0] <= match.first < quantity.noun[1]:
        first, last, behind = match.first, match.first, True
    gap = max(0, last - first)
    stops = sum(1 for token in analysis.tokens[first:last] if token.text in STOPS)
    others = analysis.quantities_between(first, last)
    owner = None if concept[0] == ACT else analysis.owner_of(match.first)
    owned = owner is not None and owner is not quantity
    distance = gap + COMMA * stops + OTHER_QUANTITY * others + OWNED * owned
    found.near[concept] = max(found.near.get(concept, 0.0), nearness(distance))
    if not stops and not owned:
        found.clause.add(concept)
    if not stops and not owned and behind and gap <= (1 if concept[0] == ACT else REACH) and not others:
        found.behind.add(concept)
    if concept[0] == OF and not behind and gap <= 2 and not others and not owned:
        found.ahead.add(concept)
