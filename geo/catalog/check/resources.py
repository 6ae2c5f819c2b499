"""The described files read for checking: rows and features as records with their numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from geo.catalog.cells import FaultError, Record, read_rows, read_text
from geo.catalog.fault import Fault
from geo.language import _


@dataclass(slots=True)
class Resource:
    """A described file and what it holds.

    Attributes
    ----------
    spec : dict
        Its entry in ``data/datapackage.json``.
    file : str
        Path relative to the checkout.
    records : list of Record
        Rows or features.
    features : dict
        The parsed GeoJSON; empty for a table.
    """

    spec: dict
    file: str
    records: list[Record] = field(default_factory=list)
    features: dict = field(default_factory=dict)

    @property
    def is_layer(self) -> bool:
        """True for a GeoJSON file."""
        return self.file.endswith(".geojson")

    @property
    def is_picture(self) -> bool:
        """True for a picture, which has no records to check."""
        return is_picture(self.spec)

    @property
    def fields(self) -> list[dict]:
        """The described fields."""
        return list(self.spec.get("schema", {}).get("fields", []))

    @property
    def primary_key(self) -> list[str]:
        """The columns that together name a record."""
        return as_list(self.spec.get("schema", {}).get("primaryKey", []))


def is_picture(spec: dict) -> bool:
    """Say whether a described file is a picture."""
    return str(spec.get("mediatype", "")).startswith("image/")


def as_list(value: object) -> list[str]:
    """Return the names in a key, which may be one text or a list."""
    if isinstance(value, str):
        return [value]
    return list(value) if isinstance(value, list) else []


def read_resources(root: Path, package: dict) -> tuple[dict[str, Resource], list[Fault]]:
    """Return the described files that can be read, by name, and what is wrong with the others."""
    resources, faults = {}, []
    for spec in package["resources"]:
        path = root / "data" / spec["path"]
        if not path.is_file():
            continue
        resource = Resource(spec, path.relative_to(root).as_posix())
        try:
            if resource.is_layer:
                _read_layer(resource, path)
            elif not resource.is_picture:
                _read_table(resource, path)
        except FaultError as error:
            faults.append(_placed(error.fault, resource.file))
            continue
        resources[spec.get("name", spec["path"])] = resource
    return resources, faults


def _placed(fault: Fault, file: str) -> Fault:
    return Fault(file, fault.row, fault.column, fault.value, fault.expected)


def _read_table(resource: Resource, path: Path) -> None:
    columns = tuple(item["name"] for item in resource.fields)
    for row in read_rows(path, columns):
        resource.records.append(Record(resource.file, row.number, row.values))


def _read_layer(resource: Resource, path: Path) -> None:
    try:
        content = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        value = _("line {line}: {reason}").format(line=error.lineno, reason=error.msg)
        raise FaultError(Fault(resource.file, None, "", value, _("well-formed JSON"))) from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not features:
        expected = _("a FeatureCollection with features")
        raise FaultError(Fault(resource.file, None, "features", "", expected))
    resource.features = content
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            raise FaultError(Fault(resource.file, number, "properties", "", _("properties")))
        resource.records.append(Record(resource.file, number, properties))
