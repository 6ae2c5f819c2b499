"""A user's polygon beside the shipped outline: how they differ, and reasons to doubt it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import shapely
from shapely import Geometry

from geo.boundaries.polygon import percent
from geo.catalog import load_published_areas, outlines
from geo.catalog.boundaries import own_places
from geo.language import _
from geo.layers import load_layer, load_shipped, overlapping
from geo.layers.own_places import point_disc
from geo.model import Place
from geo.shapes import GEOD, area_km2, to_degrees, to_metres

MOST_FACTOR = 3.0
"""By which an area may differ from that on record."""
LEAST_OVERLAP = 0.1
"""Intersection over union with the shipped outline."""
LEAST_INSIDE = 0.9
"""Share of the area inside Peru as drawn, widened by `BORDER_KM`."""
BORDER_FOUND_KM = 13.0
"""By which the border of Peru as drawn was found off: against polygons of INEI, at Inambari-Tambopata."""
BORDER_KM = 15.0
"""By which it may be off. A border that a user gives may be better, and is not judged by it."""
FARTHEST_PARTS_KM = 100.0
"""Between parts that were united because they share a name, beyond what the shipped outline has."""
FARTHEST_KM = 200.0
"""From a shipped outline that is schematic: a disc that says no more than the part of a department."""


@dataclass(frozen=True, slots=True)
class OutlineComparison:
    """A polygon beside the shipped outline of its place.

    Attributes
    ----------
    area_km2, shipped_km2 : float
        Geodesic areas of both.
    published_km2 : float or None
        Area published for the place or for the districts listed for it; None where there is none.
    schematic : bool
        True where the shipped outline is a disc: its area and extent say nothing.
    overlap : float
        Intersection over union, in South America Albers (ESRI:102033).
    apart_km : float
        Between their nearest points; 0 where they meet.
    centroids_km : float
        Geodesic distance of their centroids.
    inside : float
        Share of the polygon's area inside Peru as drawn.
    near : float
        The same, with Peru widened by `BORDER_KM`.
    parts_km, shipped_parts_km : float
        The widest gap between groups of parts, of the polygon and of the shipped outline; 0 for one part.
    neighbours : mapping of str to float
        Outlines of the same layer, as drawn now, that it overlaps, with the area in km².
    """

    area_km2: float
    shipped_km2: float
    published_km2: float | None
    schematic: bool
    overlap: float
    apart_km: float
    centroids_km: float
    inside: float
    near: float
    parts_km: float
    shipped_parts_km: float
    neighbours: Mapping[str, float]


def layer_of(place: Place) -> str:
    """Return the layer that draws a place, shipped or of the user's own."""
    return (outlines().get(place.id) or own_places()[place.id]).layer


def shipped_outline(place: Place) -> Geometry:
    """Return what a polygon is held against: the shipped outline; of an own place a disc, or all of Peru."""
    return _record(place)[0]


def _record(place: Place) -> tuple[Geometry, bool]:
    """Return the outline on record of a place, degrees, and whether it only says about where it lies."""
    if drawn := outlines().get(place.id):
        shipped = load_shipped(drawn.layer).set_index("id").loc[place.id]
        return shipped.geometry, shipped["certainty"] == "schematic"
    if place.lon is not None and place.lat is not None:
        return point_disc(place.lon, place.lat), True
    return load_shipped("countries").set_index("id").loc["peru"].geometry, True


def compare(place: Place, geometry: Geometry) -> OutlineComparison:
    """Return how a polygon differs from the shipped outline of ``place``.

    Parameters
    ----------
    place : Place
        One with an outline of its own.
    geometry : Geometry
        Polygon or MultiPolygon in degrees (EPSG:4326), valid, right-handed.
    """
    shipped, schematic = _record(place)
    peru = to_metres(load_shipped("countries").set_index("id").loc["peru"].geometry)
    own, old = to_metres(geometry), to_metres(shipped)
    centres = [to_degrees(shape.centroid) for shape in (own, old)]
    return OutlineComparison(
        area_km2=area_km2(geometry),
        shipped_km2=area_km2(shipped),
        published_km2=load_published_areas().get(place.id),
        schematic=schematic,
        overlap=own.intersection(old).area / own.union(old).area,
        apart_km=own.distance(old) / 1000,
        centroids_km=GEOD.inv(*centres[0].coords[0], *centres[1].coords[0])[2] / 1000,
        inside=own.intersection(peru).area / own.area,
        near=own.intersection(peru.buffer(1000 * BORDER_KM)).area / own.area,
        parts_km=_widest_gap(own) / 1000,
        shipped_parts_km=_widest_gap(old) / 1000,
        neighbours=overlapping(geometry, load_layer(layer_of(place)), place.id),
    )


def _widest_gap(shape: Geometry) -> float:
    """Return the distance from the part farthest from all others to the nearest of them, metres."""
    parts = shapely.get_parts(shape)
    if len(parts) < 2:
        return 0.0
    tree = shapely.STRtree(parts)
    _pairs, distances = tree.query_nearest(parts, exclusive=True, return_distance=True, all_matches=False)
    return float(distances.max())


def border_note(found: OutlineComparison) -> str:
    """Return what to know of a polygon that reaches over the border of Peru as drawn; mostly empty."""
    if found.inside >= LEAST_INSIDE or found.near < LEAST_INSIDE:
        return ""
    return _(
        "{share} of its area lies outside Peru as drawn here, where the border is generalised and up to "
        "{distance} km off; that does not speak against it"
    ).format(share=percent(1 - found.inside), distance=f"{BORDER_FOUND_KM:g}")


def doubts(found: OutlineComparison, united: int = 1) -> list[str]:
    """Return the reasons to doubt that a polygon is the outline of its place; mostly none.

    Parameters
    ----------
    found : OutlineComparison
        The polygon beside the shipped outline.
    united : int
        Number of features that were taken together.
    """
    said = []
    if found.near < LEAST_INSIDE:
        said.append(
            _(
                "{share} of its area lies inside Peru as drawn or within {distance} km of it, expected "
                "{least} or more"
            ).format(
                share=_below(found.near, LEAST_INSIDE),
                distance=f"{BORDER_KM:g}",
                least=percent(LEAST_INSIDE),
            )
        )
    if united > 1 and found.parts_km > FARTHEST_PARTS_KM + found.shipped_parts_km:
        said.append(
            _(
                "of the {count} features taken together one lies {distance} km from the others, as places "
                "that only share a name do"
            ).format(count=united, distance=f"{found.parts_km:,.0f}")
        )
    record = found.published_km2 or (None if found.schematic else found.shipped_km2)
    if record and not 1 / MOST_FACTOR <= found.area_km2 / record <= MOST_FACTOR:
        said.append(
            _(
                "its area is {area} km², that on record {record} km², expected {factor} times off at most"
            ).format(area=f"{found.area_km2:,.0f}", record=f"{record:,.0f}", factor=f"{MOST_FACTOR:g}")
        )
    if found.schematic and found.apart_km > FARTHEST_KM:
        said.append(
            _("it lies {distance} km from the shipped outline, expected {most} km at most").format(
                distance=f"{found.apart_km:,.0f}", most=f"{FARTHEST_KM:g}"
            )
        )
    if not found.schematic and found.overlap < LEAST_OVERLAP:
        said.append(
            _(
                "it overlaps the shipped outline by {share} and their centroids are {distance} km apart, "
                "expected {least} or more"
            ).format(
                share=_below(found.overlap, LEAST_OVERLAP),
                distance=f"{found.centroids_km:,.0f}",
                least=percent(LEAST_OVERLAP),
            )
        )
    return said


def _below(share: float, least: float) -> str:
    """Return a share below ``least`` so that it reads as below it, never rounded up to it."""
    for decimals in range(0, 4):
        text = f"{100 * share:.{decimals}f}"
        if float(text) < 100 * least:
            return f"{text} %"
    return _("just under {least}").format(least=percent(least))
