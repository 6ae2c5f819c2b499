"""Land under a state of emergency: the districts of each decree, put together by the rule of the zones."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import shapely
from shapely import Geometry

from geo.build.packages import package
from geo.build.shapes import Feature
from geo.build.tables import read_rows
from geo.build.zones.districts import Gazetteer
from geo.build.zones.grid import Grid
from geo.build.zones.partition import Partitions
from geo.build.zones.zone_features import SOURCES
from geo.build.zones.zones import SMALLEST_OF_PROVINCE_KM2, district_zones
from geo.errors import BuildError
from geo.shapes import area_km2

DECREES = (
    "id", "name", "name_es", "period_start", "period_end", "complete", "statement", "source", "note",
    "note_es",
)  # fmt: skip
TOLERANCE = 0.02
"""Degrees by which an outline is simplified: it is an estimate."""
DISTRICTS = ("decree", "ubigeo", "department", "province", "district")
METHOD = "districts of the decree, put together by the rule of the zones, simplified"
METHOD_ES = "distritos del decreto, unidos por la regla de las zonas, simplificado"
ACCURACY = (
    "estimated outline of the districts together, within today's limits; not measured against district "
    "polygons"
)
ACCURACY_ES = (
    "contorno estimado de los distritos en conjunto, con los límites de hoy; sin medir frente a polígonos "
    "distritales"
)


def emergencies(
    tables: Path, grid: Grid, parts: Partitions, known: Gazetteer, drawn: dict[str, Geometry]
) -> list[Feature]:
    """Return a polygon (degrees) for each decree of ``emergency_decrees.csv``.

    Parameters
    ----------
    tables : Path
        Folder of ``emergency_decrees.csv`` and ``emergency_districts.csv``.
    grid, parts, known, drawn
        As in `geo.build.zones.zones.district_zones`.

    Raises
    ------
    BuildError
        A decree lists no district, or one whose code stands for no land.
    """
    listed = read_rows(tables / "emergency_districts.csv", DISTRICTS)
    codes = {str(code) for code in np.unique(parts.by_department)} - {""}
    features: list[Feature] = []
    for decree in read_rows(tables / "emergency_decrees.csv", DECREES):
        rows = [row for row in listed if row["decree"] == decree["id"]]
        members = {code for row in rows for code in codes if code.startswith(row["ubigeo"])}
        if not members:
            raise BuildError(f"emergency_decrees.csv, {decree['id']}: no district of it has land to draw")
        shape = district_zones(
            grid, parts, {decree["id"]: members}, known, drawn, smallest_km2=SMALLEST_OF_PROVINCE_KM2
        )[decree["id"]]
        shape = shapely.simplify(shape, TOLERANCE)
        features.append((_properties(decree, rows, shape), shape))
    return features


def _properties(decree: dict[str, str], rows: list[dict[str, str]], shape: Geometry) -> dict[str, object]:
    named = Counter(row["province"] for row in rows if row["district"])
    return {
        "id": decree["id"], "name": decree["name"], "name_es": decree["name_es"], "kind": "emergency",
        "period_start": decree["period_start"], "period_end": decree["period_end"],
        "complete": decree["complete"], "districts": sum(named.values()),
        "by_province": "|".join(f"{province} {count}" for province, count in sorted(named.items())),
        "whole_provinces": "|".join(sorted(row["province"] for row in rows if not row["district"])),
        "statement": decree["statement"], "reported_in": decree["source"],
        "certainty": "approximate", "method": METHOD, "method_es": METHOD_ES,
        "accuracy": ACCURACY, "accuracy_es": ACCURACY_ES,
        "source": "; ".join(f"{name} {package(name).version}" for name in SOURCES),
        "note": decree["note"], "note_es": decree["note_es"],
        "area_km2": round(area_km2(shape)),
    }  # fmt: skip
