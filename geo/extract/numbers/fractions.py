"""Parts of one: "half a million", "two thirds of", "la tercera parte", "one in five", "and a half", "3½"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.extract.numbers.words import GLUED_SCALES, VULGAR, NumberWords
from geo.extract.text.tokens import NUMBER, WORD, Token
from geo.extract.units import AREA, DURATION, LENGTH, MASS, MONEY, PERCENT, VOLUME, units

SLASHED = frozenset({"2", "3", "4", "5", "8", "16"})
"""What stands below the stroke of a fraction in digits: "1/2 tonne", "3/4 of"."""
MARKS, CENT = (".", ","), 0.01
"""Marks before cents; a fraction behind them is one of a cent: "$13.02-3/4"."""
MEASURED = (AREA, MASS, DURATION, PERCENT, LENGTH, VOLUME, MONEY)


@dataclass(frozen=True, slots=True)
class Part:
    """A fraction read.

    Attributes
    ----------
    last : int
        The token behind it.
    value : float
    of_whole : bool
        Whether it is a part of one, and no part of a scale or unit ("half a million", "a quarter of a ton").
    rough : bool
        Whether it is of a round word: "medio centenar".
    """

    last: int
    value: float
    of_whole: bool = False
    rough: bool = False


def read_fraction(tokens: Sequence[Token], index: int, words: NumberWords) -> Part | None:
    """Return the fraction in words, or of two small numbers in digits, that begins at a token."""
    text = tokens[index].text
    if tokens[index].kind == NUMBER:
        return _slashed(tokens, index, words)
    position, times = index, 1.0
    if text in words.articles or text in words.definite:
        position += 1 + (
            _text(tokens, position + 1) == "-" and tokens[position + 1].start == tokens[position].end
        )
    elif words.small.get(text, 10.0) < 10:
        times, position = words.small[text], position + 1
        position += _text(tokens, position) == "-" and tokens[position].start == tokens[position - 1].end
    word = _text(tokens, position)
    if word not in words.fractions or (position == index and word not in words.alone):
        return None
    if text in words.definite and word not in words.definite_fractions:
        return None
    return _part(tokens, index, position + 1, times * words.fractions[word], word, words)


def _part(
    tokens: Sequence[Token], first: int, behind: int, value: float, word: str, words: NumberWords
) -> Part | None:
    """Return a fraction by what stands behind it: a scale, a unit, "of", or nothing."""
    before = _text(tokens, first - 1)
    average = word in words.alone and word not in words.definite_fractions and behind == first + 1
    of = _text(tokens, behind) in words.of and not _scaled(tokens, behind + 1, words)
    if average and (of or (behind < len(tokens) and tokens[behind].kind == NUMBER)):
        return None  # "una velocidad media de", "de media 20"
    if word in words.alone and behind == first + 1 and (before in words.articles or before in words.definite):
        return None  # "una media de": an average
    parts = _text(tokens, behind) in words.parts
    behind += parts
    after = behind
    while _text(tokens, after) in words.of or _text(tokens, after) in words.articles:
        after += 1
    following = _text(tokens, after)
    if following in words.scales and following not in GLUED_SCALES:
        return Part(after + 1, value * words.scales[following])
    if following in words.collectives and (after == behind or word in words.alone):
        return Part(after + 1, value * words.collectives[following], rough=following in words.rough)
    if word in words.alone and after > behind and _text(tokens, first) in words.articles:
        return None  # "una media de": an average
    if (after > behind or word in words.alone) and _measured(tokens, after):
        return Part(after, value)
    if word in words.beside_unit:
        beside = behind + (_text(tokens, behind) == "-")
        if _text(tokens, beside) in words.points or _measured(tokens, beside):
            return Part(beside, value)  # "a quarter-point rise", "medio punto"
    dashed = behind - first > 2 and _text(tokens, behind - 2) == "-"
    several = value > words.fractions[word] or parts or dashed
    if _text(tokens, behind) in words.of or several or _text(tokens, first - 1) in words.before_fraction:
        return Part(behind, value, of_whole=True)
    if word in words.alone and _text(tokens, after) in words.determiners:
        return Part(behind, value, of_whole=True)
    if word in words.standing and _text(tokens, first) in words.definite:
        return Part(behind, value, of_whole=True)
    if word in words.alone & words.definite_fractions and after < len(tokens) and tokens[after].kind == WORD:
        return Part(after, value)
    return None


def _scaled(tokens: Sequence[Token], index: int, words: NumberWords) -> bool:
    return _text(tokens, index) in words.scales or _text(tokens, index) in words.collectives


def _slashed(tokens: Sequence[Token], index: int, words: NumberWords, *, mixed: bool = False) -> Part | None:
    """Read "1/2 tonne", "3/4 of": a stroke between small numbers and what they are of; "10 1/2" alone."""
    above, below = _text(tokens, index), _text(tokens, index + 2)
    if _text(tokens, index + 1) != "/" or below not in SLASHED or not above.isdigit() or len(above) > 2:
        return None
    if not 0 < int(above) < int(below):
        return None
    if _text(tokens, index + 3) in words.of:
        return Part(index + 3, int(above) / int(below), of_whole=True)
    return Part(index + 3, int(above) / int(below)) if mixed or _measured(tokens, index + 3) else None


def _measured(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a unit of which one can have a part stands at a token: "a quarter of a ton"."""
    found = units().words.longest(tokens, index)
    return found is not None and found.payload.dimension in MEASURED


def read_out_of(tokens: Sequence[Token], index: int, above: float, words: NumberWords) -> int | None:
    """Return where the whole of a part begins: "in five", "de cada 10", "family in twenty"."""
    match = words.out_of.longest(tokens, index)
    if match is None and index + 1 < len(tokens) and tokens[index].kind == WORD and above == 1:
        match = words.out_of.longest(tokens, index + 1)
    if match is None or match.last >= len(tokens) or above != int(above):
        return None
    return match.last


def with_half(tokens: Sequence[Token], last: int, value: float, words: NumberWords) -> tuple[float, int]:
    """Add "and a half", "½" or "1/2", and the scale behind it: "two and a half million".

    Behind a scale it is half of that: "dos millones y medio".
    """
    match = words.halves.longest(tokens, last)
    if match is not None:
        scale = words.scales.get(_text(tokens, last - 1), words.collectives.get(_text(tokens, last - 1), 1.0))
        value, last = value + 0.5 * scale, match.last
    elif _text(tokens, last) in VULGAR:
        value, last = value + VULGAR[tokens[last].text], last + 1
    elif last < len(tokens) and tokens[last - 1].kind == NUMBER:
        part = _slashed(tokens, last + (tokens[last].text == "-"), words, mixed=True)
        cents = tokens[last - 1].text[-3:-2] in MARKS and tokens[last].text == "-"
        if part is None or not (cents or tokens[last - 1].text.isdigit()):
            return value, last
        value, last = value + part.value * (CENT if cents else 1.0), part.last
    else:
        return value, last
    following = _text(tokens, last)
    if following in words.scales and following not in GLUED_SCALES:
        value, last = value * words.scales[following], last + 1
    return value, last


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""
