"""A tokenised text as the reader of places looks at it: capitals, line ends, the words before a token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from geo.extract.places.gazetteer import names
from geo.extract.places.words import PlaceWords
from geo.extract.text.phrases import Match, Phrases
from geo.extract.text.sentences import Sentence
from geo.extract.text.tokens import MARK, WORD, Token

LOUD = 0.7
"""Share of capitals among letters from which on a sentence is printed in capitals."""
LONGEST_WORDS = 5
"""Words of the longest phrase that stands before a place."""


@dataclass(frozen=True)
class Page:
    """A text with its tokens.

    Attributes
    ----------
    text, language : str
    tokens : sequence of Token
    sentences : sequence of Sentence
    words : PlaceWords
    """

    text: str
    language: str
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    words: PlaceWords

    @cached_property
    def names(self) -> Phrases:
        """Return the names of places that hold while the text is read."""
        return names()

    @cached_property
    def starts(self) -> frozenset[int]:
        """Return the first word or number of every sentence, and what follows a quotation mark there."""
        found = set()
        for sentence in self.sentences:
            at = sentence.first
            while at < sentence.last - 1 and self.tokens[at].kind == MARK:
                at += 1
            found.add(at)
        return frozenset(found)

    @cached_property
    def loud(self) -> Sequence[bool]:
        """Return, for every token, whether its sentence is printed in capitals."""
        found = [False] * len(self.tokens)
        for sentence in self.sentences:
            span = self.tokens[sentence.first : sentence.last]
            letters = [c for c in self.text[span[0].start : span[-1].end] if c.isalpha()] if span else []
            if len(letters) > 3 and sum(map(str.isupper, letters)) > LOUD * len(letters):
                found[sentence.first : sentence.last] = [True] * (sentence.last - sentence.first)
        return found

    @cached_property
    def capitals(self) -> Sequence[bool]:
        """Return, for every token, whether it is a word with a capital."""
        text = self.text
        return [token.kind == WORD and text[token.start].isupper() for token in self.tokens]

    def capital(self, index: int) -> bool:
        """Say whether a token is a word with a capital."""
        return 0 <= index < len(self.capitals) and self.capitals[index]

    def countries_at(self, index: int) -> frozenset[str]:
        """Return the countries that are named, or meant by nationality, at a token."""
        known = self._countries.get(index)
        if known is None:
            found = {match.payload[0] for match in self.words.demonyms.at(self.tokens, index)}
            if self.capital(index):
                named = self.names.at(self.tokens, index)
                found |= {match.payload.country for match in named if match.payload.kind == "country"}
            known = self._countries[index] = frozenset(found - {""})
        return known

    @cached_property
    def _countries(self) -> dict[int, frozenset[str]]:
        return {}

    def begins(self) -> list[int]:
        """Return the words with which a place can begin: a capital, a demonym, a word that points back."""
        found = {index for index, capital in enumerate(self.capitals) if capital}
        for phrases in (self.words.demonyms, self.words.back):
            found.update(index for index, _level in phrases.begun(self.tokens))
        return sorted(index for index in found if self.tokens[index].kind == WORD)

    def demonym(self, index: int) -> Match | None:
        """Return the word of nationality that begins at a token; with an accent it is none in English."""
        token = self.tokens[index]
        if self.language == "en" and not self.text[token.start : token.end].isascii():
            return None
        return self.words.demonyms.longest(self.tokens, index)

    def joined(self, index: int) -> bool:
        """Say whether a token and the one behind it stand apart by one blank (or line end) only."""
        if not 0 <= index < len(self.tokens) - 1:
            return False
        return self.tokens[index + 1].start - self.tokens[index].end == 1

    def printed(self, first: int, last: int) -> str:
        """Return what is printed from one token to before another, without an owner's ending."""
        found = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        found = " ".join(found.replace("-\n", "").replace("\u00ad", "").split())
        return found[:-2] if found.endswith(("'s", "\u2019s")) else found

    def word(self, index: int) -> str:
        """Return a folded token, without an owner's ending; empty outside the text."""
        found = self.tokens[index].text if 0 <= index < len(self.tokens) else ""
        return found.removesuffix("'s")

    def ends_before(self, phrases: Phrases, index: int, articles: bool = True) -> bool:
        """Say whether one of some phrases stands right before a token (an article between may be)."""
        end = index
        while articles and end > 0 and self.tokens[end - 1].text in self.words.articles:
            end -= 1
        ends = self._ends.get(phrases)
        if ends is None:
            ends = self._ends[phrases] = phrases.ends(self.tokens, LONGEST_WORDS)
        return end in ends or index in ends

    @cached_property
    def _ends(self) -> dict[Phrases, frozenset[int]]:
        return {}

    def is_verbal(self, index: int) -> bool:
        """Say whether a token is a word without a capital that is no month, day or preposition."""
        if not 0 <= index < len(self.tokens) or self.tokens[index].kind != WORD or self.capital(index):
            return False
        text = self.word(index)
        return text not in self.words.months and text not in self.words.links
