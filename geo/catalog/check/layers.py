"""Each shape can be drawn and measured, and lies where it should."""

from __future__ import annotations

from geo.catalog.cells import Record
from geo.catalog.check.resources import Resource
from geo.catalog.fault import Fault
from geo.catalog.geometry import WORLD, shape_problem
from geo.language import _

CRS = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326", "OGC:CRS84")


def check_layer(resource: Resource) -> list[Fault]:
    """Return what is wrong with a layer's reference system, order and shapes.

    The extent within which all shapes must lie is ``extent`` in the description
    (``[west, south, east, north]``, degrees), by default the world; ``geometry`` there
    names the geometry types it may hold.
    """
    faults = _reference_system(resource) + _order(resource)
    for record, feature in zip(resource.records, resource.features["features"], strict=True):
        if fault := _geometry(record, feature.get("geometry"), resource.spec):
            faults.append(fault)
    return faults


def _reference_system(resource: Resource) -> list[Fault]:
    declared = resource.features.get("crs")
    if declared is None:
        return []
    name = str(((declared or {}).get("properties") or {}).get("name", ""))
    expected = _("EPSG:4326 (or no crs, which means it)")
    return [] if name in CRS else [Fault(resource.file, None, "crs", name, expected)]


def _order(resource: Resource) -> list[Fault]:
    """Return the first feature that does not follow the one before in the order of keys."""
    columns = resource.primary_key or ["id"]
    keys = [tuple(_sortable(record.values.get(name)) for name in columns) for record in resource.records]
    for record, before, key in zip(resource.records[1:], keys, keys[1:], strict=False):
        if key < before:
            value = ", ".join(str(record.values.get(name, "")) for name in columns)
            expected = _("features in the order of {names}").format(names=", ".join(columns))
            return [record.fault(" + ".join(columns), expected, value)]
    return []


def _sortable(value: object) -> tuple[bool, float, str]:
    if isinstance(value, int | float):
        return False, float(value), ""
    return True, 0.0, str(value)


def _geometry(record: Record, geometry: object, spec: dict) -> Fault | None:
    """Return the first thing wrong with one shape, None where it is right."""
    problem = shape_problem(geometry, spec.get("geometry") or [], spec.get("extent") or WORLD)
    return record.fault("geometry", problem[1], problem[0]) if problem else None
