"""Layers on paper: cut to the window, projected once, as paths that matplotlib draws."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.path import Path
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from geo.errors import PlotError
from geo.plots.map.frame import Frame

MARGIN_DEGREES = 1.5
FINEST_POINTS = 0.14
"""Bends finer than this many points of the sheet are left out: no printer shows them."""

_CACHE: dict[tuple[object, ...], list[BaseGeometry]] = {}
_RECORDS: dict[int, tuple[gpd.GeoDataFrame, list[dict[str, Any]]]] = {}
_KEPT = 64


def projected(frame: Frame, layer: gpd.GeoDataFrame, points_wide: float) -> list[BaseGeometry]:
    """Return the geometries of ``layer`` in metres of the frame, cut to its window; empty where outside.

    Parameters
    ----------
    frame : Frame
    layer : GeoDataFrame
        EPSG:4326.
    points_wide : float
        Width of the map's box in points, which says what is too fine to draw.

    Raises
    ------
    PlotError
        If the layer is in another CRS.
    """
    if layer.crs is None or layer.crs.to_epsg() != 4326:
        raise PlotError(f"a layer is in {layer.crs}; expected EPSG:4326")
    key = (id(layer), frame.crs, frame.bounds, round(points_wide))
    held = _CACHE.get(key)
    # The frame itself is kept beside its shapes, so that its id cannot be another's.
    if held is not None and held[0] is layer:
        return held[1]
    while len(_CACHE) >= _KEPT:
        del _CACHE[next(iter(_CACHE))]
    found = on_paper(frame, layer.geometry.to_numpy(), points_wide)
    _CACHE[key] = [layer, found]
    return found


def records_of(layer: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Return what ``layer`` says of each of its shapes, worked out once; not to be changed."""
    held = _RECORDS.get(id(layer))
    if held is not None and held[0] is layer:
        return held[1]
    while len(_RECORDS) >= _KEPT:
        del _RECORDS[next(iter(_RECORDS))]
    rows = pd.DataFrame(layer.drop(columns="geometry")).to_dict("records")
    found = [{str(name): value for name, value in row.items()} for row in rows]
    _RECORDS[id(layer)] = (layer, found)
    return found


def on_paper(frame: Frame, shapes: Sequence[BaseGeometry], points_wide: float) -> list[BaseGeometry]:
    """Return ``shapes`` (degrees) in metres of the frame, cut to its window."""
    tolerance = FINEST_POINTS * frame.width / points_wide
    around = _grown(frame.bounds, 0.02 * max(frame.width, frame.height))
    result = []
    for shape in _near(frame, shapes):
        if shape.is_empty:
            result.append(shape)
            continue
        drawn = shapely.transform(shape, lambda xy: np.column_stack(frame.project(xy[:, 0], xy[:, 1])))
        if shape.geom_type not in ("Point", "MultiPoint"):
            simple = shapely.simplify(drawn, tolerance, preserve_topology=True)
            drawn = shapely.clip_by_rect(simple, *around)
        result.append(drawn)
    return result


def _near(frame: Frame, shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Return what of each shape lies near the window, moved by whole turns to its side of the globe."""
    west, south, east, north = frame.degrees
    low, high = max(-90.0, south - MARGIN_DEGREES), min(90.0, north + MARGIN_DEGREES)
    window = (west - MARGIN_DEGREES, low, east + MARGIN_DEGREES, high)
    if not frame.near:  # beyond half a turn from the middle the plane begins again at its other end
        window = (
            max(window[0], frame.middle[0] - 180),
            window[1],
            min(window[2], frame.middle[0] + 180),
            window[3],
        )
    found: list[list[BaseGeometry]] = [[] for _shape in shapes]
    for turn in (-360.0, 0.0, 360.0):
        if window[2] < -180 + turn or window[0] > 180 + turn:
            continue
        for number, shape in enumerate(shapes):
            bounds = shape.bounds
            if not bounds or bounds[2] + turn < window[0] or bounds[0] + turn > window[2]:
                continue
            moved = translate(shape, turn) if turn else shape
            cut = moved if moved.geom_type == "Point" else shapely.clip_by_rect(moved, *window)
            if not cut.is_empty:
                found[number].append(cut)
    return [parts[0] if len(parts) == 1 else shapely.union_all(parts) for parts in found]


def _grown(bounds: tuple[float, float, float, float], by: float) -> tuple[float, float, float, float]:
    return bounds[0] - by, bounds[1] - by, bounds[2] + by, bounds[3] + by


def path_of(shapes: Iterable[BaseGeometry]) -> Path | None:
    """Return all rings and lines of ``shapes`` as one path; None where there is nothing to draw."""
    vertices, codes = [], []
    for part in shapely.get_parts(shapely.get_parts(list(shapes))):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        for ring in rings:
            xy = shapely.get_coordinates(ring)
            if len(xy) < 2:
                continue
            steps = np.full(len(xy), Path.LINETO, dtype=np.uint8)
            steps[0] = Path.MOVETO
            if part.geom_type == "Polygon":
                steps[-1] = Path.CLOSEPOLY
            vertices.append(xy)
            codes.append(steps)
    return Path(np.concatenate(vertices), np.concatenate(codes)) if vertices else None


def lines_of(shape: BaseGeometry) -> list[np.ndarray]:
    """Return the points of each line of ``shape``, metres."""
    return [
        shapely.get_coordinates(part) for part in shapely.get_parts(shape) if part.geom_type == "LineString"
    ]


def hatching(shape: BaseGeometry, gap: float, angle: float) -> BaseGeometry:
    """Return parallel lines over ``shape``, ``gap`` apart, rising by ``angle`` degrees.

    Lines of our own, because every reader of SVG and PDF draws patterns at a scale of its own.
    """
    west, south, east, north = shape.bounds
    x, y, reach = (west + east) / 2, (south + north) / 2, math.hypot(east - west, north - south) / 2
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    # The lines lie on one lattice for all shapes, so that neighbours hatch on.
    middle = round((y * cos - x * sin) / gap) * gap - (y * cos - x * sin)
    steps = middle + gap * np.arange(-math.ceil(reach / gap), math.ceil(reach / gap) + 1)
    ends = np.array([[(x - s * sin - reach * cos, y + s * cos - reach * sin),
                      (x - s * sin + reach * cos, y + s * cos + reach * sin)] for s in steps])  # fmt: skip
    found = shapely.intersection(shapely.multilinestrings(shapely.linestrings(ends)), shape)
    return found


def inside(shape: BaseGeometry) -> tuple[float, float]:
    """Return a point well inside the largest part of ``shape``, in its own units."""
    parts = [part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "Polygon"]
    if not parts:
        point = shape.representative_point()
    else:
        largest = max(parts, key=lambda part: part.area)
        point = polylabel(largest, tolerance=largest.area**0.5 / 40)
    return float(point.x), float(point.y)
