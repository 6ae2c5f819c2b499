"""The small map of the review surface: the ground of each window, and every place as a shape on it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TypedDict

from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geo.maps.locator import Ground, drawn_paths, path
from geo.maps.projection import PERU, Projection, Window
from geo.maps.standalone import pack
from geo.maps.where import SOUTH_AMERICA, WORLD, marks_of, window_for
from geo.model import Place
from geo.ui.frame.atlas import Atlas, atlas_of

WIDTH = 190.0
"""Pixels."""
WINDOWS = {"peru": PERU, "south-america": SOUTH_AMERICA, "world": WORLD}


class Drawn(TypedDict):
    """One window: size in pixels, and the paths of its ground with their classes, from below."""

    width: float
    height: float
    ground: list[tuple[str, str]]


class SurfaceMap(TypedDict):
    """All windows by name, and of each place its window, path (empty for a point) and middle."""

    windows: dict[str, Drawn]
    places: dict[str, tuple[str, str, float, float]]


def surface_map(atlas: Atlas, own: Iterable[Place] = ()) -> SurfaceMap:
    """Return the ground and the places of the atlas, and own ones, as the review surface draws them."""
    views = {name: Projection(window, WIDTH) for name, window in WINDOWS.items()}
    windows: dict[str, Drawn] = {}
    for name, view in views.items():
        near = WINDOWS[name] == PERU
        ground = Ground(
            atlas.layers["countries"],
            departments=atlas.layers["departments"] if near else None,
            rivers=atlas.layers["rivers"] if near else None,
        )
        windows[name] = {"width": WIDTH, "height": round(view.height, 1), "ground": drawn_paths(ground, view)}
    places = {}
    for place in (*atlas.places, *own):
        shapes = [mark.geometry for mark in marks_of(place, atlas)]
        if shapes:
            places[place.id] = _placed(unary_union(shapes), views)
    return {"windows": windows, "places": places}


def _placed(shape: BaseGeometry, views: dict[str, Projection]) -> tuple[str, str, float, float]:
    window: Window = window_for([shape], own=False)
    name = next(name for name, one in WINDOWS.items() if one == window)
    view = views[name]
    west, south, east, north = shape.bounds
    spot = shape.representative_point() if shape.area else shape.centroid
    x, y = view.at(spot.x, spot.y)
    data = "" if max(east - west, north - south) == 0 else path(shape, view)
    return name, data, round(x, 1), round(y, 1)


@lru_cache(maxsize=4)
def packed_map(version: str, own: tuple[Place, ...] = ()) -> str:
    """Return the map of an atlas with own places packed, made once for the same ones."""
    return pack(surface_map(atlas_of(version), own))
