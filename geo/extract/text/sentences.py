"""Sentences and paragraphs, as spans of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.extract.text.tokens import BREAK, MARK, WORD, Token

BULLETS = frozenset({"-", "*", "\u2022", "\u00b7", "\u2013", "\u2014"})
"""Marks with which an item of a list begins."""
LONGEST = 200
"""Tokens at which a sentence is cut, for everything in a sentence is looked at from every figure of it."""
ABBREVIATIONS = frozenset((
    "mr", "mrs", "ms", "dr", "gen", "col", "gral", "crnl", "cnel", "sr", "sra", "st", "no", "nro",
    "art", "approx", "aprox", "us", "u", "s", "ee", "uu", "jr", "sgt", "lt", "capt", "inc", "etc",
    "vs", "pag", "fig", "dept", "dpto", "prov", "km", "ing", "lic", "av", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "ene", "abr", "ago", "set",
    "dic",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes
    ----------
    first, last : int
        Its first token and the one behind its last.
    paragraph : int
        Number of its paragraph, from 0.
    """

    first: int
    last: int
    paragraph: int


def sentences_of(tokens: Sequence[Token], text: str) -> list[Sentence]:
    """Return the sentences of a text.

    Parameters
    ----------
    tokens : sequence of Token
    text : str
        As it is, with its capitals.
    """
    found: list[Sentence] = []
    first, paragraph = 0, 0
    for index, token in enumerate(tokens):
        if token.kind == BREAK:
            ends = token.text.count("\n") > 1 or _line_ends(tokens, index, text)
        else:
            ends = token.kind == MARK and token.text in ".!?" and _ends(tokens, index, text)
        if ends or index - first >= LONGEST:
            if token.kind == BREAK and index == first and found:
                found[-1] = replace(found[-1], last=index + 1)  # no sentence of its own
            else:
                found.append(Sentence(first, index + 1, paragraph))
            first = index + 1
            paragraph += token.kind == BREAK
    if first < len(tokens):
        found.append(Sentence(first, len(tokens), paragraph))
    return found


def _ends(tokens: Sequence[Token], index: int, text: str) -> bool:
    """Say whether a full stop ends a sentence: no abbreviation, and a capital or figure behind it."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None:
        return True
    if after.start == tokens[index].end and after.kind == WORD:
        return False
    if (
        tokens[index].text == "."
        and before is not None
        and (
            before.text in ABBREVIATIONS
            or (before.kind == WORD and len(before.text) == 1 and before.end == tokens[index].start)
        )
    ):
        return False
    if after.kind == BREAK:
        return True
    following = text[after.start]
    return (
        following.isupper() or following.isdigit() or following in '\u201c"\u00bf\u00a1\u00ab-\u2014(\u2022$'
    )


def _line_ends(tokens: Sequence[Token], index: int, text: str) -> bool:
    """Say whether a single line break parts sentences: before a list, a table row or a heading."""
    start = tokens[index].start
    before = text.rfind("\n", 0, start) + 1
    line = text[before:start].rstrip()
    after = text[tokens[index].end : tokens[index].end + 1]
    if not after:
        return True
    return (
        len(line) < 60
        or line.endswith((".", ":", ";", "!", "?"))
        or after in "-\u2022*\u00b7\u2013"
        or (after.isdigit() and len(line) < 70)
    )


def list_starts(items: Sequence[bool]) -> list[int]:
    """Return, for each sentence, the first of the list in which it stands; its own number outside lists.

    ``items`` are whether each sentence is an item (`is_item`). What leads to a list is said of all its items.
    """
    found: list[int] = []
    for number, item in enumerate(items):
        goes_on = number > 0 and item and items[number - 1]
        found.append(found[-1] if goes_on else number)
    return found


def is_item(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Say whether a sentence begins with a bullet."""
    first = next(
        (tokens[at] for at in range(sentence.first, sentence.last) if tokens[at].kind != BREAK), None
    )
    return first is not None and first.text in BULLETS
