"""A small Peru of rectangles, and files in three formats that replace one of them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import geopandas as gpd
import shapely
from shapely import Geometry
from shapely.geometry import box, mapping

from geo.boundaries import boundary_file
from geo.cli import main

LINES = ("--source", "PCM, decree of 2025", "--licence", "public domain")
PERU = box(-79, -16, -70, -2)
HUALLAGA = box(-76, -10, -75, -9)
BESIDE = box(-75, -10, -74, -9)
DISC = box(-72, -5, -71.9, -4.9)
WIDER = box(-76, -10, -74.5, -9)
"""Half of the neighbour taken too: 1.5 degrees wide, where Huallaga has 1."""


def _outline(id: str, geometry: Geometry, **more: str) -> dict:
    properties = {
        "id": id, "name": id.title(), "name_es": id.title(), "kind": "zone", "parent": "peru",
        "outline_of": "", "certainty": "outlined", "method": "drawn", "accuracy": "exact",
        "accuracy_es": "exacto", "overlap": 0.8, "source": "toy", "note": "", "area_km2": 100,
    } | more  # fmt: skip
    return {"type": "Feature", "properties": properties, "geometry": mapping(geometry)}


ZONES = (
    _outline("bajo-amazonas", BESIDE),
    _outline("cotuhe", DISC, certainty="schematic"),
    _outline("huallaga", HUALLAGA),
    _outline("upper-huallaga", HUALLAGA, outline_of="huallaga"),
)


def write_layer(folder: Path, name: str, features: tuple[dict, ...]) -> None:
    text = json.dumps({"type": "FeatureCollection", "features": list(features)})
    (folder / f"{name}.geojson").write_text(text, encoding="utf-8")


def write_layers(layers: Path) -> None:
    """Write the layers of the small Peru."""
    layers.mkdir()
    write_layer(layers, "zones", ZONES)
    write_layer(layers, "provinces", (_outline("mariscal-ramon-castilla", box(-72, -4, -71, -3)),))
    departments = _outline("loreto", box(-78, -8, -70.5, -2)), _outline("tacna", box(-71, -16, -70.1, -15))
    for feature in departments:
        for column in ("outline_of", "accuracy_es", "overlap", "note"):
            del feature["properties"][column]
    write_layer(layers, "departments", departments)
    write_layer(layers, "countries", (_outline("peru", PERU),))


def write_geojson(path: Path, *geometries: Geometry | None, crs: str | None = None, **fields: list) -> Path:
    """Write a GeoJSON; ``fields`` holds a value for each feature."""
    features = [
        {
            "type": "Feature",
            "properties": {name: values[number] for name, values in fields.items()},
            "geometry": mapping(geometry) if geometry is not None else None,
        }
        for number, geometry in enumerate(geometries)
    ]
    content: dict = {"type": "FeatureCollection", "features": features}
    if crs:
        content["crs"] = {"type": "name", "properties": {"name": crs}}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def write_given(folder: Path, kind: str, geometry: Geometry, crs: str) -> Path:
    """Write one polygon, given in degrees, as ``geojson``, ``gpkg``, ``shp`` or ``zip`` in ``crs``."""
    frame = gpd.GeoDataFrame({"name": ["Área"]}, geometry=[geometry], crs="EPSG:4326").to_crs(crs)
    if kind == "geojson":
        stated = None if crs == "EPSG:4326" else f"urn:ogc:def:crs:EPSG::{crs[5:]}"
        return write_geojson(folder / "given.geojson", frame.geometry.iloc[0], crs=stated)
    path = folder / ("given.gpkg" if kind == "gpkg" else "given.shp")
    frame.to_file(path)
    if kind != "zip":
        return path
    packed = folder / "given.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for part in folder.glob("given.s*"), folder.glob("given.dbf"), folder.glob("given.prj"):
            for file in part:
                archive.write(file, f"limits/{file.name}")
                file.unlink()
    return packed


def kept(place: str) -> dict:
    """Return the one feature that the workspace holds for a place."""
    (feature,) = json.loads(boundary_file(place))["features"]
    return feature


def run(*arguments: object) -> int:
    """Run ``python -m geo boundaries`` in this process."""
    return main(["boundaries", *map(str, arguments)])


def same(one: Geometry, other: Geometry, degrees: float = 2e-6) -> bool:
    """Say whether two polygons have the same border but for rounding."""
    return shapely.hausdorff_distance(one, other, densify=0.1) < degrees
