"""Amounts said without a number: "not a single hectare", "a ton of", "el doble", "hundreds of people"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.extract.amounts.amount import Amount
from geo.extract.amounts.counted import noun_behind
from geo.extract.numbers.digits import Style
from geo.extract.numbers.words import NumberWords
from geo.extract.text.tokens import WORD, Token
from geo.extract.units import AREA, MASS, MONEY, RATIO, Unit, units

TIMES = Unit("times", RATIO, 1.0)


@dataclass(frozen=True, slots=True)
class AmountsInWords:
    """What amounts of a text are read with.

    Attributes
    ----------
    tokens : sequence of Token
    text : str
        As printed.
    masked : sequence of bool
        Which tokens are times and no numbers.
    words : NumberWords
    style : Style
    language : str
    every : bool
        Whether round words ("hundreds of") and "one of the banks" are amounts too.
    """

    tokens: Sequence[Token]
    text: str
    masked: Sequence[bool]
    words: NumberWords
    style: Style
    language: str
    every: bool = False

    def none(self, index: int) -> Amount | None:
        """Read "not a single hectare", "ni un kilo", "ninguna avioneta" as none."""
        found = self.words.none.longest(self.tokens, index)
        if found is None:
            return None
        named = found.last < len(self.tokens) and self.tokens[found.last].kind == WORD
        if self.every and named and self.tokens[index].text in self.words.indefinite:
            return None  # "no confía en ningún candidato"
        unit = units().words.longest(self.tokens, found.last)
        if unit is not None and self.tokens[found.last].text not in units().only_glued:
            return Amount(index, unit.last, 0.0, unit.payload, words=True)
        noun = noun_behind(self.tokens, found.last, self.language)
        return Amount(index, found.last, 0.0, None, words=True, noun=noun)

    def one_unit(self, index: int) -> Amount | None:
        """Read "una tonelada de cocaína", "an hour and a half", "casi tonelada y media"."""
        tokens = self.tokens
        each = index > 0 and tokens[index - 1].text in self.words.each_one
        halved = tokens[index].text in self.words.halved and not each
        if not halved and tokens[index].text not in self.words.articles:
            return None
        found = units().words.longest(tokens, index if halved else index + 1)
        if found is None or tokens[found.last - 1].text in units().only_glued:
            return None
        half = self.words.halves.longest(tokens, found.last)
        if half is None and (halved or self.every or found.payload.id not in ("t", "kg", "ha")):
            return None
        follows = tokens[found.last].text if found.last < len(tokens) else ""
        if follows not in self.words.of and half is None:
            return None
        value, last = (1.5, half.last) if half is not None else (1.0, found.last)
        return Amount(index, last, value, found.payload, words=True)

    def ratio(self, index: int) -> Amount | None:
        """Read "se duplicó", "el doble", "más del triple" as so many times."""
        tokens, words = self.tokens, self.words
        text = tokens[index].text
        value = words.twice.get(text)
        if value is None:
            before = tokens[index - 1].text if index else ""
            if before not in words.definite and before not in ("del", "al"):
                return None
            if noun_behind(tokens, index + 1, self.language) != (0, 0):
                return None
            value = words.twice_behind[text]
        return Amount(index, index + 1, value, TIMES, words=True)

    def broad(self, index: int) -> Amount | None:
        """Read "hundreds of people", "tens of thousands" as from so many to ten times as many."""
        words, tokens = self.words, self.tokens
        if index + 1 >= len(tokens) or tokens[index + 1].text not in words.of:
            return None
        value, last = words.broad[tokens[index].text], index + 2
        scale = tokens[last].text if last < len(tokens) else ""
        if scale in words.broad or scale in words.scales:
            value *= words.broad.get(scale, words.scales.get(scale, 1.0))
            last += 1
            last += last < len(tokens) and tokens[last].text in words.of
        found = units().words.longest(tokens, last)
        unit = found.payload if found is not None and found.payload.dimension in (MONEY, MASS, AREA) else None
        noun = noun_behind(tokens, last, self.language) if unit is None else (0, 0)
        span = (found.first, found.last) if found is not None and unit is not None else (0, 0)
        return Amount(index, last, value, unit, words=True, noun=noun, unit_span=span, high=10 * value)

    def one_of(self, last: int) -> tuple[int, int]:
        """Return what "one" is one of: "one of the biggest banks"."""
        if last + 1 >= len(self.tokens) or self.tokens[last].text not in self.words.of:
            return (0, 0)
        last += 1
        while last < len(self.tokens) and self.tokens[last].text in self.words.determiners:
            last += 1
        return noun_behind(self.tokens, last, self.language)
