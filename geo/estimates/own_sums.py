"""What the atlas adds up itself, set beside the figure that the source prints: a check, no claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from geo.estimates.claims import counts, difference, maker
from geo.estimates.lens import quality
from geo.estimates.rules.areas import outline
from geo.estimates.rules.verdict import Records
from geo.model import DISTRICT_SUMS, Statement


@dataclass(frozen=True, slots=True)
class SumCheck:
    """A sum of the atlas beside the printed figure of the same ground and year.

    Attributes
    ----------
    sum, printed : str
        Statement ids.
    gap : float
        The sum less the printed figure, canonical unit.
    share : float or None
        The gap as a part of the printed figure; None where that is zero.
    same_place : bool
        False where the two zones share an outline but are not proved to be the same ground.
    """

    sum: str
    printed: str
    gap: float
    share: float | None
    same_place: bool


def sum_checks(
    statements: Iterable[Statement], records: Records, of: Statement | None = None
) -> list[SumCheck]:
    """Return every sum of districts that can be set beside a printed figure, by place and year.

    Where a figure is given, only the sums that are it or stand beside it.

    The printed figure is the best of the readings of the monitor whose figures are added; where
    none is, one that the atlas calculated from its printed figures.
    """
    asked = statements if of is None else (s for s in statements if _subject(s) == _subject(of))
    known = [s for s in asked if counts(s) and s.value is not None]
    sums = [s for s in known if s.series == DISTRICT_SUMS]
    printed: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for s in known:
        if s.series != DISTRICT_SUMS:
            printed[_subject(s)].append(s)
    found = []
    for own in sorted(sums, key=lambda s: (s.place, s.period_start, s.id)):
        beside = [s for s in printed[_subject(own)] if _beside(s, own, records)]
        if beside:
            best = min(beside, key=lambda s: (s.ours, s.place != own.place, quality(s, records.series), s.id))
            gap = own.amount - best.amount
            share = gap / best.value if best.value else None
            found.append(SumCheck(own.id, best.id, gap, share, best.place == own.place))
    return found if of is None else [check for check in found if of.id in (check.sum, check.printed)]


def _subject(s: Statement) -> tuple[object, ...]:
    """Return what a figure and a sum that checks it have in common, whatever place they name."""
    return s.measure, s.kind, s.period_start, s.period_end


def _beside(printed: Statement, own: Statement, records: Records) -> bool:
    """Say whether a figure on the subject of a sum is its maker's own on the same ground."""
    return (
        maker(printed, records.series) == maker(own, records.series)
        and outline(records.places.get(printed.place)) == outline(records.places.get(own.place))
        and not difference(printed, own)
    )
