"""The user's own boundaries in place of shipped outlines, drawn at the scale of the map."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import shapely
from shapely import Geometry

from geo.catalog import OwnBoundary, outlines, own_boundaries
from geo.language import _, in_language
from geo.shapes import polygons_only, to_metres

TOLERANCE = 0.001
"""Degrees, about 110 m: less than a pixel where the map is nearest (zoom 10: 150 m)."""
MOST_VERTICES = 4000
"""Of one drawn outline: with more, the tolerance is doubled until they are fewer."""
LEAST_OVERLAP_KM2 = 1.0
"""Below this, two outlines drawn at different scales touch and do not overlap."""
NAMED = 5
"""Neighbours that a text names; the others are counted."""


def with_own(name: str, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a layer with the user's own polygons in place of the shipped ones.

    Parameters
    ----------
    name : str
        The layer.
    frame : GeoDataFrame
        As shipped: EPSG:4326, one row a place.

    Returns
    -------
    GeoDataFrame
        The same rows with a column ``licence``: that of an own polygon, ``""`` where the shipped
        outline is drawn under the layer's licence. An own polygon has method and accuracy (in
        both languages), source, note and area of its own, and no measured overlap. A place that is
        drawn on the outline of another follows it.
    """
    frame = frame.assign(licence="")
    drawn_here = outlines()
    shipped = set(frame["id"])
    own = {
        p: b
        for p, b in own_boundaries()[0].items()
        if p in drawn_here and drawn_here[p].layer == name and p in shipped
    }
    if not own:
        return frame
    for column in ("method_es", "accuracy_es", "note"):
        if column not in frame:
            frame[column] = ""
    followed = {place: drawn_here[place].outline_of or place for place in frame["id"] if place in drawn_here}
    simple = {place: for_drawing(boundary.geometry) for place, boundary in own.items()}
    shapes = [
        simple[followed[place]][0] if followed.get(place) in own else shape
        for place, shape in zip(frame["id"], frame.geometry, strict=True)
    ]
    frame = frame.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=frame.crs))
    for row, place in frame["id"].items():
        if boundary := own.get(followed.get(place, "")):
            columns = own_columns(boundary, place, frame, simple[boundary.place][1])
            for column, value in columns.items():
                if column in frame:
                    frame.at[row, column] = value
    return frame


def for_drawing(geometry: Geometry) -> tuple[Geometry, float]:
    """Return a polygon with no more vertices than the map can show, and the tolerance in degrees.

    Parameters
    ----------
    geometry : Geometry
        Polygon or MultiPolygon in degrees (EPSG:4326), valid.

    Returns
    -------
    tuple of Geometry and float
        A valid Polygon or MultiPolygon within the tolerance of the given one.
    """
    tolerance = TOLERANCE
    while True:
        simple = shapely.simplify(geometry, tolerance, preserve_topology=True)
        if not simple.is_valid:
            simple = polygons_only(shapely.make_valid(simple, method="structure", keep_collapsed=False))
        if shapely.get_num_coordinates(simple) <= MOST_VERTICES or tolerance >= 64 * TOLERANCE:
            return (geometry, 0.0) if simple.is_empty else (simple, tolerance)
        tolerance *= 2


def overlapping(geometry: Geometry, layer: gpd.GeoDataFrame, place: str) -> dict[str, float]:
    """Return the neighbours that a polygon overlaps by 1 km² or more, by id, the largest first.

    Parameters
    ----------
    geometry : Geometry
        Polygon or MultiPolygon in degrees (EPSG:4326).
    layer : GeoDataFrame
        Outlines in EPSG:4326; those that copy another's outline are passed over.
    place : str
        Id of the polygon's own place, passed over too.

    Returns
    -------
    dict of str to float
        Area of the overlap in km² (South America Albers).
    """
    copies = layer["outline_of"] != "" if "outline_of" in layer else False
    others = layer[(layer["id"] != place) & ~(copies | (layer["id"] == ""))]
    mine = to_metres(geometry)
    found = {}
    for other, shape in zip(others["id"], others.geometry, strict=True):
        if shape.intersects(geometry):
            area = to_metres(shape).intersection(mine).area / 1e6
            if area >= LEAST_OVERLAP_KM2:
                found[other] = area
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def overlap_words(areas: Mapping[str, float], names: Mapping[str, str]) -> str:
    """Return in words which neighbours are overlapped and by how much; empty for none.

    Parameters
    ----------
    areas : mapping of str to float
        What `overlapping` returned.
    names : mapping of str to str
        Names of the places in the language in use.
    """
    if not areas:
        return ""
    listed = [f"{names[place]} ({area:,.0f} km²)" for place, area in [*areas.items()][:NAMED]]
    if len(areas) > NAMED:
        listed.append(_("{n} more").format(n=len(areas) - NAMED))
    return _("overlaps {names}").format(names=", ".join(listed))


def own_line(boundary: OwnBoundary) -> str:
    """Return the line of source and licence that is shown with an own boundary, in the language in use."""
    return _("supplied by the user: {source}; licence: {licence}").format(
        source=boundary.source, licence=boundary.licence
    )


def own_columns(
    boundary: OwnBoundary, place: str, layer: gpd.GeoDataFrame, tolerance: float
) -> dict[str, object]:
    """Return what a place drawn on an own boundary says of its outline, by column."""
    areas = overlapping(boundary.geometry, layer, boundary.place)
    lines, overlaps = {}, {}
    for language, column in (("en", "name"), ("es", "name_es")):
        names = dict(zip(layer["id"], layer[column], strict=True))
        with in_language(language):
            overlaps[language] = overlap_words(areas, names)
            line = "; ".join(filter(None, (own_line(boundary), overlaps[language])))
            if place != boundary.place:
                line = _("drawn on the outline of {name}, which may differ; {accuracy}").format(
                    name=names[boundary.place], accuracy=line
                )
            lines[language] = line
    method, method_es = (
        f"polygon of the file {boundary.file} ({boundary.processing}); drawn simplified to {tolerance:g}°, "
        "kept in full in the workspace",
        f"polígono del archivo {boundary.file} ({boundary.processing}); dibujado simplificado a "
        f"{tolerance:g}°, guardado entero en el espacio de trabajo",
    )
    if place != boundary.place:
        method = f"copy of the outline of {boundary.place}: {method}"
        method_es = f"copia del contorno de {boundary.place}: {method_es}"
    return {
        "certainty": "outlined" if place == boundary.place else "approximate",
        "method": method,
        "method_es": method_es,
        "accuracy": lines["en"],
        "accuracy_es": lines["es"],
        "overlap": float("nan"),
        "source": boundary.source,
        "licence": boundary.licence,
        "note": overlaps["en"],
        "area_km2": round(boundary.area_km2),
    }
