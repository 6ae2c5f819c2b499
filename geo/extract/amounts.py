"""Amounts: one number with its money, unit, and what it is per."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.extract.counted import noun_behind, per_behind
from geo.extract.numbers.digits import Style
from geo.extract.numbers.fractions import VULGAR
from geo.extract.numbers.names import counts
from geo.extract.numbers.reader import Number, read_number
from geo.extract.numbers.words import NumberWords
from geo.extract.text.tokens import BREAK, MARK, NUMBER, Token
from geo.extract.units import AREA, DEGREES, MASS, MONEY, PERCENT, Unit, units

SIGNED = (PERCENT, DEGREES, MONEY)
"""Dimensions of which less than nothing is printed with a sign."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit.

    Attributes
    ----------
    first, last : int
        Its first token and the one behind its last.
    value : float
        In ``unit``.
    unit : Unit or None
    scale : float
        The scale word of its number ("million"), else 1.
    per : Unit or None
    per_year, words, fraction, loose : bool
    noun : tuple of int
        Tokens of what a number without a unit counts; the same twice for none.
    unit_span : tuple of int
        Tokens of the unit as it is printed; the same twice where it is not.
    sign : str
        A sign printed against it: ``+``, ``-`` or empty.
    high : float or None
        The high end of a round word ("hundreds of").
    """

    first: int
    last: int
    value: float
    unit: Unit | None
    scale: float = 1.0
    per: Unit | None = None
    per_year: bool = False
    words: bool = False
    fraction: bool = False
    loose: bool = False
    noun: tuple[int, int] = (0, 0)
    unit_span: tuple[int, int] = (0, 0)
    sign: str = ""
    high: float | None = None


@dataclass(frozen=True, slots=True)
class AmountReader:
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

    def read(self) -> list[Amount]:
        """Return the amounts of the text, in order, none over another."""
        found: list[Amount] = []
        starts, signs, none = self.words.starts, units().signs, self.words.none
        index, tokens = 0, self.tokens
        while index < len(tokens):
            token = tokens[index]
            amount = None
            if not self.masked[index] and (
                token.kind == NUMBER
                or (token.text in starts and not (self.every and token.text in self.words.broad))
                or token.kind == MARK
                or signs.begins(token.text)
                or none.begins(token.text)
            ):
                amount = self._at(index)
            elif self.every and token.text in self.words.broad:
                amount = self._broad(index)
            if amount is None:
                index += 1
            else:
                found.append(amount)
                index = max(amount.last, index + 1)
        return found

    def _at(self, index: int) -> Amount | None:
        """Return the amount that begins at a token."""
        tokens = self.tokens
        if tokens[index].kind == BREAK:
            return None
        sign = self._sign(index)
        at = index + 1 if sign else index
        money = units().signs.longest(tokens, at) if tokens[at].kind != NUMBER else None
        if money is not None:
            behind = money.last
            if (
                behind < len(tokens)
                and tokens[behind].text == "-"
                and tokens[behind].start == tokens[behind - 1].end
            ):
                behind, sign = behind + 1, "-"
            if behind >= len(tokens) or tokens[behind].kind != NUMBER or self.masked[behind]:
                money = None
            else:
                at = behind
        if money is None and tokens[at].kind == MARK and tokens[at].text not in VULGAR:
            return None
        number = read_number(tokens, at, self.words, self.style, money=money is not None)
        if number is None:
            return self._none(index) or self._one_unit(index)
        if money is None and not counts(tokens, self.text, number, self.language):
            return None
        return self._with_unit(index, number, money.payload if money else None, sign)

    def _broad(self, index: int) -> Amount | None:
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

    def _sign(self, index: int) -> str:
        """Return the plus or minus that stands against a number and against nothing before it."""
        tokens = self.tokens
        if tokens[index].text not in ("-", "+") or index + 1 >= len(tokens):
            return ""
        if tokens[index + 1].start != tokens[index].end:
            return ""
        before = tokens[index - 1] if index else None
        if before is None or before.kind == BREAK or before.text in ("(", "|", ";"):
            return tokens[index].text
        gap = tokens[index].start - before.end
        return tokens[index].text if gap > (before.kind == NUMBER) else ""

    def _with_unit(self, index: int, number: Number, money: Unit | None, sign: str) -> Amount | None:
        """Return an amount of a number by what stands behind it."""
        tokens, words = self.tokens, self.words
        value, last, unit = number.value, number.last, money
        span = (index + len(sign), number.first) if money is not None else (0, 0)
        if unit is None and not number.fraction:
            unit, last = self._unit_at(number)
            span = (number.last, last) if unit is not None else span
            half = words.halves.longest(tokens, last) if unit is not None else None
            if half is not None:
                value, last = value + 0.5, half.last
        elif unit is not None:
            again = units().words.longest(tokens, last)
            last = again.last if again is not None and again.payload.dimension == MONEY else last
        elif number.fraction:
            unit, value = units().by_id["percent"], 100 * value
        noun = (0, 0)
        if unit is None or number.fraction:
            noun = self._noun(number, last)
            if number.words and number.value == 1 and noun == (0, 0) and not self._or_two(number):
                noun = self._one_of(last) if self.every else noun
                if noun == (0, 0):
                    return None
        if sign == "-" and (unit is None or unit.dimension in SIGNED) and noun == (0, 0):
            value = -value
        scale = next(
            (
                words.scales[t.text]
                for t in tokens[number.first : number.last][::-1]
                if t.text in words.scales
            ),
            1.0,
        )
        per, per_year, behind = per_behind(tokens, last, self.language)
        if per is not None and unit is not None and unit.dimension == MONEY:
            last = behind
        return Amount(
            index, last, value, unit, scale, per, per_year, number.words, number.fraction, number.loose,
            noun if unit is None or number.fraction else (0, 0), span, sign,
        )  # fmt: skip

    def _noun(self, number: Number, last: int) -> tuple[int, int]:
        """Return what a number counts; of a part, what stands behind "of"."""
        if number.fraction and last < len(self.tokens) and self.tokens[last].text in self.words.of:
            last += 1
            while last < len(self.tokens) and self.tokens[last].text in self.words.definite:
                last += 1
        return noun_behind(self.tokens, last, self.language)

    def _one_of(self, last: int) -> tuple[int, int]:
        """Return what "one" is one of: "one of the biggest banks"."""
        if last + 1 >= len(self.tokens) or self.tokens[last].text not in self.words.of:
            return (0, 0)
        last += 1
        while last < len(self.tokens) and self.tokens[last].text in self.words.determiners:
            last += 1
        return noun_behind(self.tokens, last, self.language)

    def _or_two(self, number: Number) -> bool:
        """Say whether "one" opens a range: "one or two flights"."""
        at = number.last
        return (
            at + 1 < len(self.tokens)
            and self.tokens[at].text in self.words.links
            and self.tokens[at + 1].text in self.words.small
        )

    def _unit_at(self, number: Number) -> tuple[Unit | None, int]:
        """Return the unit behind a number and the token behind it: "ha", "-ton", "de dólares"."""
        tokens, index = self.tokens, number.last
        at = index
        if at < len(tokens) and tokens[at].text == "-" and tokens[at].start == tokens[at - 1].end:
            at += 1
        if at < len(tokens) and tokens[at].text in self.words.of:
            found = units().words.longest(tokens, at + 1)
            known = found is not None and found.payload.dimension in (MONEY, MASS, AREA, PERCENT)
            return (found.payload, found.last) if found is not None and known else (None, index)
        found = units().words.longest(tokens, at)
        if found is None or (at == index and tokens[at].start - tokens[at - 1].end > 3):
            return None, index
        short = found.last - found.first == 1 and tokens[found.first].text in units().only_glued
        if short and not self._short_unit(found.first, number, dashed=at > index):
            return None, index
        return found.payload, found.last

    def _short_unit(self, index: int, number: Number, *, dashed: bool) -> bool:
        """Say whether a word that may be another ("t", "in", "has") is a unit here."""
        tokens = self.tokens
        word, glued = tokens[index].text, tokens[index - 1].end == tokens[index].start
        if tokens[number.last - 1].kind != NUMBER:
            return word in ("sol", "real", "foot", "pie", "second")
        if word in ("in", "second", "b"):
            return dashed
        return glued or word not in ("l", "m", "w", "v", "c", "f", "pe", "min")

    def _none(self, index: int) -> Amount | None:
        """Read "not a single hectare", "ni un kilo", "ninguna avioneta" as none."""
        found = self.words.none.longest(self.tokens, index)
        if found is None:
            return None
        unit = units().words.longest(self.tokens, found.last)
        if unit is not None and self.tokens[found.last].text not in units().only_glued:
            return Amount(index, unit.last, 0.0, unit.payload, words=True)
        noun = noun_behind(self.tokens, found.last, self.language)
        return Amount(index, found.last, 0.0, None, words=True, noun=noun)

    def _one_unit(self, index: int) -> Amount | None:
        """Read "una tonelada de cocaína", "a ton of cocaine": an article before a unit of mass or area."""
        tokens = self.tokens
        if tokens[index].text not in self.words.articles:
            return None
        found = units().words.longest(tokens, index + 1)
        if (
            found is None
            or found.payload.id not in ("t", "kg", "ha")
            or tokens[found.last - 1].text in units().only_glued
        ):
            return None
        follows = tokens[found.last].text if found.last < len(tokens) else ""
        half = self.words.halves.longest(tokens, found.last)
        if follows not in self.words.of and half is None:
            return None
        value, last = (1.5, half.last) if half is not None else (1.0, found.last)
        return Amount(index, last, value, found.payload, words=True)
