"""What a chart shows: series of points over years or over rows, with breaks, unit, sources and marks."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise

CHARTS = ("lines", "claims", "bars", "years")
"""A place over the years; who says what on one axis; the places of a year; the same in two years."""


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One figure of a chart.

    Attributes
    ----------
    at : int
        The year, on a chart of ``lines``; on the others the number of its row, the first being 0.
    low, high : float
        In the unit of the chart; equal but for a range. A floor or a ceiling is told by its bound.
    bound : str
        One of `geo.model.statement.BOUNDS`: each is another mark.
    text : str
        The figure in words, with bound and unit.
    who : str
        Who says it.
    statements : tuple of str
        Ids of the figures behind it: one, or those of a total.
    joined : bool
        It stands on the line of its series; else it is a mark of its own.
    """

    at: int
    low: float
    high: float
    bound: str
    text: str
    who: str
    statements: tuple[str, ...]
    joined: bool = False

    @property
    def ends(self) -> tuple[float, ...]:
        """Return what is drawn of it: one figure, of a range both, and none that is no number."""
        return tuple(end for end in dict.fromkeys((self.low, self.high)) if math.isfinite(end))

    @property
    def plain(self) -> bool:
        """Say whether it is one figure, and not a floor, a ceiling or a range."""
        return self.bound in ("exact", "approx")


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """Points of one name and colour; ``colour`` is a number of `geo.style.lines`."""

    name: str
    colour: int
    points: tuple[ChartPoint, ...]

    def runs(self) -> list[list[ChartPoint]]:
        """Return the stretches of its line: nothing is drawn across a year without a figure."""
        line = [point for point in self.points if point.joined]
        found = [line[:1]] if line else []
        for before, now in pairwise(line):
            if now.at - before.at <= 1:
                found[-1].append(now)
            else:
                found.append([now])
        return found


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A line of a chart that is read downwards.

    Attributes
    ----------
    label : str
        Name of the place, or who says it.
    group : str
        What it stands under: the place whose figures are set side by side; empty where rows have no groups.
    note : str
        What is said at its end: the change between two years or why there is none, why no figure is shown.
    lit : bool
        It is of a highlighted place.
    """

    label: str
    group: str = ""
    note: str = ""
    lit: bool = False

    @property
    def name(self) -> str:
        """Return its label behind what it stands under."""
        return f"{self.group}: {self.label}" if self.group else self.label


@dataclass(frozen=True, slots=True)
class ChartBreak:
    """A year from which a series is not what it was: ``short`` is a word or two, ``text`` the sentence."""

    year: int
    short: str
    text: str

    @property
    def sentence(self) -> str:
        """Return what changed, with its year."""
        return f"{self.year}: {self.text}"


@dataclass(frozen=True, slots=True)
class ChartData:
    """A chart in the language in use.

    Attributes
    ----------
    kind : str
        One of `CHARTS`.
    heading : str
        What is counted, where and when: "Coca cultivation, ha · Peru · 2012–2024".
    unit : str
        Words of the unit, as on an axis.
    series : tuple of ChartSeries
        One for each line; on the others one, or one for each of the two years.
    years : (int, int) or None
        First and last year of the axis of ``lines``, the two years of ``years``.
    rows : tuple of ChartRow
        From above; empty on ``lines``.
    breaks : tuple of ChartBreak
        Those between its years.
    ranks : bool
        The first rank is on top.
    cautions : tuple of str
        What must be known of the figures, and what is not in the chart, a sentence each.
    """

    kind: str
    heading: str
    unit: str
    series: tuple[ChartSeries, ...]
    years: tuple[int, int] | None = None
    rows: tuple[ChartRow, ...] = ()
    breaks: tuple[ChartBreak, ...] = ()
    ranks: bool = False
    cautions: tuple[str, ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        """Return the ids of all figures that it shows, each once."""
        points = (point for one in self.series for point in one.points)
        return tuple(dict.fromkeys(id for point in points for id in point.statements))

    def cut_to(self, most: int) -> ChartData:
        """Return it with ``most`` of its rows: the first, and before them those of highlighted places."""
        kept = sorted(sorted(range(len(self.rows)), key=lambda n: (not self.rows[n].lit, n))[:most])
        place = {was: now for now, was in enumerate(kept)}
        series = tuple(
            replace(one, points=tuple(replace(p, at=place[p.at]) for p in one.points if p.at in place))
            for one in self.series
        )
        return replace(self, rows=tuple(self.rows[n] for n in kept), series=series)
