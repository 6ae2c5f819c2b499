"""Tokens of a folded text: numbers in digits, words, marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Any, NamedTuple

NUMBER, WORD, MARK, BREAK = "number", "word", "mark", "break"

SENTENCE_ENDS = frozenset((".", "!", "?", "\n"))
MOST_DIGITS = 40
"""Characters from which on digits and marks are no number that anybody prints."""

_PATTERN = re.compile(
    r"(?P<number>\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,']\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:(?:'|- ?\n)[^\W\d_]+)*)"
    r"|(?P<break>\n[ \t\n]*)"
    r"|(?P<mark>[^\s\w]|_)"
)
_CUT = re.compile("- ?\n")
_HIDDEN = re.compile("\u00ad(?: ?\n)?|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
"""What is not printed: soft hyphens with the line break behind them, zero widths, marks of direction."""


class Token(NamedTuple):
    """One token.

    Attributes
    ----------
    start, end : int
        Characters of the text.
    text : str
        The folded characters.
    kind : str
        `NUMBER`, `WORD`, `MARK` or `BREAK` (the end of a line).
    """

    start: int
    end: int
    text: str
    kind: str


class Tokens(list[Token]):
    """Tokens of a text.

    Attributes
    ----------
    begun : dict or None
        Where phrases can begin (`geo.extract.text.phrases.Book`), once one was looked for.
    """

    begun: dict[int, list[tuple[int, Any]]] | None = None


def tokens_of(folded: str) -> Tokens:
    """Return the tokens of a folded text in order. Linear in its length; what is not printed parts none."""
    hidden = [found.span() for found in _HIDDEN.finditer(folded)]
    shown = _HIDDEN.sub("", folded) if hidden else folded
    tokens = [
        Token(found.start(), found.end(), found[0], found.lastgroup or MARK)
        for found in _PATTERN.finditer(shown)
    ]
    if _CUT.search(shown):
        tokens = [
            token._replace(text=_CUT.sub("", token.text)) if token.kind == WORD else token for token in tokens
        ]
    return Tokens(_moved(tokens, hidden) if hidden else tokens)


def _moved(tokens: list[Token], hidden: list[tuple[int, int]]) -> list[Token]:
    """Return the tokens at their places in the text with what is not printed."""
    removed = [0, *accumulate(end - start for start, end in hidden)]
    places = [start - gone for (start, _end), gone in zip(hidden, removed, strict=False)]

    def place(at: int) -> int:
        return at + removed[bisect_right(places, at)]

    return [Token(place(token.start), place(token.end - 1) + 1, token.text, token.kind) for token in tokens]
