"""The description of the toy package, made from its files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from geo.catalog import refresh_checksums
from geo.model.statement import BOUNDS, FLAGS, KINDS, READINGS, STANCES

NUMBERS = {"value": "as in unit", "low": "as in unit", "high": "as in unit", "lon": "degree", "lat": "degree"}
WHOLE = ("order", "paragraph", "start", "end", "year", "rank")
DATES = ("period_start", "period_end", "published")
ENUMS = {"statements": {"kind": KINDS, "bound": BOUNDS, "stance": STANCES, "reading": READINGS}}
REQUIRED = {"id", "kind", "measure", "name", "name_es", "unit", "corridor"}
OPTIONAL = {("breaks", "measure")}
NAMED = {"attributed_to": "institutions", "institution": "institutions"}
KEYS = {
    "statements": {"measure": "measures", "place": "places", "to_place": "places", "series": "series"}
    | NAMED
    | {"definition": "definitions", "denominator": "definitions"},
    "routes": {"corridor": "places", "from": "places", "to": "places"} | NAMED,
    "breaks": {"measure": "measures", "place": "places", "series": "series"},
    "places": {"parent": "", "predecessor_of": ""},
    "departments": {"id": "places"},
    "zones": {"id": "places"},
    "corridors": {"corridor": "places"},
}
ITEMS = {
    ("statements", "flag"): {"enum": list(FLAGS)},
    ("corridors", "statements"): {"resource": "statements"},
    ("corridors", "routes"): {"resource": "routes"},
}
CARDS = {(name, column) for name in ("statements", "routes") for column in ("source", "read_in")}


def key_of(name: str) -> str:
    """Return the column by which the records of a resource are known."""
    return {"institutions": "name", "definitions": "text"}.get(name, "id")


def described(name: str, column: str, value: object = "") -> dict:
    """Return the description of one field."""
    field: dict = {"name": column, "type": "string", "description": f"{column} of {name}"}
    if column in NUMBERS:
        field |= {"type": "number", "unit": NUMBERS[column]}
    elif column in WHOLE:
        field["type"] = "integer"
    elif column in DATES:
        field["type"] = "date"
    elif column == "monitor":
        field |= {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
    elif isinstance(value, list):
        field["type"] = "array"
    constraints: dict = {}
    if column in REQUIRED and (name, column) not in OPTIONAL:
        constraints["required"] = True
    if column in ENUMS.get(name, {}):
        constraints["enum"] = list(ENUMS[name][column])
    if (name, column) == ("places", "id"):
        constraints["pattern"] = "[a-z0-9-]+"
    if column == "lat":
        constraints |= {"minimum": -90, "maximum": 90}
    if constraints:
        field["constraints"] = constraints
    if (name, column) in ITEMS:
        field["items"] = ITEMS[name, column]
    if (name, column) in CARDS:
        field["card"] = True
    return field


def resource(root: Path, path: Path) -> dict:
    """Return the description of one file."""
    name, layer = path.stem, path.suffix == ".geojson"
    if layer:
        first = json.loads(path.read_text(encoding="utf-8"))["features"][0]["properties"]
    else:
        with path.open(encoding="utf-8", newline="") as file:
            first = dict.fromkeys(next(csv.reader(file)), "")
    schema: dict = {
        "fields": [described(name, column, value) for column, value in first.items()],
        "primaryKey": key_of(name),
        "foreignKeys": [
            {"fields": column, "reference": {"resource": target, "fields": key_of(target)}}
            for column, target in KEYS.get(name, {}).items()
        ],
    }
    entry = {
        "name": name, "title": name.title(), "path": path.relative_to(root / "data").as_posix(),
        "format": "geojson" if layer else "csv",
        "mediatype": "application/geo+json" if layer else "text/csv", "encoding": "utf-8",
        "bytes": 0, "hash": "", "licenses": [{"name": "CC0-1.0"}], "sources": [{"title": "Invented"}],
        "processing": "Invented for tests", "years": "2011-2012", "accuracy": "exact", "schema": schema,
    }  # fmt: skip
    return entry | ({"extent": [9, 3, 16, 8]} if layer else {})


def describe(root: Path) -> None:
    """Write ``data/datapackage.json`` for the files under ``root``."""
    files = sorted((root / "data").glob("*/*.*"))
    package = {
        "profile": "data-package", "name": "toy", "title": "Tavaria", "version": "2026.11",
        "licenses": [{"name": "CC0-1.0"}], "sources": [{"title": "Invented"}],
        "resources": [resource(root, path) for path in files],
    }  # fmt: skip
    text = json.dumps(package, indent=1, ensure_ascii=False)
    (root / "data/datapackage.json").write_text(text, encoding="utf-8")
    refresh_checksums(root)
