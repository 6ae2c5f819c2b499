"""Tokens of a folded text: numbers in digits, words, marks."""

from __future__ import annotations

import re
from typing import NamedTuple

NUMBER, WORD, MARK, BREAK = "number", "word", "mark", "break"

MOST_DIGITS = 40
"""Characters from which on digits and marks are no number that anybody prints."""

_PATTERN = re.compile(
    r"(?P<number>\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,']\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:(?:'|\u00ad\n?|-\n)[^\W\d_]+)*)"
    r"|(?P<break>\n[ \n]*)"
    r"|(?P<mark>[^\s\w]|_)"
)

_CUT = re.compile("\u00ad\n?|-\n")


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


def tokens_of(folded: str) -> list[Token]:
    """Return the tokens of a folded text, in order. Linear in its length."""
    tokens = [
        Token(found.start(), found.end(), found.group(), found.lastgroup or MARK)
        for found in _PATTERN.finditer(folded)
    ]
    if "\u00ad" in folded or "-\n" in folded:
        tokens = [
            token._replace(text=_CUT.sub("", token.text)) if token.kind == WORD else token for token in tokens
        ]
    return tokens
