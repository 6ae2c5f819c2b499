"""Pages in two columns whose file goes across both, line by line: read one column after the other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

WIDE = 0.22
"""Part of the page's width from which on a piece of a line is running text, not a cell of a table."""
MOST_PIECES = 3_000
"""Pieces of lines beyond which a page is read as its file goes."""
FEWEST_LINES = 6
"""Lines that each column has at least."""


@dataclass(slots=True)
class _Piece:
    """A piece of a line without a gap: left, bottom, right, top in points."""

    left: float
    bottom: float
    right: float
    top: float

    def takes(self, other: _Piece) -> bool:
        """Say whether another piece goes on where this one ends, on the same line."""
        height = max(self.top - self.bottom, other.top - other.bottom)
        level = min(self.top, other.top) - max(self.bottom, other.bottom)
        return level > 0.3 * height and -height < other.left - self.right < 1.2 * height


def in_columns(text: pypdfium2.PdfTextPage, width: float) -> str:
    """Return the text of a page column by column; empty where it has no columns or goes by them already."""
    count = text.count_rects()
    if not 2 * FEWEST_LINES <= count <= MOST_PIECES:
        return ""
    pieces = _merged([_Piece(*text.get_rect(number)) for number in range(count)])
    gap = _gap(pieces, width)
    if gap is None:
        return ""
    sides = [_side(piece, gap) for piece in pieces if piece.right - piece.left >= WIDE * width]
    crossings = sum(a * b < 0 for a, b in pairwise(sides))
    if min(sides.count(-1), sides.count(1)) < FEWEST_LINES or crossings < min(
        sides.count(-1), sides.count(1)
    ):
        return ""
    return "\n".join(_text(text, piece) for piece in _ordered(pieces, gap))


def _merged(rects: list[_Piece]) -> list[_Piece]:
    """Return pieces of lines: neighbours in the file that follow each other on the page made one."""
    pieces: list[_Piece] = []
    for rect in rects:
        last = pieces[-1] if pieces else None
        if last is not None and last.takes(rect):
            last.left, last.bottom = min(last.left, rect.left), min(last.bottom, rect.bottom)
            last.right, last.top = max(last.right, rect.right), max(last.top, rect.top)
        else:
            pieces.append(rect)
    return pieces


def _gap(pieces: list[_Piece], width: float) -> float | None:
    """Return where, in the middle of a page, the fewest pieces stand; None where too many do."""
    crossed = {
        x: sum(piece.left < x < piece.right for piece in pieces)
        for x in (width * (0.35 + 0.01 * step) for step in range(31))
    }
    fewest = min(crossed.values())
    best = [x for x, number in crossed.items() if number == fewest]
    return best[len(best) // 2] if fewest <= 0.2 * len(pieces) else None


def _side(piece: _Piece, gap: float) -> int:
    """Return -1 for a piece left of the gap, 1 for one right of it, 0 for one across."""
    return -1 if piece.right <= gap else 1 if piece.left >= gap else 0


def _ordered(pieces: list[_Piece], gap: float) -> list[_Piece]:
    """Return pieces as they are read: between two lines across the page, left column then right."""
    ordered: list[_Piece] = []
    sides: dict[int, list[_Piece]] = {-1: [], 1: []}
    for piece in sorted(pieces, key=lambda piece: -piece.top):
        side = _side(piece, gap)
        if side:
            sides[side].append(piece)
        else:
            ordered += [*sides[-1], *sides[1], piece]
            sides = {-1: [], 1: []}
    return ordered + sides[-1] + sides[1]


def _text(text: pypdfium2.PdfTextPage, piece: _Piece) -> str:
    return " ".join(
        text.get_text_bounded(
            piece.left - 0.5, piece.bottom - 0.5, piece.right + 0.5, piece.top + 0.5
        ).split()
    )
