"""A quantity with the places around it, and which of them is its own in a list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import log10

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Features, Near
from geo.extract.linking.columns import column
from geo.extract.linking.near import near_to
from geo.extract.linking.parts import part_of
from geo.extract.linking.period.aims import is_target
from geo.extract.linking.place.spot import Spot, is_small, spot_at
from geo.extract.places.mention import BACK, DEMONYM, FROM, WIDE, Mention
from geo.extract.quantity import Quantity

UNPAIRED, COMMA_APART = 16, 5
"""What a quantity without a place of its own costs, and a mark between the two, in tokens."""


class Here:
    """A quantity with the places around it.

    Attributes
    ----------
    quantity : Quantity
    analysis : Analysis
    spot : Spot
        Its sentence.
    near : dict of int to Near
        Where each of the places stands, by its first token.
    dimension : str
        Of its unit.
    nearest : Mention or None
        The place in its sentence that is least tokens away.
    before : Quantity or None
        The quantity before.
    joins : bool
        Whether that is in its sentence.
    pair : Mention or None
        The place that is its own where each quantity of the sentence has one.
    pair_sure : bool
        Whether every quantity of the sentence has one.
    after_part : bool
        Whether that is a part of another: "of which 135 are in the VRAEM".
    main : str
        The country that most places of its part of the text lie in.
    row, head : tuple of int
        Tokens of the name of its row and of the head of its column in a table.
    cells : dict of str to Mention
        The places that these name: ``row`` and ``column``.
    magnitude : float
        How large the quantity is in the first unit of its dimension: a third of its logarithm.
    scales : dict of bool to dict
        What the magnitude and the times beside the quantity say of wide places (True) and of others
        (`geo.extract.linking.place.standing`).
    """

    def __init__(self, quantity: Quantity, analysis: Analysis) -> None:
        number = analysis.sentence_of(quantity.number_first)
        self.quantity, self.analysis = quantity, analysis
        self.spot = spot_at(number, analysis)
        self.alone, self.dimension = self.spot.alone, quantity.dimension
        self.near = _Beside(quantity, analysis, self.spot)
        self.nearest = min(self.spot.same, key=lambda m: self.near[m.first].distance, default=None)
        at = bisect_left(analysis.begins, quantity.number_first)
        self.before = analysis.quantities[at - 1] if at else None
        self.after_part = self.before is not None and part_of(self.before, analysis).part
        self.main = analysis.scene.main_at(quantity.first)
        self.row, self.head = column(quantity, analysis)[1::-1]
        # "Meta" over a column is its goal, not the department of Colombia.
        head = self.head if self.head != (0, 0) and not is_target(quantity, analysis) else (0, 0)
        self.cells = {
            name: mentions[0]
            for name, cell in (("row", self.row), ("column", head))
            if (mentions := analysis.scene.between(*cell))
        }
        first = analysis.sentences[number].first
        self.joins = self.before is not None and self.before.number_first >= first
        self.pair, self.pair_sure = _paired(self)
        factor = quantity.unit.factor if quantity.unit is not None else 1.0
        self.magnitude = log10(1 + abs(quantity.size) * factor) / 3
        self.scales: dict[bool, Features] = {}

    def same(self, mention: Mention) -> bool:
        """Say whether a place stands in the quantity's sentence."""
        return self.spot.back.get(mention.first) == 0

    def rank(self, mention: Mention) -> tuple[tuple[bool, int], bool, int, int]:
        """Return by what the nearer of two mentions is found."""
        distance = self.near[mention.first].distance
        return self.spot.far[mention.first], mention is not self.pair, distance, mention.first

    def best(self) -> list[Mention]:
        """Return the nearest mention of every place, the nearest first."""
        nearest = [
            several[0] if len(several) == 1 else min(several, key=self.rank) for several in self.spot.closest
        ]
        return sorted(nearest, key=self.rank)

    def quantities_in(self, number: int) -> Sequence[Quantity]:
        """Return the quantities of a sentence."""
        sentence = self.analysis.sentences[number]
        return self.analysis.quantities_within(sentence.first, sentence.last)

    def comes_from(self) -> bool:
        """Say whether a place in its sentence is where something comes from."""
        return any(self.same(m) and m.role == FROM and m.kind not in WIDE for m in self.spot.close)


class _Beside(dict[int, Near]):
    """Where places stand beside a quantity, by their first tokens; looked at when first asked for.

    Small counts in words between the two are left out.
    """

    def __init__(self, quantity: Quantity, analysis: Analysis, spot: Spot) -> None:
        super().__init__()
        self._quantity, self._analysis, self._spot = quantity, analysis, spot

    def __missing__(self, first: int) -> Near:
        spot = self._spot
        found = self[first] = near_to(
            self._quantity, first, spot.lasts[first], self._analysis, spot.back[first], spot.written.large
        )
        return found


def _paired(here: Here) -> tuple[Mention | None, bool]:
    """Return the place that goes with a quantity where each has its own, and whether every one has."""
    quantity, spot = here.quantity, here.spot
    if quantity.converted or spot.alone:
        return None, False
    if is_small(quantity):
        pairs = _pairs(here, [q for q in _counted(here) if q is quantity or not is_small(q)])
    else:
        if spot.pairs is None:
            spot.pairs = _pairs(here, [q for q in _counted(here) if not is_small(q)])
        pairs = spot.pairs
    own = next((place for q, place in pairs if q is quantity), None)
    named = {place.first for _q, place in pairs if place is not None}
    return own, len(named) > 1 and all(place is not None for _q, place in pairs)


def _counted(here: Here) -> list[Quantity]:
    return [q for q in here.quantities_in(here.spot.number) if not q.converted]


def _pairs(here: Here, quantities: list[Quantity]) -> list[tuple[Quantity, Mention | None]]:
    """Return quantities of a sentence with the places before them, or behind, whichever are nearer."""
    places = [m for m in here.spot.same if not m.within and m.form not in (BACK, DEMONYM)]
    best: tuple[int, list[Mention | None]] = (UNPAIRED * len(quantities) + 1, [])
    for before in (True, False) if places else ():
        owned = [_own(here, quantities, at, places, before) for at in range(len(quantities))]
        cost = sum(price for _place, price in owned)
        if cost < best[0]:
            best = cost, [place for place, _price in owned]
    return list(zip(quantities, best[1], strict=False))


def _own(
    here: Here, quantities: list[Quantity], at: int, places: list[Mention], before: bool
) -> tuple[Mention | None, int]:
    """Return the next place before (or behind) a quantity with no other quantity between, and how far."""
    quantity, tokens = quantities[at], here.analysis.tokens
    if before:
        low = quantities[at - 1].number_last if at else -1
        own = next((m for m in reversed(places) if low <= m.first < quantity.number_first), None)
        gap = tokens[own.last : quantity.number_first] if own else []
    else:
        high = quantities[at + 1].number_first if at + 1 < len(quantities) else len(tokens)
        own = next((m for m in places if quantity.number_last <= m.first < high), None)
        gap = tokens[quantity.number_last : own.first] if own else []
    if own is None:
        return None, UNPAIRED
    if len(gap) >= UNPAIRED:
        return own, UNPAIRED
    texts = [token.text for token in gap]
    marks = texts.count(",") + texts.count(";") + texts.count(":")
    return own, min(UNPAIRED, len(gap) + COMMA_APART * marks)
