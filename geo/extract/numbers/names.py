"""Numbers that count nothing: in names, of laws and pages, telephones, clocks, scores, list numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.numbers.reader import Number
from geo.extract.numbers.words import GLUED_SCALES
from geo.extract.text.phrases import Phrases
from geo.extract.text.tokens import BREAK, NUMBER, WORD, Token
from geo.extract.units import units

MOST_NUMBERED = 50
"""Largest number of a list; from 10 on a line that begins so is read as a sentence."""
LAST_YEAR = 2100
FIRST_YEAR = 1900


@dataclass(frozen=True)
class NameWords:
    """Words of one language beside numbers that count nothing.

    Attributes
    ----------
    numbered, ordinal_ends, hours, before_pronoun, before_hour, goes_on,
    loosely_numbered : frozenset of str
    clock : Phrases
    """

    numbered: frozenset[str]
    ordinal_ends: frozenset[str]
    hours: frozenset[str]
    before_pronoun: frozenset[str]
    before_hour: frozenset[str]
    goes_on: frozenset[str]
    loosely_numbered: frozenset[str]
    clock: Phrases


@cache
def name_words(language: str) -> NameWords:
    """Return the words of ``lexicon/<language>/names.yaml`` beside numbers that count nothing."""
    found = rules("names", language)
    return NameWords(
        clock=Phrases((phrase, True) for phrase in found["clock"]),
        **{name: frozenset(found[name]) for name in (
            "numbered", "ordinal_ends", "hours", "before_pronoun", "before_hour", "goes_on", "loosely_numbered",
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
    """

    tokens: Sequence[Token]
    text: str
    number: Number
    words: NameWords

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


def counts(tokens: Sequence[Token], text: str, number: Number, language: str) -> bool:
    """Say whether a number counts or measures.

    Parameters
    ----------
    tokens : sequence of Token
    text : str
        As printed.
    number : Number
    language : str
    """
    around = Around(tokens, text, number, name_words(language))
    if number.words:
        return not (_glued_word(around) or _pronoun(around) or _named_in_words(around))
    return not (
        _glued_before(around)
        or _glued_behind(around)
        or _code(around)
        or _numbered(around)
        or _clock(around)
        or _list_number(around)
    )


def _glued_word(around: Around) -> bool:
    """Say whether a number word is a part of a word: "twenty-first", "three-fold", "#one"."""
    first, last = around.number.first, around.number.last
    return (around.glued(first) and around.at(first - 1) in ("#", "_", "@")) or (
        around.at(last) == "-" and around.glued(last) and around.at(last + 1) in ("fold", "first", "second")
    )


def _pronoun(around: Around) -> bool:
    """Say whether "one" stands for someone: "no one", "this one", "the other one"."""
    number = around.number
    alone = number.last - number.first == 1 and number.value == 1
    return alone and around.at(number.first - 1) in around.words.before_pronoun


def _named_in_words(around: Around) -> bool:
    """Say whether a number word opens a name in mid-sentence: "Dos Hermanas", "Three Rivers"."""
    first, last = around.number.first, around.number.last
    if not (last - first == 1 and around.capital(first) and around.capital(last)):
        return False
    before = around.tokens[first - 1] if first else None
    shouted = around.text[around.tokens[last].start : around.tokens[last].end].isupper()
    return before is not None and before.kind == WORD and not shouted


def _glued_before(around: Around) -> bool:
    """Say whether a letter or a sign of names stands against a number: "G20", "A320", "#4", "COVID-19"."""
    first = around.number.first
    if not around.glued(first):
        return False
    before = around.tokens[first - 1]
    if before.kind == WORD or before.text in ("#", "_", "@", "\\", ":", "&"):
        return True
    if before.text in ("-", "/") and around.glued(first - 1):
        other = around.tokens[first - 2]
        if other.kind == WORD:
            return other.text not in ("mid", "sub")
        if other.kind == NUMBER and before.text == "/":
            return not _high_end(other.text, around.number.value)
    return False


def _high_end(low: str, high: float) -> bool:
    """Say whether a number behind a stroke is the high end of a range: "70/80"."""
    return low.isdigit() and len(low) < 7 and 10 <= int(low) < high <= 2 * int(low) and not _year(low)


def _year(text: str) -> bool:
    return text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR


def _glued_behind(around: Around) -> bool:
    """Say whether what stands against the end of a number makes it a name or an order: "14th", "3.°", "5N"."""
    last = around.number.last
    if not around.glued(last):
        return False
    after, text = around.tokens[last], around.tokens[last].text
    if text == ":":
        return around.number_at(last + 1) and around.glued(last + 1)
    if text in around.words.ordinal_ends or text in ("\u00b0", "_"):
        return not (text == "\u00b0" and around.at(last + 1) in ("c", "f"))
    if text == "." and around.at(last + 1) == "\u00b0":
        return True
    if text == "/":
        behind = around.at(last + 1)
        return not (
            around.number_at(last + 1)
            and _high_end(around.at(last - 1), float(behind) if behind.isdigit() and len(behind) < 7 else 0.0)
        ) and not (last + 1 < len(around.tokens) and around.tokens[last + 1].kind == WORD)
    if text == "-" and last + 1 < len(around.tokens) and around.tokens[last + 1].kind == WORD:
        short = around.at(last + 1)
        known = short in GLUED_SCALES or units().words.longest(around.tokens, last + 1) is not None
        return len(short) <= 2 and not known
    return (
        after.kind == WORD and text not in GLUED_SCALES and units().words.longest(around.tokens, last) is None
    )


def _code(around: Around) -> bool:
    """Say whether a number is one of a telephone, file or score: "555-0142", "118-2016-0900", "104-98"."""
    first, last = around.number.first, around.number.last
    text = around.at(first)
    if len(text) > 1 and text[0] == "0" and text[1].isdigit():
        return True
    if around.at(first - 1) == "+" and around.at(first - 2) in (
        "(",
        ".",
        "tel",
        "telephone",
        "telefono",
        ":",
    ):
        return True
    if last - first == 1 and _beside_number(around):
        return True
    if len(around.at(first - 2)) > 1 and around.at(first - 2)[0] == "0" and around.at(first - 1) == "-":
        return around.glued(first) and around.glued(first - 1)
    low = (
        first - 2
        if around.at(first - 1) == "-" and around.glued(first) and around.glued(first - 1)
        else first
    )
    if not around.number_at(low):
        return False
    end = low + 1
    parts = [around.at(low)]
    while around.at(end) == "-" and around.glued(end) and around.glued(end + 1) and around.number_at(end + 1):
        parts.append(around.at(end + 1))
        end += 2
    if len(parts) == 1:
        return False
    if (
        around.at(low - 1) == "-"
        and around.glued(low)
        and around.glued(low - 1)
        and around.number_at(low - 2)
    ):
        return True
    if len(parts) > 2 or parts[1][0] == "0" or (parts[1].isdigit() and _year(parts[1])):
        return True
    plain = all(part.isdigit() and len(part) < 12 for part in parts)
    return plain and int(parts[0]) >= int(parts[1])


def _beside_number(around: Around) -> bool:
    """Say whether a plain number stands one blank from another: "+32 2 555 0139"."""
    first = around.number.first
    tokens, text = around.tokens, around.at(around.number.first)
    if not text.replace(" ", "").isdigit():
        return False
    for other, gap in ((first - 1, (first - 1, first)), (first + 1, (first, first + 1))):
        if around.number_at(other) and tokens[gap[1]].start - tokens[gap[0]].end == 1:
            plain = tokens[other].text.replace(" ", "")
            if (
                plain.isdigit()
                and not _year(plain)
                and (not around.text or around.text[tokens[gap[0]].end] != "\t")
            ):
                return around.at(other + (1 if other > first else -1)) != "/" and around.at(other + 1) != "/"
    return False


def _numbered(around: Around) -> bool:
    """Say whether a word before a number has it as its own: "Law 30", "Boeing 747", "N.° 1100", "FTSE 100"."""
    first, numbered = around.number.first, around.words.numbered
    before = first - 1
    if around.at(before) in (".", "°"):
        before -= 1
        before -= around.at(before) == "."
    elif around.at(before) == "no" and not around.capital(before):
        return False
    if around.at(before) in numbered:
        after = around.at(around.number.last)
        several = after.endswith("s") and len(after) > 3 and not around.capital(around.number.last)
        if several and around.at(before) in around.words.loosely_numbered:
            return False
        return units().words.longest(around.tokens, around.number.last) is None
    return before == first - 1 and _in_a_name(around)


def _in_a_name(around: Around) -> bool:
    """Say whether a whole number ends a name in mid-sentence: "la Brigada Móvil 35 halló", "the Airbus Neo 2 jet"."""
    first, last, tokens = around.number.first, around.number.last, around.tokens
    if not (around.at(first).isdigit() and around.capital(first - 1) and first > 1 and last < len(tokens)):
        return False
    if last - first > 1 or tokens[first].start - tokens[first - 1].end != 1 or tokens[last].kind != WORD:
        return False
    named = around.capital(first - 2) and tokens[first - 1].start - tokens[first - 2].end == 1
    after = around.at(last)
    if not named or around.capital(last) or after in around.words.goes_on or after.endswith("s"):
        return False
    return not _shouts(around, first - 1) and units().words.longest(tokens, last) is None


def _clock(around: Around) -> bool:
    """Say whether a number is of a clock: "9 a.m.", "a las 10", "12 h 40 min"."""
    number = around.number
    if number.last - number.first > 1:
        return False
    if number.value <= 24:
        if around.words.clock.longest(around.tokens, number.last) is not None:
            return True
        if around.at(number.first - 1) in around.words.before_hour and around.at(number.first - 2) in (
            "a",
            "at",
        ):
            after = around.tokens[number.last] if number.last < len(around.tokens) else None
            return after is None or after.kind != WORD or after.text in around.words.hours
    behind_hour = around.at(number.first - 1) in around.words.hours and around.number_at(number.first - 2)
    return behind_hour and around.at(number.last) in ("min", "m")


def _list_number(around: Around) -> bool:
    """Say whether a number opens a line: of a list, a note at the foot of a page, a row of a table."""
    first, last, tokens = around.number.first, around.number.last, around.tokens
    if last - first > 1 or around.number.value >= MOST_NUMBERED or not around.at(first).isdigit():
        return False
    opened = first - 1 if around.at(first - 1) == "(" else first
    begins = opened == 0 or tokens[opened - 1].kind == BREAK
    if not begins or last >= len(tokens):
        return False
    if around.at(last) in (")", ".", "]") and not around.number_at(last + 1):
        return True
    if opened == 0 or tokens[last].kind != WORD:
        return False
    wide = tokens[last].start - tokens[first].end > 1
    return wide or (around.number.value < 10 and around.capital(last) and not _shouts(around, last))


def _shouts(around: Around, index: int) -> bool:
    return around.text[around.tokens[index].start : around.tokens[index].end].isupper()
