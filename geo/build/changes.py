"""What a build changes in a layer, feature by feature, in lines a person can check."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import shapely
from shapely import Geometry
from shapely.geometry import shape

from geo.build.shapes import length_km
from geo.language import _, ngettext
from geo.shapes import area_km2

KM_PER_DEGREE = 111.2
# So many ids are named in a line that speaks of several features.
NAMED = 5

Features = Mapping[str, tuple[dict[str, Any], Geometry]]


def read_features(text: str) -> dict[str, tuple[dict[str, Any], Geometry]]:
    """Return the properties and geometry (degrees) of each feature of a GeoJSON text by its id."""
    found = {}
    for feature in json.loads(text)["features"]:
        found[str(feature["properties"]["id"])] = (feature["properties"], shape(feature["geometry"]))
    return found


def moved_km(before: Geometry, now: Geometry) -> float:
    """Return how far, at most, the outline or line of one geometry lies from that of the other, km.

    The Hausdorff distance of the boundaries (of the lines themselves), in degrees of longitude
    shortened to the latitude between them: right to about a tenth, enough to say what changed.
    """
    lines = [g.boundary if g.geom_type.endswith("Polygon") else g for g in (before, now)]
    latitude = np.radians(np.mean([g.centroid.y for g in lines]))
    scale = np.array([np.cos(latitude), 1.0]) * KM_PER_DEGREE
    flat = [shapely.transform(g, lambda p: p * scale) for g in lines]
    return float(shapely.hausdorff_distance(*flat))


def changes(layer: str, before: Features, now: Features) -> Iterator[str]:
    """Yield what differs between two states of a layer, a line a feature, in the order of their ids.

    Features of which only the same properties changed share one line.

    Parameters
    ----------
    layer : str
        The layer's name, at the head of every line.
    before, now : mapping
        As `read_features` returns them.
    """
    for id in sorted(now.keys() - before.keys()):
        yield _("{layer}: {id} added").format(layer=layer, id=id)
    for id in sorted(before.keys() - now.keys()):
        yield _("{layer}: {id} removed").format(layer=layer, id=id)
    reworded: dict[tuple[str, ...], list[str]] = {}
    for id in sorted(before.keys() & now.keys()):
        (old, shape_before), (new, shape_now) = before[id], now[id]
        named = tuple(sorted(k for k in old.keys() | new.keys() if old.get(k) != new.get(k)))
        if not shape_before.equals_exact(shape_now, 0.0):
            yield _moved(layer, id, shape_before, shape_now, named)
        elif named:
            reworded.setdefault(named, []).append(id)
    for named, ids in sorted(reworded.items()):
        yield _reworded(layer, ids, named)


def _moved(layer: str, id: str, before: Geometry, now: Geometry, named: tuple[str, ...]) -> str:
    parts = [_("moved by up to {km:.1f} km").format(km=moved_km(before, now))]
    if before.geom_type.endswith("Polygon") and now.geom_type.endswith("Polygon"):
        was, area = area_km2(before), area_km2(now)
        percent = 100 * (area / was - 1) if was else 0.0
        parts.append(_("area {km2:+,.0f} km² ({percent:+.1f} %)").format(km2=area - was, percent=percent))
    elif now.geom_type.endswith("LineString"):
        parts.append(_("length {km:+,.0f} km").format(km=length_km(now) - length_km(before)))
    if named:
        parts.append(_("properties: {names}").format(names=", ".join(named)))
    return _("{layer}: {id} changed: {parts}").format(layer=layer, id=id, parts="; ".join(parts))


def _reworded(layer: str, ids: list[str], named: tuple[str, ...]) -> str:
    shown = ", ".join(ids[:NAMED]) + (", …" if len(ids) > NAMED else "")
    return ngettext(
        "{layer}: {count} feature changed in its properties only ({names}): {ids}",
        "{layer}: {count} features changed in their properties only ({names}): {ids}",
        len(ids),
    ).format(layer=layer, count=len(ids), names=", ".join(named), ids=shown)
