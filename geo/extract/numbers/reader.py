"""One number among tokens: digits or words, with scales, halves and fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from geo.extract.numbers.digits import Style, read_digits
from geo.extract.numbers.fractions import read_fraction, read_out_of, with_half
from geo.extract.numbers.words import GLUED_SCALES, VULGAR, NumberWords
from geo.extract.text.tokens import NUMBER, WORD, Token
from geo.extract.units import MONEY, PERCENT, units

MILLION = 1_000_000
POWER_SIGNS = frozenset({"\u00d7", "x", "*", "\u00b7"})
RAISED_SIGNS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b\u207a"
RAISED = str.maketrans(RAISED_SIGNS, "0123456789-+")
LONGEST_POWER = 4
"""Characters of a power of ten: "^-12"."""
THOUSANDTHS = 3
"""Digits that may stand behind a word for thousands: "31 mil 206"."""
LONGEST = 32
"""Tokens of the longest number that anybody writes out."""


class Number(NamedTuple):
    """A number read.

    Attributes
    ----------
    first, last : int
        Its first token, and the one behind its last.
    value : float
    words : bool
        Whether it is written in words.
    fraction : bool
        Whether it is a part of one ("a third", "nine in ten").
    loose : bool
        Whether it is a round word ("dozens").
    """

    first: int
    last: int
    value: float
    words: bool = False
    fraction: bool = False
    loose: bool = False


def read_number(
    tokens: Sequence[Token], index: int, words: NumberWords, style: Style, *, money: bool = False,
    scale: bool = False,
) -> Number | None:  # fmt: skip
    """Return the number that begins at a token; None where none does.

    Parameters
    ----------
    tokens : sequence of Token
    index : int
    words : NumberWords
    style : Style
    money : bool
        Whether it is of money that has no three decimals.
    scale : bool
        Whether "m" behind it is a million also at a distance: money stands before it.
    """
    token = tokens[index]
    if token.text in VULGAR:
        return Number(index, index + 1, VULGAR[token.text])
    if token.kind != NUMBER and token.text not in words.starts:
        return None
    part = read_fraction(tokens, index, words)
    if part is not None:
        return Number(index, part.last, part.value, words=True, fraction=part.of_whole, loose=part.rough)
    found = read_plain(tokens, index, words, style, money=money, scale=scale)
    if found is None and token.text in words.articles and words.out_of.longest(tokens, index + 1) is not None:
        found = Number(index, index + 1, 1.0, words=True)  # "una de cada cinco"
    if found is None:
        return None
    if found.last < len(tokens) and tokens[found.last].text in POWER_SIGNS:
        return _with_power(tokens, found)
    whole = read_out_of(tokens, found.last, found.value, words)
    if whole is not None:
        below = read_plain(tokens, whole, words, style)
        if below is not None and words.share_of(tokens, found.last, whole, found.value, below.value):
            return Number(found.first, below.last, found.value / below.value, found.words, fraction=True)
    value, last = with_half(tokens, found.last, found.value, words)
    return found if last == found.last else Number(found.first, last, value, found.words)


def _with_power(tokens: Sequence[Token], found: Number) -> Number:
    """Return a number with the power of ten behind it: "5.97 × 10^24", "2 x 10⁻³"; itself without one."""
    at, sign = found.last + 1, 1
    if at + 1 >= len(tokens) or tokens[at].text != "10":
        return found
    raised = "".join(t.text for t in tokens[at + 1 : at + 4] if t.start - tokens[at].end < LONGEST_POWER)
    digits = raised.translate(RAISED).removeprefix("^")
    sign = -1 if digits[:1] == "-" else 1
    power = "".join(takewhile(str.isdigit, digits.lstrip("-+")))
    if not power or len(power) > 2 or (raised[:1] != "^" and raised[:1] not in RAISED_SIGNS):
        return found
    end, last = (
        tokens[at].end + len(digits) - len(digits.lstrip("-+")) + len(power) + (raised[:1] == "^"),
        at + 1,
    )
    while last < len(tokens) and tokens[last].end <= end:
        last += 1
    return Number(found.first, last, found.value * 10.0 ** (sign * int(power)), found.words)


@dataclass(slots=True)
class _Sum:
    """A number as far as it is read: what scales have closed, and what is still counted."""

    total: float = 0.0
    current: float = 0.0
    scale: float = 0.0
    seen: bool = False
    loose: bool = False

    def times(self, factor: float) -> bool:
        """Multiply by a scale ("thousand"); say whether it can stand here."""
        if self.total and self.total < factor:
            self.total = (self.total + self.current) * factor
        elif self.total and not self.current:
            return False
        else:
            self.total += (self.current or 1.0) * factor
        self.current, self.seen = 0.0, True
        return True


def read_plain(
    tokens: Sequence[Token], index: int, words: NumberWords, style: Style, *, money: bool = False,
    scale: bool = False,
) -> Number | None:  # fmt: skip
    """Read what is added and multiplied in turn: "two hundred and fifty thousand", "3.5 million"."""
    so_far = _Sum()
    in_words = tokens[index].kind == WORD
    position = last = index
    end = min(len(tokens), index + LONGEST)
    while position < end:
        token = tokens[position]
        if token.kind == NUMBER:
            if so_far.seen and not _goes_on(tokens, position, so_far.total, words):
                break
            money = money or _money_behind(tokens, position + 1, words)
            scaled, decimal = _mark_behind(tokens, position + 1, words)
            value = read_digits(token.text, style, money=money, decimal=decimal, scaled=scaled)
            if value is None or so_far.current:
                break
            so_far.current, so_far.seen = value, True
        elif not _word(tokens, position, so_far, in_words, words, money or scale):
            if so_far.seen and _joins(tokens, position, so_far, in_words, words):
                position += 1
                continue
            break
        position += 1
        last = position
    if not so_far.seen:
        return None
    return Number(index, last, so_far.total + so_far.current, in_words, loose=so_far.loose)


def _word(
    tokens: Sequence[Token], position: int, so_far: _Sum, in_words: bool, words: NumberWords, money: bool
) -> bool:
    """Read one word into a number; say whether it belongs to it."""
    text = tokens[position].text
    if text in words.small:
        value, current = words.small[text], so_far.current
        if (so_far.seen and not in_words) or (current % 100 and value >= 20):
            return False
        if current % 10 and value < 10 and current % 100 > 9:
            return False
        so_far.current, so_far.seen = current + value, True
        return True
    if text in words.hundred and (in_words or so_far.seen):
        so_far.current, so_far.seen = (so_far.current or 1.0) * 100, True
        return True
    if text in words.rough and not so_far.seen and not _before_of(tokens, position, words):
        return False
    if text in words.collectives and (so_far.seen or in_words):
        so_far.loose = so_far.loose or text in words.rough or (text.endswith("s") and not so_far.seen)
        so_far.current, so_far.seen = (so_far.current or 1.0) * words.collectives[text], True
        return True
    if text in words.scales and _is_scale(tokens, position, so_far.seen, money, words):
        return (so_far.seen or text in words.bare_scales) and so_far.times(words.scales[text])
    if text in words.articles and not so_far.seen and _before_scale(tokens, position, words):
        so_far.current, so_far.seen = 1.0, True
        return True
    if text in words.articles and so_far.seen and in_words and tokens[position - 1].text in ("y", "-"):
        so_far.current += 1
        return True
    return False


def _money_behind(tokens: Sequence[Token], index: int, words: NumberWords) -> bool:
    """Say whether money follows, or a second number and money: amounts of money have no three decimals."""
    if index + 1 < len(tokens) and tokens[index + 1].kind == NUMBER and tokens[index].text in words.links:
        index += 2
    if index < len(tokens) and tokens[index].text in words.of:
        index += 1
    found = units().words.longest(tokens, index)
    return found is not None and found.payload.dimension == MONEY


def _mark_behind(tokens: Sequence[Token], index: int, words: NumberWords) -> tuple[bool, bool]:
    """Return whether a scale of millions follows a number, and whether per cent do."""
    if index >= len(tokens):
        return False, False
    text = tokens[index].text
    glued = tokens[index - 1].end == tokens[index].start
    if words.scales.get(text, 0.0) >= MILLION and (text not in GLUED_SCALES or glued):
        return True, False
    found = units().words.longest(tokens, index)
    return False, found is not None and found.payload.dimension == PERCENT and found.payload.factor == 1


def _goes_on(tokens: Sequence[Token], position: int, total: float, words: NumberWords) -> bool:
    """Say whether digits go on a number: "1 millón 200 mil", "31 mil 206", "12 mil 500 millones"."""
    following = tokens[position + 1].text if position + 1 < len(tokens) else ""
    scale = words.scales.get(following, 0.0) if following not in GLUED_SCALES else 0.0
    if 0 < scale < words.scales.get(tokens[position - 1].text, total):
        return True
    text, before = tokens[position].text, tokens[position - 1]
    rest = before.text in words.before_digits and text.isdigit() and len(text) == THOUSANDTHS
    return rest and tokens[position].start - before.end == 1 and not 0 < scale <= total


def _is_scale(tokens: Sequence[Token], position: int, seen: bool, money: bool, words: NumberWords) -> bool:
    """Say whether "k", "m", "bn" are scales here: against their number, or behind money."""
    token = tokens[position]
    if token.text not in GLUED_SCALES:
        return True
    if not seen or position == 0:
        return False
    glued = tokens[position - 1].end == token.start
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    followed = after is not None and after.kind == WORD and after.text not in words.function | words.metres
    return money or (glued and (token.text != "m" or followed) and tokens[position - 1].kind == NUMBER)


def _before_scale(tokens: Sequence[Token], position: int, words: NumberWords) -> bool:
    if position + 1 >= len(tokens):
        return False
    text = tokens[position + 1].text
    if text in GLUED_SCALES:
        return False
    return text in words.hundred or text in words.scales or text in words.collectives


def _before_of(tokens: Sequence[Token], position: int, words: NumberWords) -> bool:
    """Say whether "of" stands behind a round word: "scores of"; the score of a match is none."""
    return position + 1 < len(tokens) and tokens[position + 1].text in words.of


def _joins(tokens: Sequence[Token], position: int, so_far: _Sum, in_words: bool, words: NumberWords) -> bool:
    """Say whether a word goes on a number: "thirty-five", "310-million", "un par de miles"."""
    if position + 1 >= len(tokens):
        return False
    text, following = tokens[position].text, tokens[position + 1].text
    scale = following not in GLUED_SCALES and (
        following in words.hundred or following in words.scales or following in words.collectives
    )
    if text == "-" and scale:
        return tokens[position].start == tokens[position - 1].end
    if text in words.of:
        return scale and tokens[position - 1].text in words.collectives
    if not in_words:
        return False
    if text in ("-", "y"):
        tens = 20 <= so_far.current % 100 < 100 and so_far.current % 10 == 0
        below = words.small.get(following, 100.0) < 10 or following in ("un", "una")
        return tens and below and text in ("-", *words.joiners)
    open_end = so_far.current >= 100 or (so_far.total > 0 and not so_far.current)
    return text in words.joiners and following in words.small and open_end
