"""Where the words on a chart of lines stand: names of breaks beside their rules, figures round their dots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from geo.plots.canvas import crosses

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""The sides of a box: least across and down (or up), then most."""


def names_at_rules(
    rules: Sequence[float], lengths: Sequence[float], left: float, right: float, gap: float
) -> list[float | None]:
    """Return where the name of each rule of a break begins, None where it has no room.

    It stands before its rule, else behind it, where no other rule goes through it and no other name stands.
    """
    begins: list[float | None] = []
    free = left
    for number, (rule, length) in enumerate(zip(rules, lengths, strict=True)):
        until = rules[number + 1] if number + 1 < len(rules) else right
        begin = None
        if free + gap < rule - gap - length:
            begin = rule - gap - length
        elif rule + gap + length < until and free <= rule:
            begin = rule + gap
            free = begin + length
        begins.append(begin)
        free = max(free, rule)
    return begins


def course(points: Sequence[Point], pieces: int = 12) -> list[Point]:
    """Return points all along the straight lines between some."""
    return [
        (x1 + (x2 - x1) * n / pieces, y1 + (y2 - y1) * n / pieces)
        for (x1, y1), (x2, y2) in pairwise(points)
        for n in range(pieces + 1)
    ]


def least_covering(
    boxes: Sequence[Box], dots: Sequence[Point], lines: Sequence[Point], taken: Sequence[Box]
) -> int | None:
    """Return which of the boxes covers least of ``lines`` and nothing else; the first of several."""
    free = [
        number
        for number, box in enumerate(boxes)
        if not covered(box, dots) and not any(crosses(box, other) for other in taken)
    ]
    return min(free, key=lambda number: covered(boxes[number], lines), default=None)


def covered(box: Box, points: Iterable[Point]) -> int:
    """Return how many points lie in a box."""
    return sum(box[0] < x < box[2] and box[1] < y < box[3] for x, y in points)
