"""A number with what stands before and behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.numbers.reader import Number
from geo.extract.text.phrases import Phrases
from geo.extract.text.tokens import NUMBER, WORD, Token


@dataclass(frozen=True)
class NameWords:
    """Words of one language beside numbers that count nothing.

    Attributes
    ----------
    numbered, ordinal_ends, hours, before_pronoun, before_hour, goes_on,
    loosely_numbered, leads, joined, streets, time_zones, before_year, before_century,
    exchanged, to_other, clubs, club_ends : frozenset of str
    clock, contested : Phrases
    """

    numbered: frozenset[str]
    ordinal_ends: frozenset[str]
    hours: frozenset[str]
    before_pronoun: frozenset[str]
    before_hour: frozenset[str]
    goes_on: frozenset[str]
    leads: frozenset[str]
    joined: frozenset[str]
    streets: frozenset[str]
    time_zones: frozenset[str]
    before_year: frozenset[str]
    before_century: frozenset[str]
    exchanged: frozenset[str]
    to_other: frozenset[str]
    clubs: frozenset[str]
    club_ends: frozenset[str]
    loosely_numbered: frozenset[str]
    clock: Phrases
    contested: Phrases


@cache
def name_words(language: str) -> NameWords:
    """Return the words of ``lexicon/<language>/names.yaml`` beside numbers that count nothing."""
    found = rules("names", language)
    return NameWords(
        clock=Phrases((phrase, True) for phrase in found["clock"]),
        contested=Phrases((word, True) for word in found["contested"]),
        club_ends=frozenset(club.split()[-1] for club in found["clubs"]),
        **{name: frozenset(found[name]) for name in (
            "numbered", "ordinal_ends", "hours", "before_pronoun", "before_hour", "goes_on",
            "loosely_numbered", "leads", "joined", "streets", "time_zones", "before_year", "before_century",
            "exchanged", "to_other", "clubs",
        )},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Around:
    """A number with what stands before and behind it.

    Attributes
    ----------
    tokens : sequence of Token
    text : str
        As printed; empty where capitals are not known.
    number : Number
    words : NameWords
    language : str
    """

    tokens: Sequence[Token]
    text: str
    number: Number
    words: NameWords
    language: str

    def at(self, index: int) -> str:
        """Return the text of a token; empty outside the text."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def glued(self, index: int) -> bool:
        """Say whether a token stands against the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def capital(self, index: int) -> bool:
        """Say whether a token is a word with a capital."""
        if not self.text or not 0 <= index < len(self.tokens) or self.tokens[index].kind != WORD:
            return False
        return self.text[self.tokens[index].start].isupper()

    def number_at(self, index: int) -> bool:
        """Say whether a token is a number in digits."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == NUMBER
