"""Periods that share no day and together cover most days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import date

from geo.estimates.lens import Quality
from geo.model import Statement

Score = tuple[int, int, int, int]
"""Days covered; then, less being better, parts of a year, open bounds, and claims."""


def cover(claims: Iterable[Statement], order: Callable[[Statement], Quality]) -> list[Statement]:
    """Return the claims, sorted by period, that cover most days without a day counted twice.

    Of several on one period the one that comes first in ``order`` stands for all. Between
    choices that cover equally many days, that with fewer parts of a year, then fewer
    floors and ceilings, then fewer claims is taken (weighted interval scheduling).
    """
    one_each: dict[tuple[date, date], Statement] = {}
    for claim in sorted(claims, key=lambda s: (order(s), s.id)):
        one_each.setdefault((claim.period_start, claim.period_end), claim)
    items = sorted(one_each.values(), key=lambda s: (s.period_end, s.period_start))
    ends = [s.period_end for s in items]
    best: list[tuple[Score, int | None]] = [((0, 0, 0, 0), None)]
    for i, claim in enumerate(items):
        before = bisect_left(ends, claim.period_start, hi=i)
        first, own = best[before][0], _score(claim)
        with_it = (first[0] + own[0], first[1] + own[1], first[2] + own[2], first[3] + own[3])
        best.append(max((with_it, before), (best[i][0], None), key=lambda choice: choice[0]))
    chosen: list[Statement] = []
    i = len(items)
    while i:
        taken_after = best[i][1]
        if taken_after is None:
            i -= 1
        else:
            chosen.append(items[i - 1])
            i = taken_after
    return chosen[::-1]


def _score(claim: Statement) -> Score:
    return (
        (claim.period_end - claim.period_start).days + 1,
        -("part-year" in claim.flags),
        -(claim.bound in ("at_least", "at_most")),
        -1,
    )
