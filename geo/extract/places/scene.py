"""What the places of a whole text are, beside each single one: its country, its topic, its title."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from geo.extract.places.meaning import Countries
from geo.extract.places.mention import BACK, BESIDE, DATELINE, DEMONYM, INSTITUTION, SPEAKER, WIDE, Mention
from geo.extract.places.words import place_words
from geo.extract.text.sentences import Sentence
from geo.extract.text.tokens import Token

ASIDE = frozenset({INSTITUTION, DATELINE, BESIDE, SPEAKER})
"""Roles of places where nothing is said to be."""
LATEST = 3
"""Parts of countries named before a figure, however far, that are remembered."""


@dataclass(frozen=True)
class Scene:
    """The places of a text together.

    Attributes
    ----------
    mentions : sequence of Mention
        In order.
    tokens : sequence of Token
    sentences : sequence of Sentence
    language : str
    """

    mentions: Sequence[Mention]
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    language: str

    def main_at(self, token: int) -> str:
        """Return the country that most places lie in, of the part of the text in which a token stands."""
        return self._countries.at(token)

    def one_part(self, first: int, last: int) -> bool:
        """Say whether two tokens stand in one part of the text."""
        return self._countries.part(first) == self._countries.part(last)

    @cached_property
    def _countries(self) -> Countries:
        return Countries(self.mentions)

    @cached_property
    def counts(self) -> Counter[str]:
        """Return how often each place is named where something is, words that point back among them."""
        return Counter(m.name for m in self.mentions if is_setting(m))

    @cached_property
    def topic(self) -> str:
        """Return the part of a country that is named most (twice at least); ``""`` where there is none."""
        found = Counter(m.name for m in self.mentions if is_setting(m) and is_fine(m))
        name, times = found.most_common(1)[0] if found else ("", 0)
        return name if times > 1 else ""

    @cached_property
    def labels(self) -> dict[str, str]:
        """Return how each place is printed first."""
        return {m.name: m.text for m in reversed(self.mentions)}

    @cached_property
    def opening(self) -> int:
        """Return the first token of the first place where something is; -1 where there is none."""
        return next((m.first for m in self.mentions if is_setting(m)), -1)

    @cached_property
    def first(self) -> str:
        """Return the first part of a country that is named where something is; ``""`` where there is none."""
        return next((m.name for m in self.mentions if is_setting(m) and is_fine(m)), "")

    @cached_property
    def sole(self) -> str:
        """Return the only part of a country that is named; ``""`` where none or several are."""
        found = {m.name for m in self.mentions if is_setting(m) and is_fine(m) and not m.within}
        return next(iter(found)) if len(found) == 1 else ""

    @cached_property
    def title(self) -> frozenset[str]:
        """Return the places named in the first sentence, where that is a line of its own."""
        if len(self.sentences) < 2 or self.sentences[1].paragraph == self.sentences[0].paragraph:
            return frozenset()
        opening = self.between(self.sentences[0].first, self.sentences[0].last)
        return frozenset(m.name for m in opening if m.role not in (INSTITUTION, DATELINE))

    @cached_property
    def _starts(self) -> list[int]:
        return [m.first for m in self.mentions]

    def between(self, first: int, last: int) -> Sequence[Mention]:
        """Return the mentions that begin at one of some tokens."""
        return self.mentions[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    @cached_property
    def _named_settings(self) -> list[int]:
        return [m.first for m in self.mentions if is_setting(m) and m.form != BACK]

    def named_between(self, first: int, last: int) -> bool:
        """Say whether a place where something is is named between two tokens."""
        return bisect_left(self._named_settings, first) < bisect_left(self._named_settings, last)

    @cached_property
    def _latest_fine(self) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = [()]
        for m in self.mentions:
            latest = found[-1]
            if is_fine(m) and is_setting(m):
                latest = (m.name, *(name for name in latest if name != m.name))[:LATEST]
            found.append(latest)
        return found

    @cached_property
    def _latest_aside(self) -> list[Mention | None]:
        found: list[Mention | None] = [None]
        for m in self.mentions:
            aside = m.role in ASIDE and m.kind not in WIDE and m.form not in (BACK, DEMONYM)
            found.append(m if aside else found[-1])
        return found

    @cached_property
    def _latest_country(self) -> list[Mention | None]:
        found: list[Mention | None] = [None]
        for m in self.mentions:
            country = m.kind == "country" and m.form != BACK and is_setting(m)
            found.append(m if country else found[-1])
        return found

    def latest_fine(self, token: int) -> tuple[str, ...]:
        """Return the last parts of countries, where something is, named before a token, the latest first."""
        return self._latest_fine[bisect_left(self._starts, token)]

    def latest_aside(self, token: int) -> Mention | None:
        """Return the last part of a country named before a token where nothing is: "the mayor of Monzón"."""
        return self._latest_aside[bisect_left(self._starts, token)]

    def latest_country(self, token: int) -> Mention | None:
        """Return the last country, where something is, named before a token."""
        return self._latest_country[bisect_left(self._starts, token)]

    def paragraph(self, sentence: int) -> tuple[int, int]:
        """Return the first token of a sentence's paragraph and the one behind its last."""
        number = self.sentences[sentence].paragraph
        low, high = bisect_left(self._paragraphs, number), bisect_right(self._paragraphs, number)
        return self.sentences[low].first, self.sentences[high - 1].last

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [sentence.paragraph for sentence in self.sentences]

    @cached_property
    def _wholes(self) -> list[int]:
        return [m.first for m in place_words(self.language).whole.find(self.tokens)]

    @cached_property
    def _clauses(self) -> list[int]:
        return [m.first for m in place_words(self.language).clauses.find(self.tokens)]

    def is_whole(self, first: int, last: int) -> bool:
        """Say whether words between two tokens say that a figure is of the whole country."""
        return bisect_left(self._wholes, first) < bisect_left(self._wholes, last)

    def clauses(self, first: int, last: int) -> int:
        """Return how many words between two tokens open another clause."""
        return bisect_left(self._clauses, last) - bisect_left(self._clauses, first)


def is_setting(mention: Mention) -> bool:
    """Say whether something can be where a place is named: not in a body's name, nor over the text."""
    return mention.role not in ASIDE and mention.form != DEMONYM


def is_fine(mention: Mention) -> bool:
    """Say whether a place is a part of a country."""
    return mention.kind not in WIDE and mention.form != BACK
