"""A quantity with the places around it, and which of them is its own in a list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import log10

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Near
from geo.extract.linking.columns import column
from geo.extract.linking.near import near_to
from geo.extract.linking.parts import part_of
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


class Spot:
    """A sentence with the places around it, whichever of its quantities is looked at.

    Attributes
    ----------
    number : int
        Of the sentence.
    close : list of Mention
        From three sentences before it to the one behind it.
    back : dict of int to int
        How many sentences before it each stands, by its first token; -1 for the one behind.
    lasts : dict of int to int
        The token behind each, by its first token.
    far : dict of int to (bool, int)
        By what the nearest sentence is found, by first tokens: those where something is go first.
    closest : list of list of Mention
        Of each place those in the nearest sentence, where something is before others.
    words : PlaceWords
    led : set of int
        First tokens of those right behind a word of place: "in".
    same : list of Mention
        Those in it where something is.
    alone : bool
        Whether there is none.
    several : bool
        Whether there are several.
    runs : list of list of Mention
        Places that stand as one: "Ucayali, San Martin and Pasco".
    members : frozenset of int
        Their first tokens.
    whole : bool
        Whether its words say that figures are of the whole country.
    fresh : bool
        Whether it opens a paragraph.
    yearly : bool
        Whether it names a time of a season or longer.
    daily : bool
        Whether it names a day or month, and no longer time.
    heading : int or None
        Number of the short line without a full stop over it.
    """

    def __init__(self, number: int, analysis: Analysis) -> None:
        sentences, scene = analysis.sentences, analysis.scene
        sentence = sentences[number]
        low = sentences[max(0, analysis.list_start(number) - SENTENCES)].first
        self.number = number
        self.close = list(scene.between(low, sentences[min(len(sentences) - 1, number + 1)].last))
        self.back = {
            m.first: analysis.sentences_back(number, analysis.sentence_of(m.first)) for m in self.close
        }
        self.lasts = {m.first: m.last for m in self.close}
        self.far = {m.first: self._far(m) for m in self.close}
        self.closest = self._closest()
        self.words = place_words(analysis.language)
        tokens = analysis.tokens
        self.led = {m.first for m in self.close if m.first and self.words.places.at(tokens, m.first - 1)}
        self.same = [m for m in self.close if is_setting(m) and sentence.first <= m.first < sentence.last]
        self.alone = not self.same
        self.several = len({m.name for m in self.same if not m.within}) > 1
        self.runs = _runs(self.close, analysis)
        self.members = frozenset(m.first for run in self.runs for m in run)
        self.whole = scene.is_whole(sentence.first, sentence.last)
        self.fresh = analysis.opens_paragraph(number)
        days = [
            time.span.days
            for time in analysis.times_within(sentence.first, sentence.last)
            if time.role not in (SAYING, REPORT, BY_LINE)
        ]
        self.yearly = any(length > SEASON for length in days)
        self.daily = bool(days) and not self.yearly
        self.heading = _heading(number, analysis)
        self.pairs: list[tuple[Quantity, Mention | None]] | None = None

    def _far(self, mention: Mention) -> tuple[bool, int]:
        back = self.back[mention.first]
        return not is_setting(mention), back if back >= 0 else SENTENCES + 1

    def _closest(self) -> list[list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.close:
            known = found.get(mention.name)
            far = self.far[mention.first]
            if known is None or far < self.far[known[0].first]:
                found[mention.name] = [mention]
            elif far == self.far[known[0].first]:
                known.append(mention)
        return list(found.values())


def _heading(sentence: int, analysis: Analysis) -> int | None:
    for number in range(sentence - 1, max(-1, sentence - HEADING_REACH), -1):
        over = analysis.sentences[number]
        words = analysis.tokens[over.first : min(over.last, over.first + HEADING_WORDS + 1)]
        short = len(words) <= HEADING_WORDS and words[-1].kind == BREAK
        if short and not any(t.text in ".,;" for t in words):
            return number
    return None


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
    magnitude : float
        How large the quantity is in the first unit of its dimension: a third of its logarithm.
    """

    def __init__(self, quantity: Quantity, analysis: Analysis) -> None:
        number = analysis.sentence_of(quantity.number_first)
        self.quantity, self.analysis = quantity, analysis
        self.spot: Spot = analysis.once(("spot", number), lambda: Spot(number, analysis))
        self.alone, self.dimension = self.spot.alone, quantity.dimension
        self.near = _Beside(quantity, analysis, self.spot)
        self.nearest = min(self.spot.same, key=lambda m: self.near[m.first].distance, default=None)
        at = bisect_left(analysis.begins, quantity.number_first)
        self.before = analysis.quantities[at - 1] if at else None
        self.after_part = self.before is not None and part_of(self.before, analysis).part
        self.main = analysis.scene.main_at(quantity.first)
        self.row, self.head = column(quantity, analysis)[1::-1]
        first = analysis.sentences[number].first
        self.joins = self.before is not None and self.before.number_first >= first
        self.pair, self.pair_sure = _paired(self)
        factor = quantity.unit.factor if quantity.unit is not None else 1.0
        self.magnitude = log10(1 + abs(quantity.size) * factor) / 3

    def same(self, mention: Mention) -> bool:
        """Say whether a place stands in the quantity's sentence."""
        return self.spot.back[mention.first] == 0

    def rank(self, mention: Mention) -> tuple[tuple[bool, int], bool, int, int]:
        """Return by what the nearer of two mentions is found."""
        distance = self.near[mention.first].distance
        return self.spot.far[mention.first], mention is not self.pair, distance, mention.first

    def best(self) -> list[Mention]:
        """Return the nearest mention of every place, the nearest first."""
        return sorted((min(several, key=self.rank) for several in self.spot.closest), key=self.rank)

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
        last, analysis = self._spot.lasts[first], self._analysis
        begins = analysis.once("large", lambda: _begins_of_large(analysis))
        found = self[first] = near_to(self._quantity, first, last, analysis, self._spot.number, begins)
        return found


def _begins_of_large(analysis: Analysis) -> list[int]:
    return [q.number_first for q in analysis.quantities if not _is_small(q)]


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


def _paired(here: Here) -> tuple[Mention | None, bool]:
    """Return the place that goes with a quantity where each has its own, and whether every one has."""
    quantity, spot = here.quantity, here.spot
    if quantity.converted or spot.alone:
        return None, False
    if _is_small(quantity):
        pairs = _pairs(here, [q for q in _counted(here) if q is quantity or not _is_small(q)])
    else:
        if spot.pairs is None:
            spot.pairs = _pairs(here, [q for q in _counted(here) if not _is_small(q)])
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
    return own, min(UNPAIRED, len(gap) + COMMA_APART * sum(t.text in (",", ";", ":") for t in gap))
