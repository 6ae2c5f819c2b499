"""Places of a user's own on the map: their own polygon, another's outline, or a disc around their point."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import pandas as pd
from shapely import Geometry, Point

from geo.catalog import own_boundaries
from geo.catalog.published import PLACE, published
from geo.layers.own import for_drawing, own_columns

DISC_DEGREES = 0.07
"""Radius of the disc that stands for a place of which only a point is known: about 8 km."""


def point_disc(lon: float, lat: float) -> Geometry:
    """Return the disc that is drawn around a point, degrees."""
    return Point(lon, lat).buffer(DISC_DEGREES, quad_segs=8)


def with_places(name: str, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a layer with a row for each published own place of its kind that it lacks.

    Parameters
    ----------
    name : str
        The layer: ``zones``, ``provinces`` or ``departments``.
    frame : GeoDataFrame
        As `geo.layers.own.with_own` returns it.
    """
    kind, known = name.removesuffix("s"), set(frame["id"])
    bodies = [item.body for item in published().of_kind(PLACE) if item.body and item.record not in known]
    mine = [body for body in bodies if body["kind"] == kind]
    if not mine:
        return frame
    boundaries = own_boundaries()[0]
    rows = []
    for body in mine:
        boundary = boundaries.get(body["id"])
        if boundary is not None:
            shape, tolerance = for_drawing(boundary.geometry)
            names = pd.DataFrame({column: [body[column]] for column in ("id", "name", "name_es")})
            neighbours = pd.concat([frame, gpd.GeoDataFrame(names, geometry=[shape], crs=frame.crs)])
            rows.append(body | own_columns(boundary, body["id"], neighbours, tolerance) | {"geometry": shape})
        elif (row := _without_polygon(body, frame)) is not None:
            rows.append(row)
    if not rows:
        return frame
    own = gpd.GeoDataFrame(rows, geometry="geometry", crs=frame.crs).reindex(columns=[*frame.columns])
    words = [c for c in frame.columns if c != "geometry" and not pd.api.types.is_numeric_dtype(frame[c])]
    own = own.assign(
        **{column: own[column].astype(object).where(own[column].notna(), "") for column in words}
    )
    return pd.concat([frame, own]).sort_values("id", kind="stable", ignore_index=True)


def _without_polygon(body: Mapping[str, str], frame: gpd.GeoDataFrame) -> dict[str, object] | None:
    """Return the row of a place drawn on another's outline, or as a disc; None where neither can be."""
    other = frame[frame["id"] == body["predecessor_of"]] if body["predecessor_of"] else frame[:0]
    if len(other):
        note = {"method": f"copy of the outline of {body['predecessor_of']}"}
        note["method_es"] = f"copia del contorno de {body['predecessor_of']}"
        accuracy = {"accuracy": "drawn on the outline of another place, which may differ"}
        accuracy["accuracy_es"] = "dibujado sobre el contorno de otro lugar, que puede diferir"
        shape, outline_of = other.geometry.iloc[0], body["predecessor_of"]
    elif body["lon"] and body["lat"]:
        note = {"method": "disc of 8 km around the point that was entered"}
        note["method_es"] = "círculo de 8 km alrededor del punto registrado"
        accuracy = {"accuracy": "only a point is known: the disc says where, not how large"}
        accuracy["accuracy_es"] = "solo se conoce un punto: el círculo dice dónde, no qué tan extenso"
        shape, outline_of = point_disc(float(body["lon"]), float(body["lat"])), ""
    else:
        return None
    of_it = {"outline_of": outline_of, "certainty": "schematic", "source": body["coordinate_source"]}
    return {**body, **note, **accuracy, **of_it, "geometry": shape}
