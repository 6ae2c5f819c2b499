"""Numbers that count nothing: in names, of laws and pages, telephones, clocks, scores, list numbers."""

from __future__ import annotations

from collections.abc import Sequence

from geo.extract.bounds import bounds_of
from geo.extract.numbers.around import Around, name_words
from geo.extract.numbers.codes import FIRST_YEAR, LAST_YEAR, code, glued_before, glued_behind, result
from geo.extract.numbers.reader import Number
from geo.extract.text.tokens import BREAK, WORD, Token
from geo.extract.units import units

LONGEST_STREET, LONGEST_CLUB = 4, 4
EARLIEST = 1000
SECOND = frozenset({"-", "and", "y", "to", "a"})
"""Words between two numbers of pages or figures."""
MOST_NUMBERED = 50
"""Largest number of a list; from 10 on a line that begins so is read as a sentence."""
MOST_PARAGRAPHS = 2000
"""Largest number of a paragraph that others are numbered beside: "413. The Government", "414. Bolivia"."""
NUMBERED_WITHIN = 5000
"""Characters within which the paragraph before or behind begins."""


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
    around = Around(tokens, text, number, name_words(language), language)
    if _of_club(around):
        return False
    if number.words:
        return not (_glued_word(around) or _pronoun(around) or _named_in_words(around))
    return not (
        glued_before(around)
        or glued_behind(around)
        or code(around)
        or _numbered(around)
        or _clock(around)
        or _list_number(around)
        or _distant_year(around)
        or result(around)
        or _address(around)
    )


def _glued_word(around: Around) -> bool:
    """Say whether a number word is a part of a word: "twenty-first", "three-fold", "#one"."""
    first, last = around.number.first, around.number.last
    if around.glued(first) and around.at(first - 1) in ("#", "_", "@"):
        return True
    if around.glued(first) and around.at(first - 1) == "-" and around.at(first - 2) in around.words.exchanged:
        return around.glued(first - 1)
    joined = around.at(last + 1) in around.words.joined | around.words.exchanged
    return joined and around.at(last) == "-" and around.glued(last) and around.glued(last + 1)


def _of_club(around: Around) -> bool:
    """Say whether a number is in the name of a club of countries: "the Group of Seven"."""
    first = around.number.first
    if around.at(first - 1) not in around.words.club_ends:
        return False
    before = " ".join(around.at(at) for at in range(max(0, first - LONGEST_CLUB), first))
    return any(
        before.endswith(f" {club}") and around.capital(first - len(club.split()))
        for club in around.words.clubs
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


def _numbered(around: Around) -> bool:
    """Say whether a word before a number has it as its own: "Law 30", "Boeing 747", "N.° 11", "FTSE 100"."""
    first, numbered = around.number.first, around.words.numbered
    before = first - 1
    if around.at(before) in SECOND and around.number_at(first - 2) and around.at(first - 3) in numbered:
        before = first - 3
    if around.at(before) in (".", "°"):
        before -= 1
        before -= around.at(before) == "."
    elif around.at(before) == "no" and not around.capital(before):
        return False
    if around.at(before) == "number" and around.at(before - 1) == "to":
        return False  # "thought to number 350"
    if around.at(before) in numbered:
        after = around.at(around.number.last)
        several = after.endswith("s") and len(after) > 3 and not around.capital(around.number.last)
        if several and around.at(before) in around.words.loosely_numbered:
            return False
        return units().words.longest(around.tokens, around.number.last) is None
    return before == first - 1 and _in_a_name(around)


def _in_a_name(around: Around) -> bool:
    """Say whether a whole number ends a name in mid-sentence: "la Brigada Móvil 35 halló", "a Neo 2 jet"."""
    first, last, tokens = around.number.first, around.number.last, around.tokens
    if not (around.at(first).isdigit() and around.capital(first - 1) and last < len(tokens)):
        return False
    if last - first > 1 or tokens[first].start - tokens[first - 1].end != 1 or tokens[last].kind != WORD:
        return False
    named = around.capital(first - 2) and tokens[first - 1].start - tokens[first - 2].end == 1
    named = named or _opens(around, first - 1)
    after = around.at(last)
    if not named or around.capital(last) or after in around.words.goes_on or after.endswith("s"):
        return False
    return not _shouts(around, first - 1) and units().words.longest(tokens, last) is None


def _opens(around: Around, index: int) -> bool:
    """Say whether a word opens a sentence and can be a name: no small word and none of a bound."""
    before = around.at(index - 1)
    if index and before not in (".", "!", "?") and around.tokens[index - 1].kind != BREAK:
        return False
    bounds = bounds_of(around.language)
    small = around.at(index) in bounds.function or around.at(index) in bounds.fillers
    return (
        not small
        and not bounds.before.begins(around.at(index))
        and around.at(index) not in around.words.leads
    )


def _address(around: Around) -> bool:
    """Say whether a whole number opens an address: "1200 Main Street"."""
    last = around.number.last
    if not around.at(around.number.first).isdigit():
        return False
    for at in range(last, last + LONGEST_STREET):
        if not around.capital(at):
            return False
        if at > last and around.at(at) in around.words.streets:
            return True
    return False


def _clock(around: Around) -> bool:
    """Say whether a number is of a clock: "9 a.m.", "a las 10", "12 h 40 min"."""
    number = around.number
    if number.last - number.first > 1:
        return False
    if around.at(number.last) in around.words.time_zones and number.value < 2400:
        return True
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


def _distant_year(around: Around) -> bool:
    """Say whether a number is a year of long ago or far ahead: "founded in 1535", "by 2100"."""
    number, text = around.number, around.at(around.number.first)
    if number.last - number.first > 1 or not (text.isdigit() and len(text) == 4):
        return False
    bounds, before = bounds_of(around.language), around.at(number.first - 1)
    if not bounds.ends_number(around.tokens, number.last) or around.at(number.last) in bounds.range_to:
        return False
    if number.value == LAST_YEAR:
        return bool({before, f"{around.at(number.first - 2)} {before}"} & around.words.before_century)
    return before in around.words.before_year and EARLIEST <= number.value < FIRST_YEAR


def _list_number(around: Around) -> bool:
    """Say whether a number opens a line: of a list, a note at the foot of a page, a row of a table."""
    first, last, tokens = around.number.first, around.number.last, around.tokens
    if last - first > 1 or around.number.value >= MOST_PARAGRAPHS or not around.at(first).isdigit():
        return False
    opened = first - 1 if around.at(first - 1) == "(" else first
    begins = opened == 0 or tokens[opened - 1].kind == BREAK
    if not begins or last >= len(tokens):
        return False
    named = around.at(last) == "." and around.capital(last + 1)
    if around.number.value >= MOST_NUMBERED and not (named and _in_turn(around)):
        return False
    if around.at(last) in (")", ".", "]") and not around.number_at(last + 1):
        return True
    if opened == 0 or tokens[last].kind != WORD:
        return False
    wide = tokens[last].start - tokens[first].end > 1
    return wide or (around.number.value < 10 and around.capital(last) and not _shouts(around, last))


def _in_turn(around: Around) -> bool:
    """Say whether a line before or behind begins with the number before or behind: "412.", "414."."""
    at, value = around.tokens[around.number.first].start, around.number.value
    beside = "\n" + around.text[max(0, at - NUMBERED_WITHIN) : at + NUMBERED_WITHIN]
    return any(f"\n{value + step:.0f}." in beside for step in (-1, 1))


def _shouts(around: Around, index: int) -> bool:
    return around.text[around.tokens[index].start : around.tokens[index].end].isupper()
