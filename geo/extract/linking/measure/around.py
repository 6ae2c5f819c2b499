"""Which concepts stand around a quantity, and how near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from geo.extract.analysis import Analysis
from geo.extract.concepts import ACT, NOUN, OF
from geo.extract.linking.candidates import nearness
from geo.extract.linking.columns import column
from geo.extract.linking.lines import Span, line_at
from geo.extract.quantity import Quantity
from geo.extract.text.phrases import Match

REACH = 5
"""Tokens behind a quantity in which stands what it is of."""
SENTENCES = 3
"""Sentences before that of a quantity that are looked at."""
LONGEST_LABEL = 10
"""Tokens of a line before a colon that name the figure behind it."""
OF_TITLE = 0.5
"""How near what the title of a table names stands to its figures."""
COMMA, OTHER_QUANTITY, OWNED = 3, 4, 8
"""How many tokens further off something seems for a comma or quantity between, or where another has it."""


@dataclass(slots=True)
class Stand:
    """Where the concepts of one kind stand beside a quantity, by their names.

    Attributes
    ----------
    near : dict of str to float
        Those of its sentence, 1 beside it and less further off.
    clause : set of str
        Those with no mark between.
    behind, ahead : set of str
        Those right behind it, and right before it.
    previous, earlier : set of str
        Those of the sentence before, and of the two before that.
    before : set of str
        Those of its sentence and of the one before.
    last : str
        The last one before it, however far.
    nearest : str or None
        Of its sentence.
    top : float
        How near that is.
    """

    near: dict[str, float] = field(default_factory=dict)
    clause: set[str] = field(default_factory=set)
    behind: set[str] = field(default_factory=set)
    ahead: set[str] = field(default_factory=set)
    previous: set[str] = field(default_factory=set)
    earlier: set[str] = field(default_factory=set)
    before: set[str] = field(default_factory=set)
    last: str = ""
    nearest: str | None = None
    top: float = 0.0


@dataclass(slots=True)
class Around:
    """What stands around a quantity: what figures are of, what is done, what bare numbers count."""

    of: Stand = field(default_factory=Stand)
    act: Stand = field(default_factory=Stand)
    noun: Stand = field(default_factory=Stand)

    def names(self) -> set[str]:
        """Return the names of all concepts around."""
        of, act, noun = self.of, self.act, self.noun
        return {of.last, act.last, noun.last}.union(
            of.before, act.before, noun.before, of.earlier, act.earlier, noun.earlier
        )


def around(quantity: Quantity, analysis: Analysis) -> Around:
    """Return the concepts around a quantity."""
    here = analysis.sentence_of(quantity.number_first)
    before = _before(here, analysis)
    stands = {kind: Stand(previous=b.previous, earlier=b.earlier, last=b.last) for kind, b in before.items()}
    found = Around(stands[OF], stands[ACT], stands[NOUN])
    for match in analysis.concepts[here]:
        kind, name = match.payload
        if match.first < quantity.number_first:
            stands[kind].last = name
        if kind == NOUN or not quantity.number_first <= match.first < quantity.number_last:
            _place(match, quantity, analysis, stands[kind])
    _in_table(quantity, analysis, stands)
    for stand in stands.values():
        stand.before = stand.previous.union(stand.near)
        stand.nearest = max(stand.near, key=stand.near.__getitem__, default=None)
        stand.top = stand.near[stand.nearest] if stand.nearest is not None else 0.0
    return found


def _before(here: int, analysis: Analysis) -> dict[str, Stand]:
    """Return the concepts of the sentences before one, by their kinds; the last are kept."""
    known: dict[int, dict[str, Stand]] = analysis.once("concepts before", dict)
    if here not in known:
        known.clear()
        known[here] = _named_before(here, analysis)
    return known[here]


def _named_before(here: int, analysis: Analysis) -> dict[str, Stand]:
    """Gather the concepts of the sentences before one, and before the list that it stands in."""
    found = {kind: Stand() for kind in (OF, ACT, NOUN)}
    lead = analysis.list_start(here)
    before = {*range(max(0, here - SENTENCES), here), *range(max(0, lead - SENTENCES), lead)}
    for number in sorted(before):
        for match in analysis.concepts[number]:
            kind, name = match.payload
            stand = found[kind]
            stand.last = name
            (stand.previous if number in (here - 1, lead - 1) else stand.earlier).add(name)
    return found


def _in_table(quantity: Quantity, analysis: Analysis, stands: dict[str, Stand]) -> None:
    """Note what head, row or label of a figure say as if beside it, and the title over it less near."""
    where = column(quantity, analysis)
    label = _label(quantity, analysis) if where.row == (0, 0) else where.words
    if label == (0, 0):
        return
    cells = {kind: set[str]() for kind in stands}
    for span in (where.head, label):
        for kind, name in _named(span, analysis):
            cells[kind].add(name)
            stands[kind].near[name] = 1.0
            stands[kind].clause.add(name)
            stands[kind].behind.add(name)
    if where.row == (0, 0):
        return
    title = line_at(analysis, max(where.caption[0], where.caption[1] - 2))
    for kind, name in _named(where.caption, analysis):
        stands[kind].previous = stands[kind].previous | {name}
    for kind, name in _named(title, analysis) if where.caption[1] > where.caption[0] else ():
        if not cells[kind]:
            stands[kind].near[name] = max(OF_TITLE, stands[kind].near.get(name, 0.0))
            stands[kind].clause.add(name)


def _label(quantity: Quantity, analysis: Analysis) -> Span:
    """Return the words of a line that a colon parts from a figure: "Cocaine base paste: 13,804 kg"."""
    tokens, colon = analysis.tokens, quantity.first - 1
    if colon < 1 or tokens[colon].text != ":":
        return (0, 0)
    first = line_at(analysis, colon)[0]
    return (first, colon) if colon - first <= LONGEST_LABEL else (0, 0)


def _named(span: Span, analysis: Analysis) -> Iterator[tuple[str, str]]:
    """Yield the kind and name of each concept within tokens."""
    first, last = span
    for number in range(analysis.sentence_of(first), analysis.sentence_of(max(first, last - 1)) + 1):
        for match in analysis.concepts[number] if last > first else ():
            if first <= match.first < last:
                yield match.payload


def _place(match: Match, quantity: Quantity, analysis: Analysis, stand: Stand) -> None:
    """Note where a concept of the same sentence stands."""
    kind, name = match.payload
    behind = match.first >= quantity.number_last
    first, last = (quantity.number_last, match.first) if behind else (match.last, quantity.number_first)
    if quantity.noun[0] <= match.first < quantity.noun[1]:
        first, last, behind = match.first, match.first, True
    gap = max(0, last - first)
    stops = analysis.marks_between(first, last, stops=True)
    others = analysis.quantities_between(first, last)
    owner = None if kind == ACT else analysis.owner_of(match.first)
    owned = owner is not None and owner is not quantity
    share = nearness(gap + COMMA * stops + OTHER_QUANTITY * others + OWNED * owned)
    if share > stand.near.get(name, 0.0):
        stand.near[name] = share
    if owned:
        return
    if not stops:
        stand.clause.add(name)
        if behind and not others and gap <= (1 if kind == ACT else REACH):
            stand.behind.add(name)
    if kind == OF and not behind and not others and gap <= 2:
        stand.ahead.add(name)
