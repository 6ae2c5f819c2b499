"""Write a layer as GeoJSON whose bytes depend on nothing but its content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import shapely
from shapely import Geometry

from geo.build.shapes import Feature
from geo.errors import BuildError
from geo.shapes import right_handed, rounded
from geo.storage import write_whole


def _coordinates(geometry: Geometry) -> dict[str, Any]:
    """Return the GeoJSON object of a geometry, whole numbers without a decimal point."""

    def short(value: object) -> object:
        if isinstance(value, (list, tuple)):
            return [short(v) for v in value]
        return int(value) if isinstance(value, float) and value.is_integer() else value

    raw = shapely.geometry.mapping(geometry)
    return {"type": raw["type"], "coordinates": short(raw["coordinates"])}


def layer_text(name: str, features: list[Feature], decimals: int) -> str:
    """Return the GeoJSON text of a layer: sorted by id, one feature a line.

    Parameters
    ----------
    name : str
        The layer's name, for messages and the ``name`` member.
    features : list of (properties, geometry)
        Properties hold ``id``; geometry in degrees (EPSG:4326).
    decimals : int
        Decimals of a degree that are kept (4 is 11 m).

    Raises
    ------
    BuildError
        An id is missing or repeated, or a geometry is empty or invalid after rounding.
    """
    ids = [properties.get("id", "") for properties, _ in features]
    for found in ids:
        if not found or ids.count(found) > 1:
            raise BuildError(f"layer {name}: id {found!r} is {'repeated' if found else 'missing'}")
    lines = []
    for properties, geometry in sorted(features, key=lambda f: f[0]["id"]):
        shape = right_handed(rounded(geometry, decimals))
        if shape.is_empty or not shape.is_valid:
            why = shapely.is_valid_reason(shape)
            raise BuildError(f"layer {name}, {properties['id']}: no valid geometry after rounding ({why})")
        body = {"type": "Feature", "properties": properties, "geometry": _coordinates(shape)}
        lines.append(json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
    head = f'{{"type":"FeatureCollection","name":"{name}","features":[\n'
    return head + ",\n".join(lines) + "\n]}\n"


def write_if_changed(path: Path, fresh: bytes) -> str:
    """Write ``fresh`` unless the file holds just that; return ``new``, ``changed`` or ``unchanged``."""
    if not path.exists():
        state = "new"
    elif path.read_bytes() == fresh:
        return "unchanged"
    else:
        state = "changed"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, fresh)
    return state
