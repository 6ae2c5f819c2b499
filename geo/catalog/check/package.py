"""Every file is described, every described file is there and is the one described."""

from __future__ import annotations

from pathlib import Path

from geo.catalog.cells import FaultError
from geo.catalog.check.resources import as_list, is_picture
from geo.catalog.fault import Fault
from geo.catalog.package import DATAPACKAGE, file_sum, load_package
from geo.language import _

PACKAGE_KEYS = ("name", "title", "version", "licenses", "sources", "resources")
RESOURCE_KEYS = (
    "name", "title", "path", "format", "mediatype", "encoding", "bytes", "hash", "schema",
    "sources", "licenses", "processing", "years", "accuracy",
)  # fmt: skip
PICTURE_KEYS = (*(key for key in RESOURCE_KEYS if key not in ("encoding", "schema")), "extent")
"""A picture has no text and no fields, but a frame in degrees."""

FIELD_KEYS = ("name", "type", "description")
TYPES = ("string", "number", "integer", "boolean", "date", "array")
FOLDERS = ("layers", "tables")
REFRESH = "python -m geo check --refresh-checksums"
"""What describes the files as they are now."""


def check_package(root: Path) -> tuple[dict | None, list[Fault]]:
    """Return the description and what is wrong in it; None where it cannot be read."""
    try:
        package = load_package(root / DATAPACKAGE)
    except FaultError as error:
        fault = error.fault
        return None, [Fault(DATAPACKAGE, fault.row, fault.column, fault.value, fault.expected)]
    faults = [_missing(key) for key in PACKAGE_KEYS if not package.get(key)]
    faults += _licences_and_sources("", package)
    seen: set[str] = set()
    for resource in package["resources"]:
        faults += _check_resource(resource)
        name = resource.get("name", "")
        if name and name in seen:
            faults.append(_fault(f"{name}.name", name, _("a name used by no other resource")))
        seen.add(name)
    for resource in package["resources"]:
        faults += _references(resource, package)
    return package, faults


def _is_frame(extent: object) -> bool:
    """Say whether a value is west, south, east, north in degrees."""
    if not isinstance(extent, list) or len(extent) != 4:
        return False
    if not all(isinstance(value, int | float) for value in extent):
        return False
    west, south, east, north = extent
    return -180 <= west < east <= 180 and -90 <= south < north <= 90


def _fault(column: str, value: str, expected: str) -> Fault:
    return Fault(DATAPACKAGE, None, column, value, expected)


def _missing(key: str) -> Fault:
    return _fault(key, "", _("this key, with a value"))


def _check_resource(resource: dict) -> list[Fault]:
    name = resource.get("name") or resource["path"]
    wanted = PICTURE_KEYS if is_picture(resource) else RESOURCE_KEYS
    faults = [_missing(f"{name}.{key}") for key in wanted if not resource.get(key)]
    faults += _licences_and_sources(f"{name}.", resource)
    if is_picture(resource) and resource.get("extent") and not _is_frame(resource["extent"]):
        expected = _("west, south, east and north in degrees")
        faults.append(_fault(f"{name}.extent", str(resource["extent"]), expected))
    schema = resource.get("schema") or {}
    fields = schema.get("fields") or []
    names = [field.get("name", "") for field in fields]
    if schema and not fields:
        faults.append(_missing(f"{name}.schema.fields"))
    for field in fields:
        where = f"{name}.{field.get('name', '')}"
        faults += [_missing(f"{where}.{key}") for key in FIELD_KEYS if not field.get(key)]
        if field.get("type") and field["type"] not in TYPES:
            expected = _("one of {names}").format(names=", ".join(TYPES))
            faults.append(_fault(f"{where}.type", field["type"], expected))
        if field.get("type") == "number" and not field.get("unit"):
            faults.append(_fault(f"{where}.unit", "", _("the unit of this quantity")))
    if fields and not schema.get("primaryKey"):
        faults.append(_missing(f"{name}.schema.primaryKey"))
    keys = [("primaryKey", key) for key in as_list(schema.get("primaryKey"))]
    keys += [
        ("foreignKeys", key) for item in schema.get("foreignKeys", []) for key in as_list(item["fields"])
    ]
    expected = _("a field of {name}").format(name=name)
    faults += [_fault(f"{name}.schema.{kind}", key, expected) for kind, key in keys if key not in names]
    return faults


def _licences_and_sources(prefix: str, item: dict) -> list[Fault]:
    faults = []
    for number, licence in enumerate(item.get("licenses") or [], start=1):
        if not licence.get("name") and not licence.get("path"):
            faults.append(_missing(f"{prefix}licenses {number}.name"))
    for number, source in enumerate(item.get("sources") or [], start=1):
        if not source.get("title"):
            faults.append(_missing(f"{prefix}sources {number}.title"))
    return faults


def _references(resource: dict, package: dict) -> list[Fault]:
    """Return the keys that point to a resource or field that is not described."""
    described = {
        item.get("name"): {field.get("name") for field in (item.get("schema") or {}).get("fields") or []}
        for item in package["resources"]
    }
    faults = []
    name = resource.get("name") or resource["path"]
    schema = resource.get("schema") or {}
    for key in schema.get("foreignKeys", []):
        target = key["reference"].get("resource") or name
        if target not in described:
            faults.append(_fault(f"{name}.schema.foreignKeys", target, _("the name of a resource")))
        for column in as_list(key["reference"]["fields"]):
            if target in described and column not in described[target]:
                expected = _("a field of {name}").format(name=target)
                faults.append(_fault(f"{name}.schema.foreignKeys", column, expected))
    for field in schema.get("fields") or []:
        target = (field.get("items") or {}).get("resource")
        if target and target not in described:
            where = f"{name}.{field.get('name', '')}.items.resource"
            faults.append(_fault(where, target, _("the name of a resource")))
    return faults


def check_files(root: Path, package: dict) -> list[Fault]:
    """Return the files that are missing, not described, or other than described."""
    faults, described = [], set()
    for resource in package["resources"]:
        path = root / "data" / resource["path"]
        file = f"data/{resource['path']}"
        described.add(file)
        if not path.is_file():
            expected = _("this file, which {file} describes").format(file=DATAPACKAGE)
            faults.append(Fault(file, None, "", "", expected))
            continue
        size, digest = file_sum(path)
        name = resource.get("name") or resource["path"]
        if resource.get("hash") and resource["hash"] != digest:
            expected = _("{sum}, the checksum of {file} (after a change: {command})").format(
                sum=digest, file=file, command=REFRESH
            )
            faults.append(_fault(f"{name}.hash", str(resource["hash"]), expected))
        elif resource.get("bytes") and resource["bytes"] != size:
            expected = _("{number}, the length of {file} (after a change: {command})").format(
                number=size, file=file, command=REFRESH
            )
            faults.append(_fault(f"{name}.bytes", str(resource["bytes"]), expected))
    for folder in FOLDERS:
        for path in sorted((root / "data" / folder).rglob("*")):
            file = path.relative_to(root).as_posix()
            if path.is_file() and file not in described:
                expected = _("a resource in {file} that describes it").format(file=DATAPACKAGE)
                faults.append(Fault(file, None, "", "", expected))
    return faults
