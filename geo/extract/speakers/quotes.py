"""Words in quotation marks, and who says them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.extract.speakers.speaker import QUOTE, Speaker
from geo.extract.text.tokens import BREAK, Token

OPENING, CLOSING = frozenset("\u00ab\u201c\u201e"), frozenset("\u00bb\u201d")
LONGEST = 300
"""Tokens of a quotation."""
SHORTEST = 5
"""Tokens; what is shorter is a word in quotation marks and nobody's sentence."""
BESIDE = 9
"""Tokens between a quotation and the word of saying that goes with it."""


def quotes_of(tokens: Sequence[Token], text: str) -> list[tuple[int, int]]:
    """Return the first token of each quotation and the one behind its last, without the marks."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for index, token in enumerate(tokens):
        if token.kind == BREAK and "\n" in token.text[1:]:
            opened = None
        if token.text != '"':
            continue
        mark = text[token.start]
        if mark in OPENING or (opened is None and mark not in CLOSING):
            opened = index
        elif opened is not None:
            if SHORTEST < index - opened <= LONGEST:
                found.append((opened + 1, index))
            opened = None
    return found


def quoted(
    quotes: Sequence[tuple[int, int]], speakers: Sequence[Speaker], paragraph: Sequence[int]
) -> list[Speaker]:
    """Return who says each quotation: beside it a word of saying, or else who said the one before.

    Parameters
    ----------
    quotes : sequence of (int, int)
    speakers : sequence of Speaker
        In order of their words of saying.
    paragraph : sequence of int
        Of each token.
    """
    found: list[Speaker] = []
    at, before = 0, None
    for first, last in quotes:
        while at < len(speakers) and speakers[at].verb < first - BESIDE - 1:
            at += 1
        near = [
            one
            for one in speakers[at : at + 12]
            if not first <= one.verb < last and one.verb < last + BESIDE + 2
        ]
        behind = [one for one in near if one.verb >= last and paragraph[one.verb] == paragraph[last]]
        ahead = [one for one in near if one.verb < first]
        one = behind[0] if behind else ahead[-1] if ahead else None
        if one is None and before is not None and paragraph[first] - paragraph[before.reach[1]] <= 1:
            one = before
        if one is not None:
            before = replace(one, form=QUOTE, reach=(first, last))
            found.append(before)
    return found
