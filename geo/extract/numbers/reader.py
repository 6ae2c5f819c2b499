"""One number among tokens: digits or words, with scales, halves and fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.extract.numbers.digits import Style, read_digits
from geo.extract.numbers.words import NumberWords
from geo.extract.text.tokens import NUMBER, WORD, Token
from geo.extract.units import AREA, MASS, MONEY, units

THOUSAND = 1000.0
GLUED_SCALES = frozenset({"k", "m", "b", "mn", "bn", "tn"})
"""Scales that are also units or letters: only against their number, or behind money."""
VULGAR = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "\u2153": 1 / 3, "\u2154": 2 / 3}


@dataclass(frozen=True, slots=True)
class Number:
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
    tokens: Sequence[Token], index: int, words: NumberWords, style: Style, *, money: bool = False
) -> Number | None:
    """Return the number that begins at a token; None where none does."""
    token = tokens[index]
    if token.text in VULGAR:
        return Number(index, index + 1, VULGAR[token.text])
    if token.kind != NUMBER and token.text not in words.starts:
        return None
    part = _fraction(tokens, index, words, style)
    if part is not None:
        return part
    found = _plain(tokens, index, words, style, money=money)
    if found is None:
        return None
    return _out_of(tokens, found, words, style) or _with_half(tokens, found, words)


def _plain(
    tokens: Sequence[Token], index: int, words: NumberWords, style: Style, *, money: bool
) -> Number | None:
    """Read what is added and multiplied in turn: "two hundred and fifty thousand", "3.5 million"."""
    total, current, seen, loose = 0.0, 0.0, False, False
    in_words = tokens[index].kind == WORD
    position, last = index, index
    while position < len(tokens):
        token = tokens[position]
        text = token.text
        if token.kind == NUMBER:
            money = money or _money_behind(tokens, position + 1)
            value = (
                read_digits(text, style, money=money)
                if not seen or _of_scale(tokens, position, total, words)
                else None
            )
            if value is None or current:
                break
            current, seen = value, True
        elif text in words.small:
            if seen and not in_words:
                break
            value = words.small[text]
            if (current % 100 and value >= 20) or (current % 10 and value < 10 and current % 100 > 9):
                break  # another number begins
            current, seen = current + value, True
        elif text in words.hundred and (in_words or seen):
            current, seen = (current or 1.0) * 100, True
        elif text in words.collectives and (seen or in_words):
            loose = loose or (text.endswith("s") and not seen)
            current, seen = (current or 1.0) * words.collectives[text], True
        elif text in words.scales and _is_scale(tokens, position, seen, words, money):
            scale = words.scales[text]
            if not seen and text not in ("mil",):
                break
            if total and total < scale and not current:
                total *= scale
            elif total and total < scale:
                total = (total + current) * scale
            else:
                total += (current or 1.0) * scale
            current, seen = 0.0, True
        elif text in words.articles and not seen and _before_scale(tokens, position, words):
            current, in_words, seen = 1.0, True, True
        elif seen and in_words and _joins(text, current, total, tokens, position + 1, words):
            position += 1
            continue
        elif text in words.articles and seen and in_words and tokens[position - 1].text in ("y", "-"):
            current += 1
        else:
            break
        position += 1
        last = position
    if not seen:
        return None
    return Number(index, last, total + current, in_words, loose=loose)


def _money_behind(tokens: Sequence[Token], index: int) -> bool:
    """Say whether money follows: amounts of money have no three decimals."""
    found = units().words.longest(tokens, index) if index < len(tokens) else None
    return found is not None and found.payload.dimension == MONEY


def _of_scale(tokens: Sequence[Token], position: int, total: float, words: NumberWords) -> bool:
    """Say whether digits go on a number: "1 millón 200 mil"."""
    following = tokens[position + 1].text if position + 1 < len(tokens) else ""
    scale = words.scales.get(following, 0.0) if following not in GLUED_SCALES else 0.0
    return 0 < scale < total


def _is_scale(tokens: Sequence[Token], position: int, seen: bool, words: NumberWords, money: bool) -> bool:
    token = tokens[position]
    if token.text not in GLUED_SCALES:
        return True
    if not seen or position == 0:
        return False
    glued = tokens[position - 1].end == token.start
    followed = position + 1 < len(tokens) and tokens[position + 1].kind == WORD
    return money or (glued and (token.text != "m" or followed) and tokens[position - 1].kind == NUMBER)


def _before_scale(tokens: Sequence[Token], position: int, words: NumberWords) -> bool:
    if position + 1 >= len(tokens):
        return False
    text = tokens[position + 1].text
    if text in GLUED_SCALES:
        return False
    return text in words.hundred or text in words.scales or text in words.collectives


def _joins(
    text: str, current: float, total: float, tokens: Sequence[Token], position: int, words: NumberWords
) -> bool:
    """Say whether "and" or a dash goes on a number: "thirty-five", "two hundred and six", "treinta y una"."""
    if position >= len(tokens):
        return False
    following = tokens[position].text
    tens = 20 <= current % 100 < 100 and current % 10 == 0
    if text == "-" or text == "y":
        below = words.small.get(following, 100.0) < 10 or following in ("un", "una")
        return tens and below and text in ("-", *words.joiners)
    return (
        text in words.joiners and following in words.small and (current >= 100 or (total > 0 and not current))
    )


def _with_half(tokens: Sequence[Token], found: Number, words: NumberWords) -> Number:
    """Add "and a half", and the scale behind it: "two and a half million"."""
    match = words.halves.longest(tokens, found.last)
    if match is None:
        return found
    value, last = found.value + 0.5, match.last
    if last < len(tokens) and tokens[last].text in words.scales and tokens[last].text not in GLUED_SCALES:
        value, last = value * words.scales[tokens[last].text], last + 1
    return Number(found.first, last, value, found.words)


def _fraction(tokens: Sequence[Token], index: int, words: NumberWords, style: Style) -> Number | None:
    """Read "half a million", "a third of", "two thirds", "la mitad de", "media tonelada"."""
    position, times = index, 1.0
    text = tokens[position].text
    if text in words.articles or text in ("la", "el", "the"):
        position += 1
    elif text in words.small and words.small[text] < 10 and text not in words.articles:
        times, position = words.small[text], position + 1
    if position >= len(tokens):
        return None
    word = tokens[position].text
    if word not in words.fractions:
        return None
    if position == index and times == 1.0 and word not in ("half", "medio", "media"):
        return None
    if text in ("la", "el", "the") and word not in ("mitad", "half", "tercera", "cuarta", "quinta"):
        return None
    value, behind = times * words.fractions[word], position + 1
    parte = behind < len(tokens) and tokens[behind].text in ("parte", "partes")
    behind += parte
    after = behind
    while after < len(tokens) and (tokens[after].text in words.of or tokens[after].text in words.articles):
        after += 1
    following = tokens[after].text if after < len(tokens) else ""
    if following in words.scales and following not in GLUED_SCALES:
        return Number(index, after + 1, value * words.scales[following], words=True)
    if following in words.collectives and after == behind:
        return Number(index, after + 1, value * words.collectives[following], words=True)
    if after > behind and tokens[after - 1].text in words.articles and _measured(tokens, after):
        return Number(index, after, value, words=True)
    of = behind < len(tokens) and tokens[behind].text in words.of
    if of or times > 1 or parte:
        return Number(index, behind, value, words=True, fraction=True)
    if word in ("half", "medio", "media") and after < len(tokens) and tokens[after].kind == WORD:
        return Number(index, after, value, words=True)
    return None


def _measured(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a unit of mass or area stands at a token: "a quarter of a ton"."""
    found = units().words.longest(tokens, index) if index < len(tokens) else None
    return found is not None and found.payload.dimension in (AREA, MASS)


def _out_of(tokens: Sequence[Token], found: Number, words: NumberWords, style: Style) -> Number | None:
    """Read "one in five", "3 de cada 10" as a part of one."""
    match = words.out_of.longest(tokens, found.last)
    if match is None or match.last >= len(tokens) or found.value != int(found.value):
        return None
    whole = _plain(tokens, match.last, words, style, money=False)
    if whole is None or not 1 < whole.value <= 1000 or found.value >= whole.value:
        return None
    if tokens[match.last - 1].text == "in" and whole.value not in (
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        20,
        50,
        100,
        1000,
    ):
        return None
    return Number(found.first, whole.last, found.value / whole.value, found.words, fraction=True)
