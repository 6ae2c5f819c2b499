"""All the data a page, a picture or a file needs, in one record: read here, handed on to what draws."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property, lru_cache, partial, wraps
from typing import TypeVar

import geopandas as gpd
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geo.catalog import (
    Fault,
    PlaceRegistry,
    data_version,
    load_breaks,
    load_institutions,
    load_measures,
    load_places,
    load_published_areas,
    load_series,
    load_sources_lenient,
    load_summed_districts,
    load_zone_departments,
    load_zone_overlaps,
    own_boundaries,
)
from geo.catalog.cells import FaultError
from geo.catalog.check.published import published_faults
from geo.catalog.published import fixed, published
from geo.catalog.truncated import cut_off
from geo.estimates import Surveyed, Timelines, counts, speaker, timeline
from geo.estimates.density import DENSITIES, Ground, densities, density_estimates, grounds
from geo.layers import load_layers
from geo.model import LEVELS, Break, Estimate, Measure, Route, Series, Source, Statement
from geo.model.view import parts_of_lens
from geo.relief import relief_faults
from geo.shapes import area_km2
from geo.statements import load_routes_lenient, load_statements_lenient

T = TypeVar("T")
ROUTES = "data/tables/routes.csv"
"""The one table that the rest can do without."""
LEVEL_LAYERS = {
    "zone": "zones",
    "department": "departments",
    "province": "provinces",
    "country": "countries",
}
"""Layer that holds the outlines of each level."""


def once_per_atlas(work: Callable[..., T]) -> Callable[..., T]:
    """Keep what ``work(atlas, …)`` returns as long as that atlas lives, by its other arguments.

    The last 512 are kept. In a text, the language must be among the arguments.
    """

    @wraps(work)
    def worked(atlas: Atlas, *rest: Hashable) -> T:
        name = f"{work.__module__}.{work.__qualname__}"
        kept = atlas.__dict__.get(name) or atlas.__dict__.setdefault(
            name, lru_cache(512)(partial(work, atlas))
        )
        return kept(*rest)

    return worked


@dataclass(frozen=True)
class Atlas:
    """The data package in memory.

    Attributes
    ----------
    measures, sources, series : dict
        Records by id.
    places : PlaceRegistry
    statements : dict of str to Statement
        All statements that can be shown, by id, densities (`geo.estimates.density`) among them.
    faults : list of Fault
        Rows and own boundaries left out, each with file, place in it and what was expected.
    breaks : list of Break
    institutions : dict of str to str
        Spanish names of persons and institutions by their name in the tables.
    routes : list of Route
        Stages of ways that sources describe without a quantity.
    layers : dict of str to GeoDataFrame
        Every layer, EPSG:4326, with the user's own boundaries in it.
    version : str
        Data version.
    districts : dict of str to tuple of str
        By zone the names of the districts that the atlas adds up.
    zone_departments : dict of str to tuple of str
        Departments in which each zone lies, by zone.
    density_areas : dict of str to Ground
        By place, for those that have densities, the area that its figures are divided by.
    """

    measures: dict[str, Measure]
    places: PlaceRegistry
    sources: dict[str, Source]
    series: dict[str, Series]
    statements: dict[str, Statement]
    faults: list[Fault]
    breaks: list[Break]
    institutions: dict[str, str]
    routes: list[Route]
    layers: dict[str, gpd.GeoDataFrame]
    version: str
    districts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    zone_departments: dict[str, tuple[str, ...]] = field(default_factory=dict)
    density_areas: dict[str, Ground] = field(default_factory=dict)

    @once_per_atlas
    def breaks_known(self, as_of: date | None) -> list[Break]:
        """Return the breaks that were known on ``as_of`` (None: today), by year."""
        return [found for found in self.breaks if found.known(as_of)]

    def surveyed(self, as_of: date | None) -> Surveyed:
        """Return what a change across added zones is held against, as known on ``as_of``."""
        return Surveyed(self, self.breaks_known(as_of), self.zone_departments)

    def known(self, as_of: date | None) -> dict[str, Statement]:
        """Return the statements published by ``as_of`` (None: all), by id."""
        if as_of is None:
            return self.statements
        return {s.id: s for s in self.statements.values() if self.sources[s.source].published_to <= as_of}

    @property
    def place_ids(self) -> list[str]:
        """Return the ids of all places."""
        return [place.id for place in self.places]

    @cached_property
    def outlines(self) -> set[str]:
        """Return the ids of the places that have an outline, which a map can be framed by."""
        return {
            place
            for name in LEVEL_LAYERS.values()
            for place in self.layers[name]["id"]
            if place in self.places
        }

    def own_outlines(self) -> set[str]:
        """Return the places whose outline the user supplied."""
        layers = [self.layers[name] for name in LEVEL_LAYERS.values()]
        return {id for layer in layers if "licence" in layer for id in layer["id"][layer["licence"] != ""]}

    def frame_of(self, place: str) -> str:
        """Return the extent that shows ``place`` or corridor whole; empty where it has no shape."""
        if place in self.outlines:
            return place
        stages = self.layers["corridors"]
        stages = stages[stages["corridor"] == place]
        if stages.empty:
            return ""
        west, south, east, north = stages.total_bounds
        return f"{west - 1:.2f},{south - 1:.2f},{east + 1:.2f},{north + 1:.2f}"

    @cached_property
    def lenses(self) -> set[str]:
        """Return every lens that lets one source or one speaker speak."""
        said = [s for s in self.statements.values() if s.measure not in DENSITIES]
        speakers = {f"speaker:{name}" for s in said for name in (speaker(s, self.series), s.institution)}
        return speakers | {f"source:{name}" for name in self.sources}

    @cached_property
    def years(self) -> range:
        """Return the years any statement speaks of."""
        said = self.statements.values()
        return range(min(s.period_start.year for s in said), max(s.period_end.year for s in said) + 1)

    def at_level(self, level: str) -> list[str]:
        """Return the ids of the places that ``level`` draws: those of the kind of that name."""
        return [place.id for place in self.places.of_kind(level)]

    def levels_of(self, measure: str) -> list[str]:
        """Return the levels at which ``measure`` has any value to paint, in the usual order.

        Of a measure that counts unlike goods (``combine`` never) only the country: nothing to compare.
        """
        kinds = set(self._kinds.get(measure, ()))
        if self.measures[measure].combine == "never":
            kinds &= {"country"}
        return [level for level in LEVELS if level in kinds]

    @cached_property
    def _kinds(self) -> dict[str, set[str]]:
        """The kinds of the places of which each measure counts anything."""
        found: dict[str, set[str]] = {}
        for s in self.statements.values():
            if counts(s):
                found.setdefault(s.measure, set()).add(self.places.get(s.place).kind)
        return found

    @cached_property
    def stated(self) -> dict[str, list[Statement]]:
        """The statements on each place, or on what goes to it."""
        found: dict[str, list[Statement]] = {}
        for s in self.statements.values():
            for place in {s.place, s.to_place} - {""}:
                found.setdefault(place, []).append(s)
        return found

    @cached_property
    def ways(self) -> dict[str, BaseGeometry]:
        """The line of each route that is drawn, by its id."""
        return drawn_ways(self.layers["corridors"])

    def __getstate__(self) -> dict[str, object]:
        """Return what goes to another process: the data, not what was worked out from them."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def drawn_ways(stages: gpd.GeoDataFrame) -> dict[str, BaseGeometry]:
    """Return the drawn line of each route of the layer ``stages``, by its id."""
    found: dict[str, list[BaseGeometry]] = {}
    for names, shape in zip(stages["routes"], stages.geometry, strict=True):
        for route in str(names).split("|"):
            found.setdefault(route, []).append(shape)
    return {route: unary_union(shapes) for route, shapes in found.items()}


def read_faults() -> list[Fault]:
    """Return what `read_atlas` leaves out now, in the language in use."""
    return _lenient()[-1]


def _lenient() -> tuple[
    list[Statement], list[Route], dict[str, gpd.GeoDataFrame], dict[str, Source], list[Fault]
]:
    """Return what can be shown though a part of it is damaged, and what is wrong with that part."""
    cut = {fault.file: fault for fault in cut_off()}
    if needed := [fault for file, fault in cut.items() if file != ROUTES]:
        raise FaultError(needed[0])
    sources, faults = load_sources_lenient()
    statements, row_faults = load_statements_lenient()
    faults += row_faults
    try:
        if ROUTES in cut:
            raise FaultError(cut[ROUTES])
        routes, route_faults = load_routes_lenient()
        faults += route_faults
    except FaultError as error:
        routes = []
        faults.append(error.fault)
    faults += published_faults()
    layers, layer_faults = load_layers()
    faults += layer_faults + relief_faults() + own_boundaries()[1]
    return statements, routes, layers, sources, faults


def read_atlas() -> Atlas:
    """Read the data package; what cannot be read is left out and named in ``faults``.

    That holds for rows, cards, published records, stages of routes, layers and own boundaries. Without one
    of the other tables there is nothing to show.

    Raises
    ------
    DataError
        If one of the tables is missing or unreadable.
    """
    with fixed(published()):  # no batch comes in between
        return _read()


def _read() -> Atlas:
    statements, routes, layers, sources, faults = _lenient()
    places, series, breaks, institutions = load_places(), load_series(), load_breaks(), load_institutions()
    kinds = {place.id: place.kind for place in places}
    zones, own = layers["zones"].set_index("id").geometry, own_boundaries()[0]
    areas = grounds(
        kinds,
        load_published_areas(),
        {zone: share for zone, share in load_zone_overlaps().items() if zone not in own},
        lambda zone: area_km2(zones[zone]) if zone in zones.index else 0.0,
    )
    made = densities(statements, areas, series, sources, breaks, institutions)
    return Atlas(
        measures=load_measures(),
        places=places,
        sources=sources,
        series=series | made.series,
        statements={s.id: s for s in statements} | made.statements,
        faults=faults,
        breaks=breaks + made.breaks,
        institutions=institutions | made.institutions,
        routes=routes,
        layers=layers,
        version=data_version(),
        districts=load_summed_districts(),
        zone_departments=load_zone_departments(),
        density_areas=areas,
    )


def estimate_all(
    atlas: Atlas, measure: str, lens: str, states: Callable[..., list[Estimate]] = timeline
) -> Timelines:
    """Return the estimates of ``measure`` under ``lens`` over both time axes.

    Claims in another unit than the measure's (a price in another currency) are listed
    beside the map but never share a scale with the others, so they make no estimate. Those of a
    density are those of the figures it is made of, divided by areas. Who asks for one day only passes
    `geo.estimates.newest` as ``states``.
    """
    if measure in DENSITIES:
        if "derived" in parts_of_lens(lens)[1]:  # each of them is our calculation
            return Timelines([])
        parents = estimate_all(atlas, DENSITIES[measure], lens, states).estimates
        return Timelines(density_estimates(parents, measure, atlas.statements, atlas.density_areas))
    unit = atlas.measures[measure].unit
    alike = [s for s in atlas.statements.values() if s.unit == unit]
    return Timelines(states(alike, atlas.sources, atlas.series, measure, lens))
