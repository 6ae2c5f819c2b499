"""Numbers of names and codes by what stands against them: "G20", "14th", "555-0142", "104-98"."""

from __future__ import annotations

from geo.extract.bounds import bounds_of
from geo.extract.numbers.around import Around
from geo.extract.numbers.words import GLUED_SCALES
from geo.extract.text.tokens import NUMBER, WORD
from geo.extract.units import units

LAST_YEAR = 2100
FIRST_YEAR = 1900
NEAR_CONTEST = 3
"""Tokens before a result within which it is said that somebody won or voted."""
LONGEST_MODEL = 2
"""Letters that make a model or an order of a number that they stand against: "5G", "4x4"; more are a unit."""
GENERATION = "g"
"""With a capital it is no gram: "5G"."""
TELEPHONE = [3, 4]
"""Digits of the parts of a telephone number; a range where something is counted behind it."""
BETWEEN_SCORES = frozenset((",", "and", "y", "e", "(", ")"))
MOST_BETWEEN, LONGEST_SCORE = 2, 3
"""Tokens between two scores of one match; digits of a score."""
MOST_PARTS = 3
"""Numbers in a chain from which on it is no range."""


def glued_before(around: Around) -> bool:
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
            return other.text not in ("mid", "sub", "magnitude", "magnitud")
        if other.kind == NUMBER and before.text == "/":
            return not _high_end(other.text, around.number.value)
    return False


def _high_end(low: str, high: float) -> bool:
    """Say whether a number behind a stroke is the high end of a range: "70/80"."""
    return low.isdigit() and len(low) < 7 and 10 <= int(low) < high <= 2 * int(low) and not _year(low)


def _year(text: str) -> bool:
    return text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR


def glued_behind(around: Around) -> bool:
    """Say whether what is against the end of a number makes it a name or an order: "14th", "3.°", "5N"."""
    last = around.number.last
    if not around.glued(last):
        return False
    after, text = around.tokens[last], around.tokens[last].text
    if text == ":":
        return around.number_at(last + 1) and around.glued(last + 1)
    if text in around.words.ordinal_ends or text in ("\u00b0", "_"):
        return not (text == "\u00b0" and around.at(last + 1) in ("c", "f"))
    if text == "." and around.glued(last + 1):
        behind = around.at(last + 1)
        if behind == "\u00b0" or (behind in around.words.ordinal_ends and len(behind) > 1):
            return True
    if text == "/":
        behind = around.at(last + 1)
        return not (
            around.number_at(last + 1)
            and _high_end(around.at(last - 1), float(behind) if behind.isdigit() and len(behind) < 7 else 0.0)
        ) and not (last + 1 < len(around.tokens) and around.tokens[last + 1].kind == WORD)
    if (
        text == "-"
        and around.glued(last + 1)
        and last + 1 < len(around.tokens)
        and around.tokens[last + 1].kind == WORD
    ):
        short = around.at(last + 1)
        if short in around.words.exchanged and around.at(last + 2) == "-":
            return True
        known = short in GLUED_SCALES or units().words.longest(around.tokens, last + 1) is not None
        return len(short) <= 2 and not known
    if text == GENERATION and around.capital(last):
        return True
    known = (
        text in GLUED_SCALES
        or (text == "s" and "." in around.at(last - 1))  # "19.52s", and not "the 1990s"
        or len(text) > LONGEST_MODEL
        or units().words.longest(around.tokens, last) is not None
    )
    return after.kind == WORD and not known


def code(around: Around) -> bool:
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
    if any(token.text == "/" for token in around.tokens[first:last]):
        return False  # "2-1/4 cents"
    if _of_tie_break(around):
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
    while (
        len(parts) < MOST_PARTS
        and around.at(end) == "-"
        and around.glued(end)
        and around.glued(end + 1)
        and around.number_at(end + 1)
    ):
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
    behind = around.tokens[end] if end < len(around.tokens) else None
    counted = behind is not None and behind.kind == WORD and behind.text.endswith("s")
    if [len(part) for part in parts] == TELEPHONE and "".join(parts).isdigit() and not counted:
        return units().words.longest(around.tokens, end) is None
    plain = all(part.isdigit() and len(part) < 12 for part in parts)
    return plain and (int(parts[0]) >= int(parts[1]) or _beside_score(around, low, end))


def _of_tie_break(around: Around) -> bool:
    """Say whether a number stands in brackets behind a score: "7-6 (5)"."""
    first = around.number.first
    bracketed = around.at(first - 1) == "(" and around.at(around.number.last) == ")"
    if not bracketed or around.at(first - 3) != "-":
        return False
    return all(_small(around.at(at)) for at in (first - 4, first - 2, first))


def _beside_score(around: Around, low: int, end: int) -> bool:
    """Say whether a score stands beside two numbers that a dash joins: "6-4, 3-6 and 6-1"."""
    for step, edge in ((-1, low - 1), (1, end)):
        at = edge
        while abs(at - edge) < MOST_BETWEEN and around.at(at) in BETWEEN_SCORES:
            at += step
        pair = sorted((at, at + 2 * step))
        if around.at(pair[0] + 1) != "-":
            continue
        first, second = around.at(pair[0]), around.at(pair[1])
        if not (_small(first) and _small(second)):
            continue
        if int(first) >= int(second) or "(" in (around.at(pair[0] - 1), around.at(edge)):
            return True
    return False


def result(around: Around) -> bool:
    """Say whether two numbers are those of a vote or a match: "passed 217 to 213", "ganó 3 a 1"."""
    low = around.number.first - 2 * (around.at(around.number.first - 1) in around.words.to_other)
    if not _small(around.at(low)) or around.at(low + 1) not in around.words.to_other:
        return False
    if not _small(around.at(low + 2)):
        return False
    behind = low + 3
    ends = behind >= len(around.tokens) or bounds_of(around.language).ends_number(around.tokens, behind)
    if not ends or (around.at(behind) == "%"):
        return False
    return any(around.words.contested.begins(around.at(at)) for at in range(max(0, low - NEAR_CONTEST), low))


def _small(text: str) -> bool:
    return text.isdigit() and len(text) <= LONGEST_SCORE


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
