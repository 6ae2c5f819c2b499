"""Disagreements as a reader is told of them: which go together, how far apart, how many speak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.estimates import CONTESTED, Disagreement, speaker
from geo.language import _, ngettext
from geo.model import Statement
from geo.style import format_range
from geo.style.numbers import format_number
from geo.wording.period import span_words
from geo.wording.view import measure_label

MANY = 2.0
"""From this ratio on the highest is so many times the lowest; below, so many per cent above it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Disagreements of one rule on one measure and place between the same speakers, in years without a gap.

    Attributes
    ----------
    members : tuple of Disagreement
        By year; one or more.
    greatest : Disagreement
        The most important, by which the group is ranked.
    """

    members: tuple[Disagreement, ...]
    greatest: Disagreement

    @property
    def years(self) -> tuple[int, int]:
        """Return the first and the last year."""
        return min(d.first_year for d in self.members), max(d.last_year for d in self.members)


def titled(group: Group, atlas: Atlas) -> str:
    """Return what a group is about, as a heading: place, years and measure."""
    d = group.greatest
    place, measure = atlas.places.get(d.place).label(), measure_label(atlas, d.measure)
    return f"{place}, {span_words(*group.years)}: {measure}"


def spread_words(d: Disagreement) -> str:
    """Return how far apart the claims are in words; for a computed check, what it found."""
    if d.rule != CONTESTED:
        return d.text
    figures = format_range(d.low, d.high, d.unit)
    if d.unit == "rank" or d.ratio is None:
        return figures
    if d.ratio >= MANY:
        times = format_number(round(d.ratio, 0 if d.ratio >= 10 else 1))
        apart = _("the highest is {times} times the lowest").format(times=times)
    else:
        percent = format_number(_share(100 * (d.ratio - 1)))
        apart = _("the highest is {percent} % above the lowest").format(percent=percent)
    return _("{figures}: {apart}").format(figures=figures, apart=apart)


def _share(percent: float) -> float:
    return round(percent, 0 if percent >= 10 else 1)


def counted(group: Group, atlas: Atlas) -> str:
    """Return how many speak, in how many documents, with how many figures: each counted once."""
    claims = [s for d in group.members for s in claims_of(d.claims, atlas)]
    if group.greatest.rule == CONTESTED:
        n = sum(d.figures for d in group.members)
        figures = ngettext("{n} different figure", "{n} different figures", n).format(n=n)
    else:
        n = len({s.id for s in claims})
        figures = ngettext("{n} figure read", "{n} figures read", n).format(n=n)
    speakers = len({speaker(s, atlas.series) for s in claims})
    documents = len({s.read_in or s.source for s in claims})
    parts = (
        ngettext("{n} source", "{n} sources", speakers).format(n=speakers),
        ngettext("{n} document", "{n} documents", documents).format(n=documents),
        figures,
    )
    return " · ".join(parts)


def claims_of(ids: Iterable[str], atlas: Atlas) -> list[Statement]:
    """Return the statements of ``ids``, in their order."""
    return [atlas.statements[id] for id in ids]


def grouped(found: Sequence[Disagreement], atlas: Atlas) -> list[Group]:
    """Return ``found`` with consecutive years of one and the same dispute taken together.

    Taken together is what one rule finds, with one verdict, on one measure and place between
    the same speakers. Groups come in the order of the most important in each.
    """
    alike: dict[tuple, list[Disagreement]] = {}
    for d in found:
        who = frozenset(speaker(atlas.statements[id], atlas.series) for id in d.claims)
        alike.setdefault((d.rule, d.kind, d.verdict, d.measure, d.place, d.unit, who), []).append(d)
    groups = [group for same in alike.values() for group in _runs(same)]
    rank = {d.id: number for number, d in enumerate(found)}
    return sorted(groups, key=lambda g: rank[g.greatest.id])


def _runs(same: Sequence[Disagreement]) -> list[Group]:
    """Split what is alike where a year is missing; ``same`` comes ranked, the greatest first."""
    runs: list[list[Disagreement]] = []
    last = None
    for d in sorted(same, key=lambda d: (d.first_year, d.last_year)):
        if last is None or d.first_year > last + 1:
            runs.append([])
        runs[-1].append(d)
        last = max(last or d.last_year, d.last_year)
    return [Group(tuple(run), min(run, key=same.index)) for run in runs]
