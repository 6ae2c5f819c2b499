"""Hectares of coca per km² of a place: our calculation from its figures, made where the data are read.

A density follows the figure it is made from over both time axes and under every lens; it is never
added (`combine` none of its measure) and never named a figure of the source. Why it is no row of the
tables: docs/decisions/2026-11-27-density.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from geo.model import Break, Estimate, Series, Source, Statement

DENSITIES = {"coca_density": "coca_cultivation"}
"""By measure the one of whose figures it is made."""
UNIT = "ha/km²"
LEAST_OVERLAP = 0.7
"""Overlap of a zone's outline with its districts (intersection over union) below which it has no density."""
SUFFIX = "-per-km2"
"""What the ids of figures, series and breaks made here end with."""
FIGURES = 3
"""Significant figures of a density."""


@dataclass(frozen=True, slots=True)
class Densities:
    """What is made from the figures of the tables.

    Attributes
    ----------
    statements : dict of str to Statement
        By id.
    series : dict of str to Series
        Each named as ours, from the figures of another.
    breaks : list of Break
    institutions : dict of str to str
        Spanish names of those who speak.
    """

    statements: dict[str, Statement]
    series: dict[str, Series]
    breaks: list[Break]
    institutions: dict[str, str]


def parent_measure(measure: str) -> str:
    """Return the measure whose figures ``measure`` is made of; itself where it is counted."""
    return DENSITIES.get(measure, measure)


def made_from(statement: Statement) -> str:
    """Return the id of the figure a density is made from; empty for any other figure."""
    return statement.id.removesuffix(SUFFIX) if statement.measure in DENSITIES else ""


@dataclass(frozen=True, slots=True)
class Ground:
    """The area by which the figures of a place are divided.

    Attributes
    ----------
    km2 : float
    words, words_es : str
        What area that is, in English and Spanish.
    """

    km2: float
    words: str
    words_es: str


def grounds(
    kinds: Mapping[str, str],
    published: Mapping[str, float],
    overlaps: Mapping[str, float],
    measured: Callable[[str], float],
) -> dict[str, Ground]:
    """Return the areas by which figures may be divided: of departments, and of zones with a good outline.

    Parameters
    ----------
    kinds : mapping of str to str
        Kind of each place.
    published : mapping of str to float
        Published area in km² by place; that of a zone is of the districts listed for it.
    overlaps : mapping of str to float
        Measured overlap of the outlines of zones with their districts; one not measured has none.
    measured : callable
        Returns the area of the outline of a zone that has no published one; 0 where none is drawn.
    """
    found = {}
    for place, kind in kinds.items():
        if kind == "department" and place in published:
            found[place] = Ground(published[place], *_PUBLISHED)
        elif kind == "zone" and overlaps.get(place, 0.0) >= LEAST_OVERLAP:
            if place in published:
                found[place] = Ground(published[place], *_DISTRICTS)
            elif area := measured(place):
                found[place] = Ground(area, *_OUTLINE)
    return found


_PUBLISHED = ("its area as INEI publishes it", "su superficie publicada por el INEI")
_DISTRICTS = (
    "the area that INEI publishes of the districts listed for it, a list that is inferred",
    "la superficie publicada por el INEI de los distritos que se le asignan, una lista inferida",
)
_OUTLINE = (
    "the area of its outline as it is drawn here, an estimate",
    "la superficie de su contorno como se dibuja aquí, una estimación",
)


def densities(
    statements: Iterable[Statement],
    areas: Mapping[str, Ground],
    series: Mapping[str, Series],
    sources: Mapping[str, Source],
    breaks: Iterable[Break],
    institutions: Mapping[str, str],
) -> Densities:
    """Return the densities of every amount in ``statements`` at a place that has an area."""
    made = Densities({}, {}, [], {})
    of_parent = {parent: measure for measure, parent in DENSITIES.items()}
    for s in statements:
        if s.measure not in of_parent or s.place not in areas or (s.kind, s.unit) != ("level", "ha"):
            continue
        who = s.institution or s.attributed_to or sources[s.source].publisher
        name = who if s.ours else f"Peru Coca Atlas, from figures of {who}"
        if not s.ours:
            made.institutions[name] = f"Atlas de la coca del Perú, con cifras de {institutions.get(who, who)}"
        found = _density(s, of_parent[s.measure], areas[s.place], name)
        made.statements[found.id] = found
        if s.series in series and found.series not in made.series:
            made.series[found.series] = _series(series[s.series])
    for known in breaks:
        if known.measure in of_parent:
            measure, series_id = of_parent[known.measure], _own(known.series)
            made.breaks.append(replace(known, id=known.id + SUFFIX, measure=measure, series=series_id))
    return made


def _density(s: Statement, measure: str, ground: Ground, institution: str) -> Statement:
    value, low, high = (None if v is None else per_km2(v, ground.km2) for v in (s.value, s.low, s.high))
    words, words_es = (f"{ground.km2:,.0f} km², {text}" for text in (ground.words, ground.words_es))
    return replace(
        s, id=s.id + SUFFIX, measure=measure, unit=UNIT, value=value, low=low, high=high,
        value_stated="", unit_stated="", denominator=words, denominator_es=words_es,
        period_basis="parts", attributed_to="", institution=institution, stance="calculates",
        series=_own(s.series), reading="derived", read_in=s.read_in or s.source,
        flags=s.flags | {"derived"},
    )  # fmt: skip


def _own(series: str) -> str:
    """Return the id of our series from the figures of ``series``; empty outside any."""
    return series and series + SUFFIX


def _series(series: Series) -> Series:
    return replace(
        series,
        id=series.id + SUFFIX,
        name=f"Our densities, from: {series.name}",
        name_es=f"Densidades propias, de: {series.name_es}",
        speaks_for=series.speaks_for or series.id,
        method=f"Hectares divided here by the area of the place. {series.method}",
        method_es=f"Hectáreas divididas aquí entre la superficie del lugar. {series.method_es}",
    )


def per_km2(value: float, area: float) -> float:
    """Return ``value`` per km² of ``area``, to `FIGURES` significant figures."""
    density = value / area
    return round(density, FIGURES - 1 - math.floor(math.log10(abs(density)))) if density else 0.0


def density_estimates(
    estimates: Iterable[Estimate], measure: str, made: Mapping[str, Statement], areas: Mapping[str, Ground]
) -> list[Estimate]:
    """Return the estimates of a density from those of the figures it is made of, in their order.

    So a density is known, contested and put forward exactly where, when and as its figure is.

    Parameters
    ----------
    estimates : iterable of Estimate
        Of the parent measure; those of places without an area are left out.
    measure : str
    made : mapping of str to Statement
        The densities by id.
    areas : mapping of str to Ground
    """
    found = []
    for e in estimates:
        claims = tuple(made[s.id + SUFFIX] for s in e.claims if s.id + SUFFIX in made)
        if e.place not in areas or len(claims) != len(e.claims):
            continue
        area = areas[e.place].km2
        low, high, headline = (None if v is None else per_km2(v, area) for v in (e.low, e.high, e.headline))
        behind = made[e.headline_claim.id + SUFFIX] if e.headline_claim else None
        found.append(
            replace(
                e, measure=measure, low=low, high=high, headline=headline, headline_claim=behind,
                claims=claims, flags=e.flags | {"derived"},
            )
        )  # fmt: skip
    return found
