"""Made-up zones: the land of Peru parted among points, each part with some forty corners."""

from __future__ import annotations

import json
import random
from typing import Any

import shapely
from shapely.geometry import mapping, shape

from geo.paths import LAYERS
from geo.shapes import area_km2, right_handed, rounded

CORNERS = 40
Feature = dict[str, Any]


def made_zones(count: int, like: dict[str, Any]) -> list[Feature]:
    """Return ``count`` zones that cover Peru, with the words of ``like`` where they need any."""
    if count <= 0:
        return []
    land = _peru()
    chance, points = random.Random(11), list[shapely.Point]()
    west, south, east, north = land.bounds
    while len(points) < count:
        point = shapely.Point(chance.uniform(west, east), chance.uniform(south, north))
        if land.contains(point):
            points.append(point)
    parts = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=land))
    shapes = [_largest(part.intersection(land)) for part in parts]
    return [_feature(number, form, like) for number, form in enumerate(shapes, start=1)]


def _peru() -> shapely.Geometry:
    layer = json.loads((LAYERS / "countries.geojson").read_text(encoding="utf-8"))
    found = next(item for item in layer["features"] if item["properties"]["id"] == "peru")
    return _largest(shape(found["geometry"]))


def _largest(form: shapely.Geometry) -> shapely.Geometry:
    return max(shapely.get_parts(form), key=lambda part: part.area)


def _feature(number: int, form: shapely.Geometry, like: dict[str, Any]) -> Feature:
    form = right_handed(rounded(form.segmentize(form.length / CORNERS), 4))
    about = {
        "id": f"made-{number:04d}",
        "name": f"Made-up zone {number}",
        "name_es": f"Zona inventada {number}",
        "outline_of": "",
        "method": "part of Peru nearest to a point drawn at random",
        "method_es": "parte del Perú más cercana a un punto al azar",
        "accuracy": "made up for a benchmark",
        "accuracy_es": "inventado para una medición",
        "source": "made up for a benchmark",
        "note": "",
        "note_es": "",
        "area_km2": round(area_km2(form)),
    }
    return {"type": "Feature", "properties": {**like, **about}, "geometry": mapping(form)}
