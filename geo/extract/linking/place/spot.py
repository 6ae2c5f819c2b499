"""The places around a sentence, whichever of its quantities is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo.extract.analysis import Analysis
from geo.extract.places.mention import DATELINE, INSTITUTION, Mention
from geo.extract.places.scene import is_setting
from geo.extract.places.words import place_words
from geo.extract.quantity import Quantity
from geo.extract.text.sentences import Sentence
from geo.extract.text.tokens import BREAK, Token
from geo.extract.times.time import DATELINE as BY_LINE
from geo.extract.times.time import REPORT, SAYING

SENTENCES = 3
"""Sentences before a quantity whose places are all candidates."""
SMALL = 13
"""Counts below it, in words, are no figures that a place belongs to."""
FILLERS, RUN_GAP = frozenset({"in", "en"}), 4
"""Words between places that stand as one, and how many tokens at most."""
SEASON = 80
"""Days from which on a time is longer than one event."""
HEADING_WORDS, HEADING_REACH = 12, 12
NO_HEADING = -HEADING_REACH


class Written(NamedTuple):
    """How the places and headings of a text are written, whichever sentence is looked from.

    Attributes
    ----------
    sentence_of : dict of int to int
        The sentence of each place, by its first token.
    led : frozenset of int
        First tokens of those right behind a word of place: "in".
    goes_on : dict of int to bool
        First tokens of those that stand as one with the place before, and whether a word such as "and" joins
        them.
    headings : list of int
        For each sentence the number of the last short line without a full stop before it.
    large : list of int
        First tokens of the quantities that are no small counts in words.
    """

    sentence_of: dict[int, int]
    led: frozenset[int]
    goes_on: dict[int, bool]
    headings: list[int]
    large: list[int]


def written_in(analysis: Analysis) -> Written:
    """Return how the places and headings of a text are written; looked at once."""
    return analysis.once("written places", lambda: _written_in(analysis))


def _written_in(analysis: Analysis) -> Written:
    mentions, tokens = analysis.places, analysis.tokens
    places = place_words(analysis.language).places
    return Written(
        {m.first: analysis.sentence_of(m.first) for m in mentions},
        frozenset(m.first for m in mentions if m.first and places.at(tokens, m.first - 1)),
        _joined(mentions, tokens, analysis.language),
        _headings(analysis.sentences, tokens),
        [q.number_first for q in analysis.quantities if not is_small(q)],
    )


def _joined(mentions: Sequence[Mention], tokens: Sequence[Token], language: str) -> dict[int, bool]:
    words = place_words(language)
    between, ends = words.joins | words.small | FILLERS, words.joins - {","}
    found: dict[int, bool] = {}
    behind = None
    for mention in filter(_stands_free, mentions):
        if behind is not None and mention.first - behind <= RUN_GAP:
            gap = {token.text for token in tokens[behind : mention.first]}
            if gap <= between and not gap.isdisjoint(words.joins):
                found[mention.first] = not gap.isdisjoint(ends)
        behind = mention.last
    return found


def _stands_free(mention: Mention) -> bool:
    return mention.role not in (INSTITUTION, DATELINE) and not mention.within


def _headings(sentences: Sequence[Sentence], tokens: Sequence[Token]) -> list[int]:
    found, last = [], NO_HEADING
    for number, sentence in enumerate(sentences):
        found.append(last)
        if (
            sentence.last - sentence.first <= HEADING_WORDS
            and tokens[sentence.last - 1].kind == BREAK
            and not any(t.text in ".,;" for t in tokens[sentence.first : sentence.last])
        ):
            last = number
    return found


class Spot:
    """A sentence with the places around it.

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
    written : Written
    same : list of Mention
        Those in it where something is.
    sole : bool
        Whether it names one place and no more, whatever is said of it.
    alone : bool
        Whether there is none where something is.
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
        self.written = written = written_in(analysis)
        self.close = list(scene.between(low, sentences[min(len(sentences) - 1, number + 1)].last))
        self.back = {
            m.first: analysis.sentences_back(number, written.sentence_of[m.first]) for m in self.close
        }
        self.lasts = {m.first: m.last for m in self.close}
        self.far = {m.first: self._far(m) for m in self.close}
        self.closest = self._closest()
        self.words = place_words(analysis.language)
        self.same = [m for m in self.close if is_setting(m) and sentence.first <= m.first < sentence.last]
        self.sole = list(self.back.values()).count(0) == 1
        self.alone = not self.same
        self.several = len({m.name for m in self.same if not m.within}) > 1
        self.runs = _runs(self.close, written.goes_on)
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
        heading = written.headings[number]
        self.heading = heading if heading > number - HEADING_REACH else None
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


def spot_at(number: int, analysis: Analysis) -> Spot:
    """Return a sentence with the places around it; kept until another is asked for."""
    known: dict[int, Spot] = analysis.once("spot", dict)
    if number not in known:
        known.clear()
        known[number] = Spot(number, analysis)
    return known[number]


def is_small(quantity: Quantity) -> bool:
    """Say whether a quantity is a small count in words: "in two raids"."""
    return quantity.words and quantity.unit is None and quantity.size < SMALL


def _runs(close: Sequence[Mention], goes_on: dict[int, bool]) -> list[list[Mention]]:
    """Return the places that stand as one, with no number between them and "and" before the last."""
    found: list[list[Mention]] = [[]]
    for mention in filter(_stands_free, close):
        if found[-1] and mention.first in goes_on:
            found[-1].append(mention)
        else:
            found.append([mention])
    return [run for run in found if len(run) > 1 and goes_on[run[-1].first]]
