"""What stands around a quantity that says of which time it is."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import cache
from typing import NamedTuple

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Followed, Near, Period
from geo.extract.linking.near import near_to
from geo.extract.linking.period.tables import TableTimes, table_times
from geo.extract.quantity import Quantity
from geo.extract.times.context import stands_before
from geo.extract.times.tense import tense_near
from geo.extract.times.time import DATELINE, Time
from geo.extract.times.words import time_words
from geo.extract.units import PERCENT, RATIO

REACH = 120
"""Tokens before and behind a quantity beyond which nothing is looked at, however long a sentence is."""
BACK = 3
"""Sentences before a quantity in which its time is looked for."""
CLAUSE_ENDS = (".", ";", ",", "\n", "!", "?")
EVENT, PRICE, STOCK, OTHER = "event", "price", "stock", "other"
_EVENTS = (
    "seizures", "seized", "destroyed", "arrests", "operations", "interventions", "killings", "pardons",
    "defenders_killed",
)  # fmt: skip
_OF_NOW = (
    "price",
    "troops",
    "military_bases",
    "insurgent",
    "payload",
    "flights_per_day",
    "emergency",
    "at_risk",
)


class Setting(NamedTuple):
    """What stands around a quantity.

    Attributes
    ----------
    quantity : Quantity
    analysis : Analysis
    here : int
        Its sentence.
    day : date or None
        Day of publication, or that of the last dateline before it that states its year.
    close : list of (Time, Near)
        The times of its sentence, the next and the `BACK` before.
    tense, group : str
        `geo.extract.times.tense`; `EVENT`, `PRICE` (and what else is of the day), `STOCK` or `OTHER`.
    change, compared, left, right : bool
        Whether it is a change; stands behind "compared with"; is the first or second of "from 40 to 60".
    table : TableTimes
    before : Period or None
        That of the quantity before it.
    sure : float
        How likely it is of that period.
    same_sentence, local : bool
        Whether another quantity stands before it in its sentence; whether that is of one event ("a patrol").
    order : tuple of int
        Which of how many quantities of its kind it is in its sentence.
    firsts : list of int
        First tokens of the times of its sentence.
    alone : bool
        Whether its sentence names no time.
    other : Period or None
        The last one before that differs from that of the quantity before.
    alike : bool
        Whether the quantity before is of the same measure.
    """

    quantity: Quantity
    analysis: Analysis
    here: int
    day: date | None
    close: list[tuple[Time, Near]]
    tense: str
    group: str
    change: bool
    compared: bool
    left: bool
    right: bool
    table: TableTimes
    before: Period | None
    sure: float
    same_sentence: bool
    local: bool
    order: tuple[int, int]
    firsts: list[int]
    alone: bool
    other: Period | None
    alike: bool


def setting_of(quantity: Quantity, analysis: Analysis, measure: str, followed: Followed) -> Setting:
    """Return what stands around a quantity.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    measure : str
        What it was found to measure.
    followed : Followed
        Period of the quantity before it.
    """
    here = analysis.sentence_of(quantity.number_first)
    tokens, words = analysis.tokens, time_words(analysis.language)
    left, right = _ends(quantity, analysis)
    sentence = analysis.sentences[here]
    start = max(sentence.first, quantity.first - REACH)
    end = min(sentence.last, quantity.last + REACH)
    others = analysis.quantities_within(start, end)
    alike = [q.number_first for q in others if q.dimension == quantity.dimension]
    compared = stands_before(words.baseline, quantity.first, tokens, 2, figures=True, commas=False)
    close = _close(quantity, analysis, here)
    firsts = [time.first for time, near in close if near.sentences == 0]
    return Setting(
        quantity,
        analysis,
        here,
        _day_at(quantity.first, analysis),
        close,
        tense_near(quantity.number_first, quantity.number_last, tokens, analysis.text, analysis.language),
        _group(measure),
        not (compared or left or right) and _changes(quantity, analysis),
        compared,
        left,
        right,
        table_times(quantity, analysis),
        followed.value,
        followed.sure,
        bool(others) and others[0].number_first < quantity.number_first,
        analysis.begins_between(words.event, start, end),
        (bisect_left(alike, quantity.number_first), len(alike)),
        firsts,
        not firsts,
        followed.other,
        followed.alike,
    )


@cache
def _group(measure: str) -> str:
    if any(part in measure for part in _OF_NOW):
        return PRICE
    if measure.endswith(_EVENTS):
        return EVENT
    return STOCK if measure else OTHER


def _close(quantity: Quantity, analysis: Analysis, here: int) -> list[tuple[Time, Near]]:
    first = max(analysis.sentences[max(0, analysis.list_start(here) - BACK)].first, quantity.first - REACH)
    last = min(analysis.sentences[min(len(analysis.sentences) - 1, here + 1)].last, quantity.last + REACH)
    found = []
    for time in analysis.times_within(first, last):
        if time.role != DATELINE:
            back = analysis.sentences_back(here, analysis.sentence_of(time.first))
            found.append((time, near_to(quantity, time.first, time.last, analysis, back)))
    return found


def _day_at(token: int, analysis: Analysis) -> date | None:
    """Return the day of publication; where a dateline with another day stands before a token, that."""
    if analysis.published is None:
        return None
    number = bisect_left(analysis.datelines, token, key=lambda time: time.first)
    if not number:
        return analysis.published
    return min(analysis.datelines[number - 1].span.start, analysis.published)


def _ends(quantity: Quantity, analysis: Analysis) -> tuple[bool, bool]:
    """Say whether a quantity is the first, or the second, of two that a change goes from and to."""
    words = analysis.tokens
    before = words[quantity.first - 1].text if quantity.first else ""
    index = bisect_left(analysis.begins, quantity.number_first)
    following = analysis.quantities[index + 1] if index + 1 < len(analysis.quantities) else None
    previous = analysis.quantities[index - 1] if index else None
    left = before in ("from", "de", "desde") and following is not None
    if left and following is not None:
        gap = [t.text for t in words[quantity.last : following.first]]
        left = len(gap) < 8 and any(text in ("to", "a") for text in gap) and "." not in gap
    right = before in ("to", "a", "hasta") and previous is not None
    if right and previous is not None:
        opened = words[previous.first - 1].text if previous.first else ""
        right = opened in ("from", "de", "desde") and quantity.first - previous.last < 8
    return left, right


def _changes(quantity: Quantity, analysis: Analysis) -> bool:
    """Say whether something went up or down by a quantity: "92 %" behind "retrocede", "siete menos que"."""
    words, tokens = time_words(analysis.language), analysis.tokens
    behind = [t.text for t in tokens[quantity.last : quantity.last + 2]]
    if len(behind) == 2 and behind[0] in words.more_or_less and behind[1] in words.than:
        return True
    if quantity.dimension == RATIO:
        return True
    percent = quantity.dimension == PERCENT
    before = tokens[quantity.first - 1].text if quantity.first else ""
    if not percent and before not in words.by:
        return quantity.direction in ("up", "down")
    if quantity.direction in ("up", "down") or before in words.by_sure:
        return True
    for at in range(quantity.first - 1, max(-1, quantity.first - 5), -1):
        if tokens[at].text in CLAUSE_ENDS:
            break
        if words.moves.longest(tokens, at) is not None:
            return True
    if not percent or not behind or behind[0] in CLAUSE_ENDS:
        return False
    return any(words.moves.longest(tokens, at) for at in range(quantity.last, quantity.last + len(behind)))
