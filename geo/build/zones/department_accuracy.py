"""How far an outline may be off, measured against its published area and the towns of its department.

No department polygons of INEI come with a package of the registries, so nothing better is drawn; what
can be measured from what is fetched is: the area, and the towns that GeoNames files under a department
and that lie outside its outline.
"""

from __future__ import annotations

import shapely
from babel.numbers import format_decimal
from shapely import Geometry, Point

from geo.build.zones.districts import Gazetteer
from geo.shapes import GEOD, area_km2, to_degrees, to_metres

Towns = list[tuple[str, float, float]]


def towns_of(known: Gazetteer) -> dict[str, Towns]:
    """Return the towns (name, longitude, latitude in degrees) that GeoNames files under each department."""
    found: dict[str, Towns] = {}
    for province, towns in sorted(known.places.items()):
        found.setdefault(known.department_name[province[:2]], []).extend(towns)
    return found


def outside(outline: Geometry, towns: Towns) -> list[float]:
    """Return how far each town outside an outline lies from it, geodesic km, nearest first."""
    border = to_metres(outline)
    away = []
    for _name, lon, lat in towns:
        point = to_metres(Point(lon, lat))
        if border.distance(point):
            nearest = to_degrees(shapely.get_point(shapely.shortest_line(border, point), 0))
            away.append(GEOD.inv(lon, lat, nearest.x, nearest.y)[2] / 1000)
    return sorted(away)


def area_words(outline: Geometry, published_km2: float) -> tuple[str, str]:
    """Return in English and Spanish how the area of an outline differs from the published one."""
    percent = round(100 * (area_km2(outline) / published_km2 - 1))
    size = ("larger", "mayor") if percent > 0 else ("smaller", "menor")
    if not percent:
        return "area as published", "superficie como la publicada"
    return (
        f"area {abs(percent)} % {size[0]} than published",
        f"superficie {abs(percent)} % {size[1]} que la publicada",
    )


def accuracy_words(outline: Geometry, towns: Towns, published_km2: float) -> tuple[str, str]:
    """Return in English and Spanish what was measured of one outline.

    Parameters
    ----------
    outline : Geometry
        As drawn, degrees.
    towns : list of (str, float, float)
        As `towns_of` returns them.
    published_km2 : float
        Area published by INEI.
    """
    away = outside(outline, towns)
    area, area_es = area_words(outline, published_km2)
    if away:
        far, far_es = (format_decimal(away[-1], "#,##0.0", locale=code) for code in ("en", "es_PE"))
        town = f"{len(away)} of {len(towns)} towns outside it, by up to {far} km"
        town_es = f"{len(away)} de {len(towns)} localidades fuera de él, hasta {far_es} km"
    else:
        town, town_es = (
            f"none of {len(towns)} towns outside it",
            f"ninguna de {len(towns)} localidades fuera de él",
        )
    return f"generalised outline: {area}; {town}", f"contorno generalizado: {area_es}; {town_es}"
