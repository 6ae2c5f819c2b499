"""A long text in pieces, so that memory follows the piece and not the text."""

from __future__ import annotations

from collections.abc import Iterator

MOST = 200_000
"""Characters of a piece: some sixty pages."""
ENDS = ("\n\n", "\n", ". ", " ")
"""Where a text is cut, the first of these that stands in the last quarter of a piece."""


def pieces(text: str, most: int = MOST) -> Iterator[tuple[int, str]]:
    """Yield where each piece begins in the text, and the piece; together they are the text.

    Parameters
    ----------
    text : str
    most : int
        Characters of a piece. What refers to words of another piece ("the same year") is not understood.
    """
    start = 0
    while len(text) - start > most:
        end = start + most
        for mark in ENDS:
            at = text.rfind(mark, end - most // 4, end)
            if at >= 0:
                end = at + len(mark)
                break
        yield start, text[start:end]
        start = end
    yield start, text[start:]
