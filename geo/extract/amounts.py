"""Amounts: one number with its money, unit, and what it is per."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.extract.bounds import bounds_of
from geo.extract.lexicon import rules
from geo.extract.numbers.digits import Style
from geo.extract.numbers.reader import GLUED_SCALES, Number, read_number
from geo.extract.numbers.words import NumberWords
from geo.extract.text.tokens import BREAK, MARK, NUMBER, WORD, Token
from geo.extract.units import AREA, COUNT, DURATION, MASS, MONEY, ONLY_GLUED, Unit, units

PERCENT_UNIT = "percent"
LONGEST_NOUN = 5


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


def read_amounts(
    tokens: Sequence[Token], masked: Sequence[bool], words: NumberWords, style: Style, language: str
) -> list[Amount]:
    """Return the amounts of a text, in order, none over another."""
    found: list[Amount] = []
    index = 0
    while index < len(tokens):
        amount = None if masked[index] else _amount(tokens, index, masked, words, style, language)
        if amount is None:
            index += 1
        else:
            found.append(amount)
            index = max(amount.last, index + 1)
    return found


def _amount(
    tokens: Sequence[Token],
    index: int,
    masked: Sequence[bool],
    words: NumberWords,
    style: Style,
    language: str,
) -> Amount | None:
    token = tokens[index]
    if token.kind == BREAK:
        return None
    sign = units().signs.longest(tokens, index) if token.kind in (MARK, WORD) else None
    at = sign.last if sign is not None else index
    if sign is not None and (at >= len(tokens) or tokens[at].kind != NUMBER or masked[at]):
        sign, at = None, index
    if sign is None and token.kind == MARK and token.text not in ("-", "+", "\u00bd", "\u00bc", "\u00be"):
        return None
    number = read_number(tokens, at, words, style, money=sign is not None)
    if number is None:
        return _none(tokens, index, words, language) or _one_unit(tokens, index, words)
    if sign is None and not _is_quantity(tokens, number, language):
        return None
    return _with_unit(tokens, index, number, sign.payload if sign else None, words, language)


def _with_unit(
    tokens: Sequence[Token], index: int, number: Number, money: Unit | None, words: NumberWords, language: str
) -> Amount | None:
    value, last, unit = number.value, number.last, money
    scale = next(
        (words.scales[t.text] for t in tokens[number.first : last][::-1] if t.text in words.scales), 1.0
    )
    if unit is None and not number.fraction:
        found = _unit_at(tokens, last, number)
        if found is not None:
            unit, last = found
            half = words.halves.longest(tokens, last)
            if half is not None:
                value, last = value + 0.5, half.last
    elif (
        unit is not None
        and (twice := units().words.longest(tokens, last)) is not None
        and twice.payload.dimension == MONEY
    ):
        last = twice.last
    if number.fraction and unit is None:
        unit, value = units().by_id[PERCENT_UNIT], 100 * value
    noun = (0, 0)
    if unit is None:
        noun = _noun(tokens, last, language)
        if number.words and number.value == 1 and noun == (0, 0):
            return None
    per, per_year, behind = _per(tokens, last, language)
    return Amount(
        index, behind if per is not None and unit is not None and unit.dimension == MONEY else last, value, unit,
        scale, per, per_year, number.words, number.fraction, number.loose, noun,
    )  # fmt: skip


def _unit_at(tokens: Sequence[Token], index: int, number: Number) -> tuple[Unit, int] | None:
    """Return the unit behind a number and the token behind it: "ha", "-ton", "de dólares"."""
    at = index
    if at < len(tokens) and tokens[at].text == "-" and tokens[at].start == tokens[at - 1].end:
        at += 1
    if (
        at < len(tokens)
        and tokens[at].text in ("de", "of", "metric")
        and at + 1 < len(tokens)
        and tokens[at].text != "metric"
    ):
        found = units().words.longest(tokens, at + 1)
        if found is not None and found.payload.dimension in (MONEY, MASS, AREA):
            return found.payload, found.last
        return None
    found = units().words.longest(tokens, at)
    if found is None:
        return None
    word = tokens[found.first].text
    if (
        found.last - found.first == 1
        and word in ONLY_GLUED
        and not _short_unit(tokens, found.first, number, at - index)
    ):
        return None
    return found.payload, found.last


def _short_unit(tokens: Sequence[Token], index: int, number: Number, dashed: int) -> bool:
    """Say whether a word that may be another ("t", "in", "has") is a unit here."""
    word, glued = tokens[index].text, tokens[index - 1].end == tokens[index].start
    if tokens[number.last - 1].kind != NUMBER:
        return word in ("sol", "real", "foot", "pie", "second")
    if word in ("in", "second", "b"):
        return bool(dashed)
    if word in ("m", "l") and not glued:
        return False
    if word == "pp":
        return True
    return glued or word in ("t", "mt", "g", "gr", "oz", "ft", "mi", "has", "m", "sol", "foot", "pie")


def _none(tokens: Sequence[Token], index: int, words: NumberWords, language: str) -> Amount | None:
    """Read "not a single hectare", "ni un kilo", "ninguna avioneta" as none."""
    found = words.none.longest(tokens, index)
    if found is None:
        return None
    unit = units().words.longest(tokens, found.last)
    if unit is not None and tokens[found.last].text not in ONLY_GLUED:
        return Amount(index, unit.last, 0.0, unit.payload, words=True)
    noun = _noun(tokens, found.last, language)
    return Amount(index, found.last, 0.0, None, words=True, noun=noun)


def _one_unit(tokens: Sequence[Token], index: int, words: NumberWords) -> Amount | None:
    """Read "una tonelada de cocaína", "a ton of cocaine": an article before a unit of mass or area."""
    if tokens[index].text not in words.articles or index + 1 >= len(tokens):
        return None
    found = units().words.longest(tokens, index + 1)
    if found is None or found.payload.dimension not in (AREA, MASS):
        return None
    if found.payload.id not in ("t", "kg", "ha") or tokens[found.last - 1].text in ONLY_GLUED:
        return None
    follows = tokens[found.last].text if found.last < len(tokens) else ""
    if follows not in ("of", "de", "and", "y"):
        return None
    half = words.halves.longest(tokens, found.last)
    value, last = (1.5, half.last) if half is not None else (1.0, found.last)
    return Amount(index, last, value, found.payload, words=True)


def _is_quantity(tokens: Sequence[Token], number: Number, language: str) -> bool:
    """Say whether a number counts or measures: no name, law, page, clock, order."""
    first, last = number.first, number.last
    token = tokens[first]
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    found = rules("names", language)
    if before is not None:
        glued = before.end == token.start
        if glued and (before.kind == WORD or before.text in ("#", "_", "@", "\\", ":")):
            return False
        if (
            glued
            and before.text == "-"
            and first > 1
            and tokens[first - 2].kind == WORD
            and tokens[first - 2].end == before.start
        ):
            return tokens[first - 2].text in ("mid", "us", "s") or number.words
        if (
            glued
            and before.text == "/"
            and first > 1
            and tokens[first - 2].end == before.start
            and tokens[first - 2].kind == NUMBER
        ):
            return tokens[first - 2].text.isdigit() and 10 <= int(
                tokens[first - 2].text[:6]
            ) < number.value <= 2 * int(tokens[first - 2].text[:6])
        if before.text in found["numbered"] and not number.words:
            return False
        if (
            before.text in (".", "\u00b0")
            and first > 1
            and tokens[first - 2].text in found["numbered"]
            and not number.words
        ):
            return False
    if after is not None and after.start == tokens[last - 1].end:
        if after.text in found["ordinal_ends"] or after.text in ("/", ":", "\u00b0", "_"):
            return after.text == "/" and _slashed(tokens, number, last)
        if (
            after.text == "-"
            and last + 1 < len(tokens)
            and tokens[last + 1].kind == WORD
            and tokens[last + 1].end - tokens[last + 1].start <= 2
            and tokens[last + 1].text.isalpha()
            and tokens[last + 1].text not in ("kg", "ha", "km", "t")
        ):
            return False
        if (
            after.kind == WORD
            and after.text not in GLUED_SCALES
            and units().words.longest(tokens, last) is None
        ):
            return False
    if after is not None and after.text in found["clock"] and token.kind == NUMBER and number.value <= 24:
        return False
    if (
        after is not None
        and after.text in (")", ".")
        and (before is None or before.kind == BREAK)
        and number.value < 50
        and token.kind == NUMBER
    ):
        return last + 1 < len(tokens) and after.text == "." and tokens[last + 1].kind == NUMBER and False
    return True


def _slashed(tokens: Sequence[Token], number: Number, last: int) -> bool:
    """Say whether a stroke behind a number parts it from a unit or from the high end of a range: "70/80"."""
    if last + 1 >= len(tokens):
        return False
    after = tokens[last + 1]
    if after.kind == WORD:
        return True
    return (
        after.text.isdigit()
        and len(after.text) < 7
        and 10 <= number.value < int(after.text) <= 2 * number.value
    )


def _noun(tokens: Sequence[Token], index: int, language: str) -> tuple[int, int]:
    """Return the tokens of the words that a bare number counts; the same twice where it counts none."""
    function = bounds_of(language).function
    last = index
    while last < len(tokens) and last - index < LONGEST_NOUN:
        token = tokens[last]
        if token.text == "-" and last > index:
            last += 1
            continue
        if token.kind != WORD or token.text in function:
            break
        last += 1
    return (index, last) if last > index else (0, 0)


def _per(tokens: Sequence[Token], index: int, language: str) -> tuple[Unit | None, bool, int]:
    """Return what an amount is per ("a kilo", "por vuelo"), whether it is a year's, and the token behind."""
    per_words = rules("names", language)["per"]
    for at in range(index, min(index + 5, len(tokens))):
        text = tokens[at].text
        if text in (".", ";", ",", "\n", "(", ")"):
            break
        if tokens[at].kind == NUMBER:
            break
        if text in rules("names", language)["yearly"]:
            return None, True, at + 1
        if text not in per_words or at + 1 >= len(tokens):
            continue
        counted = rules("names", language)["counted"]
        if tokens[at + 1].text in counted:
            return Unit(counted[tokens[at + 1].text], COUNT, 1.0), False, at + 2
        found = units().words.longest(tokens, at + 1)
        if found is None or (
            found.last - found.first == 1 and tokens[at + 1].text in ONLY_GLUED and text != "/"
        ):
            continue
        if found.payload.id == "year":
            return None, True, found.last
        if found.payload.dimension in (MASS, AREA, DURATION, "volume", "length") and at - index <= 2:
            return found.payload, False, found.last
    return None, False, index
