"""Cities, towns and ports of the register of places, as points with a rank for their labels."""

from __future__ import annotations

from shapely.geometry import Point

from geo.build.shapes import Feature
from geo.build.tables import PlaceRow
from geo.errors import BuildError

KINDS = ("city", "town", "port")
# 1: national capitals; 2: departmental capitals and the three ports; 3: all others.
CAPITALS = frozenset({"lima-city", "la-paz", "bogota", "quito", "brasilia"})
SECOND = frozenset(
    {
        "trujillo", "iquitos", "pucallpa", "cusco-city", "puerto-maldonado", "ayacucho-city", "callao-port",
        "chimbote", "paita",
    }
)  # fmt: skip


def settlements(places: dict[str, PlaceRow]) -> list[Feature]:
    """Return the cities, towns and ports as points (degrees).

    Raises
    ------
    BuildError
        One of them has no coordinates.
    """
    features: list[Feature] = []
    for row in places.values():
        if row.kind not in KINDS:
            continue
        if row.lon is None or row.lat is None:
            raise BuildError(f"places.csv, {row.id}: a {row.kind} needs lon and lat")
        rank = 1 if row.id in CAPITALS else 2 if row.id in SECOND else 3
        properties = {
            "id": row.id, "name": row.name, "name_es": row.name_es, "kind": row.kind, "parent": row.parent,
            "rank": rank, "certainty": "outlined", "method": "point of places.csv",
            "accuracy": "a point for the town; accuracy not measured",
            "source": row.coordinate_source,
        }  # fmt: skip
        features.append((properties, Point(row.lon, row.lat)))
    return features
