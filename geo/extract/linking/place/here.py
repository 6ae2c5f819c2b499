"""A quantity with the places around it, and which of them is its own in a list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log10

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Near
from geo.extract.linking.near import near_to
from geo.extract.places.mention import BACK, DATELINE, DEMONYM, FROM, INSTITUTION, WIDE, Mention
from geo.extract.places.scene import is_setting
from geo.extract.places.words import place_words
from geo.extract.quantity import Quantity
from geo.extract.text.tokens import BREAK
from geo.extract.times.time import DATELINE as BY_LINE
from geo.extract.times.time import REPORT, SAYING

SENTENCES = 3
"""Sentences before a quantity whose places are all candidates."""
UNPAIRED, COMMA_APART = 16, 5
"""What a quantity without a place of its own costs, and a mark between the two, in tokens."""
SMALL = 13
"""Counts below it, in words, are no figures that a place belongs to."""
FILLERS, RUN_GAP = frozenset({"in", "en"}), 4
"""Words between places that stand as one, and how many tokens at most."""
SEASON = 80
"""Days from which on a time is longer than one event."""
HEADING_WORDS, HEADING_REACH = 12, 12


@dataclass
class Here:
    """A quantity with the places around it.

    Attributes
    ----------
    quantity : Quantity
    analysis : Analysis
    number : int
        Of its sentence.
    close : list of Mention
        From three sentences before it to the one behind it.
    near : dict of int to Near
        Where each of them stands, by its first token.
    alone : bool
        Whether no place where something is stands in its sentence.
    dimension : str
        Of its unit.
    nearest : Mention or None
        The place in its sentence that is least tokens away.
    runs : list of list of Mention
        Places that stand as one: "Ucayali, San Martin and Pasco".
    several : bool
        Whether its sentence names several places.
    pair : Mention or None
        The place that is its own where each quantity of the sentence has one.
    pair_sure : bool
        Whether every quantity of the sentence has one.
    """

    quantity: Quantity
    analysis: Analysis
    number: int
    close: list[Mention]
    near: dict[int, Near]
    alone: bool
    dimension: str
    nearest: Mention | None
    several: bool = False
    runs: list[list[Mention]] = field(default_factory=list)
    pair: Mention | None = None
    pair_sure: bool = False

    @classmethod
    def of(cls, quantity: Quantity, analysis: Analysis) -> Here:
        """Look around a quantity."""
        number = analysis.sentence_of(quantity.number_first)
        low = analysis.sentences[max(0, analysis.list_start(number) - SENTENCES)].first
        high = analysis.sentences[min(len(analysis.sentences) - 1, number + 1)].last
        close = list(analysis.scene.between(low, high))
        near = {m.first: _near(quantity, m, analysis, number) for m in close}
        same = [m for m in close if near[m.first].sentences == 0 and is_setting(m)]
        nearest = min(same, key=lambda m: near[m.first].distance, default=None)
        found = cls(quantity, analysis, number, close, near, not same, quantity.dimension, nearest)
        found.runs = _runs(close, analysis)
        found.several = len({m.name for m in same if not m.within}) > 1
        found.pair, found.pair_sure = _paired(found, same)
        return found

    def same(self, mention: Mention) -> bool:
        """Say whether a place stands in the quantity's sentence."""
        return self.near[mention.first].sentences == 0

    def rank(self, mention: Mention) -> tuple[bool, int, bool, int]:
        """Return by what the nearer of two mentions of one place is found."""
        near = self.near[mention.first]
        far = near.sentences if near.sentences >= 0 else SENTENCES + 1
        return not is_setting(mention), far, mention is not self.pair, near.distance

    def best(self) -> list[Mention]:
        """Return the nearest mention of every place."""
        found: dict[str, Mention] = {}
        for mention in sorted(self.close, key=self.rank):
            found.setdefault(mention.name, mention)
        return list(found.values())

    @cached_property
    def magnitude(self) -> float:
        """Return how large the quantity is in the first unit of its dimension: a third of its logarithm."""
        unit = self.quantity.unit
        return log10(1 + abs(self.quantity.size) * (unit.factor if unit is not None else 1.0)) / 3

    @cached_property
    def _spans(self) -> list[int]:
        sentence, times = self.analysis.sentences[self.number], self.analysis.times
        low = bisect_left(times, sentence.first, key=lambda time: time.first)
        high = bisect_left(times, sentence.last, key=lambda time: time.first)
        return [time.span.days for time in times[low:high] if time.role not in (SAYING, REPORT, BY_LINE)]

    @cached_property
    def yearly(self) -> bool:
        """Say whether a time of a season or longer is named in its sentence."""
        return any(days > SEASON for days in self._spans)

    @cached_property
    def daily(self) -> bool:
        """Say whether a day or month is named in its sentence, and no longer time."""
        return bool(self._spans) and not self.yearly

    @cached_property
    def before(self) -> Quantity | None:
        """Return the quantity before."""
        at = bisect_left(self.analysis.begins, self.quantity.number_first)
        return self.analysis.quantities[at - 1] if at else None

    @cached_property
    def joins(self) -> bool:
        """Say whether another quantity stands before it in its sentence."""
        earlier = self.before
        return earlier is not None and earlier.number_first >= self.analysis.sentences[self.number].first

    def quantities_in(self, number: int) -> Sequence[Quantity]:
        """Return the quantities of a sentence."""
        sentence = self.analysis.sentences[number]
        return self.analysis.quantities_within(sentence.first, sentence.last)

    def comes_from(self) -> bool:
        """Say whether a place in its sentence is where something comes from."""
        return any(self.same(m) and m.role == FROM and m.kind not in WIDE for m in self.close)

    def heading(self) -> int | None:
        """Return the number of the short line without a full stop over a sentence; None without one."""
        for number in range(self.number - 1, max(-1, self.number - HEADING_REACH), -1):
            sentence = self.analysis.sentences[number]
            words = self.analysis.tokens[sentence.first : sentence.last]
            short = 0 < len(words) <= HEADING_WORDS and words[-1].kind == BREAK
            if short and not any(t.text in ".,;" for t in words):
                return number
        return None


def _near(quantity: Quantity, mention: Mention, analysis: Analysis, number: int) -> Near:
    """Return where a place stands beside a quantity, small counts in words between them left out."""
    near = near_to(quantity, mention.first, mention.last, analysis, number)
    if not near.quantities:
        return near
    low, high = sorted((quantity.number_first, mention.first))
    small = sum(q is not quantity and _is_small(q) for q in analysis.quantities_within(low + 1, high))
    return near._replace(quantities=max(0, near.quantities - small))


def _is_small(quantity: Quantity) -> bool:
    """Say whether a quantity is a small count in words: "in two raids"."""
    return quantity.words and quantity.unit is None and quantity.size < SMALL


def _runs(close: list[Mention], analysis: Analysis) -> list[list[Mention]]:
    """Return the places that stand as one, with no number between them and "and" before the last."""
    words = place_words(analysis.language)
    found: list[list[Mention]] = []
    run: list[Mention] = []
    for mention in [m for m in close if m.role not in (INSTITUTION, DATELINE) and not m.within]:
        gap = analysis.tokens[run[-1].last : mention.first] if run else []
        joined = any(t.text in words.joins for t in gap) and len(gap) <= RUN_GAP
        if (
            run
            and joined
            and all(t.text in words.joins or t.text in words.small or t.text in FILLERS for t in gap)
        ):
            run.append(mention)
            continue
        found.append(run)
        run = [mention]
    found.append(run)
    ends = words.joins - {","}
    return [
        r
        for r in found
        if len(r) > 1 and any(t.text in ends for t in analysis.tokens[r[-2].last : r[-1].first])
    ]


def _paired(here: Here, same: list[Mention]) -> tuple[Mention | None, bool]:
    """Return the place that goes with a quantity where each has its own, and whether every one has."""
    quantities = [
        q
        for q in here.quantities_in(here.number)
        if not q.converted and (q is here.quantity or not _is_small(q))
    ]
    places = [m for m in same if not m.within and m.form not in (BACK, DEMONYM)]
    if not places or here.quantity.converted:
        return None, False
    best: tuple[int, list[Mention | None]] = (UNPAIRED * len(quantities) + 1, [])
    for before in (True, False):
        cost, own = 0, []
        for at, _quantity in enumerate(quantities):
            found, price = _own(here, quantities, at, places, before)
            cost += price
            own.append(found)
        best = min(best, (cost, own), key=lambda pair: pair[0])
    if not best[1]:
        return None, False
    named = {m.first for m in best[1] if m is not None}
    return best[1][next(i for i, q in enumerate(quantities) if q is here.quantity)], None not in best[
        1
    ] and len(named) > 1


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
    return own, min(UNPAIRED, len(gap) + COMMA_APART * sum(t.text in (",", ";", ":") for t in gap))
