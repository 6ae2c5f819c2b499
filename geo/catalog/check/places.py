"""What the description of ``places.csv`` cannot say."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from geo.catalog.cells import Record
from geo.catalog.check.resources import Resource
from geo.catalog.fault import Fault
from geo.language import _


def check_places(resources: Mapping[str, Resource], bad: Collection[tuple[str, int | None]]) -> list[Fault]:
    """Return the places with half a coordinate, one from nowhere, or that lie within themselves."""
    resource = resources.get("places")
    if resource is None:
        return []
    faults = []
    parents = {record.text("id"): record.text("parent") for record in resource.records}
    for record in resource.records:
        if (record.file, record.number) in bad:
            continue
        faults += faults_in_place(record, parents)
    return faults


def faults_in_place(record: Record, parents: Mapping[str, str]) -> list[Fault]:
    """Return where a place has half a coordinate, one from nowhere, or lies within itself.

    Parameters
    ----------
    record : Record
        A row whose cells each hold what their column promises.
    parents : mapping of str to str
        Parent by place, of this one too.
    """
    faults = []
    lon, lat = record.text("lon"), record.text("lat")
    if bool(lon) != bool(lat):
        faults.append(record.fault("lat" if lon else "lon", _("lon and lat, or neither")))
    elif bool(lon) != bool(record.text("coordinate_source")):
        expected = _("where the coordinates come from, where there are any")
        faults.append(record.fault("coordinate_source", expected))
    if _circle(record.text("id"), parents):
        faults.append(record.fault("parent", _("a place that does not lie within this one")))
    return faults


def _circle(start: str, parents: Mapping[str, str]) -> bool:
    """Say whether the parents of a place lead back to it."""
    met, place = set(), parents.get(start, "")
    while place and place not in met:
        if place == start:
            return True
        met.add(place)
        place = parents.get(place, "")
    return False
