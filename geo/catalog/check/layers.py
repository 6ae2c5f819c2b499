"""Each shape can be drawn and measured, and lies where it should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape

from geo.catalog.check.resources import Record, Resource
from geo.catalog.fault import Fault
from geo.language import _

CRS = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326", "OGC:CRS84")
DECIMALS = 6
WORLD = (-180.0, -90.0, 180.0, 90.0)


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
    number = isinstance(value, int | float)
    return (not number, float(value) if number else 0.0, "" if number else str(value))


def _geometry(record: Record, geometry: object, spec: dict) -> Fault | None:
    """Return the first thing wrong with one shape, None where it is right."""
    if not isinstance(geometry, dict) or not geometry.get("coordinates"):
        return record.fault("geometry", _("a shape"), "")
    kind = str(geometry.get("type"))
    kinds = spec.get("geometry") or []
    if kinds and kind not in kinds:
        return record.fault("geometry", _("one of {names}").format(names=", ".join(kinds)), kind)
    try:
        form = shape(geometry)
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError) as error:
        return record.fault("geometry", _("a GeoJSON geometry"), str(error))
    if form.is_empty:
        return record.fault("geometry", _("a shape"), "")
    west, south, east, north = spec.get("extent") or WORLD
    bounds = form.bounds
    if not (west <= bounds[0] and south <= bounds[1] and bounds[2] <= east and bounds[3] <= north):
        expected = _("degrees within {extent}").format(extent=", ".join(map(str, (west, south, east, north))))
        return record.fault("geometry", expected, ", ".join(f"{number:.6g}" for number in bounds))
    if not form.is_valid:
        return record.fault("geometry", _("a valid shape"), shapely.is_valid_reason(form))
    if not all(_right_handed(part) for part in shapely.get_parts(form)):
        expected = _("outer rings counter-clockwise and holes clockwise (right-hand rule)")
        return record.fault("geometry", expected, kind)
    for number in numbers(geometry["coordinates"]):
        if round(number, DECIMALS) != number:
            expected = _("{count} decimals at most").format(count=DECIMALS)
            return record.fault("geometry", expected, repr(number))
    return None


def _right_handed(part: shapely.Geometry) -> bool:
    if part.geom_type != "Polygon":
        return True
    return part.exterior.is_ccw and not any(ring.is_ccw for ring in part.interiors)


def numbers(coordinates: Iterable) -> Iterator[float]:
    """Yield every number of a nest of coordinates."""
    for item in coordinates:
        if isinstance(item, int | float):
            yield item
        else:
            yield from numbers(item)
