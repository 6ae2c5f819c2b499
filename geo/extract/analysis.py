"""Everything found in a text before anything is linked: quantities, times, places, speakers, concepts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Any

from geo.errors import ExtractionError
from geo.extract.amounts.currency import name_currencies
from geo.extract.concepts import OF, concepts_in
from geo.extract.numbers.digits import style_of
from geo.extract.numbers.words import number_words
from geo.extract.places.gazetteer import code_of
from geo.extract.places.meaning import countries_of
from geo.extract.places.mention import DEMONYM, Mention
from geo.extract.places.reader import mentions_of
from geo.extract.places.scene import Scene
from geo.extract.quantities import read_quantities
from geo.extract.quantity import Quantity
from geo.extract.speakers import Speaker, speakers_of
from geo.extract.text.folding import fold
from geo.extract.text.phrases import Match, Phrases
from geo.extract.text.sentences import Sentence, is_item, list_starts, sentences_of
from geo.extract.text.tokens import BREAK, Token, tokens_of
from geo.extract.times.calendar import FIRST_YEAR, LAST_YEAR, YEAR_DAYS, is_year
from geo.extract.times.reader import read_times
from geo.extract.times.resolve import resolve_times
from geo.extract.times.said import AGO, LASTING, RELATIVE, Said
from geo.extract.times.time import DATELINE, STATED, Time
from geo.extract.times.words import TimeWords, time_words
from geo.language import _

OWNED_WITHIN = 4
"""Tokens behind a quantity in which stands what it is of, where another quantity might have it too."""
COMMAS = frozenset((",", ";", ":", "("))
STOPS = COMMAS | {"."}


@dataclass(frozen=True)
class Analysis:
    """What was found in one text.

    Attributes
    ----------
    text : str
    language : str
    published : date
    tokens : list of Token
    sentences : list of Sentence
    quantities : list of Quantity
    times : list of Time
    places : list of Mention
    speakers : list of Speaker
    things, nouns : list of Match
        Concepts (`geo.extract.concepts`): of and act; what bare numbers count.
    """

    text: str
    language: str
    published: date | None
    tokens: list[Token]
    sentences: list[Sentence]
    quantities: list[Quantity]
    times: list[Time]
    places: list[Mention]
    speakers: list[Speaker]
    things: list[Match]
    nouns: list[Match]

    def sentence_of(self, token: int) -> int:
        """Return the number of the sentence in which a token stands."""
        numbers = self._sentence_numbers
        if 0 <= token < len(numbers):
            return numbers[token]
        return numbers[-1] if numbers and token > 0 else 0

    def quantities_between(self, first: int, last: int) -> int:
        """Return how many quantities begin from one token to before another."""
        begins = self.begins
        return max(0, bisect_left(begins, last) - bisect_left(begins, first))

    def quantities_within(self, first: int, last: int) -> Sequence[Quantity]:
        """Return the quantities whose numbers begin from one token to before another."""
        begins = self.begins
        return self.quantities[bisect_left(begins, first) : bisect_left(begins, last)]

    def times_within(self, first: int, last: int) -> Sequence[Time]:
        """Return the times that begin from one token to before another."""
        firsts = self.time_firsts
        return self.times[bisect_left(firsts, first) : bisect_left(firsts, last)]

    def marks_between(self, first: int, last: int, *, stops: bool) -> int:
        """Return how many marks part two tokens.

        Parameters
        ----------
        first, last : int
        stops : bool
            Full stops are counted and semicolons, too, else commas, semicolons, colons and brackets.
        """
        counts = self._stops if stops else self._commas
        return counts[last] - counts[first] if last > first else 0

    def owner_of(self, token: int) -> Quantity | None:
        """Return the quantity right before a token with no mark between: what it is of; None without one."""
        at = bisect_right(self.begins, token) - 1
        if at < 0 or not 0 <= token - self.quantities[at].number_last <= OWNED_WITHIN:
            return None
        parted = self.marks_between(self.quantities[at].number_last, token, stops=True)
        return None if parted else self.quantities[at]

    def counts_known(self, first: int, last: int) -> bool:
        """Say whether what stands from one token to before another is a noun that some rule counts."""
        return bisect_left(self._noun_firsts, first) < bisect_left(self._noun_firsts, last)

    @cached_property
    def main_thing(self) -> str:
        """Return the name of what the text is of: the concept that is named most; empty where none is."""
        counted = Counter(m.payload[1] for m in self.things if m.payload[0] == OF)
        return max(counted, key=counted.__getitem__, default="")

    @cached_property
    def _items(self) -> list[bool]:
        return [is_item(self.tokens, sentence) for sentence in self.sentences]

    @cached_property
    def _list_starts(self) -> list[int]:
        return list_starts(self._items)

    def sentences_back(self, here: int, there: int) -> int:
        """Return how many sentences lie between two; an item stands behind what leads to its list."""
        start = self._list_starts[here]
        return start - there if there < start else here - there

    def leads(self, here: int, there: int) -> bool:
        """Say whether a sentence leads to the list in which another stands: "with these results:"."""
        return self.in_list(here) and there == self._list_starts[here] - 1

    def in_list(self, here: int) -> bool:
        """Say whether a sentence is an item of a list."""
        return self._items[here]

    def opens_paragraph(self, here: int) -> bool:
        """Say whether a sentence is the first of its paragraph."""
        return here == 0 or self.sentences[here - 1].paragraph != self.sentences[here].paragraph

    def list_start(self, sentence: int) -> int:
        """Return the first item of the list in which a sentence stands; itself outside lists."""
        return self._list_starts[sentence]

    @cached_property
    def begins(self) -> list[int]:
        """Return the first token of the number of every quantity."""
        return [quantity.number_first for quantity in self.quantities]

    @cached_property
    def time_firsts(self) -> list[int]:
        """Return the first token of every time."""
        return [time.first for time in self.times]

    @cached_property
    def speaker_verbs(self) -> list[int]:
        """Return the verb of every speaker."""
        return [speaker.verb for speaker in self.speakers]

    @cached_property
    def breaks(self) -> list[int]:
        """Return the tokens at which lines end."""
        return [index for index, token in enumerate(self.tokens) if token.kind == BREAK]

    @cached_property
    def _noun_firsts(self) -> list[int]:
        return [match.first for match in self.nouns]

    @cached_property
    def _sentence_numbers(self) -> list[int]:
        lasts = [sentence.first for sentence in self.sentences[1:]] + [len(self.tokens)]
        found: list[int] = []
        for number, last in enumerate(lasts):
            found += [number] * (last - len(found))
        return found

    @cached_property
    def _stops(self) -> list[int]:
        return [0, *accumulate(token.text in STOPS for token in self.tokens)]

    @cached_property
    def _commas(self) -> list[int]:
        return [0, *accumulate(token.text in COMMAS for token in self.tokens)]

    @cached_property
    def concepts(self) -> list[list[Match]]:
        """Return the concepts of every sentence: what figures are of and what is done, then nouns."""
        found: list[list[Match]] = [[] for _sentence in self.sentences]
        for match in (*self.things, *self.nouns):
            found[self.sentence_of(match.first)].append(match)
        return found

    def begins_between(self, phrases: Phrases, first: int, last: int) -> bool:
        """Say whether one of some phrases begins from one token to before another."""
        found = self.once(phrases, lambda: phrases.positions(self.tokens))
        return bisect_left(found, first) < bisect_left(found, last)

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:  # noqa: ANN401  # whatever is made
        """Return what is made for a key; made once for this text."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def words(self, first: int, last: int) -> str:
        """Return the text of tokens as it is printed."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    @cached_property
    def named_years(self) -> Counter[int]:
        """Return how often times of each year are named."""
        return Counter(time.span.end.year for time in self.times if time.span.days <= YEAR_DAYS + 2)

    @cached_property
    def datelines(self) -> list[Time]:
        """Return the datelines whose year is stated, in order."""
        return [time for time in self.times if time.role == DATELINE and time.basis == STATED]

    @cached_property
    def scene(self) -> Scene:
        """Return the places of the whole text together."""
        return Scene(self.places, self.tokens, self.sentences, self.language)


def quantities_in(text: str, language: str, *, every: bool = False) -> tuple[list[Token], list[Quantity]]:
    """Return the tokens and quantities of a text, without looking at anything else.

    Parameters
    ----------
    text : str
    language : str
    every : bool
        Whether times that say when ("three years ago"), round words and "one of" are quantities too.
    """
    tokens = tokens_of(fold(text))
    numbers = number_words(language)
    style = style_of(tokens, language)
    said = read_times(tokens, time_words(language), numbers, style, text)
    masked = _masked(tokens, said, every=every)
    return tokens, read_quantities(tokens, masked, language, numbers, style, text, every=every)


def _masked(tokens: Sequence[Token], said: Sequence[Said], *, every: bool = False) -> list[bool]:
    """Return which tokens are times and no numbers."""
    masked = [False] * len(tokens)
    for one in said:
        lasts = every and one.form in (AGO, LASTING, RELATIVE)
        for index in range(one.first, one.last):
            masked[index] = not lasts or is_year(tokens[index].text)
    return masked


def analyse(text: str, language: str, published: date | None) -> Analysis:
    """Return what is found in a text.

    Parameters
    ----------
    text : str
    language : str
        ``en`` or ``es``.
    published : date or None
        Anchors relative times; without it, times whose year the text does not state are left out.

    Raises
    ------
    ExtractionError
        The day of publication is of a year from which no other can be counted.
    """
    if published is not None and not FIRST_YEAR <= published.year <= LAST_YEAR:
        expected = _("a day from {first} to {last}, such as 2012-06-30").format(
            first=date(FIRST_YEAR, 1, 1), last=date(LAST_YEAR, 12, 31)
        )
        raise ExtractionError(_("“{value}”; expected {expected}").format(value=published, expected=expected))
    tokens = tokens_of(fold(text))
    words, numbers = time_words(language), number_words(language)
    style = style_of(tokens, language)
    said = read_times(tokens, words, numbers, style, text)
    sentences = sentences_of(tokens, text)
    things, nouns = concepts_in(tokens, language)
    mentions = mentions_of(tokens, text, sentences, language)
    places = frozenset((one.first, one.last) for one in mentions if one.form != DEMONYM)
    governments = frozenset(one.first for one in mentions if one.form == DEMONYM)
    quantities = read_quantities(tokens, _masked(tokens, said), language, numbers, style, text)
    found = Analysis(
        text,
        language,
        published,
        tokens,
        sentences,
        quantities,
        _resolved(said, tokens, words, published),
        mentions,
        speakers_of(tokens, text, sentences, language, places, governments),
        things,
        nouns,
    )
    name_currencies(quantities, found.scene.main_at, countries_of(mentions), code_of)
    return found


def _resolved(said: list[Said], tokens: list[Token], words: TimeWords, published: date | None) -> list[Time]:
    if published is not None:
        return resolve_times(said, tokens, words, published)
    return [time for time in resolve_times(said, tokens, words, date.today()) if time.basis == STATED]
