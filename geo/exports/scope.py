"""Which rows a file has: measure, place and year of each, and the claims that speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from geo.atlas import Atlas, estimate_all
from geo.estimates import Timelines, newest, printed_first, years_of
from geo.exports.request import Request
from geo.model import LEVELS, Estimate, Place, Statement, View
from geo.views.spans import estimate_at, shown_of

Key = tuple[str, str, int]
"""Measure id, place id, year."""


def places_of(
    view: View, years: Collection[int], known: Timelines, atlas: Atlas, stated: Collection[str] = ()
) -> list[Place]:
    """Return the places of a table of ``view``: those drawn, the country, and all others with a claim.

    What no level draws (ways, areas, places taken together) is left out of no file and no table, unless
    it lies in a country of which nothing is drawn.

    Parameters
    ----------
    years : collection of int
        Years of the table.
    known : Timelines
        Estimates of the view's measure and lens.
    stated : collection of str
        Ids of further places of which anything at all is stated in those years.
    """
    drawn = dict.fromkeys([*atlas.at_level(view.level), "peru", view.place])
    countries = _countries(atlas.at_level(view.level), atlas)
    for place in sorted(known.places() | set(stated)):
        spoken = place in stated or any(known.at(place, year, view.as_of) is not None for year in years)
        if spoken and _countries([place], atlas) <= countries and atlas.places.get(place).kind not in LEVELS:
            drawn[place] = None
    return [atlas.places.get(place) for place in drawn if place in atlas.places]


def _countries(places: Collection[str], atlas: Atlas) -> set[str]:
    """Return the countries in which places lie, or which they are."""
    line = [one for place in places for one in (atlas.places.get(place), *atlas.places.ancestors(place))]
    return {one.id for one in line if one.kind == "country"}


@dataclass(frozen=True)
class Scope:
    """The rows of a file, and what is known of each.

    Attributes
    ----------
    atlas : Atlas
    request : Request
    """

    atlas: Atlas
    request: Request

    @property
    def as_of(self) -> date | None:
        """Return the day up to which publications count."""
        return self.request.view.as_of

    @cached_property
    def measures(self) -> list[str]:
        """Return the ids of the measures, in the order of the table."""
        if not self.request.everything:
            return [self.request.view.measure]
        spoken = {s.measure for s in self.atlas.statements.values()}
        return [measure for measure in self.atlas.measures if measure in spoken]

    @cached_property
    def timelines(self) -> dict[str, Timelines]:
        """Return the states of knowledge by measure, under the view's lens, as the view shows them.

        Of everything those of the file's day alone.
        """
        view = self.request.view
        if self.request.everything:
            states = partial(newest, as_of=self.as_of)
            return {m: estimate_all(self.atlas, m, view.whole_lens, states) for m in self.measures}
        return {view.measure: shown_of(view, self.atlas)}

    @cached_property
    def stated(self) -> dict[Key, list[Statement]]:
        """Return everything stated and known by then of each measure, place and year, oldest first."""
        found: dict[Key, list[Statement]] = defaultdict(list)
        sources, measures = self.atlas.sources, set(self.measures)
        statements = [
            s
            for s in self.atlas.statements.values()
            if s.measure in measures and s.reading not in self.request.view.without
        ]
        statements.sort(key=lambda s: (sources[s.source].published_to, s.id))
        for statement in printed_first(statements):
            if self.as_of is None or sources[statement.source].published_to <= self.as_of:
                for year in years_of(statement):
                    found[statement.measure, statement.place, year].append(statement)
        return dict(found)

    @cached_property
    def years(self) -> list[int]:
        """Return the years of the rows."""
        view = self.request.view
        if self.request.years:
            return list(self.request.years)
        if self.request.everything:
            return sorted({year for _measure, _place, year in self.stated})
        return [] if view.year is None else [view.year]

    @cached_property
    def keys(self) -> list[Key]:
        """Return the rows, in the order of the file."""
        if self.request.everything:
            order = {place: i for i, place in enumerate(self.atlas.place_ids)}
            years = set(self.years)
            wanted = [key for key in self.stated if key[2] in years]
            return sorted(wanted, key=lambda k: (self.measures.index(k[0]), order[k[1]], k[2]))
        view = self.request.view
        known = self.timelines[view.measure]
        keys = []
        for year in self.years:
            stated = {place for _measure, place, row_year in self.stated if row_year == year}
            keys += [
                (view.measure, place.id, year) for place in places_of(view, [year], known, self.atlas, stated)
            ]
        return keys

    def estimate(self, key: Key) -> Estimate | None:
        """Return what the claims say for a row; None where there is no data."""
        if key not in self._found:
            measure, place, year = key
            known = self.timelines[measure]
            self._found[key] = (
                known.at(place, year, self.as_of)
                if self.request.everything
                else estimate_at(self.request.view, known, place, year, self.atlas)
            )
        return self._found[key]

    @cached_property
    def _found(self) -> dict[Key, Estimate | None]:
        return {}

    @property
    def spoken_years(self) -> list[int]:
        """Return the years of which any row says anything."""
        return sorted({key[2] for key in self.keys if key in self.stated or self.estimate(key) is not None})

    @cached_property
    def claims(self) -> list[Statement]:
        """Return every claim that a row rests on or stands beside, each once, in the order of the rows."""
        claims: dict[str, Statement] = {}
        for key in self.keys:
            used = self.estimate(key)  # a total, or a value carried on, rests on other years' claims
            claims |= {s.id: s for s in (used.claims if used else ())}
            claims |= {s.id: s for s in self.stated.get(key, ())}
        return list(claims.values())
